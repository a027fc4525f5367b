//! The group `facts` of `site.yaml`, and the places that refer to one of it.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Code, Diagnostic, Location, did_you_mean},
    domain::fact::{Fact, FactMistake, Facts},
    markdown::placeholders,
    parse::yaml::YamlText,
};

/// How a text refers to a fact.
const HOW_TO_REFER: &str = "Write the name of a fact of site.yaml between the braces: {{ fact.session_length }}. To show two \
                            braces as they are, put a backslash before them.";

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
    for (name, mistake) in mistakes {
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
                    others => format!("These go round in a circle: {}. Write one of them in words.", others.join(", ")),
                },
            ),
            FactMistake::Undefined(other) => {
                code = Code::UndefinedFact;
                let message = format!("The fact `{name}` refers to `{other}`, which is no fact.");
                (message, help_for(Some(&other), said.keys().map(String::as_str)))
            }
            FactMistake::Malformed => {
                code = Code::UndefinedFact;
                (format!("The fact `{name}` has braces that name no fact."), HOW_TO_REFER.to_owned())
            }
        };
        diagnostics.push(Diagnostic::new(code, places.of(&name), message).with_help(help));
    }
    let locations = said.keys().map(|name| (name.clone(), places.of(name))).collect();
    (facts, locations)
}

/// The references in `text`, which stands at `place`, to what is no fact.
pub fn undefined(text: &str, facts: &Facts, place: impl Fn() -> Location) -> Vec<Diagnostic> {
    let wrong = placeholders(text).into_iter().filter(|reference| !facts.has(reference));
    wrong.map(|reference| mistake(reference.name.as_deref(), facts, place())).collect()
}

/// What is said of a reference at `place` to what is no fact; without a `name`, the braces name none.
pub fn mistake(name: Option<&str>, facts: &Facts, place: Location) -> Diagnostic {
    let message = match name {
        Some(name) => format!("There is no fact `{name}`."),
        None => "These braces name no fact.".to_owned(),
    };
    Diagnostic::new(Code::UndefinedFact, place, message).with_help(help_for(name, facts.iter().map(|(name, _)| name)))
}

fn help_for<'a>(name: Option<&str>, known: impl Iterator<Item = &'a str>) -> String {
    match name {
        None => HOW_TO_REFER.to_owned(),
        Some(name) => did_you_mean(name, known)
            .unwrap_or_else(|| format!("Name it in site.yaml: `facts: {{{name}: what it says}}`.")),
    }
}
