//! Drawings for people: the line of the mistake with the place marked, the places that have to do with it, and the way out.

use std::{
    io::{self, IsTerminal},
    ops::Range,
};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::{
    diagnostic::{Diagnostic, Lines, Location, Position, Severity},
    shell::{
        error::ShellError,
        report::{
            Sources,
            visible::{drawable, visible},
        },
    },
};

/// How many lines of a place are drawn: the first ones show where it begins.
const DRAWN_LINES: usize = 4;

/// How many bytes are drawn before a place in its line, and after its start. The renderer cuts them to the terminal's width.
const DRAWN_BEFORE: usize = 1000;
const DRAWN_AFTER: usize = 1000;

/// Draws a diagnostic without colours, as the terminal shows it.
pub fn drawing(diagnostic: &Diagnostic, sources: &Sources<'_>) -> String {
    draw(diagnostic, sources, false)
}

/// Draws a diagnostic; in colour for a terminal.
pub fn draw(diagnostic: &Diagnostic, sources: &Sources<'_>, is_terminal: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = visible(&diagnostic.message);
    let title = level.primary_title(message).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(location) = &diagnostic.location {
        let lines = sources.lines(&location.path);
        group = drawn(group, &lines, location, AnnotationKind::Primary, None);
    }
    for related in &diagnostic.related {
        let lines = sources.lines(&related.location.path);
        group = drawn(group, &lines, &related.location, AnnotationKind::Context, Some(&related.message));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    renderer(is_terminal).render(&[group])
}

/// Adds the lines of `location`, with the place in them marked.
fn drawn<'a>(
    group: Group<'a>,
    lines: &Lines<'_>,
    location: &'a Location,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Group<'a> {
    let Position { line, column } = lines.position(location.span.start as usize);
    let Excerpt { text, marked, is_whole_line } = Excerpt::of(lines, line, location.span.range());
    let snippet = Snippet::source(text).line_start(line).annotation(kind.span(marked).label(label));
    let path = visible(location.path.as_str());
    match is_whole_line {
        true => group.element(snippet.path(path)),
        // The renderer would count the column from where the line was cut.
        false => group.element(Origin::path(path).line(line).char_column(column)).element(snippet),
    }
}

/// The lines of a place, cut to what is near it where they are long.
struct Excerpt {
    text: String,
    /// The place in `text`.
    marked: Range<usize>,
    /// Whether `text` begins where the first line does.
    is_whole_line: bool,
}

impl Excerpt {
    /// The excerpt for the bytes `span`, which begin in the line that counts `line` from 1.
    fn of(lines: &Lines<'_>, line: usize, span: Range<usize>) -> Self {
        let text = lines.text();
        let first = lines.line(line);
        let limit = lines.line(line + DRAWN_LINES - 1).end;
        let limit = if limit < first.end { first.end } else { limit };
        let start = text.floor_char_boundary(span.start.clamp(first.start, first.end));
        let mut end = text.floor_char_boundary(span.end.clamp(start, limit));
        // An empty place is drawn as the character that stands there.
        if start == end
            && let Some(character) = text[start..first.end].chars().next()
        {
            end += character.len_utf8();
        }
        let last_line = lines.line(lines.position(end).line);
        let is_whole_line = start - first.start <= DRAWN_BEFORE;
        let from = if is_whole_line { first.start } else { text.ceil_char_boundary(start - DRAWN_BEFORE) };
        let to = text.floor_char_boundary(last_line.end.min(start + DRAWN_AFTER));
        let end = end.min(to);
        let cut_after = if to < last_line.end { "…" } else { "" };
        Self {
            text: format!("{}{cut_after}", drawable(&text[from..to])),
            marked: start - from..end - from,
            is_whole_line,
        }
    }
}

/// Says why a command could not be carried out.
pub fn print_shell_error(error: &ShellError) {
    let group = Group::with_title(Level::ERROR.primary_title(&error.message)).element(Level::HELP.message(&error.help));
    eprintln!("{}", renderer(io::stderr().is_terminal()).render(&[group]));
}

fn renderer(is_terminal: bool) -> Renderer {
    // https://no-color.org
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if is_terminal && !no_colour { Renderer::styled() } else { Renderer::plain() }
}
