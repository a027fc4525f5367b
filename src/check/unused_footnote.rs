//! Footnotes that are not shown, or keep a source from being cited (`unused-footnote`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::SlipKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnusedFootnote,
    finds: "A footnote that nothing in the text refers to, or whose name an earlier footnote or a source of the page has.",
    why: "One of the two is not shown, or not cited. What it says, often a source, is lost to visitors.",
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
            SlipKind::FootnoteOfSource(label) => (
                format!(
                    "A source of this page is called `{label}` too: the text leads to this footnote, and never to the source."
                ),
                "Take the footnote out, or give it another name, here and where the text refers to it.".to_owned(),
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
    fn a_footnote_with_the_name_of_a_source_is_told() {
        let found = mistakes(
            "== index.md\n---\ntitle: T\ndescription: D.\nsources: [{id: nice, title: A, date: 2024}]\n---\nA[^nice]\n\n[^NICE]: A note.\n",
        );
        assert!(
            found.len() == 1 && found[0].starts_with("index.md:8:1 unused-footnote A source of this page"),
            "{found:?}"
        );
    }

    #[test]
    fn capitals_make_no_difference_and_a_footnote_that_refers_to_itself_is_not_used() {
        assert_eq!(mistakes("== index.md\nA[^Study] b[^study]\n\n[^study]: One.\n"), [""; 0]);
        assert!(mistakes("== index.md\nA\n\n[^1]: One.[^1]\n")[0].contains("Nothing refers to the footnote `1`"));
    }
}
