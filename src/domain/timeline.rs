//! The times of a timeline: how long after the treatment a stage is.

/// How long after the day of the treatment a stage is, where its term says so in numbers: 8 weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    pub count: u32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
}

/// More than this is no time of a timeline.
const MOST: u32 = 1000;

impl Unit {
    /// As scripts read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
        }
    }
}

impl Offset {
    /// The time that the words of a term say: `Up to 8 weeks`, `To one month`, `Day 10`. None where they say none in numbers
    /// (`First nights`), or several (`2 to 3 weeks`), of which none is the one.
    pub fn of(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut numbers = words.iter().enumerate().filter_map(|(place, word)| Some((place, number(word)?)));
        let (place, number) = numbers.next()?;
        if numbers.next().is_some() {
            return None;
        }
        let before = place.checked_sub(1).and_then(|place| words.get(place)).copied();
        // "Day 10" and "10 days" are both written.
        let (factor, unit) = [words.get(place + 1).copied(), before].into_iter().flatten().find_map(unit)?;
        let count = number.checked_mul(factor).filter(|count| (1..=MOST).contains(count))?;
        Some(Self { count, unit })
    }
}

/// The number that a word is, in digits or up to twelve in letters.
fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let in_letters = WORDS.iter().zip(1..).find_map(|(known, number)| (*known == word).then_some(number));
    word.parse().ok().or(in_letters)
}

/// The unit that a word names, and how many of it one of the word is.
fn unit(word: &str) -> Option<(u32, Unit)> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "day" | "night" => (1, Unit::Days),
        "week" => (1, Unit::Weeks),
        "fortnight" => (2, Unit::Weeks),
        "month" => (1, Unit::Months),
        "year" => (12, Unit::Months),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_says_how_long_after_the_treatment_its_stage_is() {
        for (words, expected) in [
            ("Up to 8 weeks", Some((8, "weeks"))),
            ("To one month", Some((1, "months"))),
            ("After 3 days", Some((3, "days"))),
            ("Day 10", Some((10, "days"))),
            ("The first 2 nights", Some((2, "days"))),
            ("1 year later", Some((12, "months"))),
            ("One fortnight", Some((2, "weeks"))),
            ("First nights", None),
            ("A month or so", None),
            ("2 to 3 weeks", None),
            ("0 days", None),
            ("99999999999 days", None),
            ("4000000000 years", None),
            ("In 2026", None),
            ("", None),
        ] {
            assert_eq!(Offset::of(words).map(|offset| (offset.count, offset.unit.as_str())), expected, "{words}");
        }
    }
}
