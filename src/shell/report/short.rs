//! A line for each mistake.

use crate::{
    diagnostic::Diagnostic,
    shell::report::{Sources, severity_name, visible::in_one_line},
};

/// `file:line:column: severity[code]: message`, with a line end.
pub(super) fn line(diagnostic: &Diagnostic, sources: &Sources<'_>) -> String {
    let place = diagnostic.location.as_ref().map_or_else(String::new, |location| {
        let position = sources.position(location);
        format!("{}:{}:{}: ", in_one_line(location.path.as_str()), position.line, position.column)
    });
    let Diagnostic { code, severity, message, .. } = diagnostic;
    format!("{place}{}[{code}]: {}\n", severity_name(*severity), in_one_line(message))
}
