//! Phrases in which a number can stand: `only <number> days left`, `<amount> off`.

use std::ops::Range;

/// A phrase of a list, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The longest of its words, of letters and digits. It is looked for first.
    anchor: String,
    /// What stands before the anchor, the nearest first.
    before: Vec<Part>,
    /// What stands after it, in its order.
    after: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    /// A number in digits or a word, as in `3` and `three`.
    Number,
    /// A sum of money or a share: `£50`, `20%`, `20 per cent`.
    Amount,
}

/// How many bytes a number can have that stands before an anchor.
const LONGEST_NUMBER: usize = 24;

const NUMBERS: [&str; 14] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty",
];

const CURRENCIES: [char; 3] = ['£', '€', '$'];

/// What makes an amount of a number, after it.
const UNITS: [&str; 7] = ["%", " %", " per cent", " percent", " pounds", " euros", "€"];

impl Pattern {
    /// The pattern that `phrase` is; none where it has no letters and no digits.
    pub fn new(phrase: &str) -> Option<Self> {
        let mut before = parts(phrase);
        let is_sign = |c: char| !c.is_alphanumeric();
        let longest = |part: &Part| match part {
            Part::Words(words) => words.split(is_sign).max_by_key(|word| word.len()).map_or(0, str::len),
            Part::Number | Part::Amount => 0,
        };
        let place = (0..before.len()).max_by_key(|&place| longest(&before[place]))?;
        let mut after = before.split_off(place + 1);
        let Some(Part::Words(words)) = before.pop() else { return None };
        let anchor = words.split(is_sign).max_by_key(|word| word.len()).filter(|word| !word.is_empty())?;
        let (start, rest) = words.split_once(anchor)?;
        before.push(Part::Words(start.to_owned()));
        before.reverse();
        after.insert(0, Part::Words(rest.to_owned()));
        Some(Self { anchor: anchor.to_owned(), before, after })
    }

    pub fn anchor(&self) -> &str {
        &self.anchor
    }

    /// Where the whole phrase stands in `text`, where its anchor begins at `anchor`; none where it does not.
    pub fn around(&self, text: &str, anchor: usize) -> Option<Range<usize>> {
        let start = self.before.iter().try_fold(anchor, |end, part| part.start(text, end))?;
        let end = self.after.iter().try_fold(anchor + self.anchor.len(), |start, part| part.end(text, start))?;
        Some(start..end)
    }
}

impl Part {
    /// Where the part ends that begins at `start`.
    fn end(&self, text: &str, start: usize) -> Option<usize> {
        match self {
            Self::Words(words) => {
                let end = start + words.len();
                text.get(start..end).filter(|found| found.eq_ignore_ascii_case(words)).map(|_| end)
            }
            Self::Number => number(text, start),
            Self::Amount => amount(text, start),
        }
    }

    /// Where the part begins that ends at `end`. A number begins as early as it can.
    fn start(&self, text: &str, end: usize) -> Option<usize> {
        if let Self::Words(words) = self {
            let start = end.checked_sub(words.len())?;
            return self.end(text, start).map(|_| start);
        }
        let begins_word = |start: usize| !text[..start].ends_with(|c: char| c.is_alphanumeric() || ".,".contains(c));
        let mut starts = (end.saturating_sub(LONGEST_NUMBER)..end).filter(|&start| text.is_char_boundary(start));
        starts.find(|&start| begins_word(start) && self.end(text, start) == Some(end))
    }
}

fn parts(phrase: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = phrase;
    while !rest.is_empty() {
        let open = ["<number>", "<amount>"].iter().filter_map(|sign| Some((rest.find(sign)?, *sign))).min();
        let (words, sign) = open.unwrap_or((rest.len(), ""));
        if words > 0 {
            parts.push(Part::Words(rest[..words].to_owned()));
        }
        match sign {
            "<number>" => parts.push(Part::Number),
            "<amount>" => parts.push(Part::Amount),
            _ => {}
        }
        rest = &rest[words + sign.len()..];
    }
    parts
}

/// Where the number ends that begins at `start`.
fn number(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let digits = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(rest.len());
    let digits = rest[..digits].trim_end_matches([',', '.']).len();
    if digits > 0 && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(start + digits);
    }
    let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    NUMBERS.iter().any(|word| word.eq_ignore_ascii_case(&rest[..letters])).then_some(start + letters)
}

/// Where the amount ends that begins at `start`.
fn amount(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    if let Some(sign) = rest.chars().next().filter(|sign| CURRENCIES.contains(sign)) {
        return number(text, start + sign.len_utf8());
    }
    let end = number(text, start)?;
    let starts = |unit: &&&str| text.get(end..end + unit.len()).is_some_and(|found| found.eq_ignore_ascii_case(unit));
    UNITS.iter().find(starts).map(|unit| end + unit.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_around_its_anchor() {
        for (phrase, text, expected) in [
            ("painless", "A painless one", Some("painless")),
            ("<amount> off", "Get £50 off it", Some("£50 off")),
            ("<amount> off", "Get 1,000.50 euros off it", Some("1,000.50 euros off")),
            ("<amount> off", "20 per cent off", Some("20 per cent off")),
            ("<amount> off", "20 off, and a day off", None),
            ("only <number> days left", "ONLY THREE DAYS LEFT", Some("ONLY THREE DAYS LEFT")),
            ("only <number> days left", "a few days left", None),
            ("was <amount>, now <amount>", "It was £300, now £200.", Some("was £300, now £200")),
            ("was <amount>, now <amount>", "It was £300, now it is less.", None),
            ("save up to <amount>", "Save up to 5", None),
        ] {
            let pattern = Pattern::new(phrase).unwrap();
            let small = text.to_ascii_lowercase();
            let found = small.match_indices(pattern.anchor());
            let mut found = found.filter_map(|(at, _)| pattern.around(text, at));
            assert_eq!(found.next().map(|range| &text[range]), expected, "{phrase}: {text}");
        }
        assert_eq!(Pattern::new("<amount>"), None);
        assert_eq!(Pattern::new(""), None);
    }
}
