//! Paragraphs of too many sentences (`long-paragraph`).

use std::sync::LazyLock;

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule, Words},
    domain::readability::{FindingKind, LONGEST_PARAGRAPH},
};

pub(super) const RULE: Rule = Rule {
    code: Code::LongParagraph,
    finds: "A paragraph of more than three sentences.",
    why: "A wall of text is passed over. Short paragraphs show where one thought ends and the next begins, above all on a telephone.",
    wrong: "\
== content/stockings.md
Wear them every day. Take them off at night. Wash them by hand. Dry them in the air.
",
    right: "\
== content/stockings.md
Wear them every day. Take them off at night.

Wash them by hand. Dry them in the air.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for finding in subject.findings() {
        let FindingKind::LongParagraph(sentences) = finding.kind else { continue };
        let location = subject.document.location(finding.span);
        let help = "Put an empty line where a new thought begins, or make a list of it.";
        found.push(Diagnostic::new(Code::LongParagraph, location, message(sentences)).with_help(help));
    }
}

/// What is said of a paragraph with so many sentences. A site has this mistake ten thousand times where it has it at all, and
/// keeps each message that is usual only once.
fn message(sentences: u32) -> Words {
    static USUAL: LazyLock<Vec<Words>> = LazyLock::new(|| (0..32).map(|sentences| words(sentences).into()).collect());
    USUAL.get(sentences as usize).cloned().unwrap_or_else(|| words(sentences).into())
}

fn words(sentences: u32) -> String {
    format!("This paragraph has {sentences} sentences. Up to {LONGEST_PARAGRAPH} are easy to take in.")
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn long_paragraphs_are_told_at_their_first_sentence() {
        assert_eq!(mistakes("== a.md\nOne. Two.\nThree.\n\n- One. Two. Three. Four.\n"), [""; 0]);
        assert_eq!(
            mistakes("== a.md\nOne. Two.\nThree. Four.\n"),
            [
                "a.md:5:1 long-paragraph This paragraph has 4 sentences. Up to 3 are easy to take in. = Put an empty line where a new thought begins, or make a list of it."
            ]
        );
    }
}
