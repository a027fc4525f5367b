//! Pages that nobody reviewed, on a site that asks for reviews (`missing-review`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::review::day_in_words,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingReview,
    finds: "A published page without a `reviewed` day, where `site.yaml` says `review: {required: true}`. There, a page that was once \
            signed with `careleaf review sign` has to be signed each time that it is reviewed.",
    why: "Visitors act on what a page says. A clinic that promises reviewed pages must not publish one that nobody checked.",
    wrong: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
review: {required: true}
== content/index.md
---
title: The vein clinic
description: Treatments for veins.
---

Welcome.
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
review: {required: true}
== content/index.md
---
title: The vein clinic
description: Treatments for veins.
reviewed: 2026-05-01
reviewed_by: {name: A. Example, role: Nurse}
---

Welcome.
",
};

pub(super) const MESSAGE: &str = "Nobody has reviewed this page.";

pub(super) const UNSIGNED: &str = "The newest review of this page was not signed.";

pub(super) const HELP: &str = "Have it reviewed, and say when and by whom: `reviewed: 2026-03-05` and `reviewed_by: A name`, or with \
                               `careleaf review sign`. Until then, keep it back: `draft: true`.";

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, site, page, review, .. } = subject;
    let is_published = page.is_some_and(|page| !site.is_draft(page));
    // A day that could not be read has been told.
    let is_told = document.places.is_told("reviewed");
    if config.review.required && is_published && review.is_none() && !is_told {
        found.push(Diagnostic::new(Code::MissingReview, document.places.of("title"), MESSAGE).with_help(HELP));
    }
    if config.review.required && is_published {
        found.extend(unsigned(subject));
    }
}

/// What is told of a page that was signed, and says of itself that it was reviewed again since: what it said then is not
/// known, and a line of front matter is no sign-off.
fn unsigned(subject: Subject<'_>) -> Option<Diagnostic> {
    let Subject { document, review, .. } = subject;
    let newest = review?;
    let signed = newest.passed_over?;
    let (day, path) = (newest.review.reviewed, &document.path);
    let message = format!(
        "This page was signed on {}, and its review of {} was not.",
        day_in_words(signed.review.reviewed),
        day_in_words(day)
    );
    let help = format!(
        "Sign it: careleaf review sign {path} --by \"…\" --on {day}. If there was no such review, take the line `reviewed` out."
    );
    let mistake = Diagnostic::new(Code::MissingReview, document.places.of("reviewed"), message).with_help(help);
    Some(mistake.with_related(signed.location.clone(), "the sign-off"))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_without_a_review_is_told_where_reviews_are_asked_for() {
        let asking = "== site.yaml\ntitle: T\nbase_url: https://a.example\nreview: {required: true}\n";
        assert_eq!(mistakes("== index.md\n---\ntitle: T\ndescription: D.\n---\nx\n"), [""; 0]);
        assert_eq!(
            mistakes(&format!(
                "{asking}== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2025-12-01\nreviewed_by: A\n---\nx\n"
            )),
            [""; 0]
        );
        assert_eq!(mistakes(&format!("{asking}== index.md\n---\ntitle: T\ndescription: D.\ndraft: true\n---\nx\n== a.md\n---\ntitle: A\ndescription: D.\nreviewed: 2025-12-01\n---\nx\n")).iter().filter(|found| found.contains(" missing-review ")).count(), 0);
        let signed = "== reviews.yaml\n---\npage: index.md\nreviewed: 2025-05-01\nreviewed_by: A\nsigned: {form: 1}\n";
        let again = "== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2025-05-02\nreviewed_by: A\n---\nx\n";
        assert_eq!(mistakes(&format!("{signed}{again}")), [""; 0]);
        assert_eq!(
            mistakes(&format!("{asking}{signed}{again}")),
            [
                "index.md:4:1 missing-review This page was signed on 1 May 2025, and its review of 2 May 2025 was not. = Sign it: careleaf review sign content/index.md --by \"…\" --on 2025-05-02. If there was no such review, take the line `reviewed` out. (reviews.yaml:2:1 the sign-off)"
            ]
        );
        let found = mistakes(&format!("{asking}== index.md\n---\ntitle: T\ndescription: D.\n---\nx\n"));
        assert!(found[0].starts_with("index.md:2:1 missing-review Nobody has reviewed this page."), "{found:?}");
    }
}
