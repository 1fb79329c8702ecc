//! Prints the contract in TypeScript; `cargo xtask codegen` writes it to the UI.

fn main() {
    print!("{}", falaj_schema::typescript::module());
}
