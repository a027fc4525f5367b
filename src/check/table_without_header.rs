//! Tables without headings for their columns (`table-without-header`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::SlipKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::TableWithoutHeader,
    finds: "A table whose first row is empty, or lines with `|` between the words that are no table for want of the line of \
            hyphens below the first.",
    why: "In a table of risks, the headings say what the numbers are. A screen reader repeats them with each number. Without the \
          line of hyphens, visitors see the bare signs.",
    wrong: "\
== content/stockings.md
|        |       |
| ------ | ----- |
| Small  | 25 cm |
| Medium | 30 cm |
",
    right: "\
== content/stockings.md
| Size   | Ankle |
| ------ | ----- |
| Small  | 25 cm |
| Medium | 30 cm |
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for slip in &document.body.slips {
        let (message, help) = match &slip.kind {
            SlipKind::EmptyTableHead => {
                ("The first row of this table is empty.", "Say in it what each column holds: | Size | Ankle |")
            }
            SlipKind::TableLines => (
                "These lines look like a table, and are none.",
                "Put a line of hyphens below the first row, which says what each column holds: | --- | --- |",
            ),
            _ => continue,
        };
        found.push(Diagnostic::new(Code::TableWithoutHeader, document.location(slip.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_table_without_headings_is_told() {
        assert_eq!(
            mistakes("== index.md\n| | |\n|-|-|\n| a | b |\n\n> | a | b |\n> | c | d |\n\n| a | |\n|-|-|\n| b | c |\n"),
            [
                "index.md:5:1 table-without-header The first row of this table is empty. = Say in it what each column holds: | Size | Ankle |",
                "index.md:9:3 table-without-header These lines look like a table, and are none. = Put a line of hyphens below the first row, which says what each column holds: | --- | --- |",
            ]
        );
    }
}
