//! Links whose words do not say where they lead (`vague-link-text`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::LinkForm,
};

/// Words that say nothing of where a link leads, when there are no others.
const VAGUE: [&str; 24] = [
    "click",
    "click here",
    "click this",
    "click this link",
    "continue",
    "details",
    "find out more",
    "follow this link",
    "further information",
    "go here",
    "here",
    "info",
    "learn more",
    "link",
    "more",
    "more details",
    "more info",
    "more information",
    "page",
    "read more",
    "see here",
    "this",
    "this link",
    "this page",
];

pub(super) const RULE: Rule = Rule {
    code: Code::VagueLinkText,
    finds: "A link without words, or whose words are “click here”, “read more” and the like.",
    why: "People who listen to a page go through its links alone, and hear “here, here, here”. Others look for the blue words \
          and read nothing else (WCAG 2.2, success criteria 2.4.4 and 2.4.9).",
    wrong: "\
== content/index.md
To learn about the stockings, [click here](stockings.md).
== content/stockings.md
Wear them every day.
",
    right: "\
== content/index.md
Read [how to wear the stockings](stockings.md).
== content/stockings.md
Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, _) in subject.links() {
        let LinkForm::Text { words } = &link.form else { continue };
        let plain = words.trim().trim_end_matches(['.', '…', '!', ':', '»', '›', '>', '→']).trim().to_lowercase();
        let message = match plain.as_str() {
            "" => "This link has no words.".to_owned(),
            plain if VAGUE.binary_search(&plain).is_ok() => {
                format!("The words of this link, “{}”, do not say where it leads.", words.trim())
            }
            _ => continue,
        };
        let help = "Make the words say what is there, as in [how to wear the stockings](stockings.md).";
        let location = subject.document.location(link.span);
        found.push(Diagnostic::new(Code::VagueLinkText, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::VAGUE;
    use crate::check::tests::mistakes;

    #[test]
    fn words_that_do_not_say_where_a_link_leads_are_told() {
        assert!(VAGUE.is_sorted());
        assert_eq!(
            mistakes("== a.md\n[Click *here*.](b.md) [](b.md) [risks](b.md) [![A plan](pic.svg)](b.md)\n== b.md\nx\n"),
            [
                "a.md:5:1 vague-link-text The words of this link, “Click here.”, do not say where it leads. = Make the words say what is there, as in [how to wear the stockings](stockings.md).",
                "a.md:5:23 vague-link-text This link has no words. = Make the words say what is there, as in [how to wear the stockings](stockings.md).",
            ]
        );
    }
}
