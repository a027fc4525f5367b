//! Where a page's front matter begins and ends.

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed},
    parse::{FrontMatter, yaml},
    source::{SourcePath, Span},
};

const NO_FRONT_MATTER: &str = "This page does not begin with front matter.";

/// What is said of a line that is meant as three hyphens, and what to do about it.
const NO_HYPHENS: &str = "This line should be three hyphens: ---";
const HYPHENS: &str =
    "Write three hyphens, with nothing before or after them. Some programs make one dash of them as you type.";

/// A page's text, cut at its front matter. Both ranges are bytes of the file.
pub struct Parts {
    pub front_matter: Range<usize>,
    pub body: Range<usize>,
}

/// Finds the front matter of `text`. Where a line that begins or ends it is missing, it is what looks like it, so that one
/// mistake does not look like many; where nothing does, the whole text is the body.
pub fn split(path: &SourcePath, text: &str) -> Parsed<Parts> {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut lines = LineRanges { text, at: start };
    let first = lines.next().unwrap_or(start..start);
    let is_fence = |line: &Range<usize>| text[line.clone()].trim_end() == "---";
    if !is_fence(&first) {
        let keys = if is_dashes(&text[first.clone()]) { first.end } else { start };
        let begins_with_key = LineRanges { text, at: keys }.next().is_some_and(|line| key_of(&text[line]).is_some());
        let last = LineRanges { text, at: keys }.find(|line| begins_with_key && is_dashes(&text[line.clone()]));
        let value = match last {
            Some(last) => Parts { front_matter: keys..last.start, body: last.end..text.len() },
            None => Parts { front_matter: start..start, body: start..text.len() },
        };
        return Parsed { value, diagnostics: vec![missing(path, text, start)] };
    }
    let Some(last) = lines.find(|line| is_fence(line)) else {
        return unclosed(path, text, &first);
    };
    let parts = Parts { front_matter: first.end..last.start, body: last.end..text.len() };
    Parsed { value: parts, diagnostics: second(path, text, last.end).into_iter().collect() }
}

/// The parts of a text whose first line, `first`, begins front matter that no line ends.
fn unclosed(path: &SourcePath, text: &str, first: &Range<usize>) -> Parsed<Parts> {
    let keys_end = LineRanges { text, at: first.end }.find(|line| ends_keys(&text[line.clone()]));
    let last = keys_end.clone().filter(|line| is_dashes(&text[line.clone()]));
    let (place, message, help) = match &last {
        Some(last) => (last, NO_HYPHENS, HYPHENS),
        None => (
            first,
            "The front matter begins here, but nothing ends it.",
            "Put a line with only `---` after the last key, before the text of the page.",
        ),
    };
    let location = Location::new(path, span_of_line(text, place));
    let diagnostic = Diagnostic::new(Code::UnclosedFrontMatter, location, message).with_help(help);
    let end = keys_end.map_or(text.len(), |line| line.start);
    let body = last.map_or(end, |line| line.end);
    let value = Parts { front_matter: first.end..end, body: body..text.len() };
    Parsed { value, diagnostics: vec![diagnostic] }
}

/// Whether a line is none of front matter that was begun: an empty one, dashes, a heading, or text.
fn ends_keys(line: &str) -> bool {
    let is_key_or_below = line.contains(':') || line.starts_with([' ', '\t', '-', '#', ']', '}']);
    line.trim().is_empty() || is_dashes(line) || line.starts_with("##") || !is_key_or_below
}

/// Whether a line is meant as three hyphens. Word processors make one dash of them.
fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.len() > 1 && line.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

/// The key that a line begins with, if it is one that front matter may have.
fn key_of(line: &str) -> Option<&str> {
    line.split_once(':').map(|(key, _)| key).filter(|key| yaml::keys::<FrontMatter>().contains(key))
}

/// Why no front matter was found, as near as can be told from how the file begins.
fn missing(path: &SourcePath, text: &str, start: usize) -> Diagnostic {
    let mut lines = LineRanges { text, at: start };
    let line = lines.find(|line| !text[line.clone()].trim().is_empty()).unwrap_or(start..start);
    let content = text[line.clone()].trim();
    let begin = "Begin the page with three lines";
    let (message, help) = if content == "---" {
        (
            "There is something before the front matter.",
            "Delete the empty lines and the spaces before this line.".to_owned(),
        )
    } else if is_dashes(content) || content == "-" {
        (NO_HYPHENS, HYPHENS.to_owned())
    } else if key_of(content).is_some() {
        ("The line that begins the front matter is missing.", "Put a line with only `---` above this one.".to_owned())
    } else if let Some(title) = content.strip_prefix("# ") {
        // In quotation marks it is the title whatever signs are in it.
        let title = title.trim().replace('\\', "\\\\").replace('"', "\\\"");
        (NO_FRONT_MATTER, format!("{begin}, in place of this one:\n---\ntitle: \"{title}\"\n---"))
    } else {
        (NO_FRONT_MATTER, format!("{begin}:\n---\ntitle: The title of this page\n---"))
    };
    Diagnostic::new(Code::MissingFrontMatter, Location::new(path, span_of_line(text, &line)), message).with_help(help)
}

/// How many lines below the front matter may be keys of it that stand too low.
const LINES_BELOW: usize = 8;

/// Keys below the front matter, with lines of hyphens around them or without, would be shown as a part of the text: and what
/// they say, such as that the page is a draft, would be lost.
fn second(path: &SourcePath, text: &str, body: usize) -> Option<Diagnostic> {
    let lines = || LineRanges { text, at: body }.filter(|line| !text[line.clone()].trim().is_empty());
    let holds_back = |line: &Range<usize>| matches!(key_of(&text[line.clone()]), Some("draft" | "publish_on"));
    let mut first_lines = lines();
    let (first, next) = (first_lines.next()?, first_lines.next());
    let is_fence = text[first.clone()].trim_end() == "---";
    if is_fence && next.is_some_and(|next| key_of(&text[next]).is_some()) {
        let message = "This page has a second front matter.";
        let location = Location::new(path, span_of_line(text, &first));
        return Some(
            Diagnostic::new(Code::MissingFrontMatter, location, message)
                .with_help("Keep one of the two, at the very beginning."),
        );
    }
    let begins = Some(first).filter(|first| key_of(&text[first.clone()]).is_some());
    let line = begins.or_else(|| lines().take(LINES_BELOW).find(holds_back))?;
    let message = "This is a key of the front matter, and stands below it.";
    let location = Location::new(path, span_of_line(text, &line));
    Some(
        Diagnostic::new(Code::MissingFrontMatter, location, message)
            .with_help("Move the line up, above the second line of hyphens. As it is, visitors would read it."),
    )
}

fn span_of_line(text: &str, line: &Range<usize>) -> Span {
    Span::new(line.start..line.start + text[line.clone()].trim_end().len(), 0)
}

/// The lines of a text as ranges, each with its line end.
pub(super) struct LineRanges<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl Iterator for LineRanges<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        let start = self.at;
        self.at += rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        Some(start..self.at)
    }
}
