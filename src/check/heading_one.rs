//! Headings of level 1 in a page's text (`heading-one`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::HeadingOne,
    finds: "A heading that begins with a single `#` in the text of a page.",
    why: "The title in the front matter is the page's heading of level 1. People who listen to a page go from heading to \
          heading, and rely on there being one of that level.",
    wrong: "\
== content/stockings.md
# How to wear them

Every day.
",
    right: "\
== content/stockings.md
## How to wear them

Every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for heading in document.body.headings.iter().filter(|heading| heading.level == 1) {
        let message = "This heading has the level of the page's title.";
        let help = "Begin it with ## instead of #: the title in the front matter is the only one with a single #.";
        found.push(Diagnostic::new(Code::HeadingOne, document.location(heading.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_heading_of_level_1_is_told() {
        assert_eq!(
            mistakes("== index.md\n# A\nx\n\n## B\nx\n"),
            [
                "index.md:5:1 heading-one This heading has the level of the page's title. = Begin it with ## instead of #: the title in the front matter is the only one with a single #."
            ]
        );
    }
}
