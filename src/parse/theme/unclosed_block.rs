//! The block of a template that is begun and never ended, which the engine tells of only at the end of the file.

use std::ops::Range;

/// What can be begun with `{% name … %}` and has to be ended with `{% endname %}`.
const BLOCKS: [&str; 5] = ["if", "for", "block", "component", "filter"];

/// A block that is begun.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    pub name: &'a str,
    /// The tag that begins it.
    pub tag: Range<usize>,
}

/// The innermost block of `template` that is begun and never ended.
pub(super) fn unclosed_block(template: &str) -> Option<Block<'_>> {
    let mut open: Vec<Block<'_>> = Vec::new();
    let mut at = 0;
    while let Some(start) = template[at..].find("{%").map(|place| at + place) {
        // What is in a comment is no tag.
        if let Some(comment) = template[at..start].find("{#").map(|place| at + place)
            && let Some(end) = template[comment..].find("#}")
        {
            at = comment + end + "#}".len();
            continue;
        }
        let end = template[start..].find("%}").map_or(template.len(), |place| start + place + "%}".len());
        let word =
            template[start + "{%".len()..end].trim_start_matches('-').split_whitespace().next().unwrap_or_default();
        if BLOCKS.contains(&word) {
            open.push(Block { name: word, tag: start..end });
        } else if let Some(ended) = word.strip_prefix("end")
            && let Some(place) = open.iter().rposition(|block| block.name == ended)
        {
            open.truncate(place);
        }
        at = end;
    }
    open.pop()
}

#[cfg(test)]
mod tests {
    use super::unclosed_block;

    #[test]
    fn the_innermost_block_that_is_not_ended_is_found() {
        for (template, expected) in [
            ("a\n{% if b %}c", Some(("if", 2))),
            ("{%- for a in b -%}{% if c %}{% endif %}", Some(("for", 0))),
            ("{# {% if a %} #}{% block b %}{% endblock b %}", None),
            ("{% if a", Some(("if", 0))),
            ("{% set a = 1 %}é", None),
        ] {
            let found = unclosed_block(template).map(|block| (block.name, block.tag.start));
            assert_eq!(found, expected, "{template}");
        }
    }
}
