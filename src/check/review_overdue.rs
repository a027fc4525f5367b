//! Pages whose review is overdue (`review-overdue`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::review::day_in_words,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ReviewOverdue,
    finds: "A page whose next review was due before the day of the build: its `review_due`, or the `every` of `review` in `site.yaml` after \
            its `reviewed`. The examples are those of June 2026.",
    why: "What it says may not hold any more, and the page itself says that somebody was to look at it by now.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2024-05-01
review_due: 2026-05-01
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
    if let Some((due, key)) = subject.next_review().filter(|(due, _)| *due < subject.today) {
        let message = format!("The review of this page was due on {}.", day_in_words(due));
        let help = match subject.review.and_then(|newest| newest.sign_off) {
            Some(_) => "Have it reviewed, and sign it with `careleaf review sign`.",
            None => "Have it reviewed, and write the new day under `reviewed`.",
        };
        found.push(subject.mistake_of_review(Code::ReviewOverdue, key, message, help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_review_that_is_overdue_is_told() {
        let found = mistakes(
            "== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2024-01-01\nreview_due: 2025-12-31\nreviewed_by: A\n---\nx\n",
        );
        assert_eq!(
            found,
            [
                "index.md:5:1 review-overdue The review of this page was due on 31 December 2025. = Have it reviewed, and write the new day under `reviewed`."
            ]
        );
        let found = mistakes(
            "== site.yaml\ntitle: T\nbase_url: https://a.example\nreview: {every: 12 months}\n== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2024-06-01\nreviewed_by: A\n---\nx\n",
        );
        assert!(
            found[0].starts_with("index.md:4:1 review-overdue The review of this page was due on 1 June 2025."),
            "{found:?}"
        );
    }
}
