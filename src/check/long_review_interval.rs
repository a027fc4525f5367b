//! Reviews that are more than three years apart (`long-review-interval`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::review::LONGEST_INTERVAL,
};

pub(super) const RULE: Rule = Rule {
    code: Code::LongReviewInterval,
    finds: "A page whose next review is due more than three years after its last one.",
    why: "Treatments, numbers and guidance change. The NHS's standard for creating health content asks for a review at least every three \
          years.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-05-01
review_due: 2031-05-01
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
review_due: 2029-05-01
reviewed_by: {name: A. Example, role: Nurse}
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(last) = subject.review.map(|newest| LONGEST_INTERVAL.after(newest.review.reviewed)) else { return };
    if let Some((_, key)) = subject.next_review().filter(|(due, _)| *due > last) {
        let message = "The next review of this page is due more than three years after the last one.".to_owned();
        let help = "Have it reviewed sooner: `review_due` on this page, or `review: {every: 24 months}` in site.yaml.";
        found.push(subject.mistake_of_review(Code::LongReviewInterval, key, message, help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn reviews_that_are_far_apart_are_told() {
        assert_eq!(
            mistakes(
                "== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2025-12-01\nreview_due: 2028-12-01\nreviewed_by: A\n---\nx\n"
            ),
            [""; 0]
        );
        let found = mistakes(
            "== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2025-12-01\nreview_due: 2028-12-02\nreviewed_by: A\n---\nx\n",
        );
        assert!(found[0].starts_with("index.md:5:1 long-review-interval "), "{found:?}");
        let found = mistakes(
            "== site.yaml\ntitle: T\nbase_url: https://a.example\nreview: {every: 4 years}\n== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2025-12-01\nreviewed_by: A\n---\nx\n",
        );
        assert!(found[0].starts_with("index.md:4:1 long-review-interval "), "{found:?}");
    }
}
