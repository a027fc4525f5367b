//! What changed on a page, when and why: its `changes`.

use std::cmp::Reverse;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::shape;

/// A note on a change that visitors may want to know of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The day of the change: 2026-03-15.
    #[schemars(with = "shape::Day")]
    pub date: Date,
    /// What changed, in a sentence for visitors.
    #[schemars(with = "shape::Text", pattern(r"\S"), extend("patternErrorMessage" = "Say what changed."))]
    pub what: String,
    /// Why it changed.
    #[schemars(with = "Option<shape::Text>")]
    #[serde(default)]
    pub why: Option<String>,
}

/// What a template sees of a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ChangeView {
    /// The day in words.
    pub date: String,
    /// The day as programs read it: 2026-03-15.
    pub on: String,
    pub what: String,
    pub why: Option<String>,
}

impl Change {
    /// The view of the change, with its texts `filled` in, and its day put into words by `date_words`.
    pub fn view(&self, filled: impl Fn(&str) -> String, date_words: impl Fn(Date) -> String) -> ChangeView {
        ChangeView {
            date: date_words(self.date),
            on: self.date.to_string(),
            what: filled(self.what.trim()),
            why: self.why.as_deref().map(str::trim).filter(|why| !why.is_empty()).map(filled),
        }
    }

    /// The changes from the newest to the oldest, in whatever order they were written. Those of one day stay in theirs.
    pub fn newest_first(changes: &[Change]) -> Vec<&Change> {
        let mut sorted: Vec<&Change> = changes.iter().collect();
        sorted.sort_by_key(|change| Reverse(change.date));
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_come_from_the_newest_to_the_oldest() {
        let read = |yaml: &str| serde_yaml::from_str::<Vec<Change>>(yaml);
        let changes = read(
            "[{date: 2026-01-02, what: a}, {date: 2026-03-01, what: b, why: c}, {date: 2026-01-02, what: d, why: ' '}]",
        )
        .unwrap();
        let views: Vec<_> = Change::newest_first(&changes)
            .into_iter()
            .map(|change| change.view(str::to_owned, |day| day.year().to_string()))
            .collect();
        let words: Vec<_> =
            views.iter().map(|view| (view.on.as_str(), view.what.as_str(), view.why.as_deref())).collect();
        assert_eq!(words, [("2026-03-01", "b", Some("c")), ("2026-01-02", "a", None), ("2026-01-02", "d", None)]);
        assert_eq!(views[0].date, "2026");
        for wrong in [
            "[{date: 2026-02-30, what: a}]",
            "[{date: 2026-02-01}]",
            "[{what: a}]",
            "[{date: 2026-02-01, what: a, who: b}]",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
