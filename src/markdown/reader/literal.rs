//! Signs that Markdown takes for text, although the writer is likely to have meant something by them.

use std::ops::Range;

use crate::markdown::{Literal, SlipKind, reader::Reader};

/// The signs with which word processors begin the lines of a list.
const BULLETS: [char; 7] = ['•', '·', '◦', '▪', '‣', '●', '➢'];

impl Reader<'_> {
    /// Notes what a bracket that opens nothing may have been meant for. It stands at the byte `start`.
    pub(super) fn literal_bracket(&mut self, start: usize) {
        let rest = &self.text[start + 1..];
        if self.is_escaped(start) {
        } else if rest.starts_with('^') {
            self.undefined_footnote(start);
        } else if rest.strip_prefix('!').is_some_and(|name| name.trim_start().starts_with(char::is_alphabetic)) {
            self.literal(Literal::Callout, start..self.line_end(start));
        }
    }

    /// Notes a link that is none, at the bracket that would end its words.
    pub(super) fn literal_link(&mut self, bracket: &Range<usize>) {
        let rest = &self.text[bracket.end..self.line_end(bracket.end)];
        let literal = if rest.starts_with(['(', '（']) {
            Literal::Link
        } else if rest.strip_prefix(" (").is_some_and(|rest| rest.split(')').next().is_some_and(is_address)) {
            Literal::ParedLink
        } else if rest.strip_prefix('[').is_some_and(|rest| rest.starts_with(char::is_alphabetic) && rest.contains(']'))
        {
            Literal::Reference
        } else {
            return;
        };
        let line_start = self.text[..bracket.start].rfind('\n').map_or(0, |newline| newline + 1);
        let Some(opening) = self.text[line_start..bracket.start].rfind('[') else { return };
        if self.is_escaped(bracket.start) || self.is_escaped(line_start + opening) {
            return;
        }
        let closing = if literal == Literal::Reference { ']' } else { ')' };
        let end = rest[1..].find(closing).map_or(rest.len(), |end| end + 2);
        self.literal(literal, line_start + opening..bracket.end + end);
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
    fn is_escaped(&self, at: usize) -> bool {
        self.text[..at].ends_with('\\')
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..].find('\n').map_or(self.text.len(), |newline| from + newline)
    }
}

/// Whether a text looks like an address and like nothing else.
fn is_address(text: &str) -> bool {
    let begins = ["/", "#", "http://", "https://", "www.", "mailto:", "tel:"];
    !text.contains(char::is_whitespace) && (text.contains(".md") || begins.iter().any(|start| text.starts_with(start)))
}
