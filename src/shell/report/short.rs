//! A line for each mistake.

use crate::{
    diagnostic::Diagnostic,
    shell::report::{Sources, severity_name},
};

/// `file:line:column: severity[code]: message`, with a line end.
pub(super) fn line(diagnostic: &Diagnostic, sources: &Sources<'_>) -> String {
    let place = diagnostic.location.as_ref().map_or_else(String::new, |location| {
        let position = sources.position(location);
        format!("{}:{}:{}: ", location.path, position.line, position.column)
    });
    let Diagnostic { code, severity, message, .. } = diagnostic;
    format!("{place}{}[{code}]: {message}\n", severity_name(*severity))
}
