//! Files that would be published at one address (`duplicate-route`).

use std::sync::Arc;

use crate::{
    check::{document_of, place_of_file},
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    parse::document::Document,
    site::{Clash, Site},
};

pub(super) const RULE: Rule = Rule {
    code: Code::DuplicateRoute,
    finds: "Two files that would be published at the same address.",
    why: "Only one of them could be reached, and which one would be chance.",
    wrong: "\
== content/Stockings.md
---
title: The stockings
description: How to wear the stockings.
---

Wear them every day.
== content/stockings!.md
---
title: More on the stockings
description: More on how to wear the stockings.
---

Wear them.
",
    right: "\
== content/Stockings.md
---
title: The stockings
description: How to wear the stockings.
---

Wear them every day.
== content/more-on-stockings.md
---
title: More on the stockings
description: More on how to wear the stockings.
---

Wear them.
",
};

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    for Clash { address, first, second, .. } in site.clashes.iter().filter(|clash| clash.alias.is_none()) {
        let slug = |file: &str| {
            let document = document_of(documents, file)?;
            document.summary.slug.as_ref().map(|_| document.places.of("slug"))
        };
        // Where only one of the two chose its address, it is the one to choose another.
        let (told, other) = match (slug(first), slug(second)) {
            (Some(_), None) => (first, second),
            _ => (second, first),
        };
        let location = slug(told).unwrap_or_else(|| place_of_file(told));
        let message = format!("This and content/{other} would be published at the same place, {address}.");
        let help = "Rename one of the two files, or give one another `slug`.";
        let mut diagnostic = Diagnostic::new(Code::DuplicateRoute, location, message).with_help(help);
        if document_of(documents, other).is_some() {
            diagnostic = diagnostic.with_related(place_of_file(other), "the other file");
        }
        found.push(diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn files_for_one_address_are_told() {
        assert_eq!(
            mistakes("== a.md\nx\n== A!.md\nx\n== c.md\n---\ntitle: C\ndescription: D.\nslug: a\n---\nx\n"),
            [
                "a.md:1:1 duplicate-route This and content/A!.md would be published at the same place, /a/. = Rename one of the two files, or give one another `slug`. (A!.md:1:1 the other file)",
                "c.md:4:1 duplicate-route This and content/A!.md would be published at the same place, /a/. = Rename one of the two files, or give one another `slug`. (A!.md:1:1 the other file)",
            ]
        );
    }

    #[test]
    fn of_two_the_one_whose_slug_takes_the_others_address_is_told() {
        let mistakes = mistakes("== b.md\nx\n== a.md\n---\ntitle: A\ndescription: D.\nslug: b\n---\nx\n");
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert!(mistakes[0].starts_with("a.md:4:1 duplicate-route This and content/b.md would"), "{mistakes:?}");
    }
}
