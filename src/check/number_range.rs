//! Two numbers with a dash between them (`number-range`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::readability::FindingKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::NumberRange,
    finds: "Two numbers with a dash between them where “to” is read: 5-10 days. Dates, telephone numbers and addresses are none of this.",
    why: "Screen readers say “five dash ten”, or “five ten”. The NHS's content guide asks for “5 to 10”.",
    wrong: "\
== content/stockings.md
Wear them for 5-10 days.
",
    right: "\
== content/stockings.md
Wear them for 5 to 10 days.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for finding in subject.findings() {
        let FindingKind::Range = finding.kind else { continue };
        let location = subject.document.location(finding.span);
        let words = subject.words_at(finding.span);
        let message = format!("The dash in “{words}” is read out as a sign, or not at all.");
        let help = format!("Write “{}”.", with_to(&words));
        found.push(Diagnostic::new(Code::NumberRange, location, message).with_help(help));
    }
}

/// The numbers with “to” in place of their dash.
fn with_to(words: &str) -> String {
    let parts = words.split(['-', '–', '—', '‑']).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" to ")
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn numbers_with_a_dash_are_told() {
        assert_eq!(mistakes("== a.md\nRing 01632 960-970 by 2026-01-05. `5-10` A-B\n"), [""; 0]);
        let found = mistakes("== a.md\n5-10 days, 1--2, 3–4, 5 - 6, 9am-5pm, £5-£10 or £5 - £10\n");
        let help: Vec<&str> = found.iter().map(|found| found.rsplit_once(" = ").unwrap().1).collect();
        assert_eq!(
            help,
            [
                "Write “5 to 10”.",
                "Write “1 to 2”.",
                "Write “3 to 4”.",
                "Write “5 to 6”.",
                "Write “9am to 5pm”.",
                "Write “£5 to £10”.",
                "Write “£5 to £10”."
            ]
        );
    }
}
