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

/// Whether a line has a key: a colon at its end, or with a space after it.
pub(super) fn looks_like_key(line: &str) -> bool {
    let line = line.trim_end();
    !line.trim_start().starts_with('#') && (line.ends_with(':') || line.contains(": ") || line.contains(":\t"))
}

/// Whether what a line says, without its indentation, is an entry of a list.
pub(super) fn is_list_item(content: &str) -> bool {
    content.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// Where the value of a line begins: after its key, or after the hyphen of a list; none where there is no value.
pub(super) fn value_start(line: &str) -> Option<usize> {
    let content = line.trim_start_matches([' ', '-']);
    let start = line.len() - content.len();
    let is_quote = content.starts_with(['"', '\'']);
    let value = match content.find(": ") {
        Some(colon) if !is_quote => start + colon + ": ".len(),
        _ if line[..start].contains('-') => start,
        _ => return None,
    };
    let value = value + line[value..].len() - line[value..].trim_start().len();
    (value < line.len()).then_some(value)
}

/// How a value stands in its quotation marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Quoted {
    /// It does not begin with one.
    Not,
    /// As it should.
    Whole,
    /// Nothing on its line closes them.
    Open,
    /// They are closed at this byte, and more follows.
    Followed(usize),
    /// There is one of the same kind within them.
    Inner,
}

/// How `value`, the rest of a line, stands in its quotation marks.
pub(super) fn quoted(value: &str) -> Quoted {
    let Some(quote) = value.chars().next().filter(|sign| matches!(sign, '"' | '\'')) else { return Quoted::Not };
    let mut signs = value.char_indices().skip(1).peekable();
    while let Some((place, sign)) = signs.next() {
        if sign == '\\' && quote == '"' {
            signs.next();
        } else if sign == quote {
            // Two single ones in a row are how YAML writes one.
            if quote == '\'' && signs.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            let rest = value[place + 1..].trim_end();
            return match rest.trim_start() {
                "" => Quoted::Whole,
                comment if comment.starts_with('#') => Quoted::Whole,
                // A key in quotation marks, or one entry of several in brackets.
                more if more.starts_with([':', ',', ']', '}']) => Quoted::Whole,
                more if more.ends_with(quote) || !rest.starts_with(' ') && !more.contains(' ') => Quoted::Inner,
                _ if quote == '\'' && rest.starts_with(char::is_alphanumeric) => Quoted::Inner,
                _ => Quoted::Followed(place + 1),
            };
        }
    }
    Quoted::Open
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

pub(super) fn key_lines(text: &str, within: Range<usize>) -> impl Iterator<Item = KeyLine<'_>> + Clone {
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

/// The place of `key` in the group of keys that begins at the byte `from`, passing over `skip` others of the same name.
pub(super) fn place_of_key(text: &str, key: &str, from: usize, skip: usize) -> Range<usize> {
    let line_start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
    let of_key = |lines: &KeyLine| lines.key == key;
    // The keys of a group stand below one another.
    let in_group =
        key_lines(text, line_start..text.len()).filter(of_key).filter(|line| line.indent == from - line_start);
    if let Some(line) = in_group.clone().nth(skip).or_else(|| in_group.clone().last()) {
        return line.start..line.start + key.len();
    }
    // In brackets, `{name: x}`, keys begin no lines.
    let is_whole = |place: &usize| {
        let before = text[..*place].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
            && text[place + key.len()..].trim_start_matches(['"', '\'']).trim_start().starts_with(':')
    };
    let mut places = text[from..].match_indices(key).map(|(place, _)| from + place).filter(is_whole);
    let start = places.nth(skip).or_else(|| text[from..].find(key).map(|place| from + place)).unwrap_or(from);
    start..(start + key.len()).min(text.len())
}

/// From the byte `at` to the end of what stands on its line.
pub(super) fn value_at(text: &str, at: usize) -> Range<usize> {
    let line = text[at..].lines().next().unwrap_or_default();
    at..at + line.trim_end().len()
}

/// The byte of a line and a column that count from 1, in characters, as YAML counts them: it knows more line ends than
/// editors do.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        let Some(end) = text[start..].find(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) else { return text.len() };
        let rest = &text[start + end..];
        let length = if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) };
        start += end + length;
    }
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
