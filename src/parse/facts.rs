//! The group `facts` of `site.yaml`, and the places that refer to one of it.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Code, Diagnostic, Location, did_you_mean},
    domain::fact::{DEEPEST_FACT, Fact, FactMistake, Facts, LONGEST_FACT},
    markdown::{Placeholder, first_markup, placeholders},
    parse::yaml::YamlText,
};

/// How a text refers to a fact.
const HOW_TO_REFER: &str = "Write the name of a fact of site.yaml between the braces: {{ fact.session_length }}. To show two \
                            braces as they are, put a backslash before them.";

/// What is said of Markdown where words are published as they are.
pub const SHOWN_AS_IT_IS: &str = "This is shown as it is, with its signs: only the text of a page is Markdown.";
pub const PLAIN_WORDS: &str = "Write plain words, or say it in the text of the page.";

/// How many of the names that are no facts get the names that are like them. Whoever has more has lost all facts.
const SUGGESTED: usize = 50;

/// How many of the facts that go round in a circle are named.
const NAMED: usize = 5;

/// Reads the facts that are `said`, and where they stand.
pub(super) fn read(
    said: &BTreeMap<String, Fact>,
    yaml: YamlText<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Facts, BTreeMap<String, Location>) {
    if said.is_empty() {
        return Default::default();
    }
    let (facts, mistakes) = Facts::new(said);
    let places = yaml.keys_below(&["facts"]);
    for (number, (name, mistake)) in mistakes.into_iter().enumerate() {
        let mut code = Code::InvalidValue;
        let (message, help) = match mistake {
            FactMistake::Name => (
                format!("`{name}` cannot be the name of a fact."),
                "Use small letters, digits and underscores: session_length".to_owned(),
            ),
            FactMistake::Empty => (
                format!("The fact `{name}` says nothing."),
                "Write what pages are to show after the colon, or take the line out.".to_owned(),
            ),
            FactMistake::Circle(others) => (
                format!("The fact `{name}` refers to itself."),
                match others.as_slice() {
                    [] | [_] => "Write what it says in words.".to_owned(),
                    others => {
                        let more = if others.len() > NAMED { ", and others" } else { "" };
                        let named = others[..others.len().min(NAMED)].join(", ");
                        format!("These go round in a circle: {named}{more}. Write one of them in words.")
                    }
                },
            ),
            FactMistake::Undefined(other) => {
                code = Code::UndefinedFact;
                let message = format!("The fact `{name}` refers to `{other}`, which is no fact.");
                let known = said.keys().map(String::as_str).take(if number < SUGGESTED { usize::MAX } else { 0 });
                (message, help_for(Some(&other), known))
            }
            FactMistake::TooLong => (
                format!("The fact `{name}` is longer than {LONGEST_FACT} characters."),
                "Keep it to the few words that pages share, and write the rest on the pages.".to_owned(),
            ),
            FactMistake::TooDeep => (
                format!(
                    "The fact `{name}` refers to a fact that refers to another, and so on, over more than {DEEPEST_FACT} facts."
                ),
                "Write what it says in words.".to_owned(),
            ),
            FactMistake::Malformed => {
                code = Code::UndefinedFact;
                (format!("The fact `{name}` has braces that name no fact."), HOW_TO_REFER.to_owned())
            }
        };
        diagnostics.push(Diagnostic::new(code, places.of(&name), message).with_help(help));
    }
    for (name, fact) in said {
        if let Some(range) = first_markup(&fact.value) {
            let name = places.of(name);
            let place = yaml.place_after(&name, &fact.value[range]).unwrap_or(name);
            diagnostics.push(Diagnostic::new(Code::LiteralMarkup, place, SHOWN_AS_IT_IS).with_help(PLAIN_WORDS));
        }
    }
    let locations = said.keys().map(|name| (name.clone(), places.of(name))).collect();
    (facts, locations)
}

/// The references in `text` to what is no fact. `place` is where such braces stand.
pub fn undefined(text: &str, facts: &Facts, place: impl Fn(&str) -> Location) -> Vec<Diagnostic> {
    let wrong = placeholders(text).into_iter().filter(|reference| facts.lacks(reference.name.as_deref())).enumerate();
    let told =
        wrong.map(|(number, Placeholder { range, name })| mistake(name.as_deref(), facts, place(&text[range]), number));
    told.collect()
}

/// What is said of a reference at `place` to what is no fact; without a `name`, the braces name none. It is the `number`th
/// of its text.
pub fn mistake(name: Option<&str>, facts: &Facts, place: Location, number: usize) -> Diagnostic {
    let message = match name {
        Some(name) => format!("There is no fact `{name}`."),
        None => "These braces name no fact.".to_owned(),
    };
    let known = facts.iter().map(|(name, _)| name).take(if number < SUGGESTED { usize::MAX } else { 0 });
    Diagnostic::new(Code::UndefinedFact, place, message).with_help(help_for(name, known))
}

fn help_for<'a>(name: Option<&str>, known: impl Iterator<Item = &'a str>) -> String {
    match name {
        None => HOW_TO_REFER.to_owned(),
        Some(name) => did_you_mean(name, known)
            .unwrap_or_else(|| format!("Name it in site.yaml: `facts: {{{name}: what it says}}`.")),
    }
}
