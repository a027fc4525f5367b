//! Lines and columns of places in a text.

use std::{borrow::Cow, cell::OnceCell, ops::Range};

/// How many bytes lie between two places whose characters are counted once and for all.
const STRIDE: usize = 1024;

/// A line and a column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// A text in which many places are looked up: each takes the same short time, however long the text and its lines are.
pub struct Lines<'a> {
    text: Cow<'a, str>,
    /// The byte that each line begins at.
    starts: Vec<usize>,
    /// The number of characters before each [`STRIDE`]th byte, counted when it is first asked for; the first bytes of
    /// characters count.
    characters: OnceCell<Vec<usize>>,
}

impl<'a> Lines<'a> {
    /// The lines of `text`, which end in a line feed. A byte order mark at its start is no part of the first line.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(&text).len();
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(start).chain(ends.map(|end| end + 1)).collect();
        Self { text, starts, characters: OnceCell::new() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position of the byte `offset`, as an editor shows it. One beyond the text is where its last line ends.
    pub fn position(&self, offset: usize) -> Position {
        let end = self.text.len() - usize::from(self.text.ends_with('\n'));
        let offset = offset.min(end).max(self.starts[0]);
        let line = self.starts.partition_point(|&start| start <= offset);
        let offset = self.text.floor_char_boundary(offset);
        Position { line, column: self.characters_before(offset) - self.characters_before(self.starts[line - 1]) + 1 }
    }

    /// The bytes of the line that counts `line` from 1, without its line end.
    pub fn line(&self, line: usize) -> Range<usize> {
        let Some(&start) = self.starts.get(line.wrapping_sub(1)) else { return self.text.len()..self.text.len() };
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }

    fn characters_before(&self, offset: usize) -> usize {
        let counted = self.characters.get_or_init(|| {
            let blocks = self.text.as_bytes().chunks(STRIDE);
            let sums = blocks.scan(0, |sum, block| {
                *sum += count_characters(block);
                Some(*sum)
            });
            std::iter::once(0).chain(sums).collect()
        });
        let block = offset / STRIDE;
        counted[block] + count_characters(&self.text.as_bytes()[block * STRIDE..offset])
    }
}

/// The number of characters that begin in `bytes`, which are of UTF-8 text.
fn count_characters(bytes: &[u8]) -> usize {
    // All bytes of a character but its first begin with the bits 10.
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

impl Position {
    /// The position of the byte `offset` in `text`. For many places of one text, [`Lines`] are quicker.
    pub fn of(text: &str, offset: usize) -> Self {
        Lines::new(text).position(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let lines = Lines::new("\u{feff}añb\r\nc");
        for (offset, line, column) in [(0, 1, 1), (3, 1, 1), (6, 1, 3), (5, 1, 2), (9, 2, 1), (99, 2, 2)] {
            assert_eq!(lines.position(offset), Position { line, column }, "offset {offset}");
        }
        assert_eq!(&lines.text()[lines.line(1)], "añb");
        assert_eq!(&lines.text()[lines.line(2)], "c");
        assert!(lines.line(3).is_empty());
        assert_eq!(Position::of("a\nbc\n", 5), Position { line: 2, column: 3 });
        assert_eq!(Lines::new("").position(5), Position { line: 1, column: 1 });
    }

    #[test]
    fn long_lines_are_counted_as_short_ones_are() {
        let text = format!("x\n{}", "aé".repeat(5 * STRIDE));
        for places in [0, 1, STRIDE, 3 * STRIDE + 1] {
            assert_eq!(Position::of(&text, 2 + 3 * places), Position { line: 2, column: 2 * places + 1 });
        }
    }
}
