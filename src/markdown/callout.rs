//! The first line of a callout, `[!name] Title`, as code hosts and Obsidian write it.

/// How a callout begins, found in the source of a block quote's first paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    pub name: &'a str,
    /// Bytes from the paragraph's start to the end of the marker, its folding sign included.
    pub length: usize,
}

/// The marker at the very start of `paragraph`, or `None` where it is an ordinary quotation.
pub(super) fn marker(paragraph: &str) -> Option<Marker<'_>> {
    let rest = paragraph.strip_prefix("[!")?;
    let name = &rest[..rest.find(']')?];
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
        return None;
    }
    // Obsidian folds a callout with a sign after the bracket. Here a callout's template decides on that.
    let after = &rest[name.len() + 1..];
    let folding = usize::from(after.starts_with(['+', '-']));
    Some(Marker { name, length: "[!".len() + name.len() + "]".len() + folding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_a_name_in_brackets() {
        assert_eq!(marker("[!note] Title"), Some(Marker { name: "note", length: 7 }));
        assert_eq!(marker("[!details]- Title"), Some(Marker { name: "details", length: 11 }));
        for quotation in ["[note]", "[!]", "[!a b]", " [!note]", "[!note", "Hello"] {
            assert_eq!(marker(quotation), None, "{quotation}");
        }
    }
}
