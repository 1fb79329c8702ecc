//! Set-up: everything the other tasks need, installed once.

use crate::shell::Outcome;
use crate::{node, python, system};

/// What it takes to build and open the window.
pub fn desktop() -> Outcome {
    system::ensure(&system::DESKTOP)?;
    node::ensure()?;
    node::install("ui")
}

/// What it takes to run all tests.
pub fn everything() -> Outcome {
    browser()?;
    python::ensure("clients", "tests/clients/requirements.txt").map(|_| ())
}

/// What it takes to look at the interface in the browser.
pub fn browser() -> Outcome {
    desktop()?;
    system::ensure(&system::TESTS)?;
    browser_tests()
}

/// What the tests in the browser are written with.
pub fn browser_tests() -> Outcome {
    node::install("tests/ui")
}

/// Prints the names of the system packages, one a line, for tests and for people who install them by hand.
pub fn list() -> Outcome {
    for package in system::DESKTOP.iter().chain(&system::TESTS) {
        println!("{}", package.name);
    }
    Ok(())
}
