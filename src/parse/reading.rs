//! The group `reading` of `site.yaml`: how easy the pages are to be to read.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};

use crate::{
    diagnostic::{Code, Diagnostic},
    domain::{readability::ReadingPolicy, shape},
    parse::yaml::{self, YamlText},
};

/// How easy the pages are to be to read.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ReadingKeys {
    /// The highest grade that a page may have, in years of school: 8 where nothing is said.
    #[schemars(with = "Option<f64>", range(min = 1, max = 20))]
    max_grade: Option<f64>,
    /// Hard words, each with the plain one that is to be written: utilise: use. false lets a word be.
    #[schemars(with = "Option<BTreeMap<String, PlainWord>>")]
    #[serde(deserialize_with = "yaml::unique_map")]
    plain_words: BTreeMap<String, PlainWord>,
    /// Abbreviations that visitors know without an explanation: DVT.
    #[schemars(with = "Option<Vec<shape::Text>>")]
    abbreviations: Vec<String>,
}

/// What is to be written in place of a hard word; none lets it be.
struct PlainWord(Option<String>);

impl ReadingKeys {
    /// What the keys ask for. What cannot be asked for is added to `diagnostics`.
    pub fn policy(self, yaml: YamlText<'_>, diagnostics: &mut Vec<Diagnostic>) -> ReadingPolicy {
        let mut policy = ReadingPolicy::default();
        if let Some(grade) = self.max_grade {
            if (1.0..=20.0).contains(&grade) {
                policy.max_grade_in_tenths = (grade * 10.0).round() as u32;
            } else {
                let message = format!("`{grade}` is no grade of a school.");
                let place = yaml.place_of(&["reading", "max_grade"]);
                let help = "Write a number from 1 to 20. The NHS aims for what a child of 9 to 11 years can read, which is about 5.";
                diagnostics.push(Diagnostic::new(Code::InvalidValue, place, message).with_help(help));
            }
        }
        let words = self.plain_words.into_iter().map(|(hard, PlainWord(plain))| (hard, plain));
        policy.plain_words = words.collect();
        policy.abbreviations = self.abbreviations;
        policy
    }
}

impl<'de> Deserialize<'de> for PlainWord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrFalse;

        impl Visitor<'_> for TextOrFalse {
            type Value = PlainWord;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("the plain word, or `false` to let the hard one be")
            }

            fn visit_bool<E: Error>(self, is_hard: bool) -> Result<PlainWord, E> {
                match is_hard {
                    true => Err(E::invalid_value(Unexpected::Bool(true), &self)),
                    false => Ok(PlainWord(None)),
                }
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<PlainWord, E> {
                match text.trim() {
                    "" => Err(E::invalid_value(Unexpected::Str(text), &self)),
                    // Much YAML is written as if these were `false`, so “no” cannot be a plain word.
                    "no" | "No" | "NO" | "off" | "Off" | "OFF" => Ok(PlainWord(None)),
                    plain => Ok(PlainWord(Some(plain.to_owned()))),
                }
            }
        }

        deserializer.deserialize_any(TextOrFalse)
    }
}

impl JsonSchema for PlainWord {
    fn schema_name() -> Cow<'static, str> {
        "PlainWord".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string", "pattern": r"\S" }, { "const": false }] })
    }
}
