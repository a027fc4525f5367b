//! The words of a page as visitors read them, in one text.
//!
//! [`Shown::of_page`] and [`Shown::of_text`] are the entries. A line is a block: a paragraph, an entry, a heading, a cell. Lines
//! that are wrapped, emphasis, links and other spaces and hyphens than the plain ones make no difference, and facts are filled in.
//! [`Shown::place`] leads back to the file.

use std::ops::Range;

use memchr::{memchr3, memmem};

use crate::markdown::Body;

/// What stands in the text for code and pictures, which are no words.
const OBJECT: &str = "\u{fffc}";

/// A text as it is shown, with the places of its words in the text that it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// A block a line, with one space between two words.
    pub text: String,
    /// The pieces that the text was made of, in their order.
    pieces: Vec<Piece>,
}

/// A piece of the text, up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    start: usize,
    source: Range<usize>,
    /// Whether it is its source, byte for byte, and does not just stand for it.
    is_copy: bool,
}

impl Shown {
    /// The words of `body`, which begins at the byte `body_start` of `source`; `fact` says what stands for the name of a fact.
    pub fn of_page<'f>(body: &Body, source: &str, body_start: usize, fact: impl Fn(&str) -> &'f str) -> Self {
        // A piece is a line long, and often less.
        let pieces = Vec::with_capacity(source.len() / 32);
        let mut shown = Self { text: String::with_capacity(source.len()), pieces };
        let mut end = None;
        // But for facts where none can stand, they are in the order of the text.
        let mut facts = body.facts.iter().peekable();
        // What is read above the text is none of it.
        for run in body.prose.all_runs().skip_while(|run| run.range.start < body_start) {
            let start = run.range.start;
            let gap = end.replace(run.range.end).and_then(|end| source.get(end..start)).unwrap_or_default();
            if run.begins.is_some() {
                shown.end_block();
            } else if !gap.is_empty() {
                shown.gap(gap, start);
            }
            if !run.range.is_empty() {
                shown.words(source.get(run.range).unwrap_or_default(), start);
                continue;
            }
            while let Some(skipped) = facts.next_if(|fact| (fact.span.start as usize) <= start) {
                let span = skipped.span.range();
                if span.start == start {
                    end = Some(span.end);
                    shown.stand_in(skipped.name.as_deref().map_or("", &fact), span);
                }
            }
        }
        shown.with_single_spaces()
    }

    /// The words of a text without markup.
    pub fn of_text(text: &str) -> Self {
        let mut shown = Self::default();
        shown.words(text, 0);
        shown.with_single_spaces()
    }

    /// What the words at `range` were made of.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        let last = range.end.saturating_sub(1).max(range.start);
        self.place_of(range.start).start..self.place_of(last).end
    }

    /// What the byte at `at` was made of.
    fn place_of(&self, at: usize) -> Range<usize> {
        let next = self.pieces.partition_point(|piece| piece.start <= at);
        let piece = next.checked_sub(1).map(|place| &self.pieces[place]);
        piece.map_or(0..0, |piece| piece.source_of(&(at..at + 1)))
    }

    fn end_block(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// What stands between two runs of a block, before `end`.
    fn gap(&mut self, gap: &str, end: usize) {
        let sign = gap.bytes().find_map(|byte| match byte {
            b'`' | b'!' if !gap.starts_with("<!") => Some(OBJECT),
            // A code such as `&nbsp;` stands for a space more often than for anything else.
            b'&' => Some(" "),
            _ => None,
        });
        if let Some(sign) = sign {
            self.stand_in(sign, end - gap.len()..end);
        }
    }

    /// Adds what stands for `source`.
    fn stand_in(&mut self, text: &str, source: Range<usize>) {
        self.pieces.push(Piece { start: self.text.len(), source, is_copy: false });
        self.text.push_str(text);
    }

    /// Adds what stands at `start` as it is.
    fn copy(&mut self, text: &str, start: usize) {
        // Between the marker of a callout and its title stands a space.
        let is_first = self.text.is_empty() || self.text.ends_with('\n');
        let words = if is_first { text.trim_start_matches(' ') } else { text };
        let (start, text) = (start + text.len() - words.len(), words);
        if !text.is_empty() {
            self.pieces.push(Piece { start: self.text.len(), source: start..start + text.len(), is_copy: true });
            self.text.push_str(text);
        }
    }

    /// Adds words that stand at `start`, with plain spaces and hyphens.
    fn words(&mut self, words: &str, start: usize) {
        // Line ends and the first bytes of all signs that are not plain.
        let next = |from: usize| memchr3(b'\n', 0xc2, 0xe2, &words.as_bytes()[from..]).map(|place| from + place);
        let mut from = 0;
        let mut look_from = 0;
        while let Some(at) = next(look_from) {
            match plain(&words[at..]) {
                None => look_from = at + 1,
                Some((sign, length)) => {
                    self.copy(words[from..at].trim_end_matches('\r'), start + from);
                    self.stand_in(sign, start + at..start + at + length);
                    from = at + length;
                    look_from = from;
                }
            }
        }
        self.copy(&words[from..], start + from);
    }

    /// The same text with one space for two or more.
    fn with_single_spaces(self) -> Self {
        let bytes = self.text.as_bytes();
        if memmem::find(bytes, b"  ").is_none() {
            return self;
        }
        let mut shown = Self { text: String::with_capacity(bytes.len()), pieces: Vec::new() };
        let ends = self.pieces.iter().skip(1).map(|piece| piece.start).chain([bytes.len()]);
        for (piece, end) in self.pieces.iter().zip(ends) {
            let mut from = piece.start;
            for at in piece.start..end {
                if bytes[at] == b' ' && bytes.get(at + 1) == Some(&b' ') {
                    shown.take(piece, &self.text, from..at);
                    from = at + 1;
                }
            }
            shown.take(piece, &self.text, from..end);
        }
        shown
    }

    /// Adds a part of a piece of `text`.
    fn take(&mut self, piece: &Piece, text: &str, part: Range<usize>) {
        let (start, is_copy) = (self.text.len(), piece.is_copy);
        self.pieces.push(Piece { start, source: piece.source_of(&part), is_copy });
        self.text.push_str(&text[part]);
    }
}

impl Piece {
    /// What a part of the piece was made of.
    fn source_of(&self, part: &Range<usize>) -> Range<usize> {
        match self.is_copy {
            true => self.source.start + part.start - self.start..self.source.start + part.end - self.start,
            false => self.source.clone(),
        }
    }
}

/// The plain sign for what `text` begins with, and how long that is; none where it is to stay.
fn plain(text: &str) -> Option<(&'static str, usize)> {
    let first = text.chars().next()?;
    let sign = match first {
        // Spaces before and after the end of a line go with those between two words.
        '\n' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => " ",
        '\u{2010}' | '\u{2011}' => "-",
        // They are not seen: a hyphen for the end of a line, and signs that say where one may end or not.
        '\u{ad}' | '\u{200b}' | '\u{2060}' => "",
        _ => return None,
    };
    Some((sign, first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;

    #[test]
    fn a_page_is_shown_as_visitors_read_it() {
        for (text, expected) in [
            ("a\nb\r\nc", "a b c"),
            ("# H\n\na *b*\n**c**d\n\n- e\n- f\n  g", "H\na b cd\ne\nf g"),
            ("a  b   c\n d", "a b c d"),
            ("a\u{a0}b c\u{2011}d e\u{ad}f \u{201c}g\u{201d} h\u{2019}s", "a b c-d ef \u{201c}g\u{201d} h\u{2019}s"),
            ("a&nbsp;b \\*c\\*", "a b *c*"),
            ("a `b` c ![d](e.svg) f", "a \u{fffc} c \u{fffc} f"),
            ("[a](b.md)c<!-- d -->e[^f]\n\n[^f]: g", "ace\ng"),
            ("> [!note] *T* u\n> a\n> b\n\n| c |\n| - |\n| d |", "T u\na b\nc\nd"),
            ("It is {{ fact.x }},\n{{fact.x}}.\n\n{{ fact.x }}\n\n{{ fact.y }} b", "It is not so, not so.\nnot so\nb"),
            ("```\na\n```\n\n> [!language] ar\n> b", "ar"),
        ] {
            let shown = Shown::of_page(&read(text, 0), text, 0, |name| if name == "x" { "not so" } else { "" });
            assert_eq!(shown.text, expected, "{text}");
        }
    }

    #[test]
    fn words_lead_back_to_their_place() {
        for (text, words, expected) in [
            ("a **b**\nc d", "b c", "b**\nc"),
            ("> a\n> b c", "a b", "a\n> b"),
            ("a\u{a0}\u{2011}  b c", "- b", "\u{2011}  b"),
            ("a   b  cd", "d", "d"),
            ("a {{ fact.x }} b", "so", "{{ fact.x }}"),
            ("a [b](c.md) d", "b d", "b](c.md) d"),
        ] {
            let shown = Shown::of_page(&read(text, 0), text, 0, |_| "so so so");
            let at = shown.text.find(words).unwrap_or_else(|| panic!("{:?}", shown.text));
            assert_eq!(&text[shown.place(&(at..at + words.len()))], expected, "{text}");
        }
        let shown = Shown::of_text("a\u{a0}b\nc");
        assert_eq!((shown.text.as_str(), shown.place(&(2..5))), ("a b c", 3..6));
    }
}
