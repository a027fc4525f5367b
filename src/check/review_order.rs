//! Reviews that are due before they were (`review-order`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::review::day_in_words,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ReviewOrder,
    finds: "A page whose `review_due` day is not after its `reviewed` day.",
    why: "One of the two is wrong, and visitors see both.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-05-01
review_due: 2026-04-01
reviewed_by: {name: A. Example, role: Nurse}
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-05-01
review_due: 2028-05-01
reviewed_by: {name: A. Example, role: Nurse}
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(newest) = subject.review else { return };
    let (reviewed, Some(due)) = (newest.review.reviewed, newest.review.review_due) else { return };
    if due <= reviewed {
        let message = format!(
            "The next review is due on {}, and the last one was on {}.",
            day_in_words(due),
            day_in_words(reviewed)
        );
        let help = "Put the day of the next review after that of the last one.";
        let mistake = subject.mistake_of_review(Code::ReviewOrder, "review_due", message, help);
        found.push(match newest.sign_off {
            Some(_) => mistake,
            None => mistake.with_related(subject.document.places.of("reviewed"), "the last review"),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_review_that_is_due_before_it_was_is_told() {
        let found = mistakes(
            "== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2025-12-01\nreview_due: 2025-12-01\nreviewed_by: A\n---\nx\n",
        );
        assert!(found.iter().any(|found| found.starts_with("index.md:5:1 review-order The next review is due on 1 December 2025, and the last one was on 1 December 2025.")), "{found:?}");
    }
}
