//! Ids and parts of addresses, made from words.

/// The words of `text` in lower case with a hyphen between them: `How long does it last?` becomes `how-long-does-it-last`.
/// Letters and digits of every script stay; apostrophes go without a trace.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if character.is_alphanumeric() {
            slug.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’' | '‘') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn words_become_a_slug() {
        for (text, expected) in [
            ("How long does it last?", "how-long-does-it-last"),
            ("What’s a  “sclerosant”?", "whats-a-sclerosant"),
            ("Één ader – 2 maal", "één-ader-2-maal"),
            ("¿Duele?", "duele"),
            ("???", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
    }
}
