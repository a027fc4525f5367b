//! What a page rests on: the entries of its `sources`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::{shape, text_or::text_or_map};

/// A source of a page's facts: a title, or a title with an address and a date. A template sees it as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Evidence {
    pub title: String,
    pub url: Option<String>,
    pub date: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EvidenceKeys {
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

impl From<String> for Evidence {
    fn from(title: String) -> Self {
        Self { title, url: None, date: None }
    }
}

impl From<EvidenceKeys> for Evidence {
    fn from(keys: EvidenceKeys) -> Self {
        Self { title: keys.title, url: keys.url, date: keys.date }
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
