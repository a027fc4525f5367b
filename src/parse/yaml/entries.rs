//! A YAML text cut at its top-level keys, so that what is broken at one of them does not hide the others.

use std::ops::Range;

use serde::de::IgnoredAny;

use crate::parse::yaml::lines::{is_list_item, key_lines, lines_with_places, looks_like_key};

/// How many brackets may stand within one another: more than the library reads.
const DEEPEST: usize = 200;

/// What is wrong with an entry, whatever its key is and whatever value it should have.
pub(super) enum Broken {
    /// There is no key in it.
    NoKey,
    /// The library cannot read it.
    Syntax(serde_yaml::Error),
}

/// The error of a text that is not YAML, whatever it should say.
pub(super) fn syntax_error(text: &str) -> Option<serde_yaml::Error> {
    serde_yaml::from_str::<IgnoredAny>(text).err()
}

/// The entries of `text` that cannot be read, each on its own, in their order.
pub(super) fn broken_entries(text: &str) -> impl Iterator<Item = (Range<usize>, Broken)> {
    let mut entries = entries(text).into_iter();
    std::iter::from_fn(move || {
        loop {
            let entry = entries.next()?;
            let Some(broken) = broken_alone(text, &entry) else { continue };
            if matches!(broken, Broken::NoKey) {
                return Some((entry, broken));
            }
            // A text in quotation marks, or in brackets, may go on at the beginnings of lines.
            let is_key = |entry: &Range<usize>| looks_like_key(first_line(&text[entry.clone()]));
            let rest = entries.clone().take_while(|entry| !is_key(entry));
            let (count, end) = rest.fold((0, entry.end), |(count, _), entry| (count + 1, entry.end));
            if count == 0 || broken_alone(text, &(entry.start..end)).is_some() {
                return Some((entry, broken));
            }
            entries.nth(count - 1);
        }
    })
}

/// The first entry with brackets within brackets to a depth that nobody means, for which the library would take a time that
/// grows with the square of the depth.
pub(super) fn entry_of_deep_brackets(text: &str) -> Option<(usize, Range<usize>)> {
    let mut depth = 0;
    let mut begin = 0;
    let mut opened = 0;
    let mut is_line_start = true;
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => {
                if depth == 0 {
                    opened = place;
                }
                depth += 1;
                if depth > DEEPEST {
                    let end = lines_with_places(&text[place..]).skip(1).find(|(_, line)| looks_like_key(line));
                    return Some((opened, begin..end.map_or(text.len(), |(start, _)| place + start)));
                }
            }
            b']' | b'}' => depth = usize::saturating_sub(depth, 1),
            _ if is_line_start && byte.is_ascii_alphabetic() => {
                depth = 0;
                begin = place;
            }
            _ => {}
        }
        is_line_start = byte == b'\n';
    }
    None
}

/// The entry of the top-level key above `place`.
pub(super) fn entry_of(text: &str, place: usize) -> Option<Range<usize>> {
    let mut tops =
        key_lines(text, 0..text.len()).filter(|line| line.indent == 0).map(|line| line.line_start).peekable();
    while let Some(start) = tops.next() {
        let end = tops.peek().copied().unwrap_or(text.len());
        if (start..end).contains(&place) {
            return Some(start..end);
        }
    }
    None
}

/// What has to be left out of `text` for the mistake at `place` to be gone: the lines of a key within a group, where the
/// group keeps another one; else the whole entry of the top-level key.
pub(super) fn lines_of_mistake(text: &str, place: usize) -> Option<Range<usize>> {
    let lines: Vec<_> = key_lines(text, 0..text.len()).collect();
    let top = lines.iter().rposition(|line| line.indent == 0 && line.line_start <= place)?;
    let top_end = lines[top + 1..].iter().find(|line| line.indent == 0).map_or(text.len(), |line| line.line_start);
    let entry = lines[top].line_start..top_end;
    let nested = &lines[top + 1..];
    let nested = &nested[..nested.iter().take_while(|line| line.line_start < top_end).count()];
    let Some(own) = nested.iter().rposition(|line| line.line_start <= place) else { return Some(entry) };
    let indent = nested[own].indent;
    let has_list = text[entry.clone()].lines().any(|line| is_list_item(line.trim_start()));
    if has_list || nested.iter().filter(|line| line.indent == indent).count() < 2 {
        return Some(entry);
    }
    let end = nested[own + 1..].iter().find(|line| line.indent <= indent).map_or(top_end, |line| line.line_start);
    Some(nested[own].line_start..end)
}

/// The same for a text whose entry at `entry` is broken at `place`: as little as leaves an entry that can be read.
pub(super) fn lines_of_broken(text: &str, entry: &Range<usize>, place: usize) -> Range<usize> {
    let alone = &text[entry.clone()];
    let part = place.checked_sub(entry.start).and_then(|place| lines_of_mistake(alone, place));
    let without = |part: &Range<usize>| [&alone[..part.start], &alone[part.end..]].concat();
    match part.filter(|part| part.start > 0 && syntax_error(&without(part)).is_none()) {
        Some(part) => entry.start + part.start..entry.start + part.end,
        None => entry.clone(),
    }
}

/// The lines of each top-level key, and what stands below it, in order.
fn entries(text: &str) -> Vec<Range<usize>> {
    let begins_entry = |line: &str| {
        !line.starts_with(|c: char| c.is_whitespace() || matches!(c, '#' | ']' | '}'))
            && !line.is_empty()
            && !is_list_item(line)
    };
    let mut starts: Vec<usize> =
        lines_with_places(text).filter(|(_, line)| begins_entry(line)).map(|(start, _)| start).collect();
    // What stands before the first key belongs to no other.
    let before = &text[..starts.first().copied().unwrap_or(text.len())];
    if before.lines().any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn broken_alone(text: &str, entry: &Range<usize>) -> Option<Broken> {
    let alone = &text[entry.clone()];
    let line = alone.lines().find(|line| !line.trim().is_empty())?;
    if is_document_mark(line) {
        return None;
    }
    if let Some(error) = syntax_error(alone) {
        let is_defined_above = || {
            let names = alone.split('*').skip(1).map(|name| name.split([' ', ',', ']', '}', '\n', '\r']).next());
            names.flatten().all(|name| text[..entry.start].contains(&format!("&{name}")))
        };
        if error.to_string().starts_with("unknown anchor") && is_defined_above() {
            return None;
        }
        return Some(Broken::Syntax(error));
    }
    (!looks_like_key(line)).then_some(Broken::NoKey)
}

/// Whether a line begins or ends a whole YAML text.
pub(super) fn is_document_mark(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
