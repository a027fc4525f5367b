//! Callouts of risks without the table that they are for (`risk-table`).

use std::collections::BTreeSet;

use crate::{
    check::{Subject, incomplete_callout},
    diagnostic::{Code, Diagnostic, Rule},
    domain::{
        callout::Form,
        risk::{self, Frequency, Mistake},
    },
    markdown::{
        Callout,
        structure::{BlockContent, Table},
    },
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::RiskTable,
    finds: "A callout `risks` that has no table, or two, or a table whose first column is not the effect and whose second column is not how many people have it, or a row of which has lost its `>`.",
    why: "The callout shows each effect with its number first, so that visitors can weigh one against another. It has to know which is which.",
    wrong: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | What to do      | How many |
> | ------ | --------------- | -------- |
> | A rash | Wash them twice | 3 in 100 |
",
    right: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | How many | What to do      |
> | ------ | -------- | --------------- |
> | A rash | 3 in 100 | Wash them twice |
",
};

/// How such a table is written.
const SHAPE: &str = "The first column is the effect, the second how many people have it, as in `| A rash | 3 in 100 |`. \
                     What else there is to say stands in more columns.";

/// What lines that are no table lack.
const NO_HYPHENS: &str = "Below the first row, which says what each column holds, write a line of hyphens with as many parts as \
                          there are columns: `> | --- | --- |`.";

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let mut tell = |span, message, help| {
        found.push(Diagnostic::new(Code::RiskTable, document.location(span), message).with_help(help));
    };
    let mut lost = BTreeSet::new();
    for (place, callout, span) in incomplete_callout::lost_rows(&document.body) {
        if Form::of(&callout.name) == Form::Risks {
            lost.insert(place);
            tell(span, incomplete_callout::LOST_ROW, incomplete_callout::LOST_ROW_HELP);
        }
    }
    for (place, callout) in document.body.callouts.iter().enumerate() {
        if Form::of(&callout.name) == Form::Risks
            && let Some((span, message, help)) = mistake(callout, lost.contains(&place))
        {
            tell(span, message, help);
        }
    }
}

/// What is wrong with the table of a callout, where, and the way out. A table that has lost rows is not told to have none.
fn mistake(callout: &Callout, has_lost_rows: bool) -> Option<(Span, &'static str, &'static str)> {
    // One that is empty is told of by itself.
    if callout.blocks.is_empty() && callout.title.is_none() {
        return None;
    }
    let mut tables = callout.blocks.iter().filter_map(|block| match &block.content {
        BlockContent::Table(table) => Some(table),
        _ => None,
    });
    let Some(table) = tables.next() else {
        let has_rows = callout.blocks.iter().any(|block| match &block.content {
            BlockContent::Text(text) => text.words.trim_start().starts_with('|'),
            _ => false,
        });
        let help = if has_rows { NO_HYPHENS } else { SHAPE };
        return Some((callout.span, "There is no table in this callout of risks.", help));
    };
    if let Some(second) = tables.next() {
        let help = "Put all effects into one table, or the second table into a callout `risks` of its own.";
        return Some((
            second.span,
            "This callout of risks has a second table, which is not shown as the first one is.",
            help,
        ));
    }
    match table.head.as_slice() {
        [] | [_] => Some((table.span, "This table of risks does not say how many people have each effect.", SHAPE)),
        _ if table.rows.is_empty() && !has_lost_rows => {
            Some((table.span, "This table of risks has no effects in it.", SHAPE))
        }
        [_, second, ..] if has_no_frequency(table) => {
            Some((second.span, "The second column of this table does not say how many people have each effect.", SHAPE))
        }
        _ => None,
    }
}

/// Whether nothing in the second column is like a number of people, or a word for one: that is in another column, or nowhere.
pub(super) fn has_no_frequency(table: &Table) -> bool {
    let (mut rows, mut is_filled, mut has_numbers, mut is_elsewhere) = (0, false, false, false);
    for row in risk::rows(table) {
        rows += 1;
        is_filled |= row.frequency != Err(Mistake::Empty);
        has_numbers |= row.frequency == Err(Mistake::Unreadable);
        is_elsewhere |= row.details.iter().any(|cell| cell.words.parse::<Frequency>().is_ok());
        if !matches!(row.frequency, Err(Mistake::Empty | Mistake::UnknownWord | Mistake::Unreadable)) {
            return false;
        }
    }
    // A single cell with a number in it may well be a number of people that is written wrong.
    is_filled && (!has_numbers || is_elsewhere || rows > 1)
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    /// The place and the message of each mistake in a callout of risks.
    fn told(callout: &str) -> Vec<String> {
        let found = mistakes(&format!("== index.md\n{callout}\n"));
        found.iter().map(|line| line.split(" = ").next().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_row_that_has_lost_its_sign_is_told_at_its_line_and_alone() {
        let head = "> [!risks] T\n> | a | b |\n> | - | - |\n";
        let message = "risk-table This row of the table has lost its `>`: visitors see the bare signs of it and of the rows after it.";
        let long = "many words ".repeat(30);
        for (rows, line) in [
            ("> | A | rare |\n| B | rare |\n> | C | rare |\n> | D | rare |".to_owned(), 9),
            (format!("> | A | rare |\n| B | {long}|\n> | C | {long}|\n> | D | {long}|"), 9),
            ("> | A | rare |\n| B | rare |\n| C | rare |\n\nText.".to_owned(), 9),
            ("| A | rare |\n> | B | rare |".to_owned(), 8),
        ] {
            assert_eq!(told(&format!("{head}{rows}")), [format!("index.md:{line}:1 {message}")], "{rows}");
        }
        assert_eq!(told(&format!("{head}> | A | rare |\n\n| a | b |\n| - | - |\n| c | d |")), [""; 0]);
        assert_eq!(told(&format!("{head}> | A | rare |\n\n| is a sign.")), [""; 0]);
    }

    #[test]
    fn rows_without_the_line_of_hyphens_are_told_what_they_lack() {
        for title in ["> [!risks] T", "> [!risks] T\n>"] {
            let found = mistakes(&format!("== index.md\n{title}\n> | Effect | How many |\n> | A rash | rare |\n"));
            let own = found.iter().find(|line| line.contains("risk-table")).unwrap();
            assert!(own.contains("There is no table") && own.contains("> | --- | --- |"), "{own}");
        }
    }

    #[test]
    fn a_callout_of_risks_has_one_table_of_effects_and_numbers() {
        let table = "> | a | b | c |\n> | - | - | - |\n";
        for (callout, expected) in [
            ("> [!risks] T\n> Text.", vec!["index.md:5:5 risk-table There is no table in this callout of risks."]),
            (
                "> [!risks] T\n> | a |\n> | - |\n> | b |",
                vec!["index.md:6:3 risk-table This table of risks does not say how many people have each effect."],
            ),
            (
                &format!("> [!risks] T\n{table}"),
                vec!["index.md:6:3 risk-table This table of risks has no effects in it."],
            ),
            (
                &format!("> [!risks] T\n{table}> | A rash | Wash | rare |\n> | Pain | | rare |"),
                vec![
                    "index.md:6:9 risk-table The second column of this table does not say how many people have each effect.",
                ],
            ),
            (
                &format!("> [!risks] T\n{table}> | A rash | 2 weeks | 3 in 100 |\n> | Pain | 3 days | 1 in 100 |"),
                vec![
                    "index.md:6:9 risk-table The second column of this table does not say how many people have each effect.",
                ],
            ),
            (
                &format!("> [!risks] T\n{table}> | A rash | Wash 2 times | b |\n> | Pain | After 3 days | b |"),
                vec![
                    "index.md:6:9 risk-table The second column of this table does not say how many people have each effect.",
                ],
            ),
            (
                &format!("> [!risks] T\n{table}> | A | rare | b |\n>\n{table}> | A | rare | b |"),
                vec![
                    "index.md:10:3 risk-table This callout of risks has a second table, which is not shown as the first one is.",
                ],
            ),
            ("> [!risks]\n\nText.", vec!["index.md:5:5 empty-callout There is nothing in this callout."]),
            (&format!("> [!risks] T\n> Before.\n>\n{table}> | A | rare | b |\n>\n> After."), vec![]),
            (&format!("> [!note] T\n{table}> | A | Wash | b |"), vec![]),
        ] {
            assert_eq!(told(callout), expected, "{callout}");
        }
    }
}
