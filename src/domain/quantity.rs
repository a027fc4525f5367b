//! Quantities in a text, of the kinds in which pages come to contradict one another: times, ages, prices, telephone numbers.

mod age;
mod counted;
mod numbers;
mod telephone;

pub use age::bare_age;
pub use telephone::telephones;

use std::ops::{Range, RangeInclusive};

use crate::domain::quantity::{counted::counted, numbers::Words};

/// A quantity, and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub kind: QuantityKind,
    /// From what to what it may be, since there are ranges, and months and years differ. A time and an age are counted in
    /// thousandths of a minute, a price in those of a pound, and a telephone number is its digits.
    pub amount: RangeInclusive<u64>,
    /// Whether it is written as a range: 5 to 10 minutes.
    pub is_range: bool,
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// A time, and how large its unit is.
    Time(TimeScale),
    /// A number of years without the word: at least 16, aged 16.
    Age,
    /// A price, with the sign of its currency.
    Price(char),
    Telephone,
}

/// How large the unit of a time is, from the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeScale {
    Minutes,
    Hours,
    /// Days and weeks.
    Days,
    Months,
    /// Years, ages among them.
    Years,
}

impl Quantity {
    /// Whether the two can say the same thing: ages, prices in one currency, telephone numbers, or times in units of about one
    /// size. A page that gives an age and some weeks in one sentence speaks of two things.
    pub fn is_comparable(&self, other: &Self) -> bool {
        match (self.kind, other.kind) {
            (QuantityKind::Time(one), QuantityKind::Time(two)) => (one as u8).abs_diff(two as u8) <= 1,
            (QuantityKind::Age, QuantityKind::Time(TimeScale::Years))
            | (QuantityKind::Time(TimeScale::Years), QuantityKind::Age) => true,
            (one, two) => one == two,
        }
    }

    /// Whether `other` says nothing else than this, as far as anybody can tell: four weeks may be a month, ten minutes are
    /// within 5 to 10 minutes, and 20 to 30 minutes are not against 30.
    pub fn agrees(&self, other: &Self) -> bool {
        let is_within = |inner: &Self, outer: &Self| {
            outer.amount.start() <= inner.amount.start() && inner.amount.end() <= outer.amount.end()
        };
        let is_exact = |kind| !matches!(kind, QuantityKind::Time(TimeScale::Months | TimeScale::Years));
        if !self.is_comparable(other) {
            false
        } else if self.kind == other.kind || (is_exact(self.kind) && is_exact(other.kind)) {
            is_within(other, self) || (!self.is_range && is_within(self, other))
        } else {
            self.amount.start() <= other.amount.end() && other.amount.start() <= self.amount.end()
        }
    }
}

/// The quantities of `text`, in its order. Numbers are read in digits and in letters.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let words = Words::of(text);
    let mut found: Vec<Quantity> = Vec::new();
    let mut word = 0;
    while let Some(place) = words.place(word) {
        let telephone = telephone::at(text, place.start);
        let here = telephone.or_else(|| counted(&words, word)).or_else(|| age::at(&words, word));
        word += 1;
        if let Some(quantity) = here {
            while words.place(word).is_some_and(|next| next.start < quantity.range.end) {
                word += 1;
            }
            found.push(quantity);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_prices_and_telephone_numbers_are_found() {
        let found = |text: &str| {
            let line = |found: Quantity| {
                // In thousandths, but for telephone numbers.
                let divisor = if found.kind == QuantityKind::Telephone { 1 } else { 1_000 };
                let (least, most) = found.amount.into_inner();
                let range = if found.is_range { " range" } else { "" };
                format!("{} = {:?} {} {}{range}", &text[found.range], found.kind, least / divisor, most / divisor)
            };
            quantities(text).into_iter().map(line).collect::<Vec<_>>()
        };
        for (text, expected) in [
            (
                "It takes 30 minutes; two hours.",
                vec!["30 minutes = Time(Minutes) 30 30", "two hours = Time(Hours) 120 120"],
            ),
            ("For 20 to 30 minutes", vec!["20 to 30 minutes = Time(Minutes) 20 30 range"]),
            (
                "5–10 minutes, 5 or 6 days",
                vec!["5–10 minutes = Time(Minutes) 5 10 range", "5 or 6 days = Time(Days) 7200 8640 range"],
            ),
            ("between 20 and 30 minutes", vec!["20 and 30 minutes = Time(Minutes) 20 30 range"]),
            ("30 minutes to 1 hour", vec!["30 minutes to 1 hour = Time(Hours) 30 60 range"]),
            ("0.5 hours, **45** minutes", vec!["0.5 hours = Time(Hours) 30 30", "45** minutes = Time(Minutes) 45 45"]),
            ("a forty-five-minute visit", vec!["forty-five-minute = Time(Minutes) 45 45"]),
            ("half an hour, an hour and a half", vec!["half an hour = Time(Hours) 30 30"]),
            ("It takes an hour and a half", vec!["an hour and a half = Time(Hours) 90 90"]),
            ("for an hour or two", vec!["an hour or two = Time(Hours) 60 120 range"]),
            ("two and a half hours", vec!["two and a half hours = Time(Hours) 150 150"]),
            ("three quarters of an hour", vec!["three quarters of an hour = Time(Hours) 45 45"]),
            ("1 hour and 30 minutes", vec!["1 hour and 30 minutes = Time(Hours) 90 90"]),
            ("A week, 2 weeks or 14 days", vec!["2 weeks or 14 days = Time(Days) 20160 20160 range"]),
            ("A week", vec!["A week = Time(Days) 10080 10080"]),
            ("For a week, twice a week", vec!["a week = Time(Days) 10080 10080"]),
            ("For 1 month", vec!["1 month = Time(Months) 40320 44640"]),
            ("You must be 18 years old", vec!["18 years = Time(Years) 8709120 9486720"]),
            ("For people aged at least 16.", vec!["16 = Age 7741440 8432640"]),
            (
                "Aged 16 to 70, over 18, age: 19",
                vec!["16 to 70 = Age 7741440 36892800 range", "18 = Age 8709120 9486720", "19 = Age 9192960 10013760"],
            ),
            ("18 and over, or be 16 to come", vec!["18 = Age 8709120 9486720", "16 = Age 7741440 8432640"]),
            ("At least 16 hours, over 20 people, at least 3. Page 20", vec!["16 hours = Time(Hours) 960 960"]),
            ("It costs £1,250.50, not £300.", vec!["£1,250.50 = Price('£') 1250 1250", "£300 = Price('£') 300 300"]),
            ("£1 250 or £ 200", vec!["£1 250 = Price('£') 1250 1250", "£ 200 = Price('£') 200 200"]),
            (
                "€200–300, 280 pounds, $5",
                vec!["€200–300 = Price('€') 200 300 range", "280 pounds = Price('£') 280 280", "$5 = Price('$') 5 5"],
            ),
            ("£5 to £10 and £5-£10", vec!["£5 to £10 = Price('£') 5 10 range", "£5-£10 = Price('£') 5 10 range"]),
            (
                "Ring 01632 960000 or +44 (0)1632 960000.",
                vec![
                    "01632 960000 = Telephone 1632960000 1632960000",
                    "44 (0)1632 960000 = Telephone 1632960000 1632960000",
                ],
            ),
            ("Wear it 8 hours a day, 2 days each week", vec![]),
            ("Call 999 in 2026, 1 in 100 people, 3 veins, é 4", vec![]),
            ("99999999999999999999 days", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn quantities_are_compared_where_they_can_say_the_same() {
        for (one, two, is_comparable, agrees) in [
            ("4 weeks", "1 month", true, true),
            ("6 weeks", "2 months", true, false),
            ("24 hours", "1 day", true, true),
            ("24 hours", "2 days", true, false),
            ("12 months", "1 year", true, true),
            ("one fortnight", "2 weeks", true, true),
            ("11 months", "12 months", true, false),
            ("17 years", "18 years", true, false),
            ("18 years", "2 weeks", false, false),
            ("30 minutes", "2 days", false, false),
            ("£30", "30 minutes", false, false),
            ("30 minutes", "0.5 hours", true, true),
            ("1.5 hours", "90 minutes", true, true),
            ("1.5 hours", "5 hours", true, false),
            ("5 to 10 minutes", "10 minutes", true, true),
            ("5 to 10 minutes", "12 minutes", true, false),
            ("5 to 10 minutes", "5 to 15 minutes", true, false),
            ("30 minutes", "20 to 30 minutes", true, true),
            ("12 to 18 months", "18 months", true, true),
            ("18 years", "aged 18", true, true),
            ("18 and over", "at least 16.", true, false),
            ("aged 16 to 70", "under 80", true, false),
            ("£300", "€300", false, false),
        ] {
            let (one, two) = (quantities(one).remove(0), quantities(two).remove(0));
            assert_eq!((one.is_comparable(&two), one.agrees(&two)), (is_comparable, agrees), "{one:?} {two:?}");
        }
    }
}
