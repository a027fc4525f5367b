//! The times of a timeline: how long after the treatment a stage is, or before it.

use crate::domain::time_unit::{TimeUnit, number};

/// How long after the day of the treatment a stage is, where its term says so in numbers: 8 weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// Less than nothing for a stage before the treatment.
    pub count: i32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
}

/// More than this is no time of a timeline.
const MOST: u64 = 1000;

/// Words that say that something is done again and again, so that no one day is that of the stage.
const REPEATS: [&str; 10] =
    ["every", "each", "per", "daily", "nightly", "weekly", "fortnightly", "monthly", "yearly", "annually"];

/// Words after a time that is before the treatment: 2 weeks before.
const BEFORE: [&str; 5] = ["before", "beforehand", "earlier", "prior", "ahead"];

/// Words of a time that is after the treatment.
const AFTER: [&str; 6] = ["after", "afterwards", "later", "since", "following", "post"];

/// Words of a span that ends with the treatment, as in “for 2 weeks before”, of which no day is the one.
const SPANS: [&str; 8] = ["for", "during", "throughout", "within", "in", "last", "over", "between"];

/// What a stage can be before, so that it is counted from the day of the treatment. Another day, such as that of a check-up,
/// is not known.
const TREATMENT: &str = "to of the your you have come in day treatment treatments procedure operation surgery session \
                         appointment visit injection injections it";

/// Words of the names of stages, beside numbers and units of time.
const NAMES: &str = "a after an and about around at before between by during earlier evening first following for from fourth in \
                     last later least more morning most next of on or same second session since the third till to treatment \
                     until up within your";

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
    /// The time that the words of a term say: `Up to 8 weeks`, `To one month`, `Day 10`, and before the treatment `2 weeks
    /// before`. None where they say none in numbers (`First nights`), several (`2 to 3 weeks`, `a year and 6 months`), again
    /// and again (`Every 3 months`) or a span before the treatment (`For 2 weeks before`): a date that is not meant is worse
    /// than none.
    pub fn of(words: &str) -> Option<Self> {
        let text = words.to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut numbers = words.iter().enumerate().filter_map(|(place, word)| Some((place, number(word)?)));
        let (place, number) = numbers.next()?;
        let says = |known: &[&str]| words.iter().any(|word| known.contains(word));
        if numbers.next().is_some() || says(&REPEATS) || says(&["half", "quarter"]) || is_signed(&text, words[place]) {
            return None;
        }
        let previous = place.checked_sub(1).and_then(|place| words.get(place)).copied();
        let next = words.get(place + 1).copied();
        // "Day 10" and "10 days" are both written.
        let (end, (factor, unit)) = match (next.and_then(unit), previous.and_then(unit)) {
            (Some(unit), _) => (place + 2, unit),
            (None, Some(unit)) => (place + 1, unit),
            (None, None) => return None,
        };
        let rest = words.get(end..).unwrap_or_default();
        // "A year and 6 months" is more than the 6 months, and "2 days a week" are no 2 days.
        if matches!(previous, Some("and" | "plus" | "or")) || matches!(rest, ["a" | "an", ..] | ["and", "a" | "an", ..])
        {
            return None;
        }
        let count = i32::try_from(number.checked_mul(factor).filter(|count| (1..=MOST).contains(count))?).ok()?;
        let count = match (says(&BEFORE), says(&AFTER)) {
            (false, _) => count,
            (true, true) => return None,
            (true, false) => is_before_treatment(&words[..place], rest).then_some(-count)?,
        };
        Some(Self { count, unit })
    }
}

/// Whether a line reads like the name of a stage, alone or with what happens then after a colon: `After 1 day`, `Week 2: You can
/// swim.` `above` and `below` are the lines around it, which tell a sentence that runs over lines.
pub fn is_like_stage(above: &str, line: &str, below: &str) -> bool {
    let begins = |line: &str, is: fn(char) -> bool| line.trim_start().starts_with(is);
    let ends_sentence = above.trim_end().ends_with(['.', '!', '?', ':']);
    // A sentence that runs over lines may well go on with a time.
    let may_begin = begins(line, char::is_uppercase) || ends_sentence && begins(line, |sign| sign.is_ascii_digit());
    if !may_begin {
        return false;
    }
    match line.split_once(':') {
        Some((name, text)) => is_time(name) && (text.is_empty() || text.starts_with(char::is_whitespace)),
        None => is_time(line) && line.trim_end().ends_with(char::is_alphanumeric) && !begins(below, char::is_lowercase),
    }
}

/// Whether words say a time and nothing else.
fn is_time(words: &str) -> bool {
    let text = words.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_known = |word: &str| {
        number(word).is_some() || TimeUnit::of(word).is_some() || NAMES.split(' ').any(|known| known == word)
    };
    words.iter().any(|word| TimeUnit::of(word).is_some()) && words.len() > 1 && words.into_iter().all(is_known)
}

/// Whether a number has the sign of one below nothing, which may as well be a dash.
fn is_signed(text: &str, number: &str) -> bool {
    let before = text.split_once(number).and_then(|(before, _)| before.strip_suffix(['-', '−', '–']));
    before.is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
}

/// Whether a time with these words around it is before the treatment. “Not before 2 weeks” is not.
fn is_before_treatment(earlier: &[&str], later: &[&str]) -> bool {
    let Some(place) = later.iter().position(|word| BEFORE.contains(word)) else { return false };
    let is_span = earlier.iter().any(|word| SPANS.contains(word));
    !is_span && place == 0 && later[1..].iter().all(|word| TREATMENT.split(' ').any(|known| known == *word))
}

/// The unit that a word names, and how many of it one of the word is.
fn unit(word: &str) -> Option<(u64, Unit)> {
    Some(match TimeUnit::of(word)? {
        TimeUnit::Day => (1, Unit::Days),
        TimeUnit::Week => (1, Unit::Weeks),
        TimeUnit::Fortnight => (2, Unit::Weeks),
        TimeUnit::Month => (1, Unit::Months),
        TimeUnit::Year => (12, Unit::Months),
        TimeUnit::Minute | TimeUnit::Hour => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(terms: &[(&str, Option<(i32, &str)>)]) {
        for (words, expected) in terms {
            let found = Offset::of(words).map(|offset| (offset.count, offset.unit.as_str()));
            assert_eq!(found, *expected, "{words}");
        }
    }

    #[test]
    fn a_term_says_how_long_after_the_treatment_its_stage_is() {
        check(&[
            ("Up to 8 weeks", Some((8, "weeks"))),
            ("To one month", Some((1, "months"))),
            ("After 3 days", Some((3, "days"))),
            ("Day 10", Some((10, "days"))),
            ("The first 2 nights", Some((2, "days"))),
            ("1 year later", Some((12, "months"))),
            ("One fortnight", Some((2, "weeks"))),
            ("For 2 weeks", Some((2, "weeks"))),
            ("6 weeks or more", Some((6, "weeks"))),
            ("First nights", None),
            ("A month or so", None),
            ("2 to 3 weeks", None),
            ("0 days", None),
            ("99999999999 days", None),
            ("4000000000 years", None),
            ("In 2026", None),
            ("", None),
        ]);
    }

    #[test]
    fn a_stage_before_the_treatment_has_a_day_before_it() {
        check(&[
            ("2 weeks before", Some((-2, "weeks"))),
            ("One month before your treatment", Some((-1, "months"))),
            ("From 3 days before the day of your treatment", Some((-3, "days"))),
            ("At least 1 week earlier", Some((-1, "weeks"))),
            ("2 days prior to surgery", Some((-2, "days"))),
        ]);
    }

    #[test]
    fn a_line_that_reads_like_a_stage_is_known_from_a_sentence() {
        for (above, line, below, expected) in [
            ("You can go home.", "After 1 day: You can wash your hair again.", "", true),
            ("You can go home", "After 1 day", "", true),
            ("Rest.", "After 1 day", "After 1 week", true),
            ("Rest.", "Week 2:", "", true),
            ("Rest.", "Up to 8 weeks", "", true),
            ("Rest.", "The first night", "", true),
            ("Rest.", "2 weeks before", "", true),
            ("Rest for", "2 weeks: do not swim.", "", false),
            ("Rest.", "After 2 weeks", "you can swim.", false),
            ("Rest.", "After 2 weeks you can swim.", "", false),
            ("Rest.", "After 2 weeks, you can swim: slowly.", "", false),
            ("Call us", "after 2 weeks", "", false),
            ("Rest.", "Open at 10:30 on the day", "", false),
            ("Rest.", "Weeks", "", false),
            ("Rest.", "", "", false),
        ] {
            assert_eq!(is_like_stage(above, line, below), expected, "{above} / {line} / {below}");
        }
    }

    #[test]
    fn a_time_that_is_no_one_day_from_the_treatment_has_none() {
        for words in [
            "For 2 weeks before and after",
            "For 2 weeks before",
            "In the 2 weeks before your treatment",
            "2 days before your check-up",
            "Not before 2 weeks",
            "Before day 10",
            "2 weeks before and 2 weeks after",
            "Every 3 months",
            "Daily for 2 weeks",
            "2 days a week",
            "A year and 6 months",
            "2 weeks and a half",
            "2 weeks and a day",
            "Day -1",
            "−2 weeks",
        ] {
            assert_eq!(Offset::of(words), None, "{words}");
        }
    }
}
