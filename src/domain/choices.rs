//! What names the other choices that a patient has, in English.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// What a heading on other choices has in it.
const CHOICES: [&str; 9] = [
    "alternative",
    "other treatment",
    "other choice",
    "other option",
    "what else",
    "your choices",
    "your options",
    "instead of",
    "without treatment",
];

/// What says that there is the choice of no treatment.
const NO_TREATMENT: [&str; 13] = [
    "no treatment",
    "not to treat",
    "nothing",
    "without treatment",
    "without any",
    "not treated",
    "untreated",
    "not to have",
    "not having",
    "not have any",
    "need no",
    "leave it",
    "leave them",
];

/// Whether a heading is on the other choices that there are.
pub fn is_on_choices(title: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| any_of(&CHOICES));
    WORDS.as_ref().is_some_and(|words| words.is_match(title))
}

/// Whether a text says that there is the choice of no treatment.
pub fn names_no_treatment(text: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| any_of(&NO_TREATMENT));
    WORDS.as_ref().is_some_and(|words| words.is_match(text))
}

/// Finds any of a few short phrases, in capitals or not. None only where there are more of them than a machine has memory for.
fn any_of(phrases: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder().ascii_case_insensitive(true).build(phrases).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_known_by_their_words() {
        assert!(is_on_choices("What other choices do I have?") && is_on_choices("ALTERNATIVES"));
        assert!(!is_on_choices("What happens on the day?"));
        assert!(names_no_treatment("You can also choose <em>No treatment</em>."));
        assert!(!names_no_treatment("There is also a laser."));
    }
}
