//! The program `careleaf`. All that it does is in the library.

use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "the arguments enter the program here")]
fn main() -> ExitCode {
    careleaf::shell::run(std::env::args_os())
}
