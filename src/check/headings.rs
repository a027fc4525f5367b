//! Headings: a level 1 heading in the text (`heading-one`), ids that are given twice (`duplicate-id`), and ids with two
//! hyphens in a row or one at an end (`reserved-id`), which the theme and the FAQ index use for what they put on a page.
//!
//! The title in the front matter is the page's level 1 heading; people who listen to a page rely on there being one. Of two
//! headings with the same id, links can reach only the first.

use std::collections::HashSet;

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic},
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    let mut ids = HashSet::new();
    for heading in &document.body.headings {
        if heading.level == 1 {
            let message = "This heading has the level of the page's title.";
            let help = "Begin it with ## instead of #: the title in the front matter is the only one with a single #.";
            found.push(Diagnostic::new(Code::HeadingOne, document.location(heading.span), message).with_help(help));
        }
        if heading.id.contains("--") || heading.id.starts_with('-') || heading.id.ends_with('-') {
            let message = format!("The id `{}` has two hyphens in a row, or one at its beginning or end.", heading.id);
            let help = "Leave them out. Such ids are for what the theme and the FAQ index put on a page.";
            found.push(Diagnostic::new(Code::ReservedId, document.location(heading.span), message).with_help(help));
        }
        if !ids.insert(&heading.id) {
            let message = format!("The id `{}` is given to an earlier heading of this page too.", heading.id);
            let help = "Give one of them another id, or leave it out: {#another-id}.";
            found.push(Diagnostic::new(Code::DuplicateId, document.location(heading.span), message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn headings_that_clash_are_told() {
        assert_eq!(
            mistakes("== index.md\n# A\n\n## B {#x}\n\n## C {#x}\n\n## D\n\n## D\n\n## E {#note--1}\n"),
            [
                "index.md:4:1 heading-one This heading has the level of the page's title. = Begin it with ## instead of #: the title in the front matter is the only one with a single #.",
                "index.md:8:1 duplicate-id The id `x` is given to an earlier heading of this page too. = Give one of them another id, or leave it out: {#another-id}.",
                "index.md:14:1 reserved-id The id `note--1` has two hyphens in a row, or one at its beginning or end. = Leave them out. Such ids are for what the theme and the FAQ index put on a page.",
            ]
        );
    }
}
