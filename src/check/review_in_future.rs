//! Reviews on days that are yet to come (`review-in-future`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::review::day_in_words,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ReviewInFuture,
    finds: "A page whose `reviewed` day is yet to come.",
    why: "Visitors would read that the page was reviewed on a day that has not been. It is nearly always a slip in the year.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2062-05-01
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
reviewed_by: {name: A. Example, role: Nurse}
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let reviewed = subject.review.map(|newest| newest.review.reviewed);
    let Some(reviewed) = reviewed.filter(|&reviewed| reviewed > subject.today) else { return };
    let message = format!("This page says that it was reviewed on {}, which is yet to come.", day_in_words(reviewed));
    let help = "Write the day on which it was reviewed. When it is to be reviewed stands under `review_due`.";
    found.push(subject.mistake_of_review(Code::ReviewInFuture, "reviewed", message, help));
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_review_in_the_future_is_told() {
        assert_eq!(
            mistakes("== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2026-01-01\nreviewed_by: A\n---\nx\n"),
            [""; 0]
        );
        assert_eq!(
            mistakes("== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2026-01-02\nreviewed_by: A\n---\nx\n"),
            [
                "index.md:4:1 review-in-future This page says that it was reviewed on 2 January 2026, which is yet to come. = Write the day on which it was reviewed. When it is to be reviewed stands under `review_due`."
            ]
        );
    }
}
