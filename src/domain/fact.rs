//! Facts that a site says in several places and names once: the group `facts` of `site.yaml`.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use crate::{
    domain::{shape, text_or::text_or_map},
    markdown::{Placeholder, is_fact_name, placeholders},
};

/// A fact as `site.yaml` says it: its value, or its value and the words of sentences that are about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    pub value: String,
    /// A sentence with all of these words is about this fact.
    pub about: Vec<String>,
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct FactKeys {
    /// What pages show in place of {{ fact.name }}.
    #[schemars(with = "shape::Text")]
    value: String,
    /// Words that a sentence about this fact has, all of them. Another value in such a sentence is told of.
    #[schemars(with = "Option<Vec<shape::Text>>")]
    about: Vec<String>,
}

/// The facts of a site by their names, with what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    facts: BTreeMap<String, Fact>,
}

/// Why a fact says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactMistake {
    /// Its name is none that a page can write.
    Name,
    Empty,
    /// It refers to itself, by way of these others.
    Circle(Vec<String>),
    /// It refers to a fact that is not there.
    Undefined(String),
    /// It refers to a fact in a way that is not understood.
    Malformed,
}

impl Facts {
    /// The facts of `said`, each with the facts filled in that it refers to. Those that say nothing are left out, and
    /// returned with the reason.
    pub fn new(said: &BTreeMap<String, Fact>) -> (Self, Vec<(String, FactMistake)>) {
        let mut facts = Self::default();
        let mut mistakes = Vec::new();
        let mut broken = BTreeSet::new();
        for name in said.keys() {
            if let Err(mistake) = facts.resolve(name, said, &mut Vec::new(), &mut broken) {
                mistakes.extend(mistake.map(|mistake| (name.clone(), mistake)));
            }
        }
        (facts, mistakes)
    }

    /// Finds what `name` says, on the way from the facts in `path`.
    ///
    /// # Errors
    /// It says nothing; the reason is left out where it is that of another fact, which is told by itself.
    fn resolve(
        &mut self,
        name: &str,
        said: &BTreeMap<String, Fact>,
        path: &mut Vec<String>,
        broken: &mut BTreeSet<String>,
    ) -> Result<(), Option<FactMistake>> {
        if self.facts.contains_key(name) {
            return Ok(());
        }
        if broken.contains(name) {
            return Err(None);
        }
        let Some(fact) = said.get(name) else { return Err(Some(FactMistake::Undefined(name.to_owned()))) };
        let value = fact.value.split_whitespace().collect::<Vec<_>>().join(" ");
        path.push(name.to_owned());
        let mut result = match () {
            () if !is_fact_name(name) => Err(Some(FactMistake::Name)),
            () if value.is_empty() => Err(Some(FactMistake::Empty)),
            () => Ok(()),
        };
        for placeholder in placeholders(&value) {
            if result.is_err() {
                break;
            }
            result = match &placeholder.name {
                None => Err(Some(FactMistake::Malformed)),
                Some(other) if path.contains(other) => {
                    let start = path.iter().position(|known| known == other).unwrap_or_default();
                    Err(Some(FactMistake::Circle(path[start..].to_vec())))
                }
                Some(other) => self.resolve(other, said, path, broken),
            };
        }
        path.pop();
        match &result {
            Ok(()) => {
                let value = self.fill(&value).into_owned();
                self.facts.insert(name.to_owned(), Fact { value, about: fact.about.clone() });
            }
            Err(_) => {
                broken.insert(name.to_owned());
            }
        }
        result
    }

    /// What a fact says.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.facts.get(name).map(|fact| fact.value.as_str())
    }

    /// Whether a place stands for a fact that is there.
    pub fn has(&self, place: &Placeholder) -> bool {
        place.name.as_deref().is_some_and(|name| self.get(name).is_some())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Fact)> {
        self.facts.iter().map(|(name, fact)| (name.as_str(), fact))
    }

    /// `text` with the facts filled in that it refers to. One that is not there, which is an error, leaves nothing.
    pub fn fill<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let places = placeholders(text);
        if places.is_empty() {
            return text.into();
        }
        let mut filled = String::with_capacity(text.len());
        let mut from = 0;
        for Placeholder { range, name } in places {
            filled.push_str(&text[from..range.start]);
            filled.push_str(name.and_then(|name| self.get(&name)).unwrap_or_default());
            from = range.end;
        }
        filled.push_str(&text[from..]);
        filled.into()
    }
}

impl From<String> for Fact {
    fn from(value: String) -> Self {
        Self { value, about: Vec::new() }
    }
}

impl From<FactKeys> for Fact {
    fn from(FactKeys { value, about }: FactKeys) -> Self {
        Self { value, about }
    }
}

impl<'de> Deserialize<'de> for Fact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or_map::<D, FactKeys, Self>(deserializer)
    }
}

impl JsonSchema for Fact {
    fn schema_name() -> Cow<'static, str> {
        "Fact".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        shape::text_or::<FactKeys>(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(said: &[(&str, &str)]) -> (Facts, Vec<(String, FactMistake)>) {
        let said = said.iter().map(|(name, value)| ((*name).to_owned(), Fact::from((*value).to_owned())));
        Facts::new(&said.collect())
    }

    #[test]
    fn facts_are_filled_in() {
        let (facts, mistakes) = facts(&[("length", "30 minutes"), ("visit", "a visit of {{ fact.length }}")]);
        assert_eq!(mistakes, []);
        for (text, expected) in [
            ("Takes {{ fact.length }}.", "Takes 30 minutes."),
            ("{{fact.visit}}", "a visit of 30 minutes"),
            ("{{ fact.none }} {{ length }} {{ fact.length", "  "),
            ("\\{{ fact.length }}", "\\{{ fact.length }}"),
            ("plain { braces }", "plain { braces }"),
        ] {
            assert_eq!(facts.fill(text), expected, "{text}");
        }
    }

    #[test]
    fn a_fact_that_says_nothing_is_told_once_and_left_out() {
        let circle = |names: &[&str]| FactMistake::Circle(names.iter().map(|name| (*name).to_owned()).collect());
        for (said, expected) in [
            (vec![("a", " ")], vec![("a", FactMistake::Empty)]),
            (vec![("A b", "1")], vec![("A b", FactMistake::Name)]),
            (vec![("a", "{{ fact.a }}")], vec![("a", circle(&["a"]))]),
            (vec![("a", "{{ fact.b }}"), ("b", "x {{ fact.a }}")], vec![("a", circle(&["a", "b"]))]),
            (vec![("a", "{{ fact.c }}")], vec![("a", FactMistake::Undefined("c".to_owned()))]),
            (vec![("a", "{{ b }}")], vec![("a", FactMistake::Malformed)]),
        ] {
            let (facts, mistakes) = facts(&said);
            let expected: Vec<_> = expected.into_iter().map(|(name, mistake)| (name.to_owned(), mistake)).collect();
            assert_eq!((mistakes, facts.iter().count()), (expected, 0), "{said:?}");
        }
    }
}
