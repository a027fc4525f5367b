//! What a page rests on: the entries of its `sources`.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::{shape, text_or::text_or_map};

/// A source of a page's facts: a title, or a title with an address, a date and a name by which the text cites it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The name by which the text cites it, as in `[^nice]`.
    pub id: Option<String>,
    pub title: String,
    pub url: Option<String>,
    pub date: Option<String>,
}

/// What a template sees of a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EvidenceView {
    /// Its place in the list of the page's sources, from 1.
    pub number: usize,
    /// The id of its entry in that list.
    pub id: String,
    pub title: String,
    pub url: Option<String>,
    pub date: Option<String>,
    /// The ids of the places that cite it.
    pub references: Vec<String>,
}

/// What the name of a source can be, as a regular expression for editors; [`Evidence::is_id`] decides.
const ID: &str = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$";

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EvidenceKeys {
    /// A short name by which the text cites the source, as it refers to a footnote: nice.
    #[schemars(
        with = "Option<shape::Text>",
        pattern(ID),
        extend("patternErrorMessage" = "Use letters, digits and hyphens: nice-2021.")
    )]
    id: Option<String>,
    /// What the source is called.
    #[schemars(with = "shape::Text")]
    title: String,
    /// The address at which it can be read.
    #[schemars(with = "Option<shape::Text>")]
    url: Option<String>,
    /// When it was published, in your own words: 2024, or March 2024.
    #[schemars(with = "Option<shape::Text>")]
    date: Option<String>,
}

impl Evidence {
    /// Whether a text can be the name of a source: letters and digits, with hyphens between them.
    pub fn is_id(text: &str) -> bool {
        text.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
    }

    /// The view of the source that is the `number`th of its page, which the text cites so many times. A date that is written as
    /// programs read it is put into words by `date_words`; any other stays as the writer put it.
    pub fn view(&self, number: usize, citations: usize, date_words: impl Fn(Date) -> String) -> EvidenceView {
        let in_words = |date: &String| match date.parse() {
            Ok(day) if date.len() == "2026-03-05".len() => date_words(day),
            _ => date.clone(),
        };
        EvidenceView {
            number,
            id: Self::entry_id(number),
            title: self.title.clone(),
            url: self.url.clone(),
            date: self.date.as_ref().map(in_words),
            references: (1..=citations).map(|ordinal| Self::citation_id(number, ordinal)).collect(),
        }
    }

    /// The id of the entry of the `number`th source. Two hyphens keep it apart from the ids that are made from headings.
    pub fn entry_id(number: usize) -> String {
        format!("source--{number}")
    }

    /// The id of a place that cites the `number`th source.
    pub fn citation_id(number: usize, ordinal: usize) -> String {
        format!("source--{number}--from-{ordinal}")
    }
}

impl From<String> for Evidence {
    fn from(title: String) -> Self {
        Self { id: None, title, url: None, date: None }
    }
}

impl From<EvidenceKeys> for Evidence {
    fn from(keys: EvidenceKeys) -> Self {
        Self { id: keys.id, title: keys.title, url: keys.url, date: keys.date }
    }
}

impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or_map::<D, EvidenceKeys, Self>(deserializer)
    }
}

impl JsonSchema for Evidence {
    fn schema_name() -> Cow<'static, str> {
        "Evidence".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        shape::text_or::<EvidenceKeys>(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_date_is_put_into_words_and_any_other_stays() {
        for (date, expected) in [
            ("2020-01-01", "day 1"),
            ("2020-02-30", "2020-02-30"),
            ("20200101", "20200101"),
            ("May 2021", "May 2021"),
            ("2024", "2024"),
        ] {
            let source = Evidence { date: Some(date.to_owned()), ..Evidence::from("A source".to_owned()) };
            let view = source.view(1, 0, |day| format!("day {}", day.day()));
            assert_eq!(view.date.as_deref(), Some(expected), "{date}");
        }
    }
}
