//! Lists for spreadsheets.

use crate::shell::report::in_one_line;

/// Comma-separated values as RFC 4180 has them.
pub struct Spreadsheet {
    writer: csv::Writer<Vec<u8>>,
}

impl Spreadsheet {
    /// A spreadsheet with the names of its columns in the first line.
    pub fn new<Name: AsRef<str>>(columns: impl IntoIterator<Item = Name>) -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let mut spreadsheet = Self { writer };
        spreadsheet.row(columns);
        spreadsheet
    }

    /// Adds a row. What others wrote goes into it as [`harmless`] text.
    pub fn row<Cell: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let cells = cells.into_iter().map(|cell| cell.as_ref().to_owned());
        // Writing to a Vec cannot fail, and every row has the same columns.
        let _ = self.writer.write_record(cells.collect::<Vec<String>>());
    }

    pub fn into_text(self) -> String {
        self.writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe, as OWASP advises ("CSV Injection").
/// Nor does any text command a terminal.
pub fn harmless(text: &str) -> String {
    let text = in_one_line(text);
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

pub fn yes_or_no(answer: bool) -> String {
    if answer { "yes" } else { "no" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+44", "-1", "@SUM(A1)", " =1", "＝1"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        assert_eq!(harmless("\n=1"), "' =1");
        assert_eq!(harmless("a\u{1b}[31m\nb"), "a\u{fffd}[31m b");
        for text in ["", "A. Example", "12A-3", "a=b", "“=”"] {
            assert_eq!(harmless(text), text);
        }
    }
}
