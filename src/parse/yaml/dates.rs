//! The day that a writer is likely to have meant.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What to do about a text that is no date: the day that it is likely to mean, or how dates are written.
pub(super) fn way_out(text: &str) -> String {
    let parts = parts(text);
    let meant = match parts.as_slice() {
        [Part::Year(_)] | [Part::Year(_), _] | [_, Part::Year(_)] => {
            return "Give the year, the month and the day, as in 2026-03-05.".to_owned();
        }
        [Part::Year(year), Part::Number(month), Part::Number(day)] => match real_day(*year, *month, *day) {
            Some(day) => Some(Meant { day, is_exchanged: false }),
            // The day in the place of the month.
            None => real_day(*year, *day, *month).map(|day| Meant { day, is_exchanged: true }),
        },
        // Day first, as in Britain; where that is no day, month first.
        [Part::Number(day), Part::Number(month), Part::Year(year)] => {
            let british = real_day(*year, *month, *day);
            let is_exchanged = british.is_none() || *day <= 12;
            british.or_else(|| real_day(*year, *day, *month)).map(|day| Meant { day, is_exchanged })
        }
        [Part::Number(day), Part::Month(month), Part::Year(year)]
        | [Part::Month(month), Part::Number(day), Part::Year(year)]
        | [Part::Year(year), Part::Month(month), Part::Number(day)] => {
            real_day(*year, *month, *day).map(|day| Meant { day, is_exchanged: false })
        }
        // The year in two digits.
        [Part::Number(day), Part::Number(month), Part::Number(year)] => {
            real_day(2000 + year, *month, *day).map(|day| Meant { day, is_exchanged: true })
        }
        _ => None,
    };
    match meant {
        Some(Meant { day, is_exchanged: true }) => format!("did you mean {day} ({})?", in_words(day)),
        Some(Meant { day, is_exchanged: false }) => format!("did you mean {day}?"),
        None => {
            "Write the year, the month and the day as in 2026-03-05, and check that there is such a day.".to_owned()
        }
    }
}

struct Meant {
    day: Date,
    /// Whether the day and the month could be the other way round, so that the date is to be said in words too.
    is_exchanged: bool,
}

#[derive(Clone, Copy)]
enum Part {
    Year(i32),
    Number(i32),
    Month(i32),
}

/// The numbers and months of a text; none where anything else but a day of the week stands in it.
fn parts(text: &str) -> Vec<Part> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "of");
    let parts = words.filter(|word| !is_weekday(word)).take(4).map(part);
    parts.collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn part(word: &str) -> Option<Part> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    if let Ok(number) = digits.parse() {
        let is_ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        return is_ordinal.then_some(if digits.len() == 4 { Part::Year(number) } else { Part::Number(number) });
    }
    let begins_like = |month: &&str| word.len() >= 3 && begins_with(month, word);
    let place = MONTHS
        .iter()
        .position(|month| begins_like(month) || word.eq_ignore_ascii_case("sept") && *month == "September")?;
    i32::try_from(place + 1).ok().map(Part::Month)
}

fn is_weekday(word: &str) -> bool {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    word.len() >= 3 && days.iter().any(|day| begins_with(day, word))
}

fn begins_with(name: &str, word: &str) -> bool {
    name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// That day; the last one of its month where the month is shorter.
fn real_day(year: i32, month: i32, day: i32) -> Option<Date> {
    let first = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Date::new(first.year(), first.month(), day.min(first.days_in_month())).ok()
}

fn in_words(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::way_out;

    #[test]
    fn the_day_that_was_meant_is_offered() {
        let how = "Write the year, the month and the day as in 2026-03-05, and check that there is such a day.";
        let whole = "Give the year, the month and the day, as in 2026-03-05.";
        for (text, expected) in [
            ("2026-02-30", "did you mean 2026-02-28?"),
            ("2028-02-30", "did you mean 2028-02-29?"),
            ("2026-06-31", "did you mean 2026-06-30?"),
            ("15/03/2026", "did you mean 2026-03-15?"),
            ("3/15/2026", "did you mean 2026-03-15 (15 March 2026)?"),
            ("05-06-2026", "did you mean 2026-06-05 (5 June 2026)?"),
            ("5.6.26", "did you mean 2026-06-05 (5 June 2026)?"),
            ("2026-3-5", "did you mean 2026-03-05?"),
            ("2026/03/05", "did you mean 2026-03-05?"),
            ("2026-13-01", "did you mean 2026-01-13 (13 January 2026)?"),
            ("5 March 2026", "did you mean 2026-03-05?"),
            ("Thursday, 5th of March 2026", "did you mean 2026-03-05?"),
            ("Mar 5, 2026", "did you mean 2026-03-05?"),
            ("31 Sept 2026", "did you mean 2026-09-30?"),
            ("March 2026", whole),
            ("2026-03", whole),
            ("2026", whole),
            ("2026-40-40", how),
            ("2026-03-00", how),
            ("soon", how),
            ("9999999999999-1-1", how),
            ("", how),
        ] {
            assert_eq!(way_out(text), expected, "{text}");
        }
    }
}
