//! How often an effect is, as a table of risks says it: `3 in 100`, `fewer than 1 in 10,000`, `rare`, `not known`.

use std::{cmp::Ordering, fmt};

use serde::Serialize;

use crate::domain::risk::{Says, Scale, grouped};

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
    pub says: Says,
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

/// Shares of people from one to another.
struct Interval {
    least: End,
    most: End,
}

/// An end of an interval: so many of so many people.
struct End {
    count: u64,
    of: u64,
    is_part: bool,
}

/// The least number of people of whom one makes an effect so common, the most common first.
const BANDS: [(u64, Band); 4] =
    [(10, Band::VeryCommon), (100, Band::Common), (1_000, Band::Uncommon), (10_000, Band::Rare)];

impl Frequency {
    pub fn share(self) -> Option<Share> {
        match self {
            Self::Share(share) => Some(share),
            Self::Word(_) => None,
        }
    }

    /// The word for it; none where a number is the most or the least that it may be, and more than one word may be true.
    pub fn band(self) -> Option<Band> {
        match self {
            Self::Share(share) => share.band(),
            Self::Word(band) => Some(band),
        }
    }

    /// Whether both cannot be said of one effect: numbers that are not equal, or words for other numbers. What one page calls
    /// not known, another cannot know. A number is equal to what is shown in its place among a round number of people.
    pub fn differs(self, other: Self) -> bool {
        if let (Self::Share(one), Self::Share(other)) = (self, other)
            && (Scale::shows(one, other) || Scale::shows(other, one))
        {
            return false;
        }
        match (self.interval(), other.interval()) {
            (Some(one), Some(other)) => one.is_below(&other) || other.is_below(&one),
            (one, other) => one.is_some() != other.is_some(),
        }
    }

    /// All that it may be; none where nothing is known.
    fn interval(self) -> Option<Interval> {
        match self {
            Self::Share(share) => Some(share.interval()),
            Self::Word(band) => band.interval(),
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
    pub fn band(self) -> Option<Band> {
        let band = self.band_of_number();
        let is_sure = match self.says {
            Says::Exactly | Says::About => true,
            // Fewer than 1 in 10,000 is very rare, although 1 in 10,000 is not.
            Says::FewerThan => return self.is_at_most_one_in(10_000).then_some(Band::VeryRare),
            Says::UpTo => band == Band::VeryRare,
            Says::MoreThan | Says::AtLeast => band == Band::VeryCommon,
        };
        is_sure.then_some(band)
    }

    /// The word for the number, whatever it is said to be.
    fn band_of_number(self) -> Band {
        let found = BANDS.iter().find(|(people, _)| self.is_at_least_one_in(*people));
        found.map_or(Band::VeryRare, |(_, band)| *band)
    }

    pub fn is_at_least_one_in(self, people: u64) -> bool {
        self.count * people >= self.of
    }

    fn is_at_most_one_in(self, people: u64) -> bool {
        self.count * people <= self.of
    }

    /// Whether the number is only the most or the least that it may be.
    pub fn is_bound(self) -> bool {
        self.says.is_bound()
    }

    fn interval(self) -> Interval {
        let end = |is_part| End { count: self.count, of: self.of, is_part };
        let (nobody, all) = (End { count: 0, of: 1, is_part: false }, End { count: 1, of: 1, is_part: true });
        match self.says {
            Says::Exactly | Says::About => Interval { least: end(true), most: end(true) },
            Says::FewerThan => Interval { least: nobody, most: end(false) },
            Says::UpTo => Interval { least: nobody, most: end(true) },
            Says::MoreThan => Interval { least: end(false), most: all },
            Says::AtLeast => Interval { least: end(true), most: all },
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{} in {}", self.says.words(), grouped(self.count, ","), grouped(self.of, ","))
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

    pub(super) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.word() == word)
    }

    fn interval(self) -> Option<Interval> {
        let one_in = |people, is_part| End { count: 1, of: people, is_part };
        let least = BANDS.iter().find(|(_, band)| *band == self).map(|(people, _)| one_in(*people, true));
        let place = BANDS.iter().position(|(_, band)| *band == self).unwrap_or(BANDS.len());
        let most = place.checked_sub(1).map_or(one_in(1, true), |above| one_in(BANDS[above].0, false));
        let nobody = End { count: 0, of: 1, is_part: false };
        (self != Self::Unknown).then(|| Interval { least: least.unwrap_or(nobody), most })
    }
}

impl Interval {
    /// Whether all of it is less than all of another.
    fn is_below(&self, other: &Self) -> bool {
        let (most, least) = (&self.most, &other.least);
        match (most.count * least.of).cmp(&(least.count * most.of)) {
            Ordering::Less => true,
            Ordering::Equal => !(most.is_part && least.is_part),
            Ordering::Greater => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(cell.parse::<Frequency>().unwrap().band(), Some(band), "{cell}");
        }
    }

    #[test]
    fn a_bound_has_a_word_only_where_no_other_can_be_true() {
        for (cell, band) in [
            ("fewer than 1 in 10,000", Some(Band::VeryRare)),
            ("fewer than 1 in 1,000", None),
            ("fewer than 1 in 10", None),
            ("up to 1 in 10,000", None),
            ("up to 1 in 10,001", Some(Band::VeryRare)),
            ("up to 1 in 100", None),
            ("more than 1 in 10", Some(Band::VeryCommon)),
            ("at least 1 in 10", Some(Band::VeryCommon)),
            ("more than 1 in 100", None),
            ("about 1 in 10", Some(Band::VeryCommon)),
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
            ("1 in 7", "14 in 100", false),
            ("1 in 7", "about 143 in 1,000", false),
            ("1 in 7", "15 in 100", true),
            ("1 in 7", "1 in 10", true),
            ("1 in 3", "35 in 100", true),
            ("fewer than 1 in 7", "14 in 100", false),
            ("at least 1 in 7", "14 in 100", true),
            ("3 in 100", "common", false),
            ("3 in 100", "rare", true),
            ("1 in 10,000", "very rare", true),
            ("rare", "very rare", true),
            ("rare", "not known", true),
            ("not known", "not known", false),
            ("100,000,000 in 100,000,000", "99,999,999 in 100,000,000", true),
            ("fewer than 1 in 100", "1 in 100", true),
            ("up to 1 in 100", "1 in 100", false),
            ("fewer than 1 in 100", "common", true),
            ("fewer than 1 in 100", "fewer than 1 in 1,000", false),
            ("fewer than 1 in 100", "at least 1 in 100", true),
            ("more than 1 in 10", "very common", false),
            ("more than 1 in 10", "common", true),
            ("up to 1 in 100", "not known", true),
        ] {
            let read = |cell: &str| cell.parse::<Frequency>().unwrap();
            assert_eq!(read(one).differs(read(another)), expected, "{one}, {another}");
            assert_eq!(read(another).differs(read(one)), expected, "{another}, {one}");
        }
    }
}
