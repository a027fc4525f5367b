//! Reviews without the name of the reviewer (`missing-reviewer`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingReviewer,
    finds: "A page that says when it was reviewed, and not by whom.",
    why: "Visitors trust a review for who made it. A day on its own is a promise that nobody has given, and nobody knows whom to ask.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-05-01
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-05-01
reviewed_by: {name: A. Example, role: Nurse}
---

Wear them every day.
",
};

pub(super) const MESSAGE: &str = "This page does not say who reviewed it.";

pub(super) const HELP: &str = "Add who it was, and what they are: `reviewed_by: {name: …, role: …}`.";

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    if is_missing(subject) {
        let place = subject.document.places.of("reviewed");
        found.push(Diagnostic::new(Code::MissingReviewer, place, MESSAGE).with_help(HELP));
    }
}

/// Whether the page was reviewed by nobody who is named. A name that could not be read has been told.
pub(super) fn is_missing(subject: Subject<'_>) -> bool {
    let is_nameless = subject.review.is_some_and(|newest| newest.review.reviewed_by.is_none());
    is_nameless && !subject.document.places.is_told("reviewed_by")
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_review_without_a_name_is_told() {
        let found = |key: &str| mistakes(&format!("== index.md\n---\ntitle: T\ndescription: D.\n{key}---\nx\n"));
        for fine in ["", "reviewed: 2025-12-01\nreviewed_by: A\n", "reviewed: 2025-12-01\nreviewed_by: {name: A}\n"] {
            assert_eq!(found(fine), [""; 0]);
        }
        for key in ["", "reviewed_by:\n", "reviewed_by: ~\n"] {
            assert_eq!(
                found(&format!("reviewed: 2025-12-01\n{key}")),
                [
                    "index.md:4:1 missing-reviewer This page does not say who reviewed it. = Add who it was, and what they are: `reviewed_by: {name: …, role: …}`."
                ]
            );
        }
        // An empty name is told where it stands.
        assert_eq!(found("reviewed: 2025-12-01\nreviewed_by: \"\"\n"), [""; 0]);
    }
}
