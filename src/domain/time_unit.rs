//! How writers write times: numbers in digits or letters, and the units that they count.

/// A unit in which times are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    Minute,
    Hour,
    /// A day, or a night.
    Day,
    Week,
    Fortnight,
    Month,
    Year,
}

impl TimeUnit {
    /// The unit that a word names, in its singular or its plural, in any case of its letters.
    pub fn of(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Some(match word.strip_suffix('s').unwrap_or(&word) {
            "minute" | "min" => Self::Minute,
            "hour" | "hr" => Self::Hour,
            "day" | "night" => Self::Day,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "year" => Self::Year,
            _ => return None,
        })
    }
}

/// The number that a word is: in digits, with or without commas between them, or in letters up to twenty and in tens.
pub fn number(word: &str) -> Option<u64> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 7] = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let known = WORDS.iter().zip(1..).chain(TENS.iter().zip((30..).step_by(10)));
    let in_letters = || known.clone().find_map(|(known, number)| known.eq_ignore_ascii_case(word).then_some(number));
    match word.contains(',') {
        true => word.replace(',', "").parse().ok(),
        false => word.parse().ok().or_else(in_letters),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_units_are_read_as_writers_write_them() {
        for (word, expected) in
            [("12", Some(12)), ("1,000", Some(1_000)), ("Two", Some(2)), ("fifty", Some(50)), ("few", None), ("", None)]
        {
            assert_eq!(number(word), expected, "{word}");
        }
        for (word, expected) in [
            ("Nights", Some(TimeUnit::Day)),
            ("fortnight", Some(TimeUnit::Fortnight)),
            ("min", Some(TimeUnit::Minute)),
            ("s", None),
            ("session", None),
        ] {
            assert_eq!(TimeUnit::of(word), expected, "{word}");
        }
    }
}
