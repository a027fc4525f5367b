//! Times and prices: numbers with what they count.

use std::ops::RangeInclusive;

use crate::domain::quantity::numbers::{HALF, Number, ONE, Words};
use crate::domain::quantity::{Quantity, QuantityKind, TimeScale};
use crate::domain::time_unit::TimeUnit;

const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

/// How long a year may be, in minutes.
pub(super) const YEAR: RangeInclusive<u64> = 336 * DAY..=366 * DAY;

/// The signs of currencies, with their names.
const CURRENCIES: [(char, &str); 3] = [('£', "pounds"), ('€', "euros"), ('$', "dollars")];

/// Words after which “a” and “an” before a unit mean one: “for a week”. “Twice a week” is no time that something takes.
const TAKES: [&str; 15] = [
    "for", "take", "takes", "last", "lasts", "about", "around", "almost", "nearly", "roughly", "least", "than", "most",
    "only", "just",
];

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Time(TimeUnit),
    Price(char),
}

/// A number, with its unit where one stands beside it.
#[derive(Clone, Copy, Debug)]
struct Counted {
    start: usize,
    /// Thousandths of the unit, and of a minute what comes on top of it: 1 hour and 30 minutes.
    amount: u64,
    minutes: u64,
    unit: Option<Unit>,
    /// The word after its last one.
    next: usize,
}

/// The time or the price that begins at a word.
pub(super) fn counted(words: &Words<'_>, word: usize) -> Option<Quantity> {
    let first = one(words, word)?;
    let is_between = word > 0 && words.is(word - 1, &["between"]);
    let second = up_to(words, first.next, is_between).and_then(|word| Some((word, one(words, word)?)));
    // In “20 to 30 minutes” and in “£20-30” one unit is that of both numbers.
    let (unit, second) = match (first.unit, second) {
        (None, Some((_, second))) => (second.unit?, Some(second)),
        (Some(unit), Some((word, second))) => {
            let is_price = matches!(unit, Unit::Price(_));
            let is_other_price = is_price && words.is(word - 1, &["or"]);
            let is_same_kind = match (unit, second.unit) {
                (Unit::Time(_), Some(Unit::Time(_))) => true,
                (Unit::Price(_), None) => is_dash(words.gap(word)),
                // “An hour or two”.
                (Unit::Time(_), None) => first.amount == ONE && second.amount == 2 * ONE && words.is(word - 1, &["or"]),
                (unit, other) => other == Some(unit) && !is_other_price,
            };
            (unit, is_same_kind.then_some(second))
        }
        (unit, None) => (unit?, None),
    };
    let last = second.unwrap_or(first);
    let last_unit = last.unit.unwrap_or(unit);
    let (kind, least) = first.value(first.unit.unwrap_or(unit));
    let (last_kind, most) = last.value(last_unit);
    let is_rate = words.continues(last.next) && words.is(last.next, &["a", "per", "each", "every", "daily"]);
    if matches!(unit, Unit::Time(_)) && is_rate {
        // “8 hours a day” is no time that something takes.
        return None;
    }
    Some(Quantity {
        kind: if second.is_some() { last_kind } else { kind },
        amount: *least.start()..=*most.end().max(least.end()),
        is_range: second.is_some(),
        range: first.start..words.end(last.next - 1),
    })
}

/// Where the second number of a range begins whose first one ends before a word: after “to”, “or” or a dash.
pub(super) fn up_to(words: &Words<'_>, word: usize, is_between: bool) -> Option<usize> {
    if is_dash(words.gap(word)) {
        return Some(word);
    }
    let joins = words.is(word, &["to", "or"]) || (is_between && words.is(word, &["and"]));
    (joins && words.continues(word)).then_some(word + 1)
}

/// So many times what is in `unit`, from the least to the most.
pub(super) fn times(amount: u64, unit: &RangeInclusive<u64>) -> RangeInclusive<u64> {
    amount.saturating_mul(*unit.start())..=amount.saturating_mul(*unit.end())
}

fn is_dash(gap: &str) -> bool {
    let dash = gap.trim_end_matches(|sign| CURRENCIES.iter().any(|(known, _)| *known == sign)).trim();
    matches!(dash, "-" | "–" | "—" | "--" | "‑")
}

/// The number that begins at a word, with its unit.
fn one(words: &Words<'_>, word: usize) -> Option<Counted> {
    let start = words.place(word)?.start;
    if let Some((sign, start)) = sign_before(words.text, start) {
        let Number { amount, next, .. } = pounds(words, word)?;
        return Some(Counted { start, amount, minutes: 0, unit: Some(Unit::Price(sign)), next });
    }
    let number = words.number(word).or_else(|| article(words, word))?;
    let mut counted = Counted { start, amount: number.amount, minutes: 0, unit: None, next: number.next };
    counted.unit = words.get(number.next).filter(|_| words.continues(number.next)).and_then(unit);
    let Some(unit) = counted.unit else { return (!number.is_of_unit).then_some(counted) };
    counted.next += 1;
    if words.is_and_a_half(counted.next) {
        counted.amount = counted.amount.saturating_add(HALF);
        counted.next += 3;
    } else if unit == Unit::Time(TimeUnit::Hour) {
        let minutes = counted.next + usize::from(words.is(counted.next, &["and"]));
        let number = words.number(minutes).filter(|_| words.continues(counted.next) && words.continues(minutes));
        let is_of_minutes = |number: &Number| {
            words.continues(number.next)
                && words.get(number.next).and_then(self::unit) == Some(Unit::Time(TimeUnit::Minute))
        };
        if let Some(number) = number.filter(is_of_minutes) {
            counted.minutes = number.amount;
            counted.next = number.next + 1;
        }
    }
    Some(counted)
}

/// “a” or “an” where it says how many of a unit of time there are.
fn article(words: &Words<'_>, word: usize) -> Option<Number> {
    let is_unit = words.continues(word + 1) && words.get(word + 1).is_some_and(|unit| TimeUnit::of(unit).is_some());
    // A text of these two words alone says it, too.
    let is_amount = match word.checked_sub(1) {
        Some(before) => words.continues(word) && words.is(before, &TAKES),
        None => words.len() == 2 || words.is_and_a_half(word + 2),
    };
    let is_article = words.is(word, &["a", "an"]) && is_unit && is_amount;
    is_article.then_some(Number { amount: ONE, next: word + 1, is_of_unit: true })
}

/// The sign of a currency before a number, maybe with a space between them, and where it begins.
fn sign_before(text: &str, start: usize) -> Option<(char, usize)> {
    let before = &text[..start];
    let before = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
    let sign = before.chars().next_back()?;
    let is_known = CURRENCIES.iter().any(|(known, _)| *known == sign);
    is_known.then(|| (sign, before.len() - sign.len_utf8()))
}

/// A number of pounds, which may have spaces between its thousands: 1 250.
fn pounds(words: &Words<'_>, word: usize) -> Option<Number> {
    let mut number = words.number(word)?;
    let are_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let mut may_go_on = words.get(word).is_some_and(|digits| digits.len() <= 3 && are_digits(digits));
    while may_go_on && matches!(words.gap(number.next), " " | "\u{a0}" | "\u{202f}" | "\u{2009}") {
        let group = words.get(number.next).unwrap_or_default();
        let (whole, _) = group.split_once('.').unwrap_or((group, ""));
        may_go_on = whole.len() == 3 && are_digits(whole);
        if may_go_on {
            let more = words.number(number.next)?;
            number = Number { amount: number.amount.saturating_mul(1_000).saturating_add(more.amount), ..more };
        }
    }
    Some(number)
}

fn unit(word: &str) -> Option<Unit> {
    let currency = || CURRENCIES.iter().find(|(_, name)| name.eq_ignore_ascii_case(word));
    TimeUnit::of(word).map(Unit::Time).or_else(|| currency().map(|(sign, _)| Unit::Price(*sign)))
}

impl Counted {
    /// What the number is in `unit`.
    fn value(&self, unit: Unit) -> (QuantityKind, RangeInclusive<u64>) {
        let (scale, minutes) = match unit {
            Unit::Price(sign) => return (QuantityKind::Price(sign), self.amount..=self.amount),
            Unit::Time(TimeUnit::Minute) => (TimeScale::Minutes, 1..=1),
            Unit::Time(TimeUnit::Hour) => (TimeScale::Hours, HOUR..=HOUR),
            Unit::Time(TimeUnit::Day) => (TimeScale::Days, DAY..=DAY),
            Unit::Time(TimeUnit::Week) => (TimeScale::Days, 7 * DAY..=7 * DAY),
            Unit::Time(TimeUnit::Fortnight) => (TimeScale::Days, 14 * DAY..=14 * DAY),
            Unit::Time(TimeUnit::Month) => (TimeScale::Months, 28 * DAY..=31 * DAY),
            Unit::Time(TimeUnit::Year) => (TimeScale::Years, YEAR),
        };
        let whole = times(self.amount, &minutes);
        let more = self.minutes;
        (QuantityKind::Time(scale), whole.start().saturating_add(more)..=whole.end().saturating_add(more))
    }
}
