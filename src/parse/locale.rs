//! The words of a theme in one language: a Fluent file, `locales/LANGUAGE.ftl`.

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
};

use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::parser::ErrorKind;
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed},
    domain::language::Language,
    source::{SourcePath, Span},
};

/// The language that every theme speaks, and that stands in for words which another language lacks.
pub const FALLBACK: &str = "en-GB";

/// The words of a theme, ready to be asked for.
pub struct Locale {
    bundle: FluentBundle<FluentResource>,
    fallback: Option<FluentBundle<FluentResource>>,
    /// The messages that take no arguments, which is most of them: every page says them in the same words.
    constant: HashMap<String, String>,
}

/// Why a message has no words.
#[derive(Debug, PartialEq, Eq)]
pub enum MessageError {
    Unknown,
    /// An argument that the message wants was not given, or the like, as Fluent says it.
    Failed(String),
}

/// A locale file: its path and its text.
#[derive(Clone, Copy)]
pub struct LocaleFile<'a> {
    pub path: &'a SourcePath,
    pub text: &'a str,
}

/// How many messages that are not translated are named.
const NAMED_MESSAGES: usize = 10;

impl Locale {
    /// Reads the words of `language` from `file`; words that it lacks are taken from `fallback`.
    pub(super) fn read(language: &Language, file: LocaleFile<'_>, fallback: Option<LocaleFile<'_>>) -> Parsed<Self> {
        let mut diagnostics = Vec::new();
        let mut ids = message_ids(file.text);
        ids.extend(fallback.iter().flat_map(|fallback| message_ids(fallback.text)));
        let bundle = bundle(language, file, &mut diagnostics);
        let fallback = fallback.map(|fallback| {
            let missing: Vec<String> =
                message_ids(fallback.text).difference(&message_ids(file.text)).map(|id| format!("`{id}`")).collect();
            // A file in the same language changes some words of another, and lacks none.
            if !missing.is_empty() && language.as_str() != FALLBACK {
                let shown = missing.len().min(NAMED_MESSAGES);
                let more = match missing.len() - shown {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                let names = missing[..shown].join(", ");
                let message = format!("{} messages are not translated yet: {names}{more}.", missing.len());
                diagnostics.push(
                    Diagnostic::new(Code::MissingMessage, Location::start_of(file.path), message)
                        .with_help(format!("Until they are, the site says them in {FALLBACK}.")),
                );
            }
            self::bundle(&Language::new(FALLBACK), fallback, &mut diagnostics)
        });
        let mut locale = Self { bundle, fallback, constant: HashMap::new() };
        let no_arguments = FluentArgs::new();
        locale.constant =
            ids.into_iter().filter_map(|id| locale.message(&id, &no_arguments).ok().map(|words| (id, words))).collect();
        Parsed { value: locale, diagnostics }
    }

    /// A locale without words, for a theme that has no locale file.
    pub fn empty() -> Self {
        Self { bundle: FluentBundle::new_concurrent(Vec::new()), fallback: None, constant: HashMap::new() }
    }

    /// The words of the message `id` with `arguments` filled in.
    ///
    /// # Errors
    /// The message is in neither language, or cannot be filled in.
    pub fn message(&self, id: &str, arguments: &FluentArgs<'_>) -> Result<String, MessageError> {
        if let Some(words) = self.constant.get(id) {
            return Ok(words.clone());
        }
        for bundle in [Some(&self.bundle), self.fallback.as_ref()].into_iter().flatten() {
            let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let words = bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
            return match errors.first() {
                None => Ok(words),
                Some(error) => Err(MessageError::Failed(error.to_string())),
            };
        }
        Err(MessageError::Unknown)
    }

    /// The words of a message that takes no arguments; its id in their place where there are none.
    pub fn words(&self, id: &str) -> String {
        self.message(id, &FluentArgs::new()).unwrap_or_else(|_| id.to_owned())
    }

    /// A date in words, with the month's name: the messages `date` and `month-1` to `month-12`.
    pub fn date(&self, date: Date) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("day", FluentValue::from(date.day()));
        arguments.set("month", self.words(&format!("month-{}", date.month())));
        // As text: a year has no separator of thousands.
        arguments.set("year", date.year().to_string());
        self.message("date", &arguments).unwrap_or_else(|_| date.to_string())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Locale").field("languages", &self.bundle.locales).finish_non_exhaustive()
    }
}

impl fmt::Display for MessageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => formatter.write_str("the theme's locale has no message of this name"),
            Self::Failed(reason) => formatter.write_str(reason),
        }
    }
}

/// What is wrong with a message, to whoever writes words and no programs.
fn in_words(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedToken('=') => "there is no `=` between its name and its words".to_owned(),
        ErrorKind::ExpectedToken(sign) => format!("there should be a `{sign}` here"),
        ErrorKind::ExpectedMessageField { entry_id } => format!("there are no words after `{entry_id}`"),
        ErrorKind::UnbalancedClosingBrace => "a `}` has no `{` before it".to_owned(),
        other => other.to_string(),
    }
}

fn bundle(
    language: &Language,
    file: LocaleFile<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(file.text.to_owned()).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let location = Location::new(file.path, Span::new(error.pos.start..error.pos.end, 0));
            let message = format!("This message cannot be understood: {}.", in_words(&error.kind));
            diagnostics.push(
                Diagnostic::new(Code::InvalidLocale, location, message)
                    .with_help("Write it as: name-of-the-message = Its words"),
            );
        }
        resource
    });
    // A language that is no valid tag was refused with the configuration; its words still stand in its file.
    let identifier: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // In a language that runs from right to left, marks set off what is filled in, such as a telephone number, so that it
    // keeps its order. In the others they would only be in the way of whoever copies a title.
    bundle.set_use_isolating(language.direction() == "rtl");
    if let Err(errors) = bundle.add_resource(resource) {
        for error in errors {
            let FluentError::Overriding { id, .. } = &error else { continue };
            let start = file.text.rfind(&format!("\n{id} ")).map_or(0, |newline| newline + 1);
            let location = Location::new(file.path, Span::new(start..start + id.len(), 0));
            diagnostics.push(
                Diagnostic::new(Code::InvalidLocale, location, format!("The message `{id}` is given twice."))
                    .with_help("Keep one of them."),
            );
        }
    }
    bundle
}

fn message_ids(text: &str) -> BTreeSet<String> {
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    resource
        .entries()
        .filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            // A message that cannot be understood has been told of, and is not missing as well.
            fluent_syntax::ast::Entry::Junk { content } => {
                content.split([' ', '=', '\n']).next().map(str::to_owned).filter(|id| !id.is_empty())
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(language: &str, text: &str, fallback: Option<&str>) -> Parsed<Locale> {
        let path = SourcePath::new("themes/a/locales/x.ftl");
        let fallback = fallback.map(|text| LocaleFile { path: &path, text });
        Locale::read(&Language::new(language), LocaleFile { path: &path, text }, fallback)
    }

    #[test]
    fn messages_are_filled_in_and_fall_back() {
        let parsed =
            locale("cy", "a = Un\nn = { $count ->\n  [one] un\n *[other] { $count }\n }\n", Some("a = One\nb = Two\n"));
        assert_eq!(parsed.diagnostics.len(), 1);
        assert_eq!(parsed.diagnostics[0].code, Code::MissingMessage);
        let locale = parsed.value;
        assert_eq!((locale.words("a").as_str(), locale.words("b").as_str()), ("Un", "Two"));
        let mut arguments = FluentArgs::new();
        arguments.set("count", 12);
        assert_eq!(locale.message("n", &arguments).as_deref(), Ok("12"));
        assert_eq!(locale.message("x", &arguments), Err(MessageError::Unknown));
        assert!(matches!(locale.message("n", &FluentArgs::new()), Err(MessageError::Failed(_))));
    }

    #[test]
    fn dates_are_words() {
        let parsed = locale("en-GB", "month-3 = March\ndate = { $day } { $month } { $year }\n", None);
        assert_eq!(parsed.value.date(jiff::civil::date(2026, 3, 5)), "5 March 2026");
    }

    #[test]
    fn what_is_wrong_in_a_locale_file_has_a_place() {
        let parsed = locale("en-GB", "a = x\nb y\na = z\n", None);
        let found: Vec<_> = parsed
            .diagnostics
            .iter()
            .map(|diagnostic| (diagnostic.code, diagnostic.location.as_ref().unwrap().span.start))
            .collect();
        assert_eq!(found, [(Code::InvalidLocale, 8), (Code::InvalidLocale, 10)]);
    }

    #[test]
    fn a_message_that_cannot_be_understood_is_not_missing_as_well() {
        let path = SourcePath::new("a.ftl");
        let file = |text| LocaleFile { path: &path, text };
        let parsed = Locale::read(&Language::new("fr"), file("menu Menu\n"), Some(file("menu = Menu\n")));
        let codes: Vec<_> = parsed.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [Code::InvalidLocale]);
        assert_eq!(parsed.value.words("menu"), "Menu");
    }
}
