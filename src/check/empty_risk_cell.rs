//! Empty cells beside an effect in a table of risks (`empty-risk-cell`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::risk,
};

pub(super) const RULE: Rule = Rule {
    code: Code::EmptyRiskCell,
    finds: "An empty cell in a table of risks, in a column after the first two, such as how long an effect lasts or what to do.",
    why: "The card of that effect says nothing of it, while those of the others do. A visitor does not know whether there is nothing to do, or whether it was forgotten.",
    wrong: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | How many | What to do      |
> | ------ | -------- | --------------- |
> | A rash | 3 in 100 | Wash them twice |
> | Sweat  | common   |                 |
",
    right: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | How many | What to do      |
> | ------ | -------- | --------------- |
> | A rash | 3 in 100 | Wash them twice |
> | Sweat  | common   | Nothing         |
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for table in document.body.callouts.iter().filter_map(risk::table_of) {
        for row in risk::rows(table) {
            let cells = table.head.iter().skip(2).zip(row.details);
            for (heading, cell) in cells.filter(|(_, cell)| cell.is_empty()) {
                let effect = row.name.words.trim();
                let message = match heading.words.trim() {
                    "" => format!("There is nothing in this cell beside “{effect}”."),
                    heading => format!("The column “{heading}” says nothing of “{effect}”."),
                };
                let help = "Say that there is nothing to say, as in: Nothing to do. Or: Not known.";
                found.push(
                    Diagnostic::new(Code::EmptyRiskCell, document.location(row.place_of(cell)), message)
                        .with_help(help),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_empty_cell_is_told_at_its_place() {
        assert_eq!(
            mistakes(
                "== index.md\n> [!risks]\n> | a | b | c | |\n> | - | - | - | - |\n> | A rash | rare | | x |\n> | Pain | rare | y |\n> | Itch | rare | ![A plan](pic.svg) | x |\n"
            ),
            [
                "index.md:8:21 empty-risk-cell The column “c” says nothing of “A rash”. = Say that there is nothing to say, as in: Nothing to do. Or: Not known.",
                "index.md:9:3 empty-risk-cell There is nothing in this cell beside “Pain”. = Say that there is nothing to say, as in: Nothing to do. Or: Not known.",
            ]
        );
    }
}
