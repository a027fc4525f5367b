//! Ids that two headings of a page have (`duplicate-id`).

use std::collections::HashMap;

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::Heading,
};

pub(super) const RULE: Rule = Rule {
    code: Code::DuplicateId,
    finds: "Two headings of a page with the same id.",
    why: "A link to the id reaches the first of them only, and a screen reader may name one by the other. Ids that are made \
          from headings differ by themselves; this is about those that a writer chose.",
    wrong: "\
== content/stockings.md
## By day {#when}

Wear them.

## By night {#when}

Take them off.
",
    right: "\
== content/stockings.md
## By day {#by-day}

Wear them.

## By night {#by-night}

Take them off.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let mut known: HashMap<&str, &Heading> = HashMap::new();
    for heading in &document.body.headings {
        let first = *known.entry(&heading.id).or_insert(heading);
        if !std::ptr::eq(first, heading) {
            let message = format!("The id `{}` is given to an earlier heading of this page too.", heading.id);
            let help = "Give one of them another id, or leave it out: {#another-id}.";
            found.push(
                Diagnostic::new(Code::DuplicateId, document.location(heading.span), message)
                    .with_help(help)
                    .with_related(document.location(first.span), "the earlier heading"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_id_that_is_given_twice_is_told_with_its_first_place() {
        assert_eq!(
            mistakes("== index.md\n## B {#x}\nx\n\n## C {#x}\nx\n\n## D\nx\n\n## D\nx\n"),
            [
                "index.md:8:1 duplicate-id The id `x` is given to an earlier heading of this page too. = Give one of them another id, or leave it out: {#another-id}. (index.md:5:1 the earlier heading)"
            ]
        );
    }
}
