//! Tables for people.

/// On which side the cells of a table end, but for those of its last column, which stand as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Words begin below one another.
    Left,
    /// Numbers end below one another.
    Right,
}

/// A table with its head, and an empty line below it; nothing where there are no rows.
pub fn table<const COLUMNS: usize>(head: [&str; COLUMNS], rows: &[[String; COLUMNS]], alignment: Alignment) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head = head.map(str::to_owned);
    let lines = || std::iter::once(&head).chain(rows);
    let length = |cell: &String| cell.chars().count();
    let width = |column: usize| lines().map(|row| length(&row[column])).max().unwrap_or_default();
    let widths: [usize; COLUMNS] = std::array::from_fn(width);
    let mut text = String::new();
    for row in lines() {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            match alignment {
                _ if column + 1 == COLUMNS => line.push_str(cell),
                Alignment::Left => line.push_str(&format!("{cell:width$}  ")),
                Alignment::Right => line.push_str(&format!("{cell:>width$}  ")),
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::{Alignment, table};

    #[test]
    fn cells_stand_below_one_another() {
        let rows = [["1".to_owned(), "a".to_owned()], ["100".to_owned(), String::new()]];
        assert_eq!(table(["No.", "Page"], &rows, Alignment::Right), "No.  Page\n  1  a\n100\n\n");
        assert_eq!(table(["No.", "Page"], &rows, Alignment::Left), "No.  Page\n1    a\n100\n\n");
        assert_eq!(table(["No."], &[], Alignment::Left), "");
    }
}
