//! The times of a timeline: how long after the treatment a stage is, or before it.

use crate::domain::time_unit::{TimeUnit, number};

/// How long after the day of the treatment a stage is, where its term means one day: up to 8 weeks.
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
const MOST: i32 = 1000;

/// Words that say that something is done again and again, so that no one day is that of the stage.
const REPEATS: [&str; 10] =
    ["every", "each", "per", "daily", "nightly", "weekly", "fortnightly", "monthly", "yearly", "annually"];

/// Words after a time that is before the treatment: 2 weeks before.
const BEFORE: [&str; 5] = ["before", "beforehand", "earlier", "prior", "ahead"];

/// Words of a time that is after the treatment.
const AFTER: [&str; 6] = ["after", "afterwards", "later", "since", "following", "post"];

/// Words of a number that is not meant to the day: about 6 weeks, at least 6 weeks.
const ROUGHLY: [&str; 7] = ["about", "approximately", "around", "at", "least", "most", "roughly"];

/// Words right before a time that leave it one day: up to 8 weeks. Before others, it is a span of more days than one, as in
/// “first 3 days” or “the 2 weeks after”, or counted from something else.
const POINTS: [&str; 9] = ["after", "by", "from", "in", "on", "till", "to", "until", "within"];

/// Words that say that a time is a span of more days than one, or not the time of the stage.
const SPANS: [&str; 9] = ["between", "during", "first", "for", "last", "never", "not", "over", "throughout"];

/// Words after a time that leave it as it is: 6 weeks or more, 8 weeks on.
const AND_LATER: [&str; 11] =
    ["afterwards", "and", "after", "beyond", "later", "longer", "more", "on", "onward", "onwards", "or"];

/// Words after which something is named from which a time is counted.
const COUNTED_FROM: [&str; 9] = ["from", "in", "into", "of", "on", "once", "when", "with", "without"];

/// Names of a day, or of a part of it.
const DAYS: [&str; 5] = ["day", "night", "morning", "afternoon", "evening"];

/// What a stage can be before or after, so that it is counted from the day of the treatment. Another day, such as that of a
/// check-up or of a second session, is not known.
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
    /// The time that a term says: `Up to 8 weeks`, `To one month`, `After 24 hours`, `Day 10`, `The next day`, and before the
    /// treatment `2 weeks before`. None where it says none (`First nights`), several (`2 to 3 weeks`, `6 months to a year`),
    /// one again and again (`Every 3 months`), a span of more days than one (`First 2 days`), or one that is counted from
    /// something other than the treatment (`2 weeks after the stockings come off`): a date that is not meant is worse than
    /// none.
    pub fn of(term: &str) -> Option<Self> {
        let text = term.to_lowercase();
        let clauses: Vec<Vec<&str>> = text.split(is_stop).map(words_of).filter(|words| !words.is_empty()).collect();
        let says_time = |words: &&Vec<&str>| {
            words.iter().any(|word| number(word).is_some() || is_unit(word) || DAYS.contains(word))
        };
        let mut timed = clauses.iter().filter(says_time);
        let (Some(words), None) = (timed.next(), timed.next()) else { return None };
        let others = clauses.iter().filter(|other| !std::ptr::eq(*other, words)).flatten();
        if others.clone().any(|word| BEFORE.contains(word) || AFTER.contains(word))
            || words.iter().chain(others).any(|word| REPEATS.contains(word))
        {
            return None;
        }
        let numbers: Vec<usize> = (0..words.len()).filter(|&place| number(words[place]).is_some()).collect();
        match numbers[..] {
            [place] if !is_signed(&text, words[place]) => Self::counted(words, place, number(words[place])?),
            [] => match words.windows(2).position(|pair| matches!(pair[0], "a" | "an") && is_unit(pair[1])) {
                Some(place) => Self::counted(words, place, 1),
                None => Self::day(words),
            },
            _ => None,
        }
    }

    /// The time of which `number` units are said by the word at `place` and the one beside it.
    fn counted(words: &[&str], place: usize, number: u64) -> Option<Self> {
        // "Day 10" and "10 days" are both written. Which week "week 2" is, and which of its days, nobody knows.
        let next = words.get(place + 1).filter(|word| is_unit(word));
        let (lead, tail, is_named) = match next {
            Some(_) => (&words[..place], &words[place + 2..], false),
            None => (words[..place].strip_suffix(&["day"])?, &words[place + 1..], true),
        };
        let (count, unit) = next.map_or(Some((number, Unit::Days)), |word| amount(number, word))?;
        let count = i32::try_from(count).ok().filter(|count| *count <= MOST && (*count > 0 || is_named))?;
        let lead = match lead {
            // Where the first 3 days have passed is one day.
            [earlier @ .., "the", "first"] if earlier.last() == Some(&"after") => earlier,
            _ => lead,
        };
        if !lead.last().is_none_or(|last| POINTS.contains(last) || ROUGHLY.contains(last)) || !may_lead(lead) {
            return None;
        }
        let (free, anchored) = tail.split_at(tail.iter().position(|word| is_anchor(word)).unwrap_or(tail.len()));
        // "3 days rest" are three days and not the third one; "after 3 days you can swim" is no span.
        let is_free = (is_named || !lead.is_empty()) && !matches!(free, ["or" | "and", ..]);
        let adds_nothing = |word: &&str| AND_LATER.contains(word) || ROUGHLY.contains(word);
        if !(is_free || free.iter().all(adds_nothing)) || free.iter().any(|word| is_unit(word)) {
            return None;
        }
        let count = match anchored {
            [] => count,
            [anchor, rest @ ..] if BEFORE.contains(anchor) => {
                let is_point = !lead.iter().any(|word| AFTER.contains(word) || matches!(*word, "in" | "within"));
                (free.is_empty() && is_point && is_treatment(rest)).then_some(-count)?
            }
            [_, rest @ ..] => (rest.iter().all(adds_nothing) || is_treatment(rest)).then_some(count)?,
        };
        Some(Self { count, unit })
    }

    /// The day that is named without a number: the next one, the one before, that of the treatment.
    fn day(words: &[&str]) -> Option<Self> {
        let place = words.iter().position(|word| DAYS.contains(word))?;
        let (lead, tail) = (&words[..place], &words[place + 1..]);
        let is_on = lead.first() == Some(&"on");
        let named: Vec<&str> =
            lead.iter().copied().filter(|word| !matches!(*word, "on" | "the" | "from" | "by")).collect();
        let count = match (&named[..], tail) {
            (["next" | "following"], []) => 1,
            (["next" | "following"], ["after", rest @ ..]) | ([], ["after" | "following", rest @ ..]) => {
                is_treatment(rest).then_some(1)?
            }
            ([], ["before", rest @ ..]) => is_treatment(rest).then_some(-1)?,
            (["same"], []) => 0,
            ([], []) if is_on => 0,
            ([] | ["same"], [_, ..]) => is_treatment(tail).then_some(0)?,
            ([_, ..], []) => is_treatment(&named).then_some(0)?,
            _ => return None,
        };
        Some(Self { count, unit: Unit::Days })
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
    let words = words_of(&text);
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

/// The words of a part of a term.
fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether a sign ends a part of a term. A hyphen stands within words.
fn is_stop(sign: char) -> bool {
    matches!(sign, ':' | ';' | ',' | '.' | '(' | ')' | '–' | '—')
}

/// Whether words can stand before a time that is one day after the treatment.
fn may_lead(lead: &[&str]) -> bool {
    let end = lead.iter().rposition(|word| !ROUGHLY.contains(word)).map_or(0, |last| last + 1);
    let Some((last, earlier)) = lead[..end].split_last() else { return true };
    let is_barred = |word: &&str| SPANS.contains(word) || BEFORE.contains(word) || is_unit(word);
    !is_barred(last) && !earlier.iter().any(|word| is_barred(word) || AFTER.contains(word))
}

/// Whether what follows a word is that from which a time is counted.
fn is_anchor(word: &str) -> bool {
    BEFORE.contains(&word) || AFTER.contains(&word) || COUNTED_FROM.contains(&word)
}

/// Whether words name nothing but the treatment.
fn is_treatment(words: &[&str]) -> bool {
    words.iter().all(|word| TREATMENT.split(' ').any(|known| known == *word))
}

fn is_unit(word: &str) -> bool {
    TimeUnit::of(word).is_some()
}

/// How long so many of the unit are that a word names; none where it is too long, or no whole days.
fn amount(number: u64, word: &str) -> Option<(u64, Unit)> {
    let (factor, unit) = match TimeUnit::of(word)? {
        TimeUnit::Day => (1, Unit::Days),
        TimeUnit::Week => (1, Unit::Weeks),
        TimeUnit::Fortnight => (2, Unit::Weeks),
        TimeUnit::Month => (1, Unit::Months),
        TimeUnit::Year => (12, Unit::Months),
        TimeUnit::Hour if number.is_multiple_of(24) => return Some((number / 24, Unit::Days)),
        TimeUnit::Minute | TimeUnit::Hour => return None,
    };
    Some((number.checked_mul(factor)?, unit))
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
            ("1 year later", Some((12, "months"))),
            ("One fortnight", Some((2, "weeks"))),
            ("6 weeks or more", Some((6, "weeks"))),
            ("2 weeks at most", Some((2, "weeks"))),
            ("About 6 weeks after your treatment", Some((6, "weeks"))),
            ("After 24 hours", Some((1, "days"))),
            ("Up to 48 hours", Some((2, "days"))),
            ("After the first 24 hours", Some((1, "days"))),
            ("A fortnight", Some((2, "weeks"))),
            ("A week later", Some((1, "weeks"))),
            ("After a month, at a check-up", Some((1, "months"))),
            ("Day 10: the stitches come out", Some((10, "days"))),
            ("Stockings off: after 3 days", Some((3, "days"))),
            ("After 3 days you can swim", Some((3, "days"))),
            ("In 6 weeks’ time", Some((6, "weeks"))),
            ("Day 0", Some((0, "days"))),
            ("After 36 hours", None),
            ("An hour later", None),
            ("Week 2", None),
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
    fn a_day_can_be_named_without_a_number() {
        check(&[
            ("The next day", Some((1, "days"))),
            ("The next morning: a walk", Some((1, "days"))),
            ("The day after your treatment", Some((1, "days"))),
            ("The evening before", Some((-1, "days"))),
            ("The day before your operation", Some((-1, "days"))),
            ("The day of your treatment", Some((0, "days"))),
            ("On the day", Some((0, "days"))),
            ("Treatment day", Some((0, "days"))),
            ("The same evening", Some((0, "days"))),
            ("The day after your second session", None),
            ("The day your stockings come off", None),
            ("The first night", None),
            ("The following days", None),
            ("The day", None),
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
            "2 weeks after the stockings come off",
            "3 weeks after your second session",
            "After your second session, 3 weeks",
            "6 months to a year",
            "A day or two",
            "Half a year",
            "For 2 weeks",
            "For at least 2 weeks",
            "For the first 3 days",
            "First 2 days",
            "Last 2 days",
            "The first 2 nights",
            "The next 2 days",
            "3 days rest",
            "2 nights in hospital",
            "After a month or so",
            "Once a week",
            "−2 weeks",
        ] {
            assert_eq!(Offset::of(words), None, "{words}");
        }
    }
}
