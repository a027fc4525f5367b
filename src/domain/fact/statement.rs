//! What facts state of quantities, and the sentences that say otherwise.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

use crate::domain::fact::Fact;
use crate::domain::quantity::{Quantity, bare_age, quantities};

/// Words by which a number alone is known to be an age.
const OF_AGES: [&str; 7] = ["age", "aged", "ages", "old", "older", "adult", "adults"];

/// The facts that have words by which the sentences about them are known, each with the quantities in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    statements: Vec<Statement>,
    /// The places of those whose first word it is, for each word in small letters.
    by_word: HashMap<String, Vec<usize>>,
    /// The names of the facts that have such words, and no quantity with which a sentence could be compared.
    pub without_quantity: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Statement {
    name: String,
    /// The words that a sentence about it has, in small letters.
    about: Vec<String>,
    quantities: Vec<Quantity>,
}

/// A place in a sentence that says something else than a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction<'f> {
    /// The name of the fact.
    pub fact: &'f str,
    pub range: Range<usize>,
}

impl Statements {
    /// What `facts` state, in which other facts are filled in.
    pub(super) fn of(facts: &BTreeMap<String, Fact>) -> Self {
        let mut statements = Self::default();
        for (name, fact) in facts {
            let about: BTreeSet<String> = fact.about.iter().flat_map(|about| words(about)).collect();
            let Some(first) = about.first().cloned() else { continue };
            let mut quantities = quantities(&fact.value);
            if quantities.is_empty() && OF_AGES.iter().any(|word| about.contains(*word)) {
                quantities.extend(bare_age(&fact.value));
            }
            if quantities.is_empty() {
                statements.without_quantity.push(name.clone());
                continue;
            }
            statements.by_word.entry(first).or_default().push(statements.statements.len());
            let about = about.into_iter().collect();
            statements.statements.push(Statement { name: name.clone(), about, quantities });
        }
        statements
    }

    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// What in a sentence says something else than the facts that it is about.
    pub fn contradictions(&self, sentence: &str) -> Vec<Contradiction<'_>> {
        let words: BTreeSet<String> = words(sentence).collect();
        let about = words.iter().filter_map(|word| self.by_word.get(word)).flatten();
        let mut about = about
            .map(|&place| &self.statements[place])
            .filter(|statement| statement.about.iter().all(|about| words.contains(about)))
            .peekable();
        if about.peek().is_none() {
            return Vec::new();
        }
        let said = quantities(sentence);
        let contradiction = |statement: &'_ Statement| {
            let others = || said.iter().filter(|other| statement.quantities.iter().any(|own| own.is_comparable(other)));
            let agrees = |other: &Quantity| statement.quantities.iter().any(|own| own.agrees(other));
            let first = others().next()?;
            (!others().any(agrees)).then(|| first.range.clone())
        };
        let found = about.filter_map(|statement| Some((statement, contradiction(statement)?)));
        found.map(|(statement, range)| Contradiction { fact: &statement.name, range }).collect()
    }
}

/// The words of a text, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_say_something_else_are_found() {
        let fact = |value: &str, about: &str| Fact { value: value.to_owned(), about: vec![about.to_owned()] };
        let found = |fact: &Fact, sentence: &str| {
            let statements = Statements::of(&BTreeMap::from([("f".to_owned(), fact.clone())]));
            let found = statements.contradictions(sentence);
            found.first().map(|found| sentence[found.range.clone()].to_owned())
        };
        for (value, about, sentence, expected) in [
            ("30 minutes", "session", "A session takes 0.5 hours.", None),
            ("30 minutes", "session", "A session takes 2.5 minutes.", Some("2.5 minutes")),
            ("5 minutes", "session", "A session takes twenty-five minutes.", Some("twenty-five minutes")),
            ("1.5 hours", "session", "A session takes 90 minutes.", None),
            ("1.5 hours", "session", "A session takes an hour and a half.", None),
            ("1.5 hours", "session", "A session takes 2.5 hours.", Some("2.5 hours")),
            ("30 minutes", "session", "A session takes half an hour.", None),
            ("30 minutes", "session", "A session takes an hour.", Some("an hour")),
            ("5 to 10 minutes", "session", "A session takes 5 minutes.", None),
            ("5 to 10 minutes", "session", "A session takes 10 minutes.", None),
            ("5 to 10 minutes", "session", "A session takes 5-10 minutes.", None),
            ("5 to 10 minutes", "session", "A session takes 15 minutes.", Some("15 minutes")),
            ("£1,250", "price", "The price is £1 250.", None),
            ("£250", "price", "The price is £ 200.", Some("£ 200")),
            ("£250", "price", "The price is 280 pounds.", Some("280 pounds")),
            ("€300", "price", "The price is €200.", Some("€200")),
            ("18 years", "treatment aged", "Treatment is for people aged at least 16.", Some("16")),
            ("18 and over", "treatment", "Treatment is for those of 16 and over.", Some("16")),
            ("aged 18 and over", "treatment", "You must be over 16 for treatment.", Some("16")),
            ("18", "age", "The lowest age is 16.", Some("16")),
            ("18", "age", "The lowest age is 18 years.", None),
            ("18", "AGE", "The other age has 20 veins.", None),
        ] {
            assert_eq!(found(&fact(value, about), sentence).as_deref(), expected, "{value}: {sentence}");
        }
    }
}
