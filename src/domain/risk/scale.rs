//! Among how many people all effects of a table are counted.

use crate::domain::risk::{Says, Share, reading::MOST_PEOPLE};

/// The number of people among whom all effects of a table are counted, a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u64);

impl Scale {
    pub const HUNDRED: Self = Self(100);
    pub const THOUSAND: Self = Self(1_000);

    /// The smallest power of ten among which each effect has at least one person, and no less than a number needs to stay
    /// what it is: one that is written of a power of ten, or is the most or the least, is never rounded, and one of seven
    /// people, say, by a tenth at most, neither those with the effect nor those without it, and never to another word. A number
    /// that would need more than [`MOST_PEOPLE`] is left as it is.
    ///
    /// Patients judge risks better when all have one denominator than by “1 in so many” of changing ones (IPDAS, chapter on
    /// presenting probabilities).
    pub fn of(shares: impl Iterator<Item = Share>) -> Self {
        shares.fold(Self(10), |scale, share| {
            let larger = std::iter::successors(Some(scale), |scale| Some(Self(scale.0 * 10)));
            larger.take_while(|scale| scale.0 <= MOST_PEOPLE).find(|scale| scale.keeps(share)).unwrap_or(scale)
        })
    }

    pub fn people(self) -> u64 {
        self.0
    }

    /// The share among this number of people, in whole ones, of whom no side is empty that was not; as it was written where
    /// it would not stay what it is.
    pub fn count(self, share: Share) -> Share {
        if self.keeps(share) { self.rounded(share) } else { share }
    }

    /// The share among this number of people, where rounding changes neither side by more than one of `parts`.
    pub fn nearly(self, share: Share, parts: u64) -> Option<Share> {
        Some(self.rounded(share)).filter(|_| self.is_near(share, parts))
    }

    /// Whether `shown` is what `share` is among the people of `shown`, a round number of them.
    pub fn shows(share: Share, shown: Share) -> bool {
        let scale = Self(shown.of);
        let is_number = !share.is_bound() && !shown.is_bound();
        is_number && is_power_of_ten(shown.of) && scale.keeps(share) && scale.rounded(share).count == shown.count
    }

    fn keeps(self, share: Share) -> bool {
        let exact = share.count * self.0;
        if exact.is_multiple_of(share.of) {
            return true;
        }
        !share.is_bound()
            && !is_power_of_ten(share.of)
            && exact >= share.of
            && self.is_near(share, 10)
            && self.rounded(share).band() == share.band()
    }

    fn rounded(self, share: Share) -> Share {
        let Share { count, of, says } = share;
        let exact = count * self.0;
        let rounded = ((exact + of / 2) / of).max(1);
        let most = if count < of { self.0 - 1 } else { self.0 };
        let says = if says == Says::Exactly && !exact.is_multiple_of(of) { Says::About } else { says };
        Share { count: rounded.min(most), of: self.0, says }
    }

    fn is_near(self, share: Share, parts: u64) -> bool {
        let exact = share.count * self.0;
        // Both sides are compared as multiples of 1 / `of`, in which they are whole.
        let error = (self.rounded(share).count * share.of).abs_diff(exact);
        let is_small = |side: u64| error * parts <= side;
        is_small(exact) && is_small(self.0 * share.of - exact)
    }
}

fn is_power_of_ten(mut number: u64) -> bool {
    while number >= 10 && number.is_multiple_of(10) {
        number /= 10;
    }
    number == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::risk::Frequency;

    fn share(count: u64, of: u64) -> Share {
        Share { count, of, says: Says::Exactly }
    }

    #[test]
    fn the_scale_is_the_smallest_at_which_every_number_stays_what_it_is() {
        for (shares, people) in [
            (&[][..], 10),
            (&[(1, 10)], 10),
            (&[(3, 100)], 100),
            (&[(3, 100), (1, 1_000)], 1_000),
            (&[(20, 100)], 10),
            (&[(97, 100)], 100),
            (&[(25, 1_000)], 1_000),
            (&[(30, 1_000)], 100),
            (&[(1, 8)], 100),
            (&[(1, 7)], 100),
            (&[(1, 3)], 10),
            (&[(1, 250)], 1_000),
            (&[(1, 3_000)], 10_000),
            (&[(1, 10), (1, 10_000)], 10_000),
            (&[(99_999_999, 100_000_000)], 100_000_000),
            (&[(1, 66_666_667)], 10),
            (&[(3, 30_000), (1, 66_666_667)], 10_000),
            (&[(19, 200)], 1_000),
            (&[(199, 2_000), (2, 3)], 10_000),
            (&[(1, 101)], 10_000),
        ] {
            let scale = Scale::of(shares.iter().map(|&(count, of)| share(count, of)));
            assert_eq!(scale.people(), people, "{shares:?}");
        }
    }

    #[test]
    fn a_side_is_never_rounded_away() {
        for (count, of, people, expected) in [
            (1, 7, 100, "about 14 in 100"),
            (1, 2_000, 1_000, "about 1 in 1,000"),
            (1, 1_000_000, 1_000, "about 1 in 1,000"),
            (9_999, 10_000, 1_000, "about 999 in 1,000"),
            (7, 7, 10, "10 in 10"),
            (1, 4, 100, "25 in 100"),
        ] {
            assert_eq!(Scale(people).rounded(share(count, of)).to_string(), expected, "{count} in {of}");
        }
    }

    #[test]
    fn every_number_stays_of_its_band_and_near_what_it_is() {
        for of in (1..300).chain([2_000, 9_999, 10_001, 123_457, 99_999_989, 100_000_000]) {
            for count in [1, 2, 3, 19, 199, of / 10, of / 3, of / 2, of - 1, of] {
                if (1..=of).contains(&count) {
                    let share = share(count, of);
                    let shown = Scale::of([share].into_iter()).count(share);
                    assert!(shown.count >= 1 && (shown.count < shown.of) == (count < of), "{share:?}: {shown:?}");
                    assert_eq!(shown.band(), share.band(), "{share:?}: {shown:?}");
                    // What is kept among some people is kept among more.
                    let larger = Scale(Scale::of([share].into_iter()).0.saturating_mul(10).min(MOST_PEOPLE));
                    assert_eq!(larger.count(share).band(), share.band(), "{share:?}");
                }
            }
        }
    }

    #[test]
    fn a_bound_is_never_rounded() {
        for (cell, people, expected) in [
            ("fewer than 1 in 300", 10, "fewer than 1 in 300"),
            ("up to 1 in 20", 100, "up to 5 in 100"),
            ("fewer than 1 in 10,000", 10_000, "fewer than 1 in 10,000"),
        ] {
            let share = cell.parse::<Frequency>().unwrap().share().unwrap();
            let scale = Scale::of([share].into_iter());
            assert_eq!((scale.people(), scale.count(share).to_string().as_str()), (people, expected));
        }
    }
}
