//! A picture of many people, a cell for each, filled from one corner.

use std::fmt::Write;

use serde::Serialize;

use crate::domain::risk::{Scale, Share};

/// The cells of a picture as lines along their middles, a line for each row or part of one. The cells are dashes on these
/// lines, [`CELL`] apart, so that a picture of a thousand people is some hundred bytes long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// 100 or 1,000.
    pub cells: u64,
    pub columns: u64,
    pub rows: u64,
    /// The attribute `viewBox` of the drawing.
    pub view_box: String,
    /// Path data of the people with the effect: dashes of 8 and gaps of 2, which are squares where the line is 8 wide.
    pub filled: String,
    /// Path data of the others: dashes of 0.1 and gaps of 9.9, which are circles where the line has round ends.
    pub empty: String,
}

/// The width and the height of a cell, in units of the drawing.
const CELL: u64 = 10;

/// The room around what is drawn in a cell that is filled.
const MARGIN: u64 = 1;

/// A picture has no more than one of so many people more or less than there are, on either side: a twentieth.
const PARTS: u64 = 20;

impl Chart {
    /// The people of the picture of a share, in a table whose effects are counted among `scale`. There is none where it is less
    /// than 1 in 1,000, for which the picture would have to be too large to be taken in; where whole people would be too far
    /// from the share; and where only the most or the least is known.
    pub fn count(share: Share, scale: Scale) -> Option<Share> {
        let sizes = if scale.people() <= 100 { &[Scale::HUNDRED, Scale::THOUSAND][..] } else { &[Scale::THOUSAND] };
        let is_drawn = share.is_at_least_one_in(1_000) && !share.is_bound();
        sizes.iter().filter(|_| is_drawn).find_map(|cells| cells.nearly(share, PARTS))
    }

    /// The picture of so many of 100 or 1,000 people.
    pub fn draw(count: Share) -> Self {
        let cells = count.of;
        // Wide enough to be read on a telephone, and no higher than it is wide.
        let columns = if cells <= 100 { 10 } else { 40 };
        let rows = cells.div_ceil(columns);
        let (mut filled, mut empty) = (String::new(), String::new());
        for row in 0..rows {
            let end_of_filled = count.count.saturating_sub(row * columns).min(columns);
            let middle = row * CELL + CELL / 2;
            // Writing to a String cannot fail.
            if end_of_filled > 0 {
                let _ = write!(filled, "M{MARGIN} {middle}h{}", end_of_filled * CELL - 2 * MARGIN);
            }
            if end_of_filled < columns {
                let start = end_of_filled * CELL + CELL / 2;
                // One unit further than the last circle, so that no rounding loses it.
                let length = (columns - end_of_filled - 1) * CELL + 1;
                let _ = write!(empty, "M{start} {middle}h{length}");
            }
        }
        Self { cells, columns, rows, view_box: format!("0 0 {} {}", columns * CELL, rows * CELL), filled, empty }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::risk::Says;

    fn drawn(count: u64, of: u64) -> Chart {
        Chart::draw(Share { count, of, says: Says::Exactly })
    }

    /// How many cells the lines of a path have, where the last of a line begins before its end.
    fn cells(path: &str) -> u64 {
        path.split('h').skip(1).map(|line| line.split('M').next().unwrap().parse::<u64>().unwrap().div_ceil(CELL)).sum()
    }

    #[test]
    fn every_person_is_one_cell_and_the_first_ones_are_filled() {
        for (count, of) in [(0, 100), (1, 100), (10, 100), (34, 100), (99, 100), (100, 100), (1, 1_000), (125, 1_000)] {
            let chart = drawn(count, of);
            assert_eq!((cells(&chart.filled), cells(&chart.empty)), (count, of - count), "{count} of {of}");
            assert_eq!(chart.columns * chart.rows, of);
        }
        let chart = drawn(12, 100);
        assert_eq!(chart.view_box, "0 0 100 100");
        assert_eq!(chart.filled, "M1 5h98M1 15h18");
        assert!(chart.empty.starts_with("M25 15h71M5 25h91"), "{}", chart.empty);
        let chart = drawn(1, 1_000);
        assert!(chart.filled.len() + chart.empty.len() < 500);
        assert_eq!(chart.view_box, "0 0 400 250");
    }
}
