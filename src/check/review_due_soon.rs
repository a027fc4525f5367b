//! Pages that are soon to be reviewed (`review-due-soon`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::review::day_in_words,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ReviewDueSoon,
    finds: "A page whose next review is due within 90 days of the build, or within the `warn_before` of `review` in `site.yaml`. The examples \
            are those of June 2026.",
    why: "A review takes its time. Whoever knows of it in time does not publish a page that is overdue.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2024-07-01
review_due: 2026-07-01
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
    let Subject { config, today, .. } = subject;
    let soon = config.review.warn_before.after(today);
    if let Some((due, key)) = subject.next_review().filter(|(due, _)| (today..=soon).contains(due)) {
        let message = format!("The review of this page is due on {}.", day_in_words(due));
        let help = "Ask for it now. `review: {warn_before: 30 days}` in site.yaml changes how early this is told.";
        found.push(subject.mistake_of_review(Code::ReviewDueSoon, key, message, help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_review_that_is_due_soon_is_told() {
        let page = |due: &str| {
            format!(
                "== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2024-06-01\nreview_due: {due}\nreviewed_by: A\n---\nx\n"
            )
        };
        assert_eq!(mistakes(&page("2026-04-02")), [""; 0]);
        for due in ["2026-01-01", "2026-04-01"] {
            assert!(mistakes(&page(due))[0].starts_with("index.md:5:1 review-due-soon "), "{due}");
        }
        let strict = "== site.yaml\ntitle: T\nbase_url: https://a.example\nreview: {warn_before: 2 weeks}\n";
        assert_eq!(mistakes(&format!("{strict}{}", page("2026-04-01"))), [""; 0]);
    }
}
