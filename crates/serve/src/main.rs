//! The inference server; see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    falaj_serve::cli::main()
}
