//! Pages that nobody reviewed, on a site that asks for reviews (`missing-review`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingReview,
    finds: "A published page without a `reviewed` day, where `site.yaml` says `review: {required: true}`.",
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
---

Welcome.
",
};

pub(super) const MESSAGE: &str = "Nobody has reviewed this page.";

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
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_without_a_review_is_told_where_reviews_are_asked_for() {
        let asking = "== site.yaml\ntitle: T\nbase_url: https://a.example\nreview: {required: true}\n";
        assert_eq!(mistakes("== index.md\n---\ntitle: T\ndescription: D.\n---\nx\n"), [""; 0]);
        assert_eq!(
            mistakes(&format!("{asking}== index.md\n---\ntitle: T\ndescription: D.\nreviewed: 2025-12-01\n---\nx\n")),
            [""; 0]
        );
        assert_eq!(mistakes(&format!("{asking}== index.md\n---\ntitle: T\ndescription: D.\ndraft: true\n---\nx\n== a.md\n---\ntitle: A\ndescription: D.\nreviewed: 2025-12-01\n---\nx\n")).iter().filter(|found| found.contains("missing-review")).count(), 0);
        let found = mistakes(&format!("{asking}== index.md\n---\ntitle: T\ndescription: D.\n---\nx\n"));
        assert!(found[0].starts_with("index.md:2:1 missing-review Nobody has reviewed this page."), "{found:?}");
    }
}
