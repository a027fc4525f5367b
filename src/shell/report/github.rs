//! Annotations in a GitHub workflow, as its documentation of workflow commands describes them.

use crate::{
    diagnostic::Diagnostic,
    shell::report::{Sources, severity_name},
};

/// The workflow command that shows a diagnostic beside the line it is about.
pub(super) fn command(diagnostic: &Diagnostic, sources: &Sources<'_>) -> String {
    let place = diagnostic.location.as_ref().map_or_else(String::new, |location| {
        let position = sources.position(location);
        let path = property(&sources.path_in_repository(location.path.as_str()));
        format!("file={path},line={},col={},", position.line, position.column)
    });
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    let message = data(&format!("{}{help}", diagnostic.message));
    format!("::{} {place}title={}::{message}\n", severity_name(diagnostic.severity), diagnostic.code)
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
