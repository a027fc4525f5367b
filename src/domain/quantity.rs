//! Quantities in a text, of the kinds in which pages come to contradict one another: times, prices, telephone numbers.

use std::ops::Range;

/// A quantity, and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub kind: QuantityKind,
    /// In the unit of its kind; for a telephone number its digits.
    pub amount: u64,
    pub range: Range<usize>,
}

/// What two quantities have in common that can contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// Minutes and hours, in minutes.
    ShortTime,
    /// Days and weeks, in days.
    LongTime,
    /// Months and years, ages among them, in months.
    Age,
    /// Pounds, in pence.
    Price,
    Telephone,
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
                found.push(Quantity { kind: QuantityKind::Price, amount, range: word.start - '£'.len_utf8()..end });
            } else if let Some((unit, (kind, factor))) =
                words.get(place + 1).and_then(|unit| Some((unit, self::unit(&text[unit.clone()])?)))
            {
                let amount = number.saturating_mul(factor);
                found.push(Quantity { kind, amount, range: word.start..unit.end });
            }
        }
    }
    found
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

fn number(word: &str) -> Option<u64> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let in_letters =
        WORDS.iter().zip(1..).find_map(|(known, number)| known.eq_ignore_ascii_case(word).then_some(number));
    word.replace(',', "").parse().ok().or(in_letters)
}

fn unit(word: &str) -> Option<(QuantityKind, u64)> {
    let word = word.to_lowercase();
    Some(match word.strip_suffix('s').unwrap_or(&word) {
        "minute" | "min" => (QuantityKind::ShortTime, 1),
        "hour" => (QuantityKind::ShortTime, 60),
        "day" | "night" => (QuantityKind::LongTime, 1),
        "week" => (QuantityKind::LongTime, 7),
        "month" => (QuantityKind::Age, 1),
        "year" => (QuantityKind::Age, 12),
        _ => return None,
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
    Some(Quantity { kind: QuantityKind::Telephone, amount, range: start..start + number.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_prices_and_telephone_numbers_are_found() {
        let found = |text: &str| {
            let quantities = quantities(text).into_iter();
            quantities
                .map(|quantity| (quantity.kind, quantity.amount, text[quantity.range].to_owned()))
                .collect::<Vec<_>>()
        };
        use QuantityKind::*;
        for (text, expected) in [
            ("It takes 30 minutes, or two hours.", vec![(ShortTime, 30, "30 minutes"), (ShortTime, 120, "two hours")]),
            ("For 20 to 30 minutes", vec![(ShortTime, 30, "30 minutes")]),
            ("A week, 2 weeks or 14 days", vec![(LongTime, 14, "2 weeks"), (LongTime, 14, "14 days")]),
            ("You must be 18 years old", vec![(Age, 216, "18 years")]),
            ("It costs £1,250.50, not £300.", vec![(Price, 125_050, "£1,250.50"), (Price, 30_000, "£300")]),
            (
                "Ring 01632 960000 or +44 (0)1632 960000.",
                vec![(Telephone, 1_632_960_000, "01632 960000"), (Telephone, 1_632_960_000, "44 (0)1632 960000")],
            ),
            ("Call 999 in 2026, 1 in 100 people, 3 veins, é 4", vec![]),
            ("99999999999999999999 days", vec![]),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(kind, amount, words)| (kind, amount, words.to_owned())).collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
