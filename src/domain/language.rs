//! The language of a site.

use serde::Serialize;

use crate::markdown::Script;

/// A BCP 47 language tag: `en-GB`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Language(String);

/// The languages whose script runs from right to left, by their first subtag (from the Unicode CLDR).
const RIGHT_TO_LEFT: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "ug", "ur", "yi"];

/// The scripts of languages that are not written in Latin letters, by their first subtags (from the Unicode CLDR's likely
/// subtags).
const SCRIPTS: [(&[&str], &[Script]); 25] = [
    (&["ar", "ckb", "fa", "ps", "sd", "ug", "ur"], &[Script::Arabic]),
    (&["he", "yi"], &[Script::Hebrew]),
    (&["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"], &[Script::Cyrillic]),
    (&["el"], &[Script::Greek]),
    (&["yue", "zh"], &[Script::Han, Script::Bopomofo]),
    (&["ja"], &[Script::Han, Script::Hiragana, Script::Katakana]),
    (&["ko"], &[Script::Hangul, Script::Han]),
    (&["hi", "mr", "ne", "sa"], &[Script::Devanagari]),
    (&["as", "bn"], &[Script::Bengali]),
    (&["gu"], &[Script::Gujarati]),
    (&["pa"], &[Script::Gurmukhi, Script::Arabic]),
    (&["ta"], &[Script::Tamil]),
    (&["te"], &[Script::Telugu]),
    (&["kn"], &[Script::Kannada]),
    (&["ml"], &[Script::Malayalam]),
    (&["or"], &[Script::Oriya]),
    (&["si"], &[Script::Sinhala]),
    (&["th"], &[Script::Thai]),
    (&["lo"], &[Script::Lao]),
    (&["km"], &[Script::Khmer]),
    (&["my"], &[Script::Myanmar]),
    (&["ka"], &[Script::Georgian]),
    (&["hy"], &[Script::Armenian]),
    (&["am", "ti"], &[Script::Ethiopic]),
    (&["dv"], &[Script::Thaana]),
];

/// Languages that are written in Latin letters (from the Unicode CLDR's likely subtags): those of Europe and the most spoken
/// of the others.
const LATIN: [&str; 48] = [
    "af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fil", "fr", "ga", "gd", "gl", "ha",
    "hr", "hu", "id", "ig", "is", "it", "kw", "lb", "lt", "lv", "ms", "mt", "nb", "nl", "nn", "no", "pl", "pt", "ro",
    "sk", "sl", "so", "sq", "sv", "sw", "tr", "uz", "vi", "yo",
];

impl Language {
    pub fn new(tag: &str) -> Self {
        Self(tag.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The scripts that the language is written in, beside the Latin one, in which names and terms are written everywhere;
    /// none where that is not known.
    pub fn scripts(&self) -> Option<&'static [Script]> {
        let mut parts = self.0.split('-');
        let first = parts.next().unwrap_or_default().to_ascii_lowercase();
        // A part of four letters names a script that may not be the usual one.
        if parts.any(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            return None;
        }
        let known = SCRIPTS.iter().find(|(languages, _)| languages.contains(&first.as_str()));
        known.map(|(_, scripts)| *scripts).or_else(|| LATIN.contains(&first.as_str()).then_some(&[]))
    }

    /// Whether it is English, of whatever country.
    pub fn is_english(&self) -> bool {
        self.0.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
    }

    /// Whether `text` has the form of a tag: a language's code of two or three letters, then its script, region and the like.
    pub fn is_tag(text: &str) -> bool {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let is_part =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.all(is_part)
    }

    /// The value of HTML's `dir` attribute.
    pub fn direction(&self) -> &'static str {
        let first = self.0.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&first) { "rtl" } else { "ltr" }
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::new("en-GB")
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Script};

    #[test]
    fn scripts_have_a_direction() {
        assert_eq!(Language::default().direction(), "ltr");
        assert_eq!(Language::new("ar-EG").direction(), "rtl");
    }

    #[test]
    fn a_language_has_its_scripts_or_none_that_are_known() {
        for (tag, expected) in [
            ("en-GB", Some(&[][..])),
            ("el", Some(&[Script::Greek])),
            ("RU", Some(&[Script::Cyrillic])),
            ("sr-Latn", None),
            ("tt", None),
        ] {
            assert_eq!(Language::new(tag).scripts(), expected, "{tag}");
        }
    }

    #[test]
    fn a_tag_is_a_code_with_parts() {
        for (text, expected) in [("ar", true), ("zh-Hant-TW", true), ("Arabic", false), ("", false), ("e n", false)] {
            assert_eq!(Language::is_tag(text), expected, "{text}");
        }
    }
}
