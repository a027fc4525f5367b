//! Files that would be published at one address (`duplicate-route`).

use std::sync::Arc;

use crate::{
    check::{claimant::Claimant, places::document_of},
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
        let chosen = slug(told);
        let (mut told, mut other) = (Claimant::of(site, documents, told), Claimant::of(site, documents, other));
        // What nobody wrote has no place to be told at.
        if told.place.is_none() {
            std::mem::swap(&mut told, &mut other);
        }
        let subject = if told.is_written { "This".to_owned() } else { sentence(&told.name) };
        let message = format!("{subject} and {} would be published at the same place, {address}.", other.name);
        let help = match (told.is_written, other.is_written) {
            (true, true) => "Rename one of the two files, or give one another `slug`.",
            (true, false) => "Rename this file, give it another `slug`, or make it the `index.md` of the folder.",
            (false, _) => "Rename the folder, or give it an `index.md` with another `slug`.",
        };
        let diagnostic = Diagnostic::without_place(Code::DuplicateRoute, message).with_help(help);
        let mut diagnostic = Diagnostic { location: chosen.or(told.place), ..diagnostic };
        if let Some(place) = other.place.filter(|_| other.is_written) {
            diagnostic = diagnostic.with_related(place, "the other file");
        }
        found.push(diagnostic);
    }
}

/// The words with a capital at their beginning.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
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

    #[test]
    fn what_is_made_by_itself_is_named_by_what_it_is_made_of() {
        for (site, expected) in [
            (
                "== faq/cost.md\nx\n",
                "faq/cost.md:1:1 duplicate-route The list of what is in content/faq/ and the index of questions would be published at the same place, /faq/. = Rename the folder",
            ),
            (
                "== faq/index.md\nx\n",
                "faq/index.md:1:1 duplicate-route This and the index of questions would be published at the same place, /faq/. = Rename this file",
            ),
            ("== costs.md\nx\n== costs/a.md\nx\n", "the list of what is in content/costs/"),
        ] {
            let found = mistakes(site);
            assert!(found.len() == 1 && found[0].contains(expected), "{found:?}");
        }
    }
}
