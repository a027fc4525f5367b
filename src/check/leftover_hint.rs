//! Hints in square brackets that nobody has replaced (`leftover-hint`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::SlipKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::LeftoverHint,
    finds: "Several words in square brackets that are no link, as in the pages of `careleaf new` and in templates for letters.",
    why: "They say what is to be written there. A patient who reads “[the number of your clinic]” cannot ring it.",
    wrong: "\
== content/find-us.md
Ring us on [the number of your clinic].
",
    right: "\
== content/find-us.md
Ring us on 01632 960001.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for slip in document.body.slips.iter().filter(|slip| slip.kind == SlipKind::Hint) {
        let message = "This seems to be a hint for whoever writes the page, and would be published.";
        let help = "Write your own words in its place, without the brackets. If they are meant, put a backslash before the first: \\[";
        found.push(Diagnostic::new(Code::LeftoverHint, document.location(slip.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn words_in_brackets_that_are_no_link_are_told() {
        for (text, expected) in [
            ("Ring [the number of your clinic] now.", Some("5:6")),
            ("> [!note] Title\n> - [the first sign]", Some("6:5")),
            ("[Say whom it can help.\nSay it in few words.]", Some("5:1")),
            ("## What is [your treatment]?\n\nIt.", Some("5:12")),
            ("| A | B |\n| - | - |\n| [the first effect] | rare |", Some("7:3")),
            ("> [!urgent] Call [your number] if\n> - it hurts", Some("5:18")),
            ("He said: “It [sic] helps.” \\[as they say]", None),
            ("[the words](a.md) and [the words][b]\n\n[b]: https://b.example/", None),
            ("[the words] are a link.\n\n[the words]: https://b.example/", None),
            ("`[in some code]` and a note[^of many]", None),
            ("- [ ] a box\n- [x] another one", None),
            ("```\n[in a code]\n```\n<!-- [in a comment] -->", None),
        ] {
            let found = mistakes(&format!("== a.md\n{text}\n"));
            let found: Vec<_> = found.iter().filter(|line| line.contains("leftover-hint")).collect();
            let place = found.first().map(|line| line.strip_prefix("a.md:").unwrap().split(' ').next().unwrap());
            assert_eq!((place, found.len()), (expected, expected.iter().count()), "{text}: {found:?}");
        }
    }
}
