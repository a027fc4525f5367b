//! The program around the core: all of its input and output. [`run`] is the entry.
#![expect(clippy::disallowed_methods, clippy::print_stderr, reason = "the shell is where input and output belong")]

mod arguments;
mod build;
mod check;
mod disk;
mod error;
mod explain;
mod fingerprint;
mod init;
mod links;
mod new;
mod new_files;
mod pages;
// Public for the benchmark of what it takes to write a website.
pub mod publish;
mod readability;
mod report;
mod review;
mod schema;
mod serve;
mod starters;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser;

use crate::shell::arguments::{Arguments, Command};

/// How a command ended that could be carried out.
enum Outcome {
    Fine,
    /// The content has errors.
    ContentErrors,
}

/// Runs the program with its arguments, its own name first, and returns its exit status: 0 fine, 1 the content has errors,
/// 2 the command could not be carried out.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Arguments { command } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        // `--help` and `--version` come this way too, and say so by their exit status.
        Err(error) => {
            let status = u8::try_from(error.exit_code()).unwrap_or(2);
            return match error.print() {
                Ok(()) => ExitCode::from(status),
                Err(_) => ExitCode::from(2),
            };
        }
    };
    let outcome = match command {
        Command::Build(arguments) => build::run(arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Review(arguments) => review::run(arguments),
        Command::Readability(arguments) => readability::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::ContentErrors) => ExitCode::from(1),
        Err(error) => {
            report::print_shell_error(&error);
            ExitCode::from(2)
        }
    }
}
