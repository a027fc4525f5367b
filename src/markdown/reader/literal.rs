//! Signs that Markdown takes for text, although the writer is likely to have meant something by them.

use std::ops::Range;

use crate::{
    markdown::{Literal, SlipKind, reader::Reader},
    source::Span,
};

/// How many words a hint in brackets has at least. A single one, as in “[sic]”, is a remark.
const HINT_WORDS: usize = 2;

/// The signs with which word processors begin the lines of a list.
const BULLETS: [char; 7] = ['•', '·', '◦', '▪', '‣', '●', '➢'];

impl Reader<'_> {
    /// Notes what a bracket that opens nothing may have been meant for. It stands at the byte `start`.
    pub(super) fn literal_bracket(&mut self, start: usize) {
        if self.is_escaped(start) {
            return;
        }
        let rest = &self.text[start + 1..];
        if rest.starts_with('^') {
            self.undefined_footnote(start);
        } else if rest.strip_prefix('!').is_some_and(|name| name.trim_start().starts_with(char::is_alphabetic)) {
            self.literal(Literal::Callout, start..self.line_end(start));
        } else if let Some(length) = hint_length(rest) {
            self.slip(SlipKind::Hint, start..start + "[".len() + length);
        }
    }

    /// Notes a link that is none, at the bracket that would end its words.
    pub(super) fn literal_link(&mut self, bracket: &Range<usize>) {
        let rest = &self.text[bracket.end..self.line_end(bracket.end)];
        let Some(literal) = link_without(rest) else { return };
        let line_start = self.text[..bracket.start].rfind('\n').map_or(0, |newline| newline + 1);
        let Some(opening) = self.text[line_start..bracket.start].rfind('[') else { return };
        if self.is_escaped(bracket.start) || self.is_escaped(line_start + opening) {
            return;
        }
        let closing = if literal == Literal::Reference { ']' } else { ')' };
        let end = rest[1..].find(closing).map_or(rest.len(), |end| end + 2);
        self.literal(literal, line_start + opening..bracket.end + end);
    }

    /// Notes two asterisks next to a word, which are likely to have been meant to make it bold.
    pub(super) fn literal_asterisks(&mut self, range: &Range<usize>) {
        let Some(place) = self.text[range.start..].find("**").map(|place| range.start + place) else { return };
        if place >= range.end || self.text[..place].ends_with('*') {
            return;
        }
        let before = self.text[..place].chars().next_back().is_some_and(char::is_alphabetic);
        let after = self.text[place..].trim_start_matches('*').chars().next().is_some_and(char::is_alphabetic);
        if before || after {
            self.literal(Literal::Bold, place..place + 2);
        }
    }

    /// Notes the end of a comment that stands alone on its line. `dash` is the place of its hyphens.
    pub(super) fn literal_comment_end(&mut self, dash: &Range<usize>) {
        let line_start = self.text[..dash.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[line_start..self.line_end(dash.start)].trim_start_matches(['>', ' ']).trim_end();
        // At the beginning of a paragraph it has been noted.
        let is_noted =
            self.body.slips.last().is_some_and(|slip| slip.span == Span::new(dash.start..dash.start + 3, self.offset));
        if line == "-->" && !is_noted {
            self.literal(Literal::CommentEnd, dash.start..dash.start + 3);
        }
    }

    /// Notes a paragraph that begins as something else does.
    pub(super) fn literal_paragraph(&mut self, range: &Range<usize>) {
        let text = &self.text[range.clone()];
        let literal = match text.as_bytes() {
            [b'#', b'#', ..] => Literal::Heading,
            [b'-', b'-', b'>', ..] => Literal::CommentEnd,
            [b'o', b'\t', ..] => Literal::Bullet,
            [0x80..=0xff, ..] if text.starts_with(BULLETS) => Literal::Bullet,
            _ => return,
        };
        self.literal(literal, range.clone());
    }

    pub(super) fn literal(&mut self, literal: Literal, range: Range<usize>) {
        self.slip(SlipKind::Literal(literal), range);
    }

    /// Whether a backslash before the byte `at` says that the sign there is meant as it is.
    pub(super) fn is_escaped(&self, at: usize) -> bool {
        self.text[..at].ends_with('\\')
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..].find('\n').map_or(self.text.len(), |newline| from + newline)
    }
}

/// The link that is none whose words end before `rest`, the rest of their line.
fn link_without(rest: &str) -> Option<Literal> {
    let is_pared = || rest.strip_prefix(" (").is_some_and(|rest| rest.split(')').next().is_some_and(is_address));
    let names =
        || rest.strip_prefix('[').is_some_and(|rest| rest.starts_with(char::is_alphabetic) && rest.contains(']'));
    if rest.starts_with("(tel:") {
        Some(Literal::Telephone)
    } else if rest.starts_with(['(', '（']) {
        Some(Literal::Link)
    } else if is_pared() {
        Some(Literal::ParedLink)
    } else {
        names().then_some(Literal::Reference)
    }
}

/// How long the hint is that follows a bracket, with the bracket that ends it; none where something else follows.
fn hint_length(rest: &str) -> Option<usize> {
    let end = memchr::memchr2(b'[', b']', rest.as_bytes())?;
    let (words, after) = rest.split_at(end);
    let after = after.strip_prefix(']')?;
    let is_in_paragraph = !words.contains("\n\n");
    let is_link =
        after.starts_with(['[', ':', '{']) || link_without(after.lines().next().unwrap_or_default()).is_some();
    let is_hint = is_in_paragraph && !is_link && words.split_whitespace().nth(HINT_WORDS - 1).is_some();
    is_hint.then_some(end + "]".len())
}

/// Whether a text looks like an address and like nothing else.
fn is_address(text: &str) -> bool {
    let begins = ["/", "#", "http://", "https://", "www.", "mailto:", "tel:"];
    !text.contains(char::is_whitespace) && (text.contains(".md") || begins.iter().any(|start| text.starts_with(start)))
}
