//! The kind of a page: what a visitor finds on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a page is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The page that visitors see first.
    Home,
    /// The first page of a treatment: what it is and how it works.
    Treatment,
    /// What happens at the clinic.
    Procedure,
    /// Who the treatment is for, and who should not have it.
    Suitability,
    /// Risks and side effects.
    Risks,
    /// What to do and what to expect after the treatment.
    Aftercare,
    /// The page above the index of questions.
    Faq,
    /// Words and what they mean.
    Glossary,
    /// Any other page.
    #[default]
    Page,
}

impl Kind {
    /// The kind of the page in `file`, a path below `content/`, where its front matter names none.
    pub fn of_file(file: &str) -> Self {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        match name.strip_suffix(".md").unwrap_or(name) {
            "index" if folder.is_empty() => Self::Home,
            "index" => Self::Treatment,
            "procedure" => Self::Procedure,
            "suitability" => Self::Suitability,
            "risks" => Self::Risks,
            "aftercare" => Self::Aftercare,
            "faq" => Self::Faq,
            "glossary" => Self::Glossary,
            _ => Self::Page,
        }
    }

    /// The `order` of a page of this kind that gives none. Treatments come before the index of questions and the like.
    pub fn default_order(self) -> i64 {
        match self {
            Self::Home => 0,
            Self::Treatment => 10,
            Self::Procedure => 20,
            Self::Suitability => 30,
            Self::Risks => 40,
            Self::Aftercare => 50,
            Self::Page => 60,
            Self::Glossary => 80,
            Self::Faq => 90,
        }
    }

    /// As it is written in front matter; also the name of the template that a theme may have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Treatment => "treatment",
            Self::Procedure => "procedure",
            Self::Suitability => "suitability",
            Self::Risks => "risks",
            Self::Aftercare => "aftercare",
            Self::Faq => "faq",
            Self::Glossary => "glossary",
            Self::Page => "page",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_file_name_tells_the_kind() {
        for (file, kind) in [
            ("index.md", Kind::Home),
            ("veins/index.md", Kind::Treatment),
            ("veins/risks.md", Kind::Risks),
            ("faq.md", Kind::Faq),
            ("contact.md", Kind::Page),
        ] {
            assert_eq!(Kind::of_file(file), kind, "{file}");
        }
    }
}
