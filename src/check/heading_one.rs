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
    // Where the title belongs instead has been told with the front matter that is missing.
    let told = usize::from(document.begins_with_title);
    for heading in document.body.headings.iter().skip(told).filter(|heading| heading.level == 1) {
        let message = "This heading has the level of the page's title.";
        let help = "Begin it with ## instead of #: the title in the front matter is the only one with a single #.";
        found.push(Diagnostic::new(Code::HeadingOne, document.location(heading.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_heading_in_the_place_of_the_title_is_told_with_the_front_matter_that_is_missing() {
        let page =
            |text: &str| crate::parse::document::read(&crate::source::SourcePath::new("content/a.md"), &text.into());
        let parsed = page("# The \"way\"\n\nText.\n");
        assert!(parsed.value.begins_with_title && parsed.value.summary.title.contains("way"));
        assert!(parsed.diagnostics[0].help.as_ref().is_some_and(|help| help.contains(r#"title: "The \"way\"""#)));
        assert!(!page("---\ntitle: T\n---\n# Way\n").value.begins_with_title);
    }

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
