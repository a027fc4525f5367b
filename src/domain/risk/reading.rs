//! What a cell says of how many people have an effect, as writers write it: `3 in 100`, `less than 1 in 1,000`, `rare`.

use std::str::FromStr;

use crate::domain::risk::{Band, Frequency, Says, Share};

/// Why a cell does not say how often an effect is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    Empty,
    /// A place that stands for a fact, whose words are not known while the page is read.
    Fact,
    /// A share in per cent, with the same of people, where it says nothing else.
    Percentage(Option<Share>),
    /// A part of a person, with the same in whole people.
    Decimal(Option<Share>),
    Negative,
    /// None of so many.
    Nobody,
    /// So many of none.
    OfNobody,
    MoreThanAll,
    /// Fewer than all, or all at the most, which any number is.
    Anybody,
    /// A number larger than [`MOST_PEOPLE`].
    TooLarge,
    /// Numbers from one to another, with both ends.
    Range(Share, Share),
    /// More or less than a number, with other words around it.
    Bound,
    /// A number with other words around it.
    Surrounded(Share),
    /// Numbers that are no share of people.
    Unreadable,
    UnknownWord,
}

/// The most people that a number can be of: more than any study has had.
pub(super) const MOST_PEOPLE: u64 = 100_000_000;

/// The signs of per cent.
const PER_CENT: [&str; 3] = ["%", "per cent", "percent"];

impl FromStr for Frequency {
    type Err = Mistake;

    fn from_str(cell: &str) -> Result<Self, Mistake> {
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if text.is_empty() {
            return Err(Mistake::Empty);
        }
        if text.contains("{{") {
            return Err(Mistake::Fact);
        }
        if let Some(band) = Band::of_word(&text) {
            return Ok(Self::Word(band));
        }
        let (says, number) = Says::of(&text);
        let Some((count, of)) = sides(number) else { return Err(mistake(&text)) };
        match (whole(count), whole(of)) {
            (Some(count), Some(of)) => Share::new(count?, of?, says).map(Self::Share),
            _ => Err(mistake_of_sides(count, of, says).unwrap_or_else(|| mistake(&text))),
        }
    }
}

impl Share {
    fn new(count: u64, of: u64, says: Says) -> Result<Self, Mistake> {
        match (count, of) {
            (_, 0) => Err(Mistake::OfNobody),
            _ if count > of || (count == of && says == Says::MoreThan) => Err(Mistake::MoreThanAll),
            (0, _) => Err(Mistake::Nobody),
            _ if count == of && matches!(says, Says::FewerThan | Says::UpTo) => Err(Mistake::Anybody),
            _ => Ok(Self { count, of, says }),
        }
    }

    /// A share in per cent, such as `0.5`, in whole people; none where it is no share of people.
    pub fn of_percentage(percentage: &str) -> Option<Self> {
        of_decimal(percentage.trim(), 100, Says::Exactly)
    }
}

/// The two numbers of `3 in 100`, `3 people in every 100`, `3 out of 100` and `3/100`, as they are written.
fn sides(text: &str) -> Option<(&str, &str)> {
    let betweens = [" people in every ", " people in ", " in every ", " in ", " people out of ", " out of ", "/"];
    let (count, of) = betweens.iter().find_map(|between| text.split_once(between))?;
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
fn of_decimal(text: &str, of: u64, says: Says) -> Option<Share> {
    let (before, after) = decimal(text).unwrap_or((text, ""));
    let after = after.trim_end_matches('0');
    let of = 10_u64.checked_pow(u32::try_from(after.len()).ok()?)?.checked_mul(of)?;
    let digits = format!("{before}{after}");
    let count = Some(digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()?;
    Share::new(count, of, says).ok().filter(|share| share.of <= MOST_PEOPLE)
}

/// What is wrong with two numbers that stand right and are not whole.
fn mistake_of_sides(count: &str, of: &str, says: Says) -> Option<Mistake> {
    let is_negative = |side: &str| {
        let digits = side.strip_prefix(['-', '−', '–']);
        digits.is_some_and(|digits| whole(digits.trim()).is_some() || decimal(digits.trim()).is_some())
    };
    if is_negative(count) || is_negative(of) {
        return Some(Mistake::Negative);
    }
    match (decimal(count), decimal(of), whole(of)) {
        (Some(_), _, Some(Ok(of))) => Some(Mistake::Decimal(of_decimal(count, of, says))),
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
    if let Some((least, most)) = range(text) {
        return Mistake::Range(least, most);
    }
    if PER_CENT.iter().any(|sign| text.contains(sign)) {
        let (says, number) = Says::of(text);
        return Mistake::Percentage(percentage(number, says));
    }
    match surrounded(text) {
        Some(_) if Says::any_in(text, Says::is_bound) => Mistake::Bound,
        Some(share) if Says::any_in(text, |says| says == Says::About) => {
            Mistake::Surrounded(Share { says: Says::About, ..share })
        }
        Some(share) => Mistake::Surrounded(share),
        None => Mistake::Unreadable,
    }
}

/// A share in per cent of people, and of nobody else: `3% of people`, of which the last word may be cut off.
fn percentage(text: &str, says: Says) -> Option<Share> {
    let (number, rest) = PER_CENT.iter().find_map(|sign| text.split_once(sign))?;
    let is_of_people = matches!(rest.trim(), "" | "of" | "of people" | "of patients");
    of_decimal(number.trim(), 100, says).filter(|_| is_of_people)
}

/// The two ends of `1 to 3 in 100`, `1 in 100 to 1 in 10` and `2%-5%`.
fn range(text: &str) -> Option<(Share, Share)> {
    let (says, text) = Says::of(text);
    let text = ["between ", "from "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let (least, most) = [" to ", " and ", "-", "–", "−"].iter().find_map(|between| text.split_once(between))?;
    let (least, most) = (least.trim(), most.trim());
    let share = |text: &str| {
        let (count, of) = sides(text)?;
        Share::new(whole(count)?.ok()?, whole(of)?.ok()?, Says::Exactly).ok()
    };
    let ends = match percentage(most, Says::Exactly) {
        Some(most) => {
            let number = PER_CENT.iter().find_map(|sign| least.strip_suffix(sign)).unwrap_or(least);
            (Share::of_percentage(number)?, most)
        }
        None => {
            let most = share(most)?;
            let of_same = || Share::new(whole(least)?.ok()?, most.of, Says::Exactly).ok();
            (share(least).or_else(of_same)?, most)
        }
    };
    (!says.is_bound()).then_some(ends)
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
                    share = Some(Share::new(count, of, Says::Exactly).ok()?);
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

    fn said(says: Says, count: u64, of: u64) -> Share {
        Share { count, of, says }
    }

    fn share(count: u64, of: u64) -> Share {
        said(Says::Exactly, count, of)
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
            ("3 people in 100", "3 in 100"),
            ("fewer than 1 in every 100 people", "fewer than 1 in 100"),
            ("3 people out of 100", "3 in 100"),
            ("about 1 in 7", "about 1 in 7"),
            ("About 1 in 7 people", "about 1 in 7"),
            ("Around 3 in 100", "about 3 in 100"),
            ("approximately 3 in 100", "about 3 in 100"),
            ("roughly 3 in 100", "about 3 in 100"),
            ("nearly 3 in 100", "about 3 in 100"),
            ("almost 3 in 100", "about 3 in 100"),
            ("~3 in 100", "about 3 in 100"),
            ("~ 1 in 100", "about 1 in 100"),
            ("fewer than 1 in 10,000", "fewer than 1 in 10,000"),
            ("Less than 1 in 100 people", "fewer than 1 in 100"),
            ("under 1 in 100", "fewer than 1 in 100"),
            ("<1 in 1,000", "fewer than 1 in 1,000"),
            ("up to 1 in 100", "up to 1 in 100"),
            ("at most 1 in 100", "up to 1 in 100"),
            ("1 in 100 or fewer", "up to 1 in 100"),
            ("1 in 100 people or fewer", "up to 1 in 100"),
            ("<= 1 in 100", "up to 1 in 100"),
            ("> 1 in 10", "more than 1 in 10"),
            ("no fewer than 1 in 10", "at least 1 in 10"),
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
            ("about 0.50 %", Mistake::Percentage(Some(said(Says::About, 5, 1_000)))),
            ("less than 1%", Mistake::Percentage(Some(said(Says::FewerThan, 1, 100)))),
            ("<1%", Mistake::Percentage(Some(said(Says::FewerThan, 1, 100)))),
            ("Up to 5%", Mistake::Percentage(Some(said(Says::UpTo, 5, 100)))),
            ("5% or more", Mistake::Percentage(Some(said(Says::AtLeast, 5, 100)))),
            ("12% of women", Mistake::Percentage(None)),
            ("usually 12%, at worst 20%", Mistake::Percentage(None)),
            ("up to 2-5%", Mistake::Percentage(None)),
            ("2%-5%", Mistake::Range(share(2, 100), share(5, 100))),
            ("2 to 5 per cent", Mistake::Range(share(2, 100), share(5, 100))),
            ("between 2% and 5% of people", Mistake::Range(share(2, 100), share(5, 100))),
            ("12 per cent of people", Mistake::Percentage(Some(share(12, 100)))),
            ("120%", Mistake::Percentage(None)),
            ("0%", Mistake::Percentage(None)),
            ("1-5%", Mistake::Range(share(1, 100), share(5, 100))),
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
            ("less than 0.5 in 100", Mistake::Decimal(Some(said(Says::FewerThan, 5, 1_000)))),
            ("more than 3 in 3", Mistake::MoreThanAll),
            ("fewer than 10 in 10", Mistake::Anybody),
            ("up to 100 in 100", Mistake::Anybody),
            ("up to about 1 in 100", Mistake::Bound),
            ("just under 1 in 100", Mistake::Bound),
            ("up to 3 in 100 (common)", Mistake::Bound),
            ("3 in 100 (approximately)", Mistake::Surrounded(said(Says::About, 3, 100))),
            ("{{ fact.rate }}", Mistake::Fact),
            ("3 in 100 (common)", Mistake::Surrounded(share(3, 100))),
            ("common: 3 in 100 women", Mistake::Surrounded(share(3, 100))),
            ("1 to 3 in 100", Mistake::Range(share(1, 100), share(3, 100))),
            ("1-3 in 100", Mistake::Range(share(1, 100), share(3, 100))),
            ("1 in 100 to 1 in 10", Mistake::Range(share(1, 100), share(1, 10))),
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
        for part in ["1 in 100 ", "in ", "1,", "9", "%", "x/", "é ", "<", "up to ", "1-", " to "] {
            assert!(part.repeat(200_000).parse::<Frequency>().is_err(), "{part}");
        }
    }
}
