//! Diagnostics, as people and programs read them.

mod github;
mod human;
mod json;
mod sarif;
mod short;
mod spreadsheet;
mod table;
mod visible;

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    io::{self, IsTerminal, Write},
    path::Path,
    rc::Rc,
    sync::Arc,
};

pub use human::{drawing, print_shell_error};
pub use json::{Record, array};
pub use spreadsheet::{Spreadsheet, harmless, yes_or_no};
pub use table::{Alignment, table};
pub use visible::in_one_line;

use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, FileDiagnostics, Lines, Location, Position, Severity},
    parse::theme,
    shell::arguments::Format,
    source::{FileContent, Files, SourcePath, with_line_feeds, with_substitutes},
};

/// The texts that diagnostics point into. Each is read once, however many mistakes it has.
pub struct Sources<'a> {
    files: &'a Files,
    texts: RefCell<HashMap<SourcePath, Rc<Lines<'a>>>>,
    /// The folder of the site in the repository that it is checked in; empty where that is the repository's own.
    folder: String,
}

/// What `check` found.
pub struct Checked {
    /// The number of pages.
    pub pages: usize,
    /// The number of addresses of other websites that the pages lead to, where those were asked.
    pub links: Option<usize>,
    pub diagnostics: Diagnostics,
}

impl<'a> Sources<'a> {
    pub fn new(files: &'a Files) -> Self {
        Self { files, texts: RefCell::default(), folder: String::new() }
    }

    /// The texts of a site in `folder` of a repository, which is how formats for machines name its files.
    pub fn in_folder(files: &'a Files, folder: &Path) -> Self {
        let parts = folder.iter().map(|part| format!("{}/", part.to_string_lossy()));
        Self { folder: parts.collect(), ..Self::new(files) }
    }

    fn path_in_repository(&self, path: &str) -> String {
        format!("{}{path}", self.folder)
    }

    /// The text of the file at `path`: the site's, or one that is built in. It is empty where there is none.
    fn lines(&self, path: &SourcePath) -> Rc<Lines<'a>> {
        let read = || {
            let bytes: &'a [u8] = match self.files.get(path.as_str()) {
                Some(FileContent::Bytes(bytes)) => bytes,
                Some(FileContent::Unreadable(_)) => &[],
                None => theme::built_in(path.as_str()).unwrap_or_default(),
            };
            // Every place stays as it is. Where the text is drawn, the substitute shows as a sign of its own.
            Rc::new(Lines::new(with_line_feeds(with_substitutes(bytes, '\u{1a}'))))
        };
        self.texts.borrow_mut().entry(path.clone()).or_insert_with(read).clone()
    }

    /// Where the place ends: behind its last character.
    fn end_position(&self, location: &Location) -> Position {
        self.lines(&location.path).position(location.span.end as usize)
    }

    fn position(&self, location: &Location) -> Position {
        self.lines(&location.path).position(location.span.start as usize)
    }
}

/// Draws all errors, and returns how many there are.
pub fn print_errors<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, sources: &Sources<'_>) -> usize {
    let errors: Vec<&Diagnostic> = diagnostics.into_iter().filter(|diagnostic| diagnostic.is_error()).collect();
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

/// Writes a text to the standard output. Whoever reads it may stop early.
pub fn print(text: &str) {
    let _ = write(text);
}

/// A paragraph in lines of at most 80 characters, where its words allow it.
pub fn wrapped(paragraph: &str) -> String {
    const WIDTH: usize = 80;
    let mut text = String::new();
    let mut column = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text + "\n"
}

/// Lists the warnings, a line each.
pub fn print_warnings(diagnostics: &Diagnostics, sources: &Sources<'_>) {
    for diagnostic in diagnostics.iter().filter(|diagnostic| !diagnostic.is_error()) {
        eprint!("{}", short::line(diagnostic, sources));
    }
}

/// Says that nothing was written because of errors.
pub fn print_failure(errors: usize) {
    eprintln!("{}. Nothing was written.", count(errors, "error"));
}

/// Says why pages without a review that holds are refused.
pub fn print_refusal() {
    eprintln!(
        "--publish refuses pages without a review that holds, since site.yaml says `review: {{required: true}}`."
    );
    eprintln!("`careleaf review` lists what is due.");
}

/// Says that nothing was signed because of errors.
pub fn print_unsigned(errors: usize) {
    eprintln!("{}. Nothing was signed.", count(errors, "error"));
}

/// Sums up the warnings: how often each code was warned of.
pub fn print_warning_counts(codes: &BTreeMap<String, usize>) {
    for (code, times) in codes {
        eprintln!("{times} × warning[{code}]");
    }
    if !codes.is_empty() {
        eprintln!("`careleaf check` shows where, and what to do.");
    }
}

/// Writes what `check` found to the standard output, in `format`; for people, a last line sums it up. `sources` makes the texts
/// that the diagnostics point into ready to be read.
pub fn print_check<'s>(checked: &Checked, sources: impl Fn() -> Sources<'s> + Sync, format: Format) {
    let diagnostics = &checked.diagnostics;
    let is_terminal = io::stdout().is_terminal();
    // Whoever reads the output may stop early, as `head` does; that is no mistake.
    let _ = match format {
        Format::Human => {
            let drawing =
                |diagnostic: &Diagnostic, sources: &Sources<'_>| human::draw(diagnostic, sources, is_terminal) + "\n\n";
            print_each(diagnostics, sources, drawing).and_then(|()| write(&summary(checked)))
        }
        Format::Short => print_each(diagnostics, sources, short::line),
        Format::Github => print_each(diagnostics, sources, github::command),
        Format::Json => {
            let sources = sources();
            write(&json::array(diagnostics.iter().map(|diagnostic| Record::of(diagnostic, &sources))))
        }
        Format::Sarif => write(&sarif::log(diagnostics, &sources())),
    };
}

/// Writes every diagnostic as `text` has it, some files at a time: a site may have a hundred thousand.
fn print_each<'s>(
    diagnostics: &Diagnostics,
    sources: impl Fn() -> Sources<'s> + Sync,
    text: impl Fn(&Diagnostic, &Sources<'s>) -> String + Sync,
) -> io::Result<()> {
    const FILES_AT_A_TIME: usize = 512;
    let text_of_file = |of_file: &Arc<FileDiagnostics>| {
        let sources = sources();
        of_file.iter().map(|diagnostic| text(diagnostic, &sources)).collect::<String>()
    };
    for files in diagnostics.files().chunks(FILES_AT_A_TIME) {
        let texts: Vec<String> = files.par_iter().map(text_of_file).collect();
        texts.iter().try_for_each(|text| write(text))?;
    }
    Ok(())
}

fn write(text: &str) -> io::Result<()> {
    io::stdout().lock().write_all(text.as_bytes())
}

/// A number with its noun: `1 page`, `2 pages`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A path as it can be typed in a command.
pub fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}

fn summary(checked: &Checked) -> String {
    let (errors, warnings) = (checked.diagnostics.errors(), checked.diagnostics.warnings());
    let pages = count(checked.pages, "page");
    let what = match checked.links {
        Some(links) => format!("{pages} and {} to other websites", count(links, "link")),
        None => pages,
    };
    match (errors, warnings) {
        (0, 0) => format!("Checked {what}: nothing is wrong.\n"),
        _ => format!("Checked {what}: {}, {}.\n", count(errors, "error"), count(warnings, "warning")),
    }
}

pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
