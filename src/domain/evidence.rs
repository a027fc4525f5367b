//! What a page rests on: the entries of its `sources`.

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::text_or::text_or_map;

/// A source of a page's facts: a title, or a title with an address and a date. A template sees it as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Evidence {
    pub title: String,
    pub url: Option<String>,
    pub date: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceKeys {
    title: String,
    url: Option<String>,
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
