//! Rows of tables with more cells than there are columns (`uneven-table`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::SlipKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnevenTable,
    finds: "A row of a table with more cells than the first row has.",
    why: "What has no column is left out, without a word. In a table of risks, that may be the number that matters.",
    wrong: "\
== content/stockings.md
| Size  | Ankle |
| ----- | ----- |
| Small | 25 cm | 20 cm |
",
    right: "\
== content/stockings.md
| Size  | Ankle | Foot  |
| ----- | ----- | ----- |
| Small | 25 cm | 20 cm |
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for slip in document.body.slips.iter().filter(|slip| slip.kind == SlipKind::LostCells) {
        let message = "This row has more cells than the table has columns, and the last ones are lost.";
        let help =
            "Give the first row and the line of hyphens as many cells. A `|` that is meant as a sign is written `\\|`.";
        found.push(Diagnostic::new(Code::UnevenTable, document.location(slip.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_row_that_loses_cells_is_told() {
        assert_eq!(
            mistakes(
                "== index.md\n| a | b |\n| - | - |\n| 1 | 2 | 3 |\n| 1 \\| 2 | 3 |\n| 1 | 2 | |\n1 | 2\n1 | 2 | 3\n"
            ),
            [
                "index.md:7:1 uneven-table This row has more cells than the table has columns, and the last ones are lost. = Give the first row and the line of hyphens as many cells. A `|` that is meant as a sign is written `\\|`.",
                "index.md:11:1 uneven-table This row has more cells than the table has columns, and the last ones are lost. = Give the first row and the line of hyphens as many cells. A `|` that is meant as a sign is written `\\|`.",
            ]
        );
    }
}
