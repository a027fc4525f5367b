//! Ids of the form that the theme and the FAQ index use for what they put on a page (`reserved-id`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::ReservedId,
    finds: "An id with two hyphens in a row, or with one at its beginning or end.",
    why: "Ids of this form belong to what the theme and the FAQ index put on a page. A heading with such an id could take the \
          place of one of theirs, and links would lead to the wrong place.",
    wrong: "\
== content/stockings.md
## By day {#stockings--day}

Wear them.
",
    right: "\
== content/stockings.md
## By day {#stockings-day}

Wear them.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let is_reserved = |id: &str| id.contains("--") || id.starts_with('-') || id.ends_with('-');
    for heading in document.body.headings.iter().filter(|heading| is_reserved(&heading.id)) {
        let message = format!("The id `{}` has two hyphens in a row, or one at its beginning or end.", heading.id);
        let help = "Leave them out. Such ids are for what the theme and the FAQ index put on a page.";
        found.push(Diagnostic::new(Code::ReservedId, document.location(heading.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_id_of_the_themes_form_is_told() {
        assert_eq!(
            mistakes("== index.md\n## E {#note--1}\nx\n"),
            [
                "index.md:5:1 reserved-id The id `note--1` has two hyphens in a row, or one at its beginning or end. = Leave them out. Such ids are for what the theme and the FAQ index put on a page."
            ]
        );
    }
}
