//! The language of a site.

use serde::Serialize;

/// A BCP 47 language tag: `en-GB`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Language(String);

/// The languages whose script runs from right to left, by their first subtag (from the Unicode CLDR).
const RIGHT_TO_LEFT: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "ug", "ur", "yi"];

impl Language {
    pub fn new(tag: &str) -> Self {
        Self(tag.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
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
    use super::Language;

    #[test]
    fn scripts_have_a_direction() {
        assert_eq!(Language::default().direction(), "ltr");
        assert_eq!(Language::new("ar-EG").direction(), "rtl");
    }
}
