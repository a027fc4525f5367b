//! Different numbers for one effect, on a page or on two (`differing-risk`).

use std::{rc::Rc, sync::Arc};

use rustc_hash::FxHashMap;

use crate::{
    check::places::written,
    diagnostic::{Code, Diagnostic, Location, Parsed, Rule},
    domain::risk::{self, RiskRow},
    parse::document::{Document, RiskSummary},
    site::{PageId, Site},
};

pub(super) const RULE: Rule = Rule {
    code: Code::DifferingRisk,
    finds: "An effect that two rows name in the same words, in a table of risks or in two tables of a treatment, and for which they have different numbers of people. 3 in 100 and 30 in 1,000 are the same, and so are 3 in 100 and its word, common.",
    why: "A visitor who reads both trusts neither, and does not know what the risk is.",
    wrong: "\
== content/day.md
> [!risks] Stockings by day
> | Effect | How many |
> | ------ | -------- |
> | A rash | 3 in 100 |
== content/night.md
> [!risks] Stockings at night
> | Effect | How many |
> | ------ | -------- |
> | A rash | 9 in 100 |
",
    right: "\
== content/day.md
> [!risks] Stockings by day
> | Effect | How many |
> | ------ | -------- |
> | A rash | 3 in 100 |
== content/night.md
> [!risks] Stockings at night
> | Effect          | How many |
> | --------------- | -------- |
> | A rash at night | 9 in 100 |
",
};

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    let mut known: FxHashMap<(Option<PageId>, &str), (PageId, &RiskSummary)> = FxHashMap::default();
    // The rows of the pages that differ, each found once.
    let mut rows: FxHashMap<PageId, Rc<[Row<'_>]>> = FxHashMap::default();
    let rows_of = |page: PageId| written(site, documents, page).map(Row::all_of).unwrap_or_default();
    for page in site.ids() {
        let treatment = site.page(page).treatment;
        for risk in &site.page(page).summary.risks {
            let (first_page, first) = *known.entry((treatment, risk.effect.as_str())).or_insert((page, risk));
            if risk.effect.is_empty() || !risk.frequency.differs(first.frequency) {
                continue;
            }
            let [here, other] =
                [page, first_page].map(|page| rows.entry(page).or_insert_with(|| rows_of(page)).clone());
            let (Some(here), Some(other)) = (here.get(risk.row), other.get(first.row)) else { continue };
            let effect = &here.effect;
            let (place, both) = if first_page == page {
                ("further up on this page".to_owned(), "in both rows")
            } else {
                (format!("in {}", other.location.path), "on both pages")
            };
            let message = format!("“{effect}” is {} here, and {} {place}.", risk.frequency, first.frequency);
            let help = format!("Say the same {both}, or name two different effects in different words.");
            let mistake = Diagnostic::new(Code::DifferingRisk, here.location.clone(), message).with_help(help);
            found.push(mistake.with_related(other.location.clone(), "the other number"));
        }
    }
}

/// A row of a page's tables of risks.
struct Row<'a> {
    /// Where it says how many people have the effect.
    location: Location,
    effect: &'a str,
}

impl<'a> Row<'a> {
    fn all_of(document: &'a Document) -> Rc<[Self]> {
        let row = |row: RiskRow<'a>| Self {
            location: document.location(row.place_of(row.cell)),
            effect: row.name.words.trim(),
        };
        risk::rows_of(&document.body).map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    /// The mistakes between pages with these cells for one effect; a page without a folder is of no treatment.
    fn told(pages: &[(&str, &str)]) -> Vec<String> {
        let page = |(file, cell): &(&str, &str)| {
            format!("== {file}\n> [!risks]\n> | a | b |\n> | - | - |\n> | A *rash* | {cell} |\n")
        };
        let site: String = pages.iter().map(page).collect();
        mistakes(&site).into_iter().filter(|line| line.contains("differing-risk")).collect()
    }

    #[test]
    fn two_numbers_for_one_effect_are_told() {
        assert_eq!(
            told(&[("a.md", "3 in 100"), ("b.md", "30 in 1,000"), ("c.md", "1 in 10"), ("d.md", "common")]),
            [
                "c.md:8:16 differing-risk “A rash” is 1 in 10 here, and 3 in 100 in content/a.md. = Say the same on both pages, or name two different effects in different words. (a.md:8:16 the other number)"
            ]
        );
        for (one, another, expected) in [("rare", "very rare", 1), ("rare", "1 in 5,000", 0), ("1 in 0", "1 in 2", 0)] {
            assert_eq!(told(&[("a.md", one), ("b.md", another)]).len(), expected, "{one}, {another}");
        }
        let treatments = ["---\ntitle: T\nkind: treatment\ndescription: D.\n---\n"; 2];
        let two = format!("== a/index.md\n{}== b/index.md\n{}", treatments[0], treatments[1]);
        let table = "> [!risks]\n> | a | b |\n> | - | - |\n> | A rash | CELL |\n";
        let risks = |cell: &str| table.replace("CELL", cell);
        let site = format!("{two}== a/risks.md\n{}== b/risks.md\n{}", risks("rare"), risks("common"));
        assert!(mistakes(&site).iter().all(|line| !line.contains("differing-risk")), "two treatments");
        let site = format!("== a.md\n{}\nText.\n\n{}", risks("rare"), risks("common"));
        assert_eq!(
            mistakes(&site),
            [
                "a.md:15:14 differing-risk “A rash” is common here, and rare further up on this page. = Say the same in both rows, or name two different effects in different words. (a.md:8:14 the other number)"
            ]
        );
    }

    #[test]
    fn an_effect_that_a_table_has_twice_is_told() {
        let rows = "> | Clot | 1 in 100 |\n> | *clot* | 90 in 100 |\n> | Pain | 1 in 100 |\n> | Pain | 1 in 100 |\n";
        let site = format!("== a.md\n> [!risks]\n> | a | b |\n> | - | - |\n{rows}");
        let found = mistakes(&site);
        assert!(
            found.len() == 1 && found[0].starts_with("a.md:9:14 differing-risk “clot” is 90 in 100 here,"),
            "{found:?}"
        );
    }
}
