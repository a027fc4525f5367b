//! Numbers with a dash between them, as in 5-10.

use crate::domain::readability::tokens::holds;

const CURRENCIES: [&str; 3] = ["£", "€", "$"];

/// Whether a token is two numbers with a dash between them where “to” would be read: `5-10`, `9am–5pm`, `£50-£80`. Telephone
/// numbers, dates, years and scores are none.
pub(super) fn is_range(token: &[u8]) -> bool {
    let Some((first, rest)) = number(strip_currency(token)) else { return false };
    let rest = skip_letters(rest);
    let Some(rest) = strip_dash(rest) else { return false };
    let Some((second, rest)) = number(strip_currency(rest)) else { return false };
    let rest = skip_letters(rest);
    // What goes on with a dash or a digit is a date or a number of some register.
    let goes_on = strip_dash(rest).is_some() || rest.iter().any(u8::is_ascii_digit);
    let is_time = holds(token, "am") || holds(token, "pm");
    !goes_on && (is_below(first, second) || (is_time && are_amounts(first, second)))
}

/// Whether a token is a number and no more.
pub(super) fn is_number(word: &[u8]) -> bool {
    matches!(number(word), Some((_, [])))
}

/// Whether a number ends a word, as in 3 and in 3-5.
pub(super) fn ends_with_number(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_digit) && word.last().is_some_and(u8::is_ascii_digit)
}

/// Whether a token is a dash and no more.
pub(super) fn is_dash(token: &[u8]) -> bool {
    matches!(strip_dash(token), Some([]))
}

/// Whether the numbers are those of a range: the first is less, and neither looks like a year or a part of a telephone number.
pub(super) fn is_below(first: &[u8], second: &[u8]) -> bool {
    let first = strip_currency(first);
    are_amounts(first, second) && value(first) < value(second)
}

fn are_amounts(first: &[u8], second: &[u8]) -> bool {
    let is_year = |digits: &[u8]| value(digits).is_some_and(|number| (1900.0..2100.0).contains(&number));
    let is_amount = |digits: &[u8]| {
        let begins_with_zero = digits.len() > 1 && digits[0] == b'0' && digits[1] != b'.';
        digits.len() <= 6 && !begins_with_zero
    };
    is_amount(first) && is_amount(second) && !(is_year(first) && is_year(second))
}

/// The number at the beginning, with what follows it.
fn number(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_part = |place: usize| {
        text[place].is_ascii_digit()
            || (matches!(text[place], b'.' | b',') && place > 0 && text.get(place + 1).is_some_and(u8::is_ascii_digit))
    };
    let end = (0..text.len()).find(|&place| !is_part(place)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn value(digits: &[u8]) -> Option<f64> {
    let plain: String = digits.iter().filter(|byte| **byte != b',').map(|byte| char::from(*byte)).collect();
    plain.parse().ok()
}

fn strip_currency(text: &[u8]) -> &[u8] {
    CURRENCIES.iter().find_map(|sign| text.strip_prefix(sign.as_bytes())).unwrap_or(text)
}

/// The length of the sign of a currency at the end of `text`.
pub(super) fn currency_before(text: &[u8]) -> usize {
    CURRENCIES.iter().find(|sign| text.ends_with(sign.as_bytes())).map_or(0, |sign| sign.len())
}

fn strip_dash(text: &[u8]) -> Option<&[u8]> {
    ["--", "-", "–", "—", "‑"].iter().find_map(|dash| text.strip_prefix(dash.as_bytes()))
}

/// What follows a unit such as am, mg or %.
fn skip_letters(text: &[u8]) -> &[u8] {
    let end =
        text.iter().take(3).position(|byte| !byte.is_ascii_lowercase() && *byte != b'%').unwrap_or(text.len().min(3));
    &text[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_two_numbers_with_a_dash() {
        for range in ["5-10", "5–10", "5--10", "9am-5pm", "£50-£80", "0.5-1%", "1,000-2,000", "5-10mg", "10-2pm", "0-3"]
        {
            assert!(is_range(range.as_bytes()), "{range}");
        }
        for other in [
            "5",
            "-",
            "5-",
            "-10",
            "10-5",
            "2026-01-05",
            "2024-2026",
            "01632-960000",
            "5-a",
            "1-2-3",
            "24-7",
            "covid-19",
            "020-7946",
            "999999-1000000",
            "5-5",
        ] {
            assert!(!is_range(other.as_bytes()), "{other}");
        }
    }
}
