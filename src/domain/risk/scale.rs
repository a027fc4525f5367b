//! Among how many people all effects of a table are counted.

use crate::domain::risk::Share;

/// The number of people among whom all effects of a table are counted, a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u64);

/// So many of so many people, as they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub count: u64,
    pub of: u64,
    /// Whether it is rounded, or the writer says that it is.
    pub is_about: bool,
}

impl Count {
    /// The same as writers write it.
    pub fn share(self) -> Share {
        Share { count: self.count, of: self.of, is_about: self.is_about }
    }
}

impl Scale {
    pub const HUNDRED: Self = Self(100);
    pub const THOUSAND: Self = Self(1_000);

    /// The smallest power of ten among which each effect has at least one person, and no less than a number needs to stay
    /// what it is: one that is written of a power of ten is never rounded, and one of seven people, say, by a tenth at most,
    /// neither those with the effect nor those without it.
    ///
    /// Patients judge risks better when all have one denominator than by “1 in so many” of changing ones (IPDAS, chapter on
    /// presenting probabilities).
    pub fn of(shares: impl Iterator<Item = Share>) -> Self {
        shares.fold(Self(10), |scale, share| {
            let mut people = scale;
            while !people.keeps(share) {
                people = Self(people.0 * 10);
            }
            people
        })
    }

    pub fn people(self) -> u64 {
        self.0
    }

    /// The share among this number of people, rounded to whole ones, of whom no side is empty that was not.
    pub fn count(self, share: Share) -> Count {
        let Share { count, of, is_about } = share;
        let exact = count * self.0;
        let rounded = ((exact + of / 2) / of).max(1);
        let most = if count < of { self.0 - 1 } else { self.0 };
        Count { count: rounded.min(most), of: self.0, is_about: is_about || !exact.is_multiple_of(of) }
    }

    fn keeps(self, share: Share) -> bool {
        let Share { count, of, .. } = share;
        let exact = count * self.0;
        if exact.is_multiple_of(of) {
            return true;
        }
        // Both sides are compared as multiples of 1 / `of`, in which they are whole.
        let rounded = self.count(share).count * of;
        let error = rounded.abs_diff(exact);
        let is_small = |side: u64| error * 10 <= side;
        !is_power_of_ten(of) && exact >= of && is_small(exact) && is_small(self.0 * of - exact)
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

    fn share(count: u64, of: u64) -> Share {
        Share { count, of, is_about: false }
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
            (&[(1, 66_666_667)], 1_000_000_000),
        ] {
            let scale = Scale::of(shares.iter().map(|&(count, of)| share(count, of)));
            assert_eq!(scale.people(), people, "{shares:?}");
        }
    }

    #[test]
    fn a_side_is_never_rounded_away() {
        for (count, of, people, expected) in [
            (1, 7, 100, (14, true)),
            (1, 2_000, 1_000, (1, true)),
            (1, 1_000_000, 1_000, (1, true)),
            (9_999, 10_000, 1_000, (999, true)),
            (7, 7, 10, (10, false)),
            (1, 4, 100, (25, false)),
        ] {
            let Count { count: shown, is_about, .. } = Scale(people).count(share(count, of));
            assert_eq!((shown, is_about), expected, "{count} in {of}");
        }
    }

    #[test]
    fn every_number_has_a_scale() {
        for of in (1..300).chain([9_999, 10_001, 123_457, 99_999_989, 100_000_000]) {
            for count in [1, 2, 3, of / 3, of / 2, of - 1, of].into_iter().filter(|&count| (1..=of).contains(&count)) {
                let share = share(count, of);
                let shown = Scale::of([share].into_iter()).count(share);
                assert!(shown.count >= 1 && (shown.count < shown.of) == (count < of), "{share:?}: {shown:?}");
            }
        }
    }
}
