//! The command `review`: who reviewed which page, and what is due.

mod calendar;
mod list;
mod sign;
mod table;

use crate::shell::{
    Outcome,
    arguments::{ReviewArguments, ReviewCommand},
    error::ShellError,
};

/// Lists the reviews of all pages, or signs some.
pub fn run(arguments: ReviewArguments) -> Result<Outcome, ShellError> {
    match arguments.command {
        Some(ReviewCommand::Sign(arguments)) => sign::run(arguments),
        None => list::run(arguments),
    }
}
