//! How likely an effect is: what a cell of a table of risks says, and the cards that are made of the table.
//!
//! [`rows`] reads a table and [`Frequency`] a cell, [`Scale`] counts all effects of a table among as many people, and
//! [`cards`] makes of them what a template sees.

mod chart;
mod frequency;
mod reading;
mod says;
mod scale;
mod table;

pub use chart::Chart;
pub use frequency::{Band, Frequency, Share};
pub use reading::Mistake;
pub use says::Says;
pub use scale::Scale;
pub use table::{RiskRow, rows, rows_of, table_of};

use serde::Serialize;

use crate::domain::html::Html;

/// A row of a table of risks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    pub name: Html,
    pub frequency: Frequency,
    /// Whether its number is to be drawn, too.
    pub is_drawn: bool,
    /// The references to footnotes and sources beside its number.
    pub notes: Html,
    pub details: Vec<Detail>,
}

/// What else a table says of an effect: how long it lasts, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// The heading of the column.
    pub heading: Html,
    pub text: Html,
}

/// A card, as the template `callouts/risks.html` sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RiskView {
    pub name: Html,
    /// None where only a word is known.
    pub number: Option<NumberView>,
    /// None where a number is the most or the least that it may be, and more than one word may be true.
    pub band: Option<Band>,
    /// Whether only a word is known.
    pub is_words: bool,
    /// References to footnotes and sources, to be shown beside the number or the word.
    pub notes: Html,
    pub details: Vec<Detail>,
    pub chart: Option<ChartView>,
}

/// So many of so many people, with what separates thousands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NumberView {
    pub count: String,
    pub of: String,
    /// The people who do not have the effect.
    pub other: String,
    /// Whether the numbers are rounded, or the writer says that they are.
    pub is_about: bool,
    /// What the number is said to be.
    pub says: Says,
    /// The number as it was written, where it is rounded.
    pub written: Option<WrittenView>,
}

/// A number before it was rounded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrittenView {
    pub count: String,
    pub of: String,
    /// Whether the writer says that it is about so many.
    pub is_about: bool,
}

/// A picture of many people, those with the effect apart from the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChartView {
    /// The numbers of the people in the picture.
    #[serde(flatten)]
    pub number: NumberView,
    #[serde(flatten)]
    pub chart: Chart,
}

/// The cards of a table, all counted among as many people. `separator` separates thousands.
pub fn cards(risks: Vec<Risk>, separator: &str) -> Vec<RiskView> {
    let shares = risks.iter().filter_map(|risk| risk.frequency.share());
    let scale = Scale::of(shares);
    let card = |risk: Risk| {
        let Risk { name, frequency, is_drawn, notes, details } = risk;
        let share = frequency.share();
        let chart = share.filter(|_| is_drawn).and_then(|share| {
            let count = Chart::count(share, scale)?;
            Some(ChartView { number: NumberView::new(count, separator), chart: Chart::draw(count) })
        });
        RiskView {
            name,
            number: share.map(|share| NumberView::of(share, scale, separator)),
            band: frequency.band(),
            is_words: share.is_none(),
            notes,
            details,
            chart,
        }
    };
    risks.into_iter().map(card).collect()
}

impl NumberView {
    /// A share among the people of a table.
    fn of(share: Share, scale: Scale, separator: &str) -> Self {
        let shown = scale.count(share);
        let is_rounded = shown.count * share.of != share.count * shown.of;
        let written = is_rounded.then(|| WrittenView {
            count: grouped(share.count, separator),
            of: grouped(share.of, separator),
            is_about: share.says == Says::About,
        });
        Self { written, ..Self::new(shown, separator) }
    }

    fn new(share: Share, separator: &str) -> Self {
        Self {
            count: grouped(share.count, separator),
            of: grouped(share.of, separator),
            other: grouped(share.of - share.count, separator),
            is_about: share.says == Says::About,
            says: share.says,
            written: None,
        }
    }
}

/// A number with `separator` between its thousands.
fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cards of a table with these cells, as `number band`; a cell in capitals is to be drawn.
    fn shown(cells: &[&str]) -> Vec<String> {
        let risk = |cell: &&str| Risk {
            name: Html::default(),
            frequency: cell.parse().unwrap(),
            is_drawn: cell.contains("IN"),
            notes: Html::default(),
            details: Vec::new(),
        };
        let line = |card: RiskView| {
            let band = card.band.map_or_else(|| "-".to_owned(), |band| format!("{band:?}"));
            let number = |number: NumberView| {
                let says = match number.says {
                    Says::Exactly => String::new(),
                    says => format!("{says:?} "),
                };
                let written =
                    number.written.map_or_else(String::new, |from| format!(", of {} in {}", from.count, from.of));
                format!("{says}{} in {} ({} not{written})", number.count, number.of, number.other)
            };
            let chart = card.chart.map_or_else(String::new, |chart| format!(", drawn {}", number(chart.number)));
            assert_eq!(card.is_words, card.number.is_none());
            format!("{} {band}{chart}", card.number.map_or_else(|| "-".to_owned(), number))
        };
        cards(cells.iter().map(risk).collect(), ",").into_iter().map(line).collect()
    }

    #[test]
    fn all_effects_of_a_table_are_counted_among_as_many_people() {
        for (cells, expected) in [
            (
                &["3 in 100", "1 in 1,000", "rare", "not known"][..],
                &["30 in 1,000 (970 not) Common", "1 in 1,000 (999 not) Uncommon", "- Rare", "- Unknown"][..],
            ),
            (&["1 in 7"], &["About 14 in 100 (86 not, of 1 in 7) VeryCommon"]),
            (&["1 in 2", "1 in 10"], &["5 in 10 (5 not) VeryCommon", "1 in 10 (9 not) VeryCommon"]),
            (&["1 in 20,000"], &["5 in 100,000 (99,995 not) VeryRare"]),
            (&["about 3 in 100"], &["About 3 in 100 (97 not) Common"]),
            (&["19 in 200"], &["95 in 1,000 (905 not) Common"]),
            (
                &["2 in 3", "199 in 2,000"],
                &["About 6,667 in 10,000 (3,333 not, of 2 in 3) VeryCommon", "995 in 10,000 (9,005 not) Common"],
            ),
            (
                &["3 in 100", "fewer than 1 in 10,000", "up to 1 in 1,000", "less than 1 in 300"],
                &[
                    "300 in 10,000 (9,700 not) Common",
                    "FewerThan 1 in 10,000 (9,999 not) VeryRare",
                    "UpTo 10 in 10,000 (9,990 not) -",
                    "FewerThan 1 in 300 (299 not) -",
                ],
            ),
            (
                &["3 in 30,000", "1 in 66,666,667"],
                &["1 in 10,000 (9,999 not) Rare", "1 in 66,666,667 (66,666,666 not) VeryRare"],
            ),
            (&["100 in 100"], &["10 in 10 (0 not) VeryCommon"]),
            (&["very common"], &["- VeryCommon"]),
            (&[], &[]),
        ] {
            assert_eq!(shown(cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn a_number_is_drawn_with_a_hundred_or_a_thousand_people() {
        for (cells, expected) in [
            (&["3 IN 10"][..], &["3 in 10 (7 not) VeryCommon, drawn 30 in 100 (70 not)"][..]),
            (&["1 IN 7"], &["About 14 in 100 (86 not, of 1 in 7) VeryCommon, drawn About 14 in 100 (86 not)"]),
            (
                &["3 IN 100", "1 IN 1,000"],
                &[
                    "30 in 1,000 (970 not) Common, drawn 30 in 1,000 (970 not)",
                    "1 in 1,000 (999 not) Uncommon, drawn 1 in 1,000 (999 not)",
                ],
            ),
            (
                &["3 IN 100", "1 IN 10,000", "9,999 IN 10,000"],
                &[
                    "300 in 10,000 (9,700 not) Common, drawn 30 in 1,000 (970 not)",
                    "1 in 10,000 (9,999 not) Rare",
                    "9,999 in 10,000 (1 not) VeryCommon",
                ],
            ),
            // Two of 1,000 are a third more than these.
            (&["15 IN 10,000"], &["15 in 10,000 (9,985 not) Uncommon"]),
            (&["1 IN 40"], &["25 in 1,000 (975 not) Common, drawn 25 in 1,000 (975 not)"]),
            (&["UP TO 1 IN 10"], &["UpTo 1 in 10 (9 not) -"]),
        ] {
            assert_eq!(shown(cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn thousands_are_separated() {
        for (number, expected) in [(0, "0"), (999, "999"), (1_000, "1 000"), (1_234_567, "1 234 567")] {
            assert_eq!(grouped(number, " "), expected);
        }
    }
}
