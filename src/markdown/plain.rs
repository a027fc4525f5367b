//! Texts that are published as they are, with the Markdown in them that nobody reads.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// The first place in `text` that Markdown would take for more than words: emphasis, a link, a picture, code or a footnote.
pub fn first_markup(text: &str) -> Option<Range<usize>> {
    if !text.contains(['*', '_', '[', '`', '<']) {
        return None;
    }
    let is_markup = |event: &Event<'_>| {
        let is_inline =
            |tag: &Tag<'_>| matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. });
        matches!(event, Event::Code(_)) || matches!(event, Event::Start(tag) if is_inline(tag))
    };
    let parser = Parser::new_ext(text, Options::empty()).into_offset_iter();
    let marked = parser.filter(|(event, _)| is_markup(event)).map(|(_, range)| range).next();
    marked.into_iter().chain(footnote(text)).min_by_key(|range| range.start)
}

/// A reference to a footnote, which Markdown reads as one where the footnote is written.
fn footnote(text: &str) -> Option<Range<usize>> {
    text.match_indices("[^").find_map(|(start, sign)| {
        let label = &text[start + sign.len()..];
        let end = label.find([']', '[', ' ', '\n']).filter(|&end| end > 0 && label[end..].starts_with(']'))?;
        Some(start..start + sign.len() + end + "]".len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_in_a_plain_text_is_found() {
        for (text, expected) in [
            ("It fades.[^nice] See [home](index.md).", Some("[^nice]")),
            ("See [home](index.md).[^nice]", Some("[home](index.md)")),
            ("It is **safe**.", Some("**safe**")),
            ("It *is*", Some("*is*")),
            ("Press `x`", Some("`x`")),
            ("See <https://a.example>", Some("<https://a.example>")),
            ("Plain words, 2 * 3 * 4, a_b_c, [sic], 5 < 6, [^ x]", None),
            ("", None),
        ] {
            assert_eq!(first_markup(text).map(|range| &text[range]), expected, "{text}");
        }
    }
}
