//! The codes of all diagnostics. A code never changes its meaning: sites name codes in `site.yaml`, and scripts read them.

use std::{fmt, str::FromStr};

use crate::diagnostic::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// What kind of mistake a diagnostic is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order in which they are listed here.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// The code as it is written: `unresolved-link`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)+
                }
            }

            /// What kind of mistake it is, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Code::$variant => concat!($($doc),+).trim_ascii(),)+
                }
            }

            /// How grave the mistake is where `site.yaml` says nothing else.
            pub fn default_severity(self) -> Severity {
                match self {
                    $(Code::$variant => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    /// A file is there, but could not be read.
    UnreadableFile = "unreadable-file", Error;
    /// A text file is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// `content/` has no page.
    NoPages = "no-pages", Error;
    /// `content/index.md`, the home page, is missing or not published.
    MissingHome = "missing-home", Warning;
    /// A file looks like a page, but is published as it is.
    StrayFile = "stray-file", Warning;
    /// `content/site.yaml` is missing.
    MissingConfig = "missing-config", Warning;
    /// A page does not begin with front matter.
    MissingFrontMatter = "missing-front-matter", Error;
    /// The front matter has no second `---` line.
    UnclosedFrontMatter = "unclosed-front-matter", Error;
    /// Front matter or a configuration file is not valid YAML.
    InvalidYaml = "invalid-yaml", Error;
    /// A key has a value of the wrong type.
    WrongType = "wrong-type", Error;
    /// A key is not one that Careleaf knows.
    UnknownKey = "unknown-key", Error;
    /// A key is given twice.
    DuplicateKey = "duplicate-key", Error;
    /// A key that must be there is not.
    MissingKey = "missing-key", Error;
    /// A key has a value of the right type that cannot be used.
    InvalidValue = "invalid-value", Error;
    /// Two files would be published at the same address.
    DuplicateRoute = "duplicate-route", Error;
    /// An alias has the address of a page or of another alias.
    AliasClash = "alias-clash", Error;
    /// A link or an image leads to nothing.
    UnresolvedLink = "unresolved-link", Error;
    /// A link leads to a page, but its `#place` is not on that page.
    UnresolvedAnchor = "unresolved-anchor", Error;
    /// A picture is on another host.
    ExternalImage = "external-image", Error;
    /// A link's scheme is not http, https, mailto, tel or sms.
    ForbiddenScheme = "forbidden-scheme", Error;
    /// A callout's name is not one that the theme has.
    UnknownCallout = "unknown-callout", Error;
    /// A page holds raw HTML.
    RawHtml = "raw-html", Error;
    /// A page's text holds a level 1 heading.
    HeadingOne = "heading-one", Warning;
    /// Two headings of a page have the same id.
    DuplicateId = "duplicate-id", Error;
    /// A heading's id is of the form that themes use for theirs.
    ReservedId = "reserved-id", Error;
    /// A question has no answer.
    UnansweredQuestion = "unanswered-question", Warning;
    /// A question is asked twice and answered differently.
    ConflictingAnswers = "conflicting-answers", Warning;
    /// The theme named in `site.yaml` is neither in `themes/` nor built in.
    UnknownTheme = "unknown-theme", Error;
    /// The theme lacks a template that a site needs.
    MissingTemplate = "missing-template", Error;
    /// A template cannot be understood.
    InvalidTemplate = "invalid-template", Error;
    /// A template failed while a page was being made.
    TemplateFailed = "template-failed", Error;
    /// A locale file cannot be understood.
    InvalidLocale = "invalid-locale", Error;
    /// A message of the theme has no text in the site's language.
    MissingMessage = "missing-message", Warning;
    /// Text in a colour that a clinic chose is hard to read on its background.
    LowContrast = "low-contrast", Warning;
}

impl Code {
    /// Whether a site can be published with this mistake in it. One that keeps pages from being made at all is always an
    /// error: as a warning, it would empty the website.
    pub fn can_be_lowered(self) -> bool {
        !matches!(
            self,
            Self::UnreadableFile
                | Self::NotUtf8
                | Self::NoPages
                | Self::UnknownTheme
                | Self::MissingTemplate
                | Self::InvalidTemplate
                | Self::TemplateFailed
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_are_read_back() {
        for code in Code::ALL {
            assert!(code.as_str().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{code}");
            assert_eq!(code.as_str().parse(), Ok(*code));
        }
    }
}
