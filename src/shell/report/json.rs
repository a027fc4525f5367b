//! One array of objects, for programs; the live preview takes the same.

use serde::Serialize;

use crate::{
    diagnostic::{Diagnostic, Severity},
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
}

/// The diagnostics as records, in their order.
pub fn records(diagnostics: &[Diagnostic], sources: Sources<'_>) -> Vec<Record> {
    let record = |diagnostic: &Diagnostic| {
        let position = diagnostic.location.as_ref().map(|location| sources.position(location));
        Record {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            file: diagnostic.location.as_ref().map(|location| location.path.to_string()),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            help: diagnostic.help.clone(),
        }
    };
    diagnostics.iter().map(record).collect()
}

pub(super) fn array(diagnostics: &[Diagnostic], sources: Sources<'_>) -> String {
    // Records are text and numbers, which always have a form in JSON.
    serde_json::to_string_pretty(&records(diagnostics, sources)).unwrap_or_default() + "\n"
}
