//! The inference server, as the tests start it.

use std::process::ExitCode;

fn main() -> ExitCode {
    falaj_serve::cli::main()
}
