//! Drawings for people: the line of the mistake with the place marked, and the way out.

use std::{
    io::{self, IsTerminal},
    ops::Range,
};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{
    diagnostic::{Diagnostic, Severity},
    shell::{error::ShellError, report::Sources},
    source::Span,
};

/// Draws a diagnostic without colours, as the terminal shows it.
pub fn drawing(diagnostic: &Diagnostic, sources: Sources<'_>) -> String {
    draw(diagnostic, sources, false)
}

/// Draws a diagnostic; in colour for a terminal.
pub(super) fn draw(diagnostic: &Diagnostic, sources: Sources<'_>, is_terminal: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code.as_str());
    let text = diagnostic.location.as_ref().map(|location| (location, sources.text(location)));
    let mut group = match &text {
        Some((location, text)) => {
            let span = drawn_span(location.span, text);
            let annotation = AnnotationKind::Primary.span(span);
            title.element(Snippet::source(text.as_ref()).path(location.path.as_str()).annotation(annotation))
        }
        None => Group::with_title(title),
    };
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer(is_terminal).render(&[group])
}

/// The span as far as it is within `text`, with whole characters; an empty one is drawn as the character that stands there.
fn drawn_span(span: Span, text: &str) -> Range<usize> {
    let floor = |mut place: usize| {
        place = place.min(text.len());
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        place
    };
    let start = floor(span.range().start);
    let end = floor(span.range().end).max(start);
    match text[start..].chars().next() {
        Some(character) if start == end && character != '\n' => start..start + character.len_utf8(),
        _ => start..end,
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
