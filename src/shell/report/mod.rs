//! Diagnostics, as people and programs read them.

mod github;
mod human;
mod json;
mod sarif;
mod short;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, IsTerminal, Write},
};

pub use human::{drawing, print_shell_error};
pub use json::Record;

use crate::{
    build::Built,
    diagnostic::{Diagnostic, Location, Position, Severity},
    parse::theme,
    shell::arguments::Format,
    source::{FileContent, Files},
};

/// The texts that diagnostics point into.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    files: &'a Files,
}

impl<'a> Sources<'a> {
    pub fn new(files: &'a Files) -> Self {
        Self { files }
    }

    /// The text of the file that `location` is in: the site's, or one that is built in. It is empty where there is none.
    fn text(self, location: &Location) -> Cow<'a, str> {
        let bytes: &[u8] = match self.files.get(location.path.as_str()) {
            Some(FileContent::Bytes(bytes)) => bytes,
            Some(FileContent::Unreadable(_)) => &[],
            None => theme::built_in(location.path.as_str()).unwrap_or_default(),
        };
        // What comes before a byte that is not UTF-8, and so every place up to it, stays as it is.
        String::from_utf8_lossy(bytes)
    }

    fn position(self, location: &Location) -> Position {
        Position::of(&self.text(location), location.span.start as usize)
    }
}

/// Draws all errors, and returns how many there are.
pub fn print_errors(diagnostics: &[Diagnostic], sources: Sources<'_>) -> usize {
    let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    let is_terminal = io::stderr().is_terminal();
    for diagnostic in &errors {
        eprintln!("{}\n", human::draw(diagnostic, sources, is_terminal));
    }
    errors.len()
}

/// Writes a line to the standard output. Whoever reads it may stop early, as `head` does; that is no mistake.
pub fn say(line: &str) {
    let mut output = io::stdout().lock();
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

/// Lists the warnings, a line each.
pub fn print_warnings(diagnostics: &[Diagnostic], sources: Sources<'_>) {
    for diagnostic in diagnostics.iter().filter(|diagnostic| !diagnostic.is_error()) {
        eprint!("{}", short::line(diagnostic, sources));
    }
}

/// Says that nothing was written because of errors.
pub fn print_failure(errors: usize) {
    eprintln!("{}. Nothing was written.", count(errors, "error"));
}

/// Sums up the warnings: how often each code was warned of.
pub fn print_warning_counts(codes: &BTreeMap<String, usize>) {
    for (code, times) in codes {
        eprintln!("warning[{code}]: {}", count(*times, "time"));
    }
    if !codes.is_empty() {
        eprintln!("`careleaf check` shows where.");
    }
}

/// Writes what `check` found to the standard output, in `format`; for people, a last line sums it up.
pub fn print_check(built: &Built, sources: Sources<'_>, format: Format) {
    let diagnostics = &built.diagnostics;
    let text = match format {
        Format::Human => {
            let is_terminal = io::stdout().is_terminal();
            let drawings = diagnostics.iter().map(|diagnostic| human::draw(diagnostic, sources, is_terminal) + "\n\n");
            drawings.collect::<String>() + &summary(built)
        }
        Format::Short => diagnostics.iter().map(|diagnostic| short::line(diagnostic, sources)).collect(),
        Format::Json => json::array(diagnostics, sources),
        Format::Github => diagnostics.iter().map(|diagnostic| github::command(diagnostic, sources)).collect(),
        Format::Sarif => sarif::log(diagnostics, sources),
    };
    // Whoever reads the output may stop early, as `head` does; that is no mistake.
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// A number with its noun: `1 page`, `2 pages`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn summary(built: &Built) -> String {
    let errors = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = built.diagnostics.len() - errors;
    let pages = count(built.pages, "page");
    match (errors, warnings) {
        (0, 0) => format!("Checked {pages}: nothing is wrong.\n"),
        _ => format!("Checked {pages}: {}, {}.\n", count(errors, "error"), count(warnings, "warning")),
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
