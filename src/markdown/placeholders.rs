//! Places in a text that stand for facts of `site.yaml`.

use std::ops::Range;

/// A place in a text that stands for a fact: `{{ fact.name }}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    pub range: Range<usize>,
    /// None where what stands between the braces is no name of a fact.
    pub name: Option<String>,
}

/// The places of `text` that stand for facts, in their order. A backslash before the braces leaves them as they are.
pub fn placeholders(text: &str) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = memchr::memmem::find(&text.as_bytes()[from..], b"{{").map(|place| from + place) {
        let inner_start = start + "{{".len();
        from = inner_start;
        if text[..start].ends_with('\\') {
            continue;
        }
        // What follows is looked through no further than to the end of the place, for there may be thousands in a line.
        let rest = &text[inner_start..];
        let ends = |&place: &usize| rest[place..].starts_with('\n') || rest[place..].starts_with("}}");
        let end = memchr::memchr2_iter(b'\n', b'}', rest.as_bytes()).find(ends).unwrap_or(rest.len());
        let inner = &rest[..end];
        let length = if rest[end..].starts_with("}}") { end + "}}".len() } else { inner.trim_end().len() };
        let name = inner.trim().strip_prefix("fact.").filter(|name| is_fact_name(name) && length > inner.len());
        from = inner_start + length;
        found.push(Placeholder { range: start..from, name: name.map(str::to_owned) });
    }
    found
}

/// Whether a fact can have this name.
pub fn is_fact_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
