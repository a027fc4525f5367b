//! Numbers of people in tables of risks that cannot be (`invalid-risk`).

use crate::{
    check::{Subject, risk_table},
    diagnostic::{Code, Diagnostic, Rule, did_you_mean},
    domain::risk::{self, Band, Mistake},
    markdown::Link,
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::InvalidRisk,
    finds: "A row of a table of risks that does not say which effect it is about, or how many people have it: as so many in so many people, `3 in 100`, `about 3 in 100`, `fewer than 3 in 100`, or as a word, `very common`, `common`, `uncommon`, `rare`, `very rare`, `not known`. Numbers that cannot be, such as `1 in 0` or `5 in 3`, percentages and ranges are none of these.",
    why: "A number that is wrong, missing or hard to picture lets people agree to what they would not agree to, or fear what they need not fear.",
    wrong: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | How many |
> | ------ | -------- |
> | A rash | 3%       |
",
    right: "\
== content/stockings.md
> [!risks] Side effects of the stockings
> | Effect | How many |
> | ------ | -------- |
> | A rash | 3 in 100 |
",
};

/// What a cell can say.
const FORMS: &str = "Write how many of how many people have it, as in `3 in 100`, or a word: very common, common, uncommon, rare, \
                     very rare or not known.";

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let tables = document.body.callouts.iter().filter_map(risk::table_of);
    // A column that is another one is told of by itself, once.
    for row in tables.filter(|table| !risk_table::has_no_frequency(table)).flat_map(risk::rows) {
        if row.name.is_empty() {
            let message = "This row does not say which effect it is about.";
            let help = "Write the effect into the first cell of the row, or take the row out.";
            found.push(
                Diagnostic::new(Code::InvalidRisk, document.location(row.place_of(row.name)), message).with_help(help),
            );
        } else if let Err(mistake) = &row.frequency {
            let (message, help) = words(mistake, row.cell.words.trim(), row.name.words.trim());
            found.push(
                Diagnostic::new(Code::InvalidRisk, document.location(row.place_of(row.cell)), message).with_help(help),
            );
        } else if let Some(link) = link_in(&document.body.links, row.cell.span) {
            let what = if link.is_image() { "picture" } else { "link" };
            let message = format!(
                "The {what} in this cell would be lost: the card shows the number of people, and nothing else of it."
            );
            let help = format!(
                "Give the {what} a column of its own. A source can be a footnote, as in `3 in 100[^1]`, which is shown beside the number."
            );
            found.push(Diagnostic::new(Code::InvalidRisk, document.location(link.span), message).with_help(help));
        }
    }
}

/// The first of `links`, which are in their order, that stands in a cell.
fn link_in(links: &[Link], cell: Span) -> Option<&Link> {
    let first = links.partition_point(|link| link.span.start < cell.start);
    links.get(first).filter(|link| cell.contains(link.span))
}

/// What is wrong with a cell, and the way out.
fn words(mistake: &Mistake, cell: &str, effect: &str) -> (String, String) {
    let forms = || FORMS.to_owned();
    match mistake {
        Mistake::Empty => (format!("This table does not say how many people have “{effect}”."), forms()),
        Mistake::Percentage(share) => (
            format!("“{cell}” is harder to picture than a number of people."),
            share.map_or_else(
                || "Write how many of 100 people it is, as in `3 in 100`.".to_owned(),
                |share| format!("Write `{share}`."),
            ),
        ),
        Mistake::Decimal(share) => (
            format!("There is a part of a person in “{cell}”."),
            match share {
                Some(share) => format!("Write `{share}`."),
                None => "Write whole numbers, with a comma between their thousands, as in `1 in 1,000`.".to_owned(),
            },
        ),
        Mistake::Negative => (format!("“{cell}” is less than nobody."), forms()),
        Mistake::Nobody => (
            format!("“{cell}” says that nobody can have this."),
            "Where nobody has had it yet, write how rare that makes it, as in `very rare`, or `not known`.".to_owned(),
        ),
        Mistake::OfNobody => (format!("“{cell}” is a number of no people at all."), forms()),
        Mistake::MoreThanAll => (
            format!("“{cell}” is more people than there are."),
            "The number of those who have it comes first, then that of all people: `3 in 100`.".to_owned(),
        ),
        Mistake::Anybody => (format!("“{cell}” may be any number of people."), forms()),
        Mistake::TooLarge => (format!("“{cell}” is of more people than any study has had."), forms()),
        Mistake::Fact => (
            format!("The number of people with “{effect}” cannot be a fact."),
            "Write the number itself here: a fact cannot stand in this column.".to_owned(),
        ),
        Mistake::Range(least, most) => (
            format!("“{cell}” is not one number of people."),
            format!("Write one number that you have a source for. The ends of this range are `{least}` and `{most}`."),
        ),
        Mistake::Bound => (
            format!("“{cell}” is not one number of people."),
            "Write one number that you have a source for, as in `3 in 100`, `about 3 in 100` or `fewer than 3 in 100`. \
             The other words can have a column of their own."
                .to_owned(),
        ),
        Mistake::Surrounded(share) => (
            format!("“{cell}” says more than how many people have it."),
            format!(
                "Write `{share}`: the word for how common that is comes by itself. The other words can have a column of their own."
            ),
        ),
        Mistake::Unreadable => (format!("“{cell}” is not a number of people."), forms()),
        Mistake::UnknownWord => (
            format!("“{cell}” is no word for how many people have something."),
            did_you_mean(cell, Band::ALL.map(Band::word)).unwrap_or_else(forms),
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    /// The mistakes of rows of a table, without what is the same in all.
    fn told(rows: &str) -> Vec<String> {
        let rows: String =
            rows.lines().map(|row| format!("{}{row}\n", if row.starts_with('|') { "> " } else { "" })).collect();
        let site = format!("== index.md\n> [!risks]\n> | a | b |\n> | - | - |\n{rows}");
        let found = mistakes(&site).into_iter().filter(|line| !line.contains("mixed-denominators"));
        found.map(|line| line.strip_prefix("index.md:").unwrap().replace(" invalid-risk", "")).collect()
    }

    #[test]
    fn a_cell_that_is_no_frequency_is_told_with_the_way_out() {
        let forms = "Write how many of how many people have it, as in `3 in 100`, or a word: very common, common, uncommon, rare, very rare or not known.";
        for (cell, message, help) in [
            ("", "This table does not say how many people have “A rash”.", forms),
            ("12%", "“12%” is harder to picture than a number of people.", "Write `12 in 100`."),
            ("0.5%", "“0.5%” is harder to picture than a number of people.", "Write `5 in 1,000`."),
            (
                "less than 1%",
                "“less than 1%” is harder to picture than a number of people.",
                "Write `fewer than 1 in 100`.",
            ),
            ("Up to 5%", "“Up to 5%” is harder to picture than a number of people.", "Write `up to 5 in 100`."),
            (
                "12% of women",
                "“12% of women” is harder to picture than a number of people.",
                "Write how many of 100 people it is, as in `3 in 100`.",
            ),
            (
                "2%-5%",
                "“2%-5%” is not one number of people.",
                "Write one number that you have a source for. The ends of this range are `2 in 100` and `5 in 100`.",
            ),
            ("0.5 in 100", "There is a part of a person in “0.5 in 100”.", "Write `5 in 1,000`."),
            (
                "1 in 1.000",
                "There is a part of a person in “1 in 1.000”.",
                "Write whole numbers, with a comma between their thousands, as in `1 in 1,000`.",
            ),
            ("-1 in 100", "“-1 in 100” is less than nobody.", forms),
            ("1 in 0", "“1 in 0” is a number of no people at all.", forms),
            (
                "0 in 100",
                "“0 in 100” says that nobody can have this.",
                "Where nobody has had it yet, write how rare that makes it, as in `very rare`, or `not known`.",
            ),
            (
                "5 in 3",
                "“5 in 3” is more people than there are.",
                "The number of those who have it comes first, then that of all people: `3 in 100`.",
            ),
            ("fewer than 10 in 10", "“fewer than 10 in 10” may be any number of people.", forms),
            ("1 in 9999999999", "“1 in 9999999999” is of more people than any study has had.", forms),
            (
                "just under 1 in 100",
                "“just under 1 in 100” is not one number of people.",
                "Write one number that you have a source for, as in `3 in 100`, `about 3 in 100` or `fewer than 3 in 100`. The other words can have a column of their own.",
            ),
            (
                "**3 in 100** (common)",
                "“3 in 100 (common)” says more than how many people have it.",
                "Write `3 in 100`: the word for how common that is comes by itself. The other words can have a column of their own.",
            ),
            ("3 of 100", "“3 of 100” is not a number of people.", forms),
            ("rarely", "“rarely” is no word for how many people have something.", "did you mean `rare`?"),
            ("hmm", "“hmm” is no word for how many people have something.", forms),
        ] {
            let rows = format!("| A rash | {cell} |\n| Pain | rare |");
            // An empty cell has its place before the sign at its end.
            let column = if cell.is_empty() { 15 } else { 14 };
            assert_eq!(told(&rows), [format!("8:{column} {message} = {help}")], "{cell}");
        }
    }

    #[test]
    fn what_the_card_would_not_show_of_a_cell_is_told() {
        let told = |cell: &str| told(&format!("| A rash | {cell} |\n| Pain | rare |\n\n[^1]: So."));
        let footnote = "A source can be a footnote, as in `3 in 100[^1]`, which is shown beside the number.";
        for (cell, what) in [("[3 in 100](index.md)[^1]", "link"), ("3 in 100[^1] ![Many](pic.svg)", "picture")] {
            let found = told(cell);
            let message = format!(
                "The {what} in this cell would be lost: the card shows the number of people, and nothing else of it."
            );
            let help = format!("Give the {what} a column of its own. {footnote}");
            assert!(found.iter().any(|found| found.ends_with(&format!("{message} = {help}"))), "{found:?}");
        }
        assert_eq!(told("3 in 100[^1]"), [""; 0]);
        let struck = told("~~3 in 100~~[^1]");
        assert!(struck.len() == 1 && struck[0].contains("does not say how many people have “A rash”"), "{struck:?}");
        assert_eq!(told("~~3 in 100~~ 5 in 100[^1]"), [""; 0]);
    }

    #[test]
    fn a_fact_in_the_place_of_a_number_is_told_once() {
        let settings = "== site.yaml\ntitle: T\nbase_url: https://a.example\nfacts: {rate: 3 in 100}\n";
        for cell in ["{{ fact.rate }}", "about {{ fact.rate }}", "3 in 100 {{ fact.rate }}", "{{ fact.none }}"] {
            let table = format!("> [!risks]\n> | a | b |\n> | - | - |\n> | Rash | {cell} |\n> | Pain | rare |\n");
            assert_eq!(
                mistakes(&format!("{settings}== index.md\n{table}")),
                [
                    "index.md:8:12 invalid-risk The number of people with “Rash” cannot be a fact. = Write the number itself here: a fact cannot stand in this column."
                ],
                "{cell}"
            );
        }
    }

    #[test]
    fn a_row_without_its_first_cells_is_told() {
        let rows = "| A rash |\n| | rare |\n| | |\n| Pain | rare |\n| *An* `itch` | **3 in 100**[^1] |\n\n[^1]: So.";
        let places: Vec<String> = told(rows).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(places, ["8:3", "9:5", "10:5"]);
        assert_eq!(told("| A rash | rare |\n| Pain | very common |\n| Itching | 1 in 7 |\n| B | not known |"), [""; 0]);
    }
}
