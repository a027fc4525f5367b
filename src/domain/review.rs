//! Who checked a page, when, and when next.

use std::{borrow::Cow, fmt, str::FromStr};

use jiff::{Span, civil::Date};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Unexpected, Visitor},
};

use crate::domain::{shape, text_or::text_or_map};

/// What a page's front matter says of its review.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Review {
    pub reviewed: Date,
    pub review_due: Option<Date>,
    pub reviewed_by: Option<Reviewer>,
}

/// What a site asks of reviews: the group `review` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReviewPolicy {
    /// How long a review holds on pages that do not say when the next one is due: 18 months. Without it, 24 months where
    /// required is true; elsewhere such a review is never due again.
    pub every: Option<Period>,
    /// How long before a review is due it is told of: 60 days. Without it, 90 days.
    pub warn_before: Period,
    /// true asks for a review of every page that is published, by somebody who is named.
    pub required: bool,
}

/// How the review of a page stands on some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    NeverReviewed,
    /// The day of the review is yet to come, so that there cannot have been one.
    InFuture,
    Overdue,
    /// It is due within the time that the site wants to be told in advance.
    DueSoon,
    Reviewed,
}

/// A number of days, weeks, months or years: `24 months`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    months: i32,
    days: i32,
}

/// How far apart two reviews may be: three years, the most that the NHS's standard for creating health content allows.
pub const LONGEST_INTERVAL: Period = Period { months: 36, days: 0 };

/// How long a review holds where a site requires reviews and says nothing else. What never runs out is no promise.
const REQUIRED_INTERVAL: Period = Period { months: 24, days: 0 };

/// Who reviewed a page: a name, or a name with a role and a professional registration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reviewer {
    pub name: String,
    pub role: Option<String>,
    pub registration: Option<String>,
}

/// What a template sees of a review.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReviewView {
    pub reviewed: String,
    pub due: Option<String>,
    /// The day in `due` as scripts read it: 2028-03-15.
    pub due_on: Option<String>,
    /// The reviewer's name, role and registration.
    pub by: Option<String>,
    /// Whether that day has passed already when the page is made.
    pub overdue: bool,
    /// Whether the page says something else by now than what was signed.
    pub changed: bool,
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
    /// The day by which the next review is due: the one that the page names, or the one that follows from the site's policy.
    pub fn due(&self, policy: &ReviewPolicy) -> Option<Date> {
        self.review_due.or_else(|| Some(policy.interval()?.after(self.reviewed)))
    }

    /// The view on the day `today` of the review of a page that has `changed` since or has not, with its dates put into words by
    /// `date_words`.
    pub fn view(
        &self,
        policy: &ReviewPolicy,
        changed: bool,
        today: Date,
        date_words: impl Fn(Date) -> String,
    ) -> ReviewView {
        ReviewView {
            reviewed: date_words(self.reviewed),
            due: self.due(policy).map(date_words),
            due_on: self.due(policy).map(|day| day.to_string()),
            overdue: self.due(policy).is_some_and(|due| due < today),
            by: self.reviewed_by.as_ref().map(Reviewer::in_words),
            changed,
        }
    }
}

impl ReviewPolicy {
    /// How long a review holds on pages that do not say when the next one is due; none where it is never due.
    pub fn interval(&self) -> Option<Period> {
        self.every.or(self.required.then_some(REQUIRED_INTERVAL))
    }
}

impl Standing {
    /// How `review` stands on the day `today`.
    pub fn of(review: Option<&Review>, policy: &ReviewPolicy, today: Date) -> Self {
        let Some(review) = review else { return Self::NeverReviewed };
        match review.due(policy) {
            _ if review.reviewed > today => Self::InFuture,
            Some(due) if due < today => Self::Overdue,
            Some(due) if due <= policy.warn_before.after(today) => Self::DueSoon,
            _ => Self::Reviewed,
        }
    }
}

/// A day as messages say it: 1 March 2026.
pub fn day_in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl Period {
    /// The day that is as long after `day`; the last day that there is where that is later.
    pub fn after(self, day: Date) -> Date {
        day.saturating_add(Span::new().months(self.months).days(self.days))
    }
}

impl Default for ReviewPolicy {
    fn default() -> Self {
        Self { every: None, warn_before: Period { months: 0, days: 90 }, required: false }
    }
}

impl FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (number, unit) = text.trim().split_once(char::is_whitespace).ok_or(())?;
        let number: i32 = number.parse().ok().filter(|number| (1..=1000).contains(number)).ok_or(())?;
        match unit.trim().trim_end_matches('s') {
            "day" => Ok(Self { months: 0, days: number }),
            "week" => Ok(Self { months: 0, days: 7 * number }),
            "month" => Ok(Self { months: number, days: 0 }),
            "year" => Ok(Self { months: 12 * number, days: 0 }),
            _ => Err(()),
        }
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Period;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a number of days, weeks, months or years")
            }

            // What is said to be wrong here, and not after the text has been read, is said of this text's place.
            fn visit_str<E: Error>(self, text: &str) -> Result<Period, E> {
                text.parse().map_err(|()| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

impl JsonSchema for Period {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^([1-9]\d{0,2}|1000) (days?|weeks?|months?|years?)$",
            "patternErrorMessage": "Write a number and days, weeks, months or years, as in 24 months.",
        })
    }
}

impl Reviewer {
    /// The name, the role and the registration, between commas.
    pub fn in_words(&self) -> String {
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
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_review_is_due_when_the_page_says_or_the_site() {
        let review = |due: Option<Date>| Review { reviewed: date(2026, 1, 31), review_due: due, reviewed_by: None };
        let every = |text: &str| ReviewPolicy { every: text.parse().ok(), ..ReviewPolicy::default() };
        for (period, expected) in [
            ("1 month", Some(date(2026, 2, 28))),
            ("2 years", Some(date(2028, 1, 31))),
            ("2 weeks", Some(date(2026, 2, 14))),
            ("1 day", Some(date(2026, 2, 1))),
            ("soon", None),
            ("0 days", None),
            ("2 moons", None),
        ] {
            assert_eq!(review(None).due(&every(period)), expected, "{period}");
        }
        assert_eq!(review(Some(date(2027, 1, 1))).due(&every("1 month")), Some(date(2027, 1, 1)));
        // A review that is required does not hold for ever.
        let required = ReviewPolicy { required: true, ..ReviewPolicy::default() };
        assert_eq!(review(None).due(&required), Some(date(2028, 1, 31)));
        assert_eq!(review(None).due(&ReviewPolicy { required: true, ..every("1 month") }), Some(date(2026, 2, 28)));
    }

    #[test]
    fn a_reviewer_is_a_name_or_a_group_of_keys() {
        let read = |yaml: &str| serde_yaml::from_str::<Reviewer>(yaml).map(|reviewer| reviewer.in_words());
        assert_eq!(read("Clinical lead").ok().as_deref(), Some("Clinical lead"));
        assert_eq!(read("{name: A, role: nurse, registration: '1'}").ok().as_deref(), Some("A, nurse, 1"));
        assert!(read("{name: A, rolle: nurse}").is_err());
        assert!(read("[A]").is_err());
    }
}
