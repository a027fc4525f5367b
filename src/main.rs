//! The program `careleaf`. All that it does is in the library.

use std::process::ExitCode;

/// Pages are made on all cores at once, out of many small pieces. The system's allocator spends a third of a build on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::disallowed_methods, reason = "the arguments enter the program here")]
fn main() -> ExitCode {
    careleaf::shell::run(std::env::args_os())
}
