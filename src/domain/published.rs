//! When a source was published, in whatever words a writer says so: `2024`, `March 2024`, `2024-03-15`.

use jiff::civil::Date;

/// Why a date does not say when a source was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undated {
    /// It has no year of four digits.
    NoYear,
    /// There is no such day, or no such month.
    NoSuchDay,
    /// It is yet to come.
    InFuture,
}

/// What is wrong with a date on the day `today`; none where it says the year at least, and nothing that cannot be.
pub fn mistake(date: &str, today: Date) -> Option<Undated> {
    let Some(newest) = years(date).max() else { return Some(Undated::NoYear) };
    match day(date.trim()) {
        Some(None) => Some(Undated::NoSuchDay),
        Some(Some(day)) if day > today => Some(Undated::InFuture),
        _ if newest > today.year() => Some(Undated::InFuture),
        _ => None,
    }
}

/// Whether a text names a year in which something can have been published.
pub fn names_year(text: &str) -> bool {
    years(text).next().is_some()
}

/// The years of the last two centuries and of this one in a text.
fn years(text: &str) -> impl Iterator<Item = i16> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (1800..2100).contains(year))
}

/// The day of a date that is written in numbers, `2024-03-15`, or the first one of its month, `2024-03`: none within where there
/// is no such day, and none at all where it is written otherwise.
fn day(date: &str) -> Option<Option<Date>> {
    let is_number =
        |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = date.split('-').collect();
    let (year, rest) = parts.split_first().filter(|(year, _)| is_number(year, &[4]))?;
    let numbers: Vec<i8> =
        rest.iter().filter(|part| is_number(part, &[1, 2])).filter_map(|part| part.parse().ok()).collect();
    let year: i16 = year.parse().ok()?;
    match (numbers.as_slice(), rest.len()) {
        // A year and the next one, as in 2021-22.
        ([next], 1) if *next > 12 && i16::from(*next) == (year + 1) % 100 => None,
        ([month], 1) => Some(Date::new(year, *month, 1).ok()),
        ([month, day], 2) => Some(Date::new(year, *month, *day).ok()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_date_says_the_year_and_no_day_that_there_is_not() {
        for (words, expected) in [
            ("2024", None),
            ("March 2024", None),
            ("15/03/2024", None),
            ("2024-02-29", None),
            ("2024-12", None),
            ("2021-22", None),
            ("2019-2021", None),
            ("updated in May 2021", None),
            ("2026-01-01", None),
            ("24", Some(Undated::NoYear)),
            ("recently", Some(Undated::NoYear)),
            ("12345", Some(Undated::NoYear)),
            ("2024-02-30", Some(Undated::NoSuchDay)),
            ("2024-13", Some(Undated::NoSuchDay)),
            ("2026-01-02", Some(Undated::InFuture)),
            ("2026-02", Some(Undated::InFuture)),
            ("May 2027", Some(Undated::InFuture)),
        ] {
            assert_eq!(mistake(words, date(2026, 1, 1)), expected, "{words}");
        }
    }
}
