//! Numbers in a text as writers write them: `1,250`, `0.5`, `½`, “forty-five”, “two and a half”, “half an”.

use std::ops::Range;

use crate::domain::time_unit::number;

/// A number of one is counted in as many parts, so that a half and a tenth are whole numbers of them.
pub(super) const ONE: u64 = 1_000;

pub(super) const HALF: u64 = ONE / 2;
const QUARTER: u64 = ONE / 4;

/// The words of a text: runs of letters and digits, with commas and points between digits.
pub(super) struct Words<'t> {
    pub text: &'t str,
    places: Vec<Range<usize>>,
}

/// A number, and the words that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// How many thousandths it has.
    pub amount: u64,
    /// The word after its last one.
    pub next: usize,
    /// Whether its last word is “a” or “an”, which a unit has to follow: “half an hour”.
    pub is_of_unit: bool,
}

impl<'t> Words<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(start) = text[from..].find(char::is_alphanumeric).map(|start| from + start) {
            let is_part = |(place, c): (usize, char)| {
                let next = text[start + place + c.len_utf8()..].chars().next();
                c.is_alphanumeric() || (matches!(c, ',' | '.') && next.is_some_and(|next| next.is_ascii_digit()))
            };
            let begins_with_digit = text[start..].starts_with(|c: char| c.is_ascii_digit());
            let mut rest = text[start..].char_indices();
            let end = rest.find(|&part| match begins_with_digit {
                true => !is_part(part),
                false => !part.1.is_alphanumeric(),
            });
            from = end.map_or(text.len(), |(place, _)| start + place);
            places.push(start..from);
        }
        Self { text, places }
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn place(&self, word: usize) -> Option<Range<usize>> {
        self.places.get(word).cloned()
    }

    pub fn get(&self, word: usize) -> Option<&'t str> {
        Some(&self.text[self.place(word)?])
    }

    /// Whether a word is one of these, in any case of its letters.
    pub fn is(&self, word: usize, known: &[&str]) -> bool {
        self.get(word).is_some_and(|word| known.iter().any(|known| known.eq_ignore_ascii_case(word)))
    }

    /// What stands between a word and the one before it.
    pub fn gap(&self, word: usize) -> &'t str {
        let before = word.checked_sub(1).and_then(|before| self.place(before));
        match (before, self.place(word)) {
            (Some(before), Some(place)) => &self.text[before.end..place.start],
            _ => "",
        }
    }

    /// Whether a word belongs to the one before it: nothing but spaces, hyphens and the signs of emphasis is between them.
    pub fn continues(&self, word: usize) -> bool {
        let is_space = |c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '*' | '_');
        self.place(word).is_some() && word > 0 && self.gap(word).chars().all(is_space)
    }

    /// Where a word ends.
    pub fn end(&self, word: usize) -> usize {
        self.places.get(word).map_or(self.text.len(), |place| place.end)
    }

    /// The number that begins at a word.
    pub fn number(&self, word: usize) -> Option<Number> {
        let first = self.get(word)?;
        let follows = |place: usize, known: &[&str]| self.continues(place) && self.is(place, known);
        if first.eq_ignore_ascii_case("half") {
            let is_of_unit = follows(word + 1, &["a", "an"]);
            return is_of_unit.then_some(Number { amount: HALF, next: word + 2, is_of_unit });
        }
        let is_quarter = |place: usize| {
            self.is(place, &["quarter", "quarters"]) && follows(place + 1, &["of"]) && follows(place + 2, &["a", "an"])
        };
        if is_quarter(word) {
            return Some(Number { amount: QUARTER, next: word + 3, is_of_unit: true });
        }
        let mut amount = amount(first)?;
        let mut next = word + 1;
        if self.continues(next) && is_quarter(next) {
            return Some(Number { amount: amount / 4, next: next + 3, is_of_unit: true });
        }
        // “forty-five”: a digit that follows a number of tens in letters.
        let is_tens =
            !first.starts_with(|c: char| c.is_ascii_digit()) && amount >= 20 * ONE && amount % (10 * ONE) == 0;
        if is_tens && self.continues(next) {
            let digit = self.get(next).filter(|digit| digit.starts_with(char::is_alphabetic)).and_then(self::amount);
            if let Some(digit) = digit.filter(|&digit| digit < 10 * ONE) {
                amount += digit;
                next += 1;
            }
        }
        if self.is_and_a_half(next) {
            amount += HALF;
            next += 3;
        }
        Some(Number { amount, next, is_of_unit: false })
    }

    /// Whether “and a half” begins at a word, and belongs to what stands before it.
    pub fn is_and_a_half(&self, word: usize) -> bool {
        let mut words = ["and", "a", "half"].into_iter().zip(word..);
        words.all(|(known, place)| self.continues(place) && self.is(place, &[known]))
    }
}

/// The thousandths of the number that a word is.
fn amount(word: &str) -> Option<u64> {
    let fraction = |sign: char| match sign {
        '½' => Some(HALF),
        '¼' => Some(QUARTER),
        '¾' => Some(3 * QUARTER),
        _ => None,
    };
    if let Some(sign) = word.chars().next_back().and_then(fraction) {
        let whole = &word[..word.len() - '½'.len_utf8()];
        let whole = if whole.is_empty() { Some(0) } else { number(whole) };
        return whole?.checked_mul(ONE)?.checked_add(sign);
    }
    let (whole, decimals) = word.split_once('.').unwrap_or((word, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decimals: u64 = format!("{decimals:0<3}").parse().ok()?;
    number(whole)?.checked_mul(ONE)?.checked_add(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_writers_write_them() {
        for (text, expected) in [
            ("30 minutes", Some((30_000, 1))),
            ("1,250.50", Some((1_250_500, 1))),
            ("0.5 hours", Some((500, 1))),
            ("1½ hours", Some((1_500, 1))),
            ("½", Some((500, 1))),
            ("forty-five minutes", Some((45_000, 2))),
            ("twenty five", Some((25_000, 2))),
            ("twenty, five", Some((20_000, 1))),
            ("twenty 5", Some((20_000, 1))),
            ("two and a half hours", Some((2_500, 4))),
            ("half an hour", Some((500, 2))),
            ("half of a day", None),
            ("three quarters of an hour", Some((750, 4))),
            ("quarter of an hour", Some((250, 3))),
            ("9am", None),
            ("1.2.3", None),
            ("99999999999999999999", None),
        ] {
            let found = Words::of(text).number(0).map(|number| (number.amount, number.next));
            assert_eq!(found, expected, "{text}");
        }
    }
}
