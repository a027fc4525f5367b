//! What Careleaf tells of a mistake: a stable code, how grave it is, a sentence in plain words, the place, and a way out.

mod by_file;
mod code;
mod lines;
mod nearest;
mod rule;
mod shortened;
mod words;

pub use by_file::{Diagnostics, FileDiagnostics};
pub use code::Code;
pub use lines::{Lines, Position};
pub use nearest::{OFFERED, ask, did_you_mean, nearest};
pub use rule::{Rule, files_of};
pub use words::Words;

use serde::{Deserialize, Serialize};

use crate::{
    diagnostic::shortened::shortened,
    source::{FileContent, SourcePath, Span},
};

/// How grave a mistake is. An error keeps the site from being written; a warning does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// One mistake.
///
/// The order of the fields is the order of a report: by place, then by code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    pub location: Option<Location>,
    pub code: Code,
    pub severity: Severity,
    /// One sentence in plain words.
    pub message: Words,
    /// How to mend it.
    pub help: Option<Words>,
    /// Other places that have to do with it, such as the page that says something else. Most mistakes have none.
    pub related: Box<[Related]>,
    /// Whether it is a warning whatever a site's rules say, since it harms nobody yet.
    pub is_capped: bool,
    /// Whether it is an error whatever a site's rules and its pages say.
    pub is_firm: bool,
}

/// Another place that a mistake has to do with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Related {
    pub location: Location,
    /// What is there, in a few words.
    pub message: Words,
}

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    pub path: SourcePath,
    pub span: Span,
}

/// What was understood of an input, and everything that was wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl Diagnostic {
    /// A diagnostic with the severity that its code has by default.
    pub fn new(code: Code, location: Location, message: impl Into<Words>) -> Self {
        Self { location: Some(location), ..Self::without_place(code, message) }
    }

    /// A diagnostic of something that is not there, and so has no place.
    pub fn without_place(code: Code, message: impl Into<Words>) -> Self {
        Self {
            location: None,
            code,
            severity: code.default_severity(),
            message: shortened(message.into()),
            help: None,
            related: Box::default(),
            is_capped: false,
            is_firm: false,
        }
    }

    pub fn with_help(mut self, help: impl Into<Words>) -> Self {
        self.help = Some(shortened(help.into()));
        self
    }

    /// Makes it a warning whatever a site's rules say.
    pub fn capped(mut self) -> Self {
        self.cap();
        self
    }

    /// As [`capped`](Self::capped).
    pub fn cap(&mut self) {
        self.severity = Severity::Warning;
        self.is_capped = true;
    }

    /// Makes it an error whatever a site's rules and its pages say.
    pub fn make_firm(&mut self) {
        self.severity = Severity::Error;
        self.is_firm = true;
    }

    /// Names another place that has to do with the mistake.
    pub fn with_related(mut self, location: Location, message: impl Into<Words>) -> Self {
        let related = Related { location, message: shortened(message.into()) };
        self.related = self.related.into_iter().chain([related]).collect();
        self
    }

    /// Whether both say the same of the same place. A template's mistake, for one, is found on every page that it makes.
    pub fn is_same_mistake(&self, other: &Self) -> bool {
        (self.code, &self.location, &self.message) == (other.code, &other.location, &other.message)
    }

    /// Its own place, and those that have to do with it.
    pub fn places(&self) -> impl Iterator<Item = &Location> {
        self.location.iter().chain(self.related.iter().map(|related| &related.location))
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl FileContent {
    /// The diagnostic for a file that could not be read; none for one that could.
    pub fn unreadable(&self, path: &SourcePath) -> Option<Diagnostic> {
        let FileContent::Unreadable(reason) = self else { return None };
        let message = format!("This file cannot be read: {reason}.");
        let diagnostic = Diagnostic::new(Code::UnreadableFile, Location::start_of(path), message);
        Some(diagnostic.with_help("Check that the file is still there and that you may read it."))
    }
}

impl Location {
    pub fn new(path: &SourcePath, span: Span) -> Self {
        Self { path: path.clone(), span }
    }

    /// The very beginning of a file, for what concerns the file as a whole.
    pub fn start_of(path: &SourcePath) -> Self {
        Self::new(path, Span::default())
    }
}
