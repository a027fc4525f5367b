//! Reviews without their day (`undated-review`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UndatedReview,
    finds: "A page that says who reviewed it, or when its next review is due, and not when it was reviewed.",
    why: "Without the day there is no review to show: visitors read that nobody has reviewed the page.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed_by: Dr A Example
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-05-01
reviewed_by: Dr A Example
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let front_matter = &document.front_matter;
    let key = match (&front_matter.reviewed_by, front_matter.review_due) {
        (Some(_), _) => "reviewed_by",
        (None, Some(_)) => "review_due",
        (None, None) => return,
    };
    if subject.review.is_none() && !document.places.is_told("reviewed") {
        let message = format!("This page has a `{key}`, and does not say when it was reviewed.");
        let help = "Add the day: `reviewed: 2026-03-05`. If nobody has reviewed it yet, take this line out.";
        found.push(Diagnostic::new(Code::UndatedReview, document.places.of(key), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_review_without_its_day_is_told() {
        for key in ["reviewed_by: A", "review_due: 2026-06-01"] {
            let found = mistakes(&format!("== index.md\n---\ntitle: T\ndescription: D.\n{key}\n---\nx\n"));
            assert!(found[0].starts_with("index.md:4:1 undated-review This page has a `review"), "{found:?}");
        }
    }
}
