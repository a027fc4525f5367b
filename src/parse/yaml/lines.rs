//! YAML as lines, for finding the place of what the library cannot place.

use std::ops::Range;

/// The lines of a text, each with the byte that it begins at, without their line ends.
pub(super) fn lines_with_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |place, line| {
        let start = *place;
        *place += line.len();
        Some((start, line.trim_end()))
    })
}

/// Whether a line is `title:Risks`.
pub(super) fn lacks_space_after_colon(line: &str) -> bool {
    let key = line.len() - line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
    let rest = &line[key..];
    key > 0
        && rest.starts_with(':')
        && rest[1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\u{a0}'))
}

/// Whether the value of a line is in quotation marks and has another of the same kind within them.
pub(super) fn has_inner_quote(line: &str) -> bool {
    let Some((_, value)) = line.split_once(": ") else { return false };
    let value = value.trim();
    ['"', '\''].into_iter().any(|quote| {
        let inner = value.strip_prefix(quote).unwrap_or_default();
        let inner = inner.strip_suffix(quote).unwrap_or(inner);
        // Two in a row, or one behind a backslash, is how YAML writes one.
        inner.replace("''", "").replace("\\\"", "").contains(quote)
    })
}

/// A line of block YAML that begins with a key.
pub(super) struct KeyLine<'a> {
    pub key: &'a str,
    pub indent: usize,
    pub line_start: usize,
    /// The byte of the key's first letter.
    pub start: usize,
    pub end: usize,
}

pub(super) fn key_lines(text: &str, within: Range<usize>) -> impl Iterator<Item = KeyLine<'_>> {
    let mut line_start = within.start;
    text[within].split_inclusive('\n').filter_map(move |line| {
        let start = line_start;
        line_start += line.len();
        let trimmed = line.trim_start_matches([' ', '-']);
        let indent = line.len() - trimmed.len();
        let colon = trimmed.find(':')?;
        let key = trimmed[..colon].trim_end();
        let quotes = usize::from(key.starts_with(['"', '\'']));
        let key = key.trim_matches(['"', '\'']);
        let is_key = !key.is_empty() && !key.starts_with('#');
        is_key.then_some(KeyLine { key, indent, line_start: start, start: start + indent + quotes, end: line_start })
    })
}

/// The place of `key`, after the byte `from`, passing over `skip` others of the same name and indentation.
pub(super) fn place_of_key(text: &str, key: &str, from: usize, skip: usize) -> Range<usize> {
    let line_start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
    let mut lines = key_lines(text, line_start..text.len()).filter(|line| line.key == key);
    let Some(first) = lines.next() else {
        // A key in a flow mapping, `{name: x}`, begins no line.
        let start = text[from..].find(key).map_or(from, |place| from + place);
        return start..(start + key.len()).min(text.len());
    };
    let line = match skip {
        0 => first,
        _ => lines.filter(|line| line.indent == first.indent).nth(skip - 1).unwrap_or(first),
    };
    line.start..line.start + line.key.len()
}

/// From the byte `at` to the end of what stands on its line.
pub(super) fn value_at(text: &str, at: usize) -> Range<usize> {
    let line = text[at..].lines().next().unwrap_or_default();
    at..at + line.trim_end().len()
}

/// The byte of a line and a column that count from 1, in characters.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(byte, _)| byte)
}

/// Replaces `range` by as many spaces, leaving line ends, so that every other place stays.
pub(super) fn blank(text: &mut String, range: Range<usize>) {
    let blanks: String = text[range.clone()]
        .bytes()
        .map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' })
        .collect();
    text.replace_range(range, &blanks);
}
