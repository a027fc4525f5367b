//! Abbreviations that are not explained (`unexplained-abbreviation`).

use std::{cell::LazyCell, collections::HashSet};

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::readability::FindingKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnexplainedAbbreviation,
    finds: "Two to six capitals in a row that are not explained where the page first uses them: “C-reactive protein (CRP)”, or “CRP (C-reactive protein)”. Common ones such as NHS, GP and UK are fine, as are terms of the glossary and the `abbreviations` of `reading` in `site.yaml`.",
    why: "An abbreviation says nothing to those who do not know it, and something else to those who know another one.",
    wrong: "\
== content/stockings.md
The stockings help after a DVT.
",
    right: "\
== content/stockings.md
The stockings help after a deep vein thrombosis (DVT).
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let explained = LazyCell::new(|| explained_in_headings(subject));
    for finding in subject.findings() {
        let FindingKind::Abbreviation = finding.kind else { continue };
        let location = subject.document.location(finding.span);
        let words = subject.words_at(finding.span);
        let bare = words.strip_suffix('s').unwrap_or(&words);
        if explained.contains(bare) {
            continue;
        }
        let message = format!("“{words}” is not explained.");
        let help = format!(
            "Write it in full where it first stands: “the full words ({bare})”. If all visitors know it, `reading: {{abbreviations: [{bare}]}}` in site.yaml says so."
        );
        found.push(Diagnostic::new(Code::UnexplainedAbbreviation, location, message).with_help(help));
    }
}

/// What the page's title and its headings explain: what stands in brackets there.
fn explained_in_headings(subject: Subject<'_>) -> HashSet<&str> {
    let headings = subject.document.body.headings.iter().map(|heading| heading.title.as_str());
    let titles = headings.chain([subject.document.summary.title.as_str()]);
    titles.flat_map(|title| title.split('(').skip(1)).filter_map(|part| Some(part.split_once(')')?.0)).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn abbreviations_are_told_where_they_first_stand() {
        for sound in
            ["A full name (CRP). The CRP.", "CRP (a full name)", "The NHS and 2 GPs", "## A name (CRP)\n\nThe CRP."]
        {
            assert_eq!(mistakes(&format!("== a.md\n{sound}\n")), [""; 0], "{sound}");
        }
        let found = mistakes("== a.md\nTwo CRPs. The CRP.\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("a.md:5:5 unexplained-abbreviation “CRPs” is not explained. = Write it"),
            "{found:?}"
        );
    }

    #[test]
    fn a_site_says_what_its_visitors_know() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nreading: {abbreviations: [CRP]}\n";
        assert_eq!(mistakes(&format!("{site}== index.md\nThe CRP.\n")), [""; 0]);
    }
}
