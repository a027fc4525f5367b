//! Facts that a site says in several places and names once: the group `facts` of `site.yaml`.

mod statement;

pub use statement::{Contradiction, Statements};

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
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
    /// The names of those that say nothing, which is told where they are named.
    broken: BTreeSet<String>,
    /// Whether there may be others, in what could not be read.
    is_incomplete: bool,
    /// What they state of times, ages, prices and telephone numbers.
    pub statements: Statements,
}

/// How many characters a fact may have: a fact is a few words, and a paragraph at the most.
pub const LONGEST_FACT: usize = 1_000;

/// How many facts may stand within one another.
pub const DEEPEST_FACT: usize = 20;

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
    /// It has more than [`LONGEST_FACT`] characters, with those of the facts that it refers to.
    TooLong,
    /// It refers to a fact that refers to a fact, and so on, more often than [`DEEPEST_FACT`] says.
    TooDeep,
}

/// What is known of a fact while all are being filled in.
enum State {
    /// It waits for a fact that it refers to.
    Open,
    /// It is filled in, with facts within one another to this depth.
    Filled(usize),
    Broken,
}

/// Facts, while they are filled in one after another. Those that wait for others are kept in a list, and not by calls within
/// calls, for a chain of them may have any length.
struct Filling<'a> {
    said: &'a BTreeMap<String, Fact>,
    facts: Facts,
    states: HashMap<&'a str, State>,
    /// Each waits for the one after it.
    waiting: Vec<Waiting<'a>>,
    mistakes: Vec<(String, FactMistake)>,
}

/// A fact that waits for those that it refers to.
struct Waiting<'a> {
    name: &'a str,
    fact: &'a Fact,
    value: String,
    /// The names that are yet to be looked at, the last one first.
    references: Vec<String>,
    /// How many facts stand within one another in those that were looked at.
    depth: usize,
}

impl Facts {
    /// The facts of `said`, each with the facts filled in that it refers to. Those that say nothing are left out, and
    /// returned with the reason, unless that is the reason of another one.
    pub fn new(said: &BTreeMap<String, Fact>) -> (Self, Vec<(String, FactMistake)>) {
        let mut filling =
            Filling { said, facts: Self::default(), states: HashMap::new(), waiting: Vec::new(), mistakes: Vec::new() };
        for (name, fact) in said {
            filling.begin(name, fact);
            while let Some(last) = filling.waiting.pop() {
                filling.go_on(last);
            }
        }
        let Filling { mut facts, states, mistakes, .. } = filling;
        let broken = states.iter().filter(|(_, state)| matches!(state, State::Broken));
        facts.broken = broken.map(|(name, _)| (*name).to_owned()).collect();
        facts.statements = Statements::of(&facts.facts);
        (facts, mistakes)
    }

    /// The same facts, where others may have been lost with what could not be read.
    pub fn with_others_unread(self) -> Self {
        Self { is_incomplete: true, ..self }
    }

    /// What a fact says.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.facts.get(name).map(|fact| fact.value.as_str())
    }

    /// Whether braces with this `name` in them, or with none, are a mistake where they stand. That a fact says nothing is
    /// told where it is named, and nothing is known of facts that could not be read.
    pub fn lacks(&self, name: Option<&str>) -> bool {
        let is_named = |name: &str| self.facts.contains_key(name) || self.broken.contains(name);
        name.is_none_or(|name| !is_named(name) && !self.is_incomplete)
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

impl<'a> Filling<'a> {
    /// Puts a fact in the list, if nothing is known of it yet.
    fn begin(&mut self, name: &'a str, fact: &'a Fact) {
        if self.states.contains_key(name) {
            return;
        }
        match Waiting::new(name, fact) {
            Ok(new) => {
                self.states.insert(name, State::Open);
                self.waiting.push(new);
            }
            Err(mistake) => self.give_up(name, Some(mistake)),
        }
    }

    /// Looks at the next reference of a fact that was taken from the list. It goes back there unless that was the last.
    fn go_on(&mut self, mut fact: Waiting<'a>) {
        let Some(reference) = fact.references.pop() else { return self.fill_in(fact) };
        match (self.states.get(reference.as_str()), self.said.get_key_value(&reference)) {
            (Some(State::Filled(depth)), _) => {
                fact.depth = fact.depth.max(depth + 1);
                self.waiting.push(fact);
            }
            // The reason is that of another fact, which is told by itself.
            (Some(State::Broken), _) => self.give_up(fact.name, None),
            (Some(State::Open), _) => {
                let names = self.waiting.iter().map(|waiting| waiting.name).chain([fact.name]);
                let circle = names.skip_while(|name| *name != reference).map(str::to_owned).collect();
                self.mistakes.push((reference, FactMistake::Circle(circle)));
                self.give_up(fact.name, None);
            }
            (None, Some((name, other))) => {
                fact.references.push(reference);
                self.waiting.push(fact);
                self.begin(name, other);
            }
            (None, None) => self.give_up(fact.name, Some(FactMistake::Undefined(reference))),
        }
    }

    /// Adds a fact all of whose references are known.
    fn fill_in(&mut self, fact: Waiting<'a>) {
        let Waiting { name, fact, value, depth, .. } = fact;
        let value = self.facts.fill(&value).into_owned();
        if depth >= DEEPEST_FACT {
            self.give_up(name, Some(FactMistake::TooDeep));
        } else if value.chars().count() > LONGEST_FACT {
            self.give_up(name, Some(FactMistake::TooLong));
        } else {
            self.states.insert(name, State::Filled(depth));
            self.facts.facts.insert(name.to_owned(), Fact { value, about: fact.about.clone() });
        }
    }

    fn give_up(&mut self, name: &'a str, mistake: Option<FactMistake>) {
        self.states.insert(name, State::Broken);
        self.mistakes.extend(mistake.map(|mistake| (name.to_owned(), mistake)));
    }
}

impl<'a> Waiting<'a> {
    /// A fact whose references are to be looked at.
    ///
    /// # Errors
    /// It says nothing, whatever it refers to.
    fn new(name: &'a str, fact: &'a Fact) -> Result<Self, FactMistake> {
        let value = fact.value.split_whitespace().collect::<Vec<_>>().join(" ");
        match () {
            () if !is_fact_name(name) => return Err(FactMistake::Name),
            () if value.is_empty() => return Err(FactMistake::Empty),
            () if value.chars().count() > LONGEST_FACT => return Err(FactMistake::TooLong),
            () => {}
        }
        let names: Option<Vec<String>> = placeholders(&value).into_iter().map(|place| place.name).collect();
        let references = names.ok_or(FactMistake::Malformed)?.into_iter().rev().collect();
        Ok(Self { name, fact, value, references, depth: 0 })
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
    fn long_chains_and_facts_that_double_are_told_and_cost_little() {
        let chain = |length: usize, value: &dyn Fn(usize) -> String| -> (Facts, Vec<(String, FactMistake)>) {
            let said = (0..length).map(|number| {
                let value = if number + 1 == length { "x".to_owned() } else { value(number + 1) };
                (format!("f{number}"), Fact::from(value))
            });
            Facts::new(&said.collect())
        };
        let one = |next: usize| format!("{{{{ fact.f{next} }}}}");
        let (fine, mistakes) = chain(DEEPEST_FACT, &one);
        assert_eq!((fine.get("f0"), mistakes), (Some("x"), vec![]));
        let (facts, mistakes) = chain(20_000, &one);
        let last = format!("f{}", 20_000 - 1 - DEEPEST_FACT);
        assert_eq!(mistakes, [(last.clone(), FactMistake::TooDeep)]);
        assert_eq!(facts.iter().count(), DEEPEST_FACT);
        assert!(!facts.lacks(Some(&last)) && !facts.lacks(Some("f0")) && facts.lacks(Some("f20000")));
        let (facts, mistakes) = chain(40, &|next| one(next).repeat(2));
        assert_eq!(mistakes, [("f29".to_owned(), FactMistake::TooLong)]);
        assert_eq!(facts.get("f30").map(str::len), Some(512));
        let (_, mistakes) = chain(1, &one);
        assert_eq!(mistakes, []);
        let circle = (0..20_000).map(|number| (format!("f{number}"), Fact::from(one((number + 1) % 20_000))));
        let (facts, mistakes) = Facts::new(&circle.collect());
        assert_eq!((facts.iter().count(), mistakes.len()), (0, 1));
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
            (vec![("a", "{{ fact.b }}"), ("b", "{{ fact.c }}")], vec![("b", FactMistake::Undefined("c".to_owned()))]),
            (vec![("a", "{{ fact.b }}"), ("b", "{{ fact.b }}")], vec![("b", circle(&["b"]))]),
            (vec![("a", "{{ fact.b }}"), ("b", &"x".repeat(LONGEST_FACT + 1))], vec![("b", FactMistake::TooLong)]),
        ] {
            let (facts, mistakes) = facts(&said);
            let expected: Vec<_> = expected.into_iter().map(|(name, mistake)| (name.to_owned(), mistake)).collect();
            assert_eq!((mistakes, facts.iter().count()), (expected, 0), "{said:?}");
        }
    }
}
