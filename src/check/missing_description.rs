//! Pages without a description (`missing-description`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingDescription,
    finds: "A page whose front matter has no `description`.",
    why: "The description stands below the title in lists of pages, in search results, and where somebody shares the page. \
          Without one, a visitor has to open the page to learn whether it is the right one.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to put on and wear the stockings after your treatment.
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    // What could not be read has been told, and says nothing of what is missing.
    let is_told = || document.places.is_told("description");
    if document.summary.description.is_empty() && !document.front_matter.title.is_empty() && !is_told() {
        let message = "This page has no description.";
        let help = "Say in one plain sentence what the page is about: `description: How to care for your legs.`";
        let location = document.places.of("description");
        found.push(Diagnostic::new(Code::MissingDescription, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_without_a_description_is_told() {
        assert_eq!(
            mistakes("== index.md\n---\ntitle: T\n---\n"),
            [
                "index.md:2:1 missing-description This page has no description. = Say in one plain sentence what the page is about: `description: How to care for your legs.`"
            ]
        );
        assert_eq!(mistakes("== index.md\n---\ntitle: T\ndescription: D.\n---\n"), [""; 0]);
    }

    #[test]
    fn a_description_that_is_misspelt_or_wrong_is_not_missing_as_well() {
        for line in ["desciption: D.", "description: [D.]", "description:D."] {
            let site = format!("== index.md\n---\ntitle: T\n{line}\n---\n");
            assert_eq!(mistakes(&site), [""; 0], "{line}");
        }
    }
}
