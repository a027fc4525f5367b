//! Shares of people in per cent (`percentage`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::{readability::FindingKind, risk::Share},
};

pub(super) const RULE: Rule = Rule {
    code: Code::Percentage,
    finds: "A number in per cent in a sentence about people, their risks or their treatments: 3% of patients. The strength of a solution is none of this.",
    why: "People picture three of a hundred more easily than 3 per cent, and misjudge a risk less often. The NHS and the Patient Information Forum ask for “3 in 100 people”.",
    wrong: "\
== content/stockings.md
About 3% of people get a rash from the stockings.
",
    right: "\
== content/stockings.md
About 3 in 100 people get a rash from the stockings.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for finding in subject.findings() {
        let FindingKind::Percentage = finding.kind else { continue };
        let location = subject.document.location(finding.span);
        let words = subject.words_at(finding.span);
        let message = format!("“{words}” is harder to picture than a number of people.");
        let help = match of_people(&words) {
            Some(number) => format!("Write “{number}”."),
            None => "Write how many of 100 it is: “3 in 100”.".to_owned(),
        };
        found.push(Diagnostic::new(Code::Percentage, location, message).with_help(help));
    }
}

/// A share in per cent as a number of people: `3%` as 3 in 100, `0.5 per cent` as 5 in 1,000.
fn of_people(words: &str) -> Option<Share> {
    let end = words.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(words.len());
    Share::of_percentage(&words[..end])
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn shares_of_people_are_told() {
        assert_eq!(mistakes("== a.md\nA 0.5% solution is fine. Rest 100%.\n"), [""; 0]);
        let found = mistakes("== a.md\nA rash: 3% of people, 0.5 per cent of men, 12.25 % of women, 120% of girls.\n");
        let help: Vec<&str> = found.iter().map(|found| found.rsplit_once(" = ").unwrap().1).collect();
        assert_eq!(help[..3], ["Write “3 in 100”.", "Write “5 in 1,000”.", "Write “1,225 in 10,000”."]);
        assert!(help[3].starts_with("Write how many"));
    }

    #[test]
    fn key_points_are_read_as_the_text_is() {
        let keys =
            "---\ntitle: T\ndescription: D.\nsummary:\n  - x\n  - 3% of people don't utilise it for 5-10 days\n---\n";
        let found = mistakes(&format!("== a.md\n{keys}Text.\n"));
        let found: Vec<_> = found.iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
        let expected = ["6:5 percentage", "6:18 negative-contraction", "6:24 hard-word", "6:39 number-range"];
        assert_eq!(found, expected.map(|found| format!("a.md:{found}")));
    }
}
