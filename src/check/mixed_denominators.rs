//! Tables of risks whose effects are counted among different numbers of people (`mixed-denominators`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::risk::{self, RiskRow, Scale, Share},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MixedDenominators,
    finds: "A table of risks in which one effect is counted among 100 people, say, and another among 1,000. Visitors see all of them counted among as many people.",
    why: "Many people take 1 in 1,000 for more than 3 in 100, since 1,000 is more than 100. Careleaf counts them anew; whoever reviews the file should read the numbers that visitors do.",
    wrong: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | How many   |
> | ------ | ---------- |
> | A rash | 3 in 100   |
> | A sore | 1 in 1,000 |
",
    right: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | How many    |
> | ------ | ----------- |
> | A rash | 30 in 1,000 |
> | A sore | 1 in 1,000  |
",
};

/// The least number of people that looks more exact than what it was rounded from: four digits that nobody has counted.
const FALSELY_EXACT: u64 = 1_000;

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for table in document.body.callouts.iter().filter_map(risk::table_of) {
        let numbers: Vec<(RiskRow<'_>, Share)> = risk::rows(table)
            .filter_map(|row| {
                let share = row.frequency.as_ref().ok()?.share()?;
                Some((row, share))
            })
            .collect();
        let is_mixed = numbers.windows(2).any(|two| two[0].1.of != two[1].1.of);
        if !is_mixed {
            continue;
        }
        let scale = Scale::of(numbers.iter().map(|(_, share)| *share));
        for (row, share) in numbers.iter().filter(|(_, share)| share.of != scale.people()) {
            let shown = scale.count(*share);
            let (message, help) = if shown.of == scale.people() {
                let is_exact =
                    u128::from(shown.count) * u128::from(share.of) == u128::from(share.count) * u128::from(shown.of);
                (
                    format!("“{share}” is shown as “{shown}”, among as many people as the other effects of the table."),
                    match is_exact || shown.count < FALSELY_EXACT {
                        true => format!("Write `{shown}`."),
                        false => "Nobody has counted that exactly. Give the effects that are much rarer, or much more common, a table \
                                  of their own."
                            .to_owned(),
                    },
                )
            } else {
                (
                    format!(
                        "“{share}” is shown as it is, and not among as many people as the other effects of the table."
                    ),
                    "It cannot be counted among them without another number coming of it. Give it a table of its own."
                        .to_owned(),
                )
            };
            found.push(
                Diagnostic::new(Code::MixedDenominators, document.location(row.cell.span), message).with_help(help),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn numbers_among_other_numbers_of_people_are_told() {
        let told = |rows: &str| mistakes(&format!("== index.md\n> [!risks]\n> | a | b |\n> | - | - |\n{rows}"));
        assert_eq!(
            told("> | A rash | 3 in 100 |\n> | Pain | 1 in 1,000 |\n> | Itching | **1 in 7** |\n> | B | rare |\n"),
            [
                "index.md:8:14 mixed-denominators “3 in 100” is shown as “30 in 1,000”, among as many people as the other effects of the table. = Write `30 in 1,000`.",
                "index.md:10:15 mixed-denominators “1 in 7” is shown as “about 143 in 1,000”, among as many people as the other effects of the table. = Write `about 143 in 1,000`.",
            ]
        );
        // Neither help may make another word of a number, or a number of people that no study had.
        assert_eq!(
            told(
                "> | A | 199 in 2,000 |\n> | B | 2 in 3 |\n> | C | 1 in 66,666,667 |\n> | D | fewer than 1 in 300 |\n"
            ),
            [
                "index.md:8:9 mixed-denominators “199 in 2,000” is shown as “995 in 10,000”, among as many people as the other effects of the table. = Write `995 in 10,000`.",
                "index.md:9:9 mixed-denominators “2 in 3” is shown as “about 6,667 in 10,000”, among as many people as the other effects of the table. = Nobody has counted that exactly. Give the effects that are much rarer, or much more common, a table of their own.",
                "index.md:10:9 mixed-denominators “1 in 66,666,667” is shown as it is, and not among as many people as the other effects of the table. = It cannot be counted among them without another number coming of it. Give it a table of its own.",
                "index.md:11:9 mixed-denominators “fewer than 1 in 300” is shown as it is, and not among as many people as the other effects of the table. = It cannot be counted among them without another number coming of it. Give it a table of its own.",
            ]
        );
        for rows in
            ["> | A | 3 in 100 |\n> | B | 20 in 100 |\n", "> | A | 1 in 7 |\n> | B | rare |\n> | C | 2 in 7 |\n"]
        {
            assert_eq!(told(rows), [""; 0], "{rows}");
        }
    }
}
