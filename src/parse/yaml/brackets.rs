//! Places within brackets and braces, where keys and entries begin no lines: `{name: x, role: y}`.

use std::ops::Range;

use crate::parse::yaml::{entries::entry_of, lines::value_at};

/// What stands at a place within brackets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bracketed {
    /// The value that begins there.
    pub value: Range<usize>,
    /// The key that it belongs to with its value, and the comma that parts it from others. None where there are square
    /// brackets only.
    pub entry: Option<Range<usize>>,
}

/// Brackets that are open.
struct Open {
    is_brace: bool,
    /// Where the newest of the entries in it begins, after the bracket or the comma.
    entry: usize,
    is_first: bool,
}

/// Where the value ends that begins at `at`: before what follows it in its brackets, or at the end of its line.
pub(super) fn value_of(text: &str, at: usize) -> Range<usize> {
    bracketed(text, at).map_or_else(|| value_at(text, at), |found| found.value)
}

/// What stands at the byte `at`; none where no bracket is open there.
pub(super) fn bracketed(text: &str, at: usize) -> Option<Bracketed> {
    let mut scanner =
        Scanner { bytes: text.as_bytes(), place: entry_of(text, at)?.start, open: Vec::new(), before: b'\n' };
    while scanner.place < at {
        scanner.step()?;
    }
    let depth = scanner.open.len();
    let brace = scanner.open.iter().rposition(|open| open.is_brace);
    if depth == 0 || scanner.place > at {
        return None;
    }
    let entry = brace.map(|brace| (brace + 1, scanner.open[brace].entry, scanner.open[brace].is_first));
    let value = at..scanner.end_at(depth)?;
    let value = at..at + text[value].trim_end().len();
    let entry = entry.and_then(|(depth, start, is_first)| {
        let end = scanner.end_at(depth)?;
        // One comma goes with it: the one that follows, or else the one before.
        Some(match scanner.bytes.get(end) {
            Some(b',') => start..end + 1,
            _ if is_first => start..end,
            _ => start - 1..end,
        })
    });
    Some(Bracketed { value, entry })
}

/// Goes through YAML sign by sign, and knows which brackets are open.
struct Scanner<'t> {
    bytes: &'t [u8],
    place: usize,
    open: Vec<Open>,
    /// The last byte that was no space.
    before: u8,
}

impl Scanner<'_> {
    /// Where what stands in as many brackets as `depth` ends.
    fn end_at(&mut self, depth: usize) -> Option<usize> {
        loop {
            let byte = *self.bytes.get(self.place)?;
            if self.open.len() == depth && matches!(byte, b',' | b']' | b'}') {
                return Some(self.place);
            }
            self.step()?;
        }
    }

    /// Goes past a sign, a text in quotation marks or a note.
    fn step(&mut self) -> Option<()> {
        let byte = *self.bytes.get(self.place)?;
        let follows_space = self.place == 0 || self.bytes[self.place - 1].is_ascii_whitespace();
        let is_within = !self.open.is_empty();
        let begins_value = match is_within {
            true => matches!(self.before, b'{' | b'[' | b',' | b':'),
            false => self.before == b'\n' || (follows_space && matches!(self.before, b':' | b'-')),
        };
        match byte {
            b'#' if follows_space => {
                let rest = &self.bytes[self.place..];
                self.place += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                return Some(());
            }
            b'"' | b'\'' if begins_value => self.place = self.end_of_quotation(byte)?,
            b'{' | b'[' if begins_value || is_within => {
                self.open.push(Open { is_brace: byte == b'{', entry: self.place + 1, is_first: true });
            }
            b'}' | b']' if is_within => drop(self.open.pop()),
            b',' => {
                if let Some(open) = self.open.last_mut() {
                    (open.entry, open.is_first) = (self.place + 1, false);
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() || (byte == b'\n' && !is_within) {
            self.before = byte;
        }
        self.place += 1;
        Some(())
    }

    /// Where the quotation mark is that closes the one here.
    fn end_of_quotation(&self, quote: u8) -> Option<usize> {
        let mut place = self.place + 1;
        loop {
            match *self.bytes.get(place)? {
                b'\\' if quote == b'"' => place += 1,
                byte if byte == quote => return Some(place),
                _ => {}
            }
            place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_brackets_is_found_with_its_key() {
        for (text, value, entry) in [
            ("a: {b: @1, c: 2}", "1", Some("b: 1,")),
            ("a: {b: 1, c: @2}", "2", Some(", c: 2")),
            ("a: {b: @1}", "1", Some("b: 1")),
            ("a: {b: [1, @x y, {z: 1}], c: 2}", "x y", Some("b: [1, x y, {z: 1}],")),
            ("a: {b: {c: @1, d: 2}, e: 3}", "1", Some("c: 1,")),
            ("a: {b: @\"x, }\", c: 2}", "\"x, }\"", Some("b: \"x, }\",")),
            ("a: {x: y # , }\n  , b: @1 # }\n  , c: 2}", "1 # }", Some(" b: 1 # }\n  ,")),
            ("a: [1, @{b: 2}]", "{b: 2}", None),
        ] {
            let at = text.find('@').unwrap();
            let text = text.replace('@', "");
            let found = bracketed(&text, at).unwrap();
            assert_eq!((&text[found.value], found.entry.map(|entry| &text[entry])), (value, entry), "{text}");
        }
        for text in ["a: b {c: @1}", "a: {b: 1}\nc: @2", "a:\n  b: {c: 1}\n  d: @2", "a: {b: @1"] {
            let at = text.find('@').unwrap();
            assert_eq!(bracketed(&text.replace('@', ""), at), None, "{text}");
        }
    }
}
