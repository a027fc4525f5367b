//! Why a command could not be carried out.

use std::{fmt, io, path::Path};

/// What kept the program from doing what was asked, and a way out.
#[derive(Debug)]
pub struct ShellError {
    pub message: String,
    pub help: String,
}

impl ShellError {
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// An operation on `path` that the system refused: `doing` is what was tried, as in "write".
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        let help = match error.kind() {
            io::ErrorKind::PermissionDenied => "Check that you may write there, or name another folder with --output.",
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                "A file has the name that a folder needs. Move it away, or name another folder with --output."
            }
            io::ErrorKind::StorageFull => "Make room on the disk and try again.",
            _ => "Check that the folder is there and not in use by another program, and try again.",
        };
        Self::new(format!("Could not {doing} {}: {error}.", path.display()), help)
    }
}

impl fmt::Display for ShellError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for ShellError {}
