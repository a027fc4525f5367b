//! Who checked a page, when, and when next.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::{shape, text_or::text_or_map};

/// What a page's front matter says of its review.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Review {
    pub reviewed: Date,
    pub review_due: Option<Date>,
    pub reviewed_by: Option<Reviewer>,
}

/// Who reviewed a page: a name, or a name with a role and a professional registration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reviewer {
    pub name: String,
    pub role: Option<String>,
    pub registration: Option<String>,
}

/// What a template sees of a review. Its dates are words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReviewView {
    pub reviewed: String,
    pub due: Option<String>,
    pub by: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReviewerKeys {
    /// The reviewer's name.
    #[schemars(with = "shape::Text")]
    name: String,
    /// What the reviewer is: consultant vascular surgeon, for example.
    #[schemars(with = "Option<shape::Text>")]
    role: Option<String>,
    /// The reviewer's number in a professional register.
    #[schemars(with = "Option<shape::Text>")]
    registration: Option<String>,
}

impl Review {
    /// The view of the review, with its dates put into words by `date_words`.
    pub fn view(&self, date_words: impl Fn(Date) -> String) -> ReviewView {
        ReviewView {
            reviewed: date_words(self.reviewed),
            due: self.review_due.map(date_words),
            by: self.reviewed_by.as_ref().map(Reviewer::in_words),
        }
    }
}

impl Reviewer {
    fn in_words(&self) -> String {
        let parts = [Some(&self.name), self.role.as_ref(), self.registration.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl From<String> for Reviewer {
    fn from(name: String) -> Self {
        Self { name, role: None, registration: None }
    }
}

impl From<ReviewerKeys> for Reviewer {
    fn from(keys: ReviewerKeys) -> Self {
        Self { name: keys.name, role: keys.role, registration: keys.registration }
    }
}

impl<'de> Deserialize<'de> for Reviewer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or_map::<D, ReviewerKeys, Self>(deserializer)
    }
}

impl JsonSchema for Reviewer {
    fn schema_name() -> Cow<'static, str> {
        "Reviewer".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        shape::text_or::<ReviewerKeys>(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reviewer_is_a_name_or_a_group_of_keys() {
        let read = |yaml: &str| serde_yaml::from_str::<Reviewer>(yaml).map(|reviewer| reviewer.in_words());
        assert_eq!(read("Clinical lead").ok().as_deref(), Some("Clinical lead"));
        assert_eq!(read("{name: A, role: nurse, registration: '1'}").ok().as_deref(), Some("A, nurse, 1"));
        assert!(read("{name: A, rolle: nurse}").is_err());
        assert!(read("[A]").is_err());
    }
}
