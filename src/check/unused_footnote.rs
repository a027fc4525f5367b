//! Footnotes that are not shown (`unused-footnote`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::SlipKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnusedFootnote,
    finds: "A footnote that nothing in the text refers to, or whose name an earlier footnote has.",
    why: "It is not shown. What it says, often a source, is lost to visitors.",
    wrong: "\
== content/stockings.md
Wear them every day.

[^study]: The hospital's own advice.
",
    right: "\
== content/stockings.md
Wear them every day.[^study]

[^study]: The hospital's own advice.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for slip in &document.body.slips {
        let (message, help) = match &slip.kind {
            SlipKind::UnusedFootnote(label) => (
                format!("Nothing refers to the footnote `{label}`, so it is not shown."),
                format!("Put [^{label}] after the words that it is about, or take the footnote out."),
            ),
            SlipKind::RepeatedFootnote(label) => (
                format!("There is an earlier footnote `{label}`, so this one is not shown."),
                "Give it another name, here and where the text refers to it.".to_owned(),
            ),
            _ => continue,
        };
        found.push(Diagnostic::new(Code::UnusedFootnote, document.location(slip.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_footnote_that_is_not_shown_is_told() {
        assert_eq!(
            mistakes("== index.md\nA[^1]\n\n[^1]: One.\n[^2]: Two.\n[^1]: Again.\n"),
            [
                "index.md:8:1 unused-footnote Nothing refers to the footnote `2`, so it is not shown. = Put [^2] after the words that it is about, or take the footnote out.",
                "index.md:9:1 unused-footnote There is an earlier footnote `1`, so this one is not shown. = Give it another name, here and where the text refers to it.",
            ]
        );
    }

    #[test]
    fn capitals_make_no_difference_and_a_footnote_that_refers_to_itself_is_not_used() {
        assert_eq!(mistakes("== index.md\nA[^Study] b[^study]\n\n[^study]: One.\n"), [""; 0]);
        assert!(mistakes("== index.md\nA\n\n[^1]: One.[^1]\n")[0].contains("Nothing refers to the footnote `1`"));
    }
}
