//! Arrays of objects, for programs; the live preview takes the same.

use serde::Serialize;

use crate::{
    diagnostic::{Diagnostic, Position, Related, Severity},
    shell::report::Sources,
};

/// A diagnostic as programs read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    /// The file, relative to the root of the site; null for what is not there.
    pub file: Option<String>,
    /// Counts from 1.
    pub line: Option<usize>,
    /// Counts characters from 1.
    pub column: Option<usize>,
    pub help: Option<String>,
    /// Other places that have to do with it; the key is left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedRecord>,
}

/// Another place that a mistake has to do with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelatedRecord {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl Record {
    /// The diagnostic as a record.
    pub fn of(diagnostic: &Diagnostic, sources: &Sources<'_>) -> Self {
        let position = diagnostic.location.as_ref().map(|location| sources.position(location));
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity,
            message: diagnostic.message.to_string(),
            file: diagnostic.location.as_ref().map(|location| location.path.to_string()),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            help: diagnostic.help.as_deref().map(str::to_owned),
            related: diagnostic.related.iter().map(|related| related_record(related, sources)).collect(),
        }
    }
}

fn related_record(related: &Related, sources: &Sources<'_>) -> RelatedRecord {
    let Position { line, column } = sources.position(&related.location);
    RelatedRecord { file: related.location.path.to_string(), line, column, message: related.message.to_string() }
}

/// One array of `records`, which are made of text and numbers.
pub fn array<R: Serialize>(records: impl Iterator<Item = R>) -> String {
    let records: Vec<R> = records.collect();
    // Text and numbers always have a form in JSON.
    serde_json::to_string_pretty(&records).unwrap_or_default() + "\n"
}
