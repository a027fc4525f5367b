//! Quantities in a text, of the kinds in which pages come to contradict one another: times, prices, telephone numbers.

use std::ops::{Range, RangeInclusive};

use crate::domain::time_unit::{TimeUnit, number};

/// A quantity, and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub kind: QuantityKind,
    /// What it may be, since months and years differ: a time in minutes, a price in pence, a telephone number as its digits.
    pub amount: RangeInclusive<u64>,
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// A time, and how large its unit is.
    Time(TimeScale),
    Price,
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

const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

impl Quantity {
    /// Whether the two can say the same thing: prices, telephone numbers, or times in units of about one size. A page that gives
    /// an age and some weeks in one sentence speaks of two things.
    pub fn is_comparable(&self, other: &Self) -> bool {
        match (self.kind, other.kind) {
            (QuantityKind::Time(one), QuantityKind::Time(two)) => (one as u8).abs_diff(two as u8) <= 1,
            (one, two) => one == two,
        }
    }

    /// Whether the two are the same as far as anybody can tell: four weeks may be a month.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.kind == other.kind {
            return self.amount == other.amount;
        }
        self.is_comparable(other)
            && self.amount.start() <= other.amount.end()
            && other.amount.start() <= self.amount.end()
    }
}

/// How many digits a telephone number has at least, its code included.
const TELEPHONE_DIGITS: usize = 9;

/// The quantities of `text`, in its order. Numbers are read in digits, and up to twelve in letters.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let words: Vec<Range<usize>> = words(text).collect();
    let mut found: Vec<Quantity> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if found.last().is_some_and(|last| last.range.end > word.start) {
            continue;
        }
        if let Some(telephone) = telephone(text, word.start) {
            found.push(telephone);
        } else if let Some(number) = number(&text[word.clone()]) {
            if text[..word.start].ends_with('£') {
                let (amount, end) = price(text, word.clone(), number);
                found.push(Quantity {
                    kind: QuantityKind::Price,
                    amount: amount..=amount,
                    range: word.start - '£'.len_utf8()..end,
                });
            } else if let Some((unit, (scale, minutes))) =
                words.get(place + 1).and_then(|unit| Some((unit, self::unit(&text[unit.clone()])?)))
            {
                // “8 hours a day” is no time that something takes.
                let next = words.get(place + 2).map(|next| text[next.clone()].to_lowercase());
                if !next.is_some_and(|next| matches!(&*next, "a" | "per" | "each" | "every" | "daily")) {
                    let amount = number.saturating_mul(*minutes.start())..=number.saturating_mul(*minutes.end());
                    found.push(Quantity { kind: QuantityKind::Time(scale), amount, range: word.start..unit.end });
                }
            }
        }
    }
    found
}

/// The telephone numbers of `text`, in its order, wherever they stand.
pub fn telephones(text: &str) -> impl Iterator<Item = Quantity> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + memchr::memchr2(b'0', b'+', text.get(from..)?.as_bytes())?;
            let is_within = text[..start].ends_with(|c: char| c.is_ascii_digit());
            let number = Some(start + usize::from(text[start..].starts_with('+'))).filter(|_| !is_within);
            from = start + 1;
            if let Some(telephone) = number.and_then(|start| telephone(text, start)) {
                from = telephone.range.end;
                return Some(telephone);
            }
        }
    })
}

/// The words of a text: runs of letters and digits, with commas between digits.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let rest = text[start..].char_indices();
        let is_part = |place: usize, c: char| {
            let next = text[start + place + c.len_utf8()..].chars().next();
            c.is_alphanumeric() || (c == ',' && next.is_some_and(|next| next.is_ascii_digit()))
        };
        let end = rest.clone().find(|&(place, c)| !is_part(place, c)).map_or(text.len(), |(place, _)| start + place);
        from = end;
        Some(start..end)
    })
}

/// How large the unit of time is that a word names, and how many minutes it may have.
fn unit(word: &str) -> Option<(TimeScale, RangeInclusive<u64>)> {
    Some(match TimeUnit::of(word)? {
        TimeUnit::Minute => (TimeScale::Minutes, 1..=1),
        TimeUnit::Hour => (TimeScale::Hours, HOUR..=HOUR),
        TimeUnit::Day => (TimeScale::Days, DAY..=DAY),
        TimeUnit::Week => (TimeScale::Days, 7 * DAY..=7 * DAY),
        TimeUnit::Fortnight => (TimeScale::Days, 14 * DAY..=14 * DAY),
        TimeUnit::Month => (TimeScale::Months, 28 * DAY..=31 * DAY),
        TimeUnit::Year => (TimeScale::Years, 336 * DAY..=366 * DAY),
    })
}

/// The price whose pounds are at `pounds`, in pence, and where it ends.
fn price(text: &str, pounds: Range<usize>, number: u64) -> (u64, usize) {
    let pence =
        text[pounds.end..].strip_prefix('.').and_then(|rest| rest.get(..2)).and_then(|pence| pence.parse().ok());
    let pence: Option<u64> = pence;
    (number.saturating_mul(100).saturating_add(pence.unwrap_or(0)), pounds.end + pence.map_or(0, |_| ".00".len()))
}

/// The telephone number that begins at `start`: one that begins with a nought or a code of a country, and is long enough.
fn telephone(text: &str, start: usize) -> Option<Quantity> {
    let is_abroad = text[..start].ends_with('+');
    if !is_abroad && !text[start..].starts_with('0') {
        return None;
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}');
    let rest = &text[start..];
    let number =
        rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())].trim_end_matches(|c: char| !c.is_ascii_digit());
    // In "+44 (0)1632 960000" the nought in brackets is only dialled within the country.
    let digits = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect::<String>();
    let digits = if is_abroad { digits.strip_prefix("44").unwrap_or(&digits) } else { digits.trim_start_matches('0') };
    let is_number = (TELEPHONE_DIGITS..=15).contains(&digits.len());
    let amount = digits.parse().ok().filter(|_| is_number)?;
    Some(Quantity { kind: QuantityKind::Telephone, amount: amount..=amount, range: start..start + number.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_prices_and_telephone_numbers_are_found() {
        let found = |text: &str| {
            let line = |found: Quantity| {
                let (least, most) = found.amount.into_inner();
                format!("{} = {:?} {least} {most}", &text[found.range], found.kind)
            };
            quantities(text).into_iter().map(line).collect::<Vec<_>>()
        };
        for (text, expected) in [
            (
                "It takes 30 minutes, or two hours.",
                vec!["30 minutes = Time(Minutes) 30 30", "two hours = Time(Hours) 120 120"],
            ),
            ("For 20 to 30 minutes", vec!["30 minutes = Time(Minutes) 30 30"]),
            (
                "A week, 2 weeks or 14 days",
                vec!["2 weeks = Time(Days) 20160 20160", "14 days = Time(Days) 20160 20160"],
            ),
            ("For 1 month", vec!["1 month = Time(Months) 40320 44640"]),
            ("You must be 18 years old", vec!["18 years = Time(Years) 8709120 9486720"]),
            ("It costs £1,250.50, not £300.", vec!["£1,250.50 = Price 125050 125050", "£300 = Price 30000 30000"]),
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
        ] {
            let (one, two) = (quantities(one).remove(0), quantities(two).remove(0));
            assert_eq!((one.is_comparable(&two), one.agrees(&two)), (is_comparable, agrees), "{one:?} {two:?}");
        }
    }
}
