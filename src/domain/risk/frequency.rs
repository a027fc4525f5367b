//! What a cell says of how many people have an effect: `3 in 100`, `rare`, `not known`.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::Serialize;

use crate::domain::risk::grouped;

/// How often an effect is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    Share(Share),
    /// Only the word is known.
    Word(Band),
}

/// So many of so many people: at least one, and no more than all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Share {
    pub count: u64,
    pub of: u64,
    /// Whether the writer says that it is about so many.
    pub is_about: bool,
}

/// The word for how often an effect is, after the table of frequencies in the European Commission's guideline on the summary
/// of product characteristics (2009, section 4.8), which has them from the CIOMS working groups III and V.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// At least 1 in 10.
    VeryCommon,
    /// At least 1 in 100.
    Common,
    /// At least 1 in 1,000.
    Uncommon,
    /// At least 1 in 10,000.
    Rare,
    /// Less than 1 in 10,000.
    VeryRare,
    /// It cannot be estimated from what is known.
    Unknown,
}

/// Why a cell does not say how often an effect is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    Empty,
    /// A share in per cent, with what it is of people.
    Percentage(Option<Share>),
    /// A part of a person, with the same in whole people.
    Decimal(Option<Share>),
    Negative,
    /// None of so many.
    Nobody,
    /// So many of none.
    OfNobody,
    MoreThanAll,
    /// A number larger than [`MOST_PEOPLE`].
    TooLarge,
    /// More or less than a number.
    Bound,
    /// A number with other words around it.
    Surrounded(Share),
    /// Numbers that are no share of people.
    Unreadable,
    UnknownWord,
}

/// The most people that a number can be of: more than any study has had.
const MOST_PEOPLE: u64 = 100_000_000;

/// What says that a number is the most or the least.
const BOUNDS: [&str; 14] =
    ["less", "fewer", "under", "below", "up to", "at most", "more", "over", "above", "at least", "<", ">", "≤", "≥"];

impl Frequency {
    pub fn share(self) -> Option<Share> {
        match self {
            Self::Share(share) => Some(share),
            Self::Word(_) => None,
        }
    }

    pub fn band(self) -> Band {
        match self {
            Self::Share(share) => share.band(),
            Self::Word(band) => band,
        }
    }

    /// Whether both cannot be said of one effect: numbers that are not equal, or words for other numbers. What one page calls
    /// not known, another cannot know.
    pub fn differs(self, other: Self) -> bool {
        match (self, other) {
            (Self::Share(one), Self::Share(another)) => one.cmp_size(another) != Ordering::Equal,
            _ => self.band() != other.band(),
        }
    }
}

impl FromStr for Frequency {
    type Err = Mistake;

    fn from_str(cell: &str) -> Result<Self, Mistake> {
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if text.is_empty() {
            return Err(Mistake::Empty);
        }
        if let Some(band) = Band::of_word(&text) {
            return Ok(Self::Word(band));
        }
        let (is_about, rest) = text.strip_prefix("about ").map_or((false, text.as_str()), |rest| (true, rest));
        let rest = rest.strip_suffix(" people").unwrap_or(rest);
        let Some((count, of)) = sides(rest) else { return Err(mistake(&text)) };
        match (whole(count), whole(of)) {
            (Some(count), Some(of)) => Share::new(count?, of?).map(|share| Self::Share(Share { is_about, ..share })),
            _ => Err(mistake_of_sides(count, of).unwrap_or_else(|| mistake(&text))),
        }
    }
}

impl fmt::Display for Frequency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(share) => share.fmt(formatter),
            Self::Word(band) => formatter.write_str(band.word()),
        }
    }
}

impl Share {
    fn new(count: u64, of: u64) -> Result<Self, Mistake> {
        match (count, of) {
            (_, 0) => Err(Mistake::OfNobody),
            _ if count > of => Err(Mistake::MoreThanAll),
            (0, _) => Err(Mistake::Nobody),
            _ => Ok(Self { count, of, is_about: false }),
        }
    }

    /// A share in per cent, such as `0.5`, in whole people; none where it is no share of people.
    pub fn of_percentage(percentage: &str) -> Option<Self> {
        of_decimal(percentage.trim(), 100)
    }

    pub fn band(self) -> Band {
        let bands = [(10, Band::VeryCommon), (100, Band::Common), (1_000, Band::Uncommon), (10_000, Band::Rare)];
        let found = bands.iter().find(|(people, _)| self.is_at_least_one_in(*people));
        found.map_or(Band::VeryRare, |(_, band)| *band)
    }

    pub fn is_at_least_one_in(self, people: u64) -> bool {
        self.count * people >= self.of
    }

    fn cmp_size(self, other: Self) -> Ordering {
        (self.count * other.of).cmp(&(other.count * self.of))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.is_about { "about " } else { "" };
        write!(formatter, "{about}{} in {}", grouped(self.count, ","), grouped(self.of, ","))
    }
}

impl Band {
    /// All of them, the most common first.
    pub const ALL: [Self; 6] =
        [Self::VeryCommon, Self::Common, Self::Uncommon, Self::Rare, Self::VeryRare, Self::Unknown];

    /// As writers write it, in any language.
    pub fn word(self) -> &'static str {
        match self {
            Self::VeryCommon => "very common",
            Self::Common => "common",
            Self::Uncommon => "uncommon",
            Self::Rare => "rare",
            Self::VeryRare => "very rare",
            Self::Unknown => "not known",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.word() == word)
    }
}

/// The two numbers of `3 in 100`, `3 out of 100` and `3/100`, as they are written.
fn sides(text: &str) -> Option<(&str, &str)> {
    let (count, of) = [" in ", " out of ", "/"].iter().find_map(|between| text.split_once(between))?;
    Some((count.trim(), of.trim()))
}

/// A whole number, with or without signs between its thousands; none where it is no such number.
fn whole(text: &str) -> Option<Result<u64, Mistake>> {
    let mut groups = text.split([',', ' ', '\'', '’']);
    let first = groups.next().unwrap_or_default();
    let are_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    if !are_digits(first) || !is_grouped || !rest.iter().all(|group| are_digits(group)) {
        return None;
    }
    let number = (first.to_owned() + &rest.concat()).parse().ok().filter(|&number| number <= MOST_PEOPLE);
    Some(number.ok_or(Mistake::TooLarge))
}

/// The digits of a number with a decimal point or comma, before it and after it.
fn decimal(text: &str) -> Option<(&str, &str)> {
    let (before, after) = text.split_once(['.', ','])?;
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (!after.is_empty() && are_digits(before) && are_digits(after)).then_some((before, after))
}

/// A number that may have decimals, of so many people, as whole people of more.
fn of_decimal(text: &str, of: u64) -> Option<Share> {
    let (before, after) = decimal(text).unwrap_or((text, ""));
    let after = after.trim_end_matches('0');
    let of = 10_u64.checked_pow(u32::try_from(after.len()).ok()?)?.checked_mul(of)?;
    let count = format!("{before}{after}").parse().ok()?;
    Share::new(count, of).ok().filter(|share| share.of <= MOST_PEOPLE)
}

/// What is wrong with two numbers that stand right and are not whole.
fn mistake_of_sides(count: &str, of: &str) -> Option<Mistake> {
    let is_negative = |side: &str| {
        let digits = side.strip_prefix(['-', '−', '–']);
        digits.is_some_and(|digits| whole(digits.trim()).is_some() || decimal(digits.trim()).is_some())
    };
    if is_negative(count) || is_negative(of) {
        return Some(Mistake::Negative);
    }
    match (decimal(count), decimal(of), whole(of)) {
        (Some(_), _, Some(Ok(of))) => Some(Mistake::Decimal(of_decimal(count, of))),
        (Some(_), Some(_), _) => Some(Mistake::Decimal(None)),
        (None, Some(_), _) if whole(count).is_some() => Some(Mistake::Decimal(None)),
        _ => None,
    }
}

/// What is wrong with a text that is no number of people and none of the words.
fn mistake(text: &str) -> Mistake {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Mistake::UnknownWord;
    }
    let percent = ["%", "per cent", "percent"].iter().find_map(|sign| text.split_once(sign));
    if let Some((number, _)) = percent {
        let number = number.trim().rsplit(' ').next().unwrap_or_default();
        return Mistake::Percentage(Share::of_percentage(number));
    }
    match surrounded(text) {
        Some(_) if BOUNDS.iter().any(|word| text.contains(word)) => Mistake::Bound,
        Some(share) => Mistake::Surrounded(share),
        None => Mistake::Unreadable,
    }
}

/// The only numbers of a text, if they are so many in so many people.
fn surrounded(text: &str) -> Option<Share> {
    let is_around = |sign: char| !sign.is_ascii_digit() && sign != ',';
    let mut words = text.split(' ').map(|word| word.trim_matches(is_around).trim_end_matches(','));
    let mut share = None;
    let mut before = ["", ""];
    let in_word = text.split(' ').map(|word| word == "in").collect::<Vec<_>>();
    for place in 0..in_word.len() {
        let number = words.next().unwrap_or_default();
        if !number.is_empty() {
            let is_second = place >= 2 && in_word[place - 1] && !before[0].is_empty();
            match is_second {
                true if share.is_none() => {
                    let (count, of) = (whole(before[0])?.ok()?, whole(number)?.ok()?);
                    share = Some(Share::new(count, of).ok()?);
                }
                // The first of the two, or a number too many.
                _ if share.is_some() || !in_word.get(place + 1).is_some_and(|is_in| *is_in) => return None,
                _ => {}
            }
        }
        before = [before[1], number];
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(count: u64, of: u64) -> Share {
        Share { count, of, is_about: false }
    }

    #[test]
    fn a_cell_is_a_number_of_people_or_a_word() {
        for (cell, expected) in [
            ("3 in 100", "3 in 100"),
            ("  3  In 100 people ", "3 in 100"),
            ("1 in 1,000", "1 in 1,000"),
            ("1 in 1000", "1 in 1,000"),
            ("1 in 10 000", "1 in 10,000"),
            ("1 in 10\u{a0}000", "1 in 10,000"),
            ("1 in 10\u{202f}000", "1 in 10,000"),
            ("1 in 10’000", "1 in 10,000"),
            ("1,500 in 100,000", "1,500 in 100,000"),
            ("3/100", "3 in 100"),
            ("3 / 100", "3 in 100"),
            ("3 out of 100", "3 in 100"),
            ("about 1 in 7", "about 1 in 7"),
            ("About 1 in 7 people", "about 1 in 7"),
            ("5 in 5", "5 in 5"),
            ("Very common", "very common"),
            ("common", "common"),
            ("UNCOMMON", "uncommon"),
            ("rare", "rare"),
            ("very  rare", "very rare"),
            ("Not known", "not known"),
        ] {
            assert_eq!(
                cell.parse::<Frequency>().map(|frequency| frequency.to_string()),
                Ok(expected.to_owned()),
                "{cell}"
            );
        }
    }

    #[test]
    fn a_number_that_cannot_be_is_a_mistake() {
        for (cell, expected) in [
            ("", Mistake::Empty),
            (" \u{a0} ", Mistake::Empty),
            ("12%", Mistake::Percentage(Some(share(12, 100)))),
            ("about 0.50 %", Mistake::Percentage(Some(share(5, 1_000)))),
            ("12 per cent of people", Mistake::Percentage(Some(share(12, 100)))),
            ("120%", Mistake::Percentage(None)),
            ("0%", Mistake::Percentage(None)),
            ("1-5%", Mistake::Percentage(None)),
            ("<1%", Mistake::Percentage(None)),
            ("1 in 0", Mistake::OfNobody),
            ("0 in 0", Mistake::OfNobody),
            ("0 in 100", Mistake::Nobody),
            ("5 in 3", Mistake::MoreThanAll),
            ("-1 in 100", Mistake::Negative),
            ("1 in −100", Mistake::Negative),
            ("0.5 in 100", Mistake::Decimal(Some(share(5, 1_000)))),
            ("1,5 in 100", Mistake::Decimal(Some(share(15, 1_000)))),
            ("200.5 in 100", Mistake::Decimal(None)),
            ("1 in 1.000", Mistake::Decimal(None)),
            ("1.5 in 2.5", Mistake::Decimal(None)),
            ("1 in 1000000000", Mistake::TooLarge),
            ("99999999999999999999999 in 100", Mistake::TooLarge),
            ("less than 1 in 1,000", Mistake::Bound),
            ("<1 in 1,000", Mistake::Bound),
            ("Up to 1 in 10 people", Mistake::Bound),
            ("3 in 100 (common)", Mistake::Surrounded(share(3, 100))),
            ("common: 3 in 100 women", Mistake::Surrounded(share(3, 100))),
            ("1 to 3 in 100", Mistake::Unreadable),
            ("1 in 10 to 1 in 100", Mistake::Unreadable),
            ("3 in 100 after 2 weeks", Mistake::Unreadable),
            ("1 in 10,00", Mistake::Decimal(None)),
            ("3", Mistake::Unreadable),
            ("1 in", Mistake::Unreadable),
            ("in 100", Mistake::Unreadable),
            ("1 in 2 in 3", Mistake::Unreadable),
            ("1/2/3", Mistake::Unreadable),
            ("3 of 100", Mistake::Unreadable),
            ("rarely", Mistake::UnknownWord),
            ("one in ten", Mistake::UnknownWord),
            ("-", Mistake::UnknownWord),
            ("?", Mistake::UnknownWord),
        ] {
            assert_eq!(cell.parse::<Frequency>(), Err(expected), "{cell}");
        }
    }

    #[test]
    fn a_long_cell_costs_no_more_than_its_length() {
        for part in ["1 in 100 ", "in ", "1,", "9", "%", "x/", "é "] {
            assert!(part.repeat(200_000).parse::<Frequency>().is_err(), "{part}");
        }
    }

    #[test]
    fn bands_begin_at_powers_of_ten() {
        for (cell, band) in [
            ("1 in 1", Band::VeryCommon),
            ("1 in 10", Band::VeryCommon),
            ("1 in 11", Band::Common),
            ("1 in 100", Band::Common),
            ("9 in 1,000", Band::Uncommon),
            ("1 in 1,000", Band::Uncommon),
            ("1 in 1,001", Band::Rare),
            ("1 in 10,000", Band::Rare),
            ("1 in 10,001", Band::VeryRare),
            ("1 in 100,000,000", Band::VeryRare),
            ("not known", Band::Unknown),
        ] {
            assert_eq!(cell.parse::<Frequency>().unwrap().band(), band, "{cell}");
        }
    }

    #[test]
    fn two_frequencies_differ_where_both_cannot_be_true() {
        for (one, another, expected) in [
            ("3 in 100", "30 in 1,000", false),
            ("3 in 100", "about 3 in 100", false),
            ("3 in 100", "4 in 100", true),
            ("3 in 100", "common", false),
            ("3 in 100", "rare", true),
            ("rare", "very rare", true),
            ("rare", "not known", true),
            ("100,000,000 in 100,000,000", "99,999,999 in 100,000,000", true),
        ] {
            let read = |cell: &str| cell.parse::<Frequency>().unwrap();
            assert_eq!(read(one).differs(read(another)), expected, "{one}, {another}");
        }
    }
}
