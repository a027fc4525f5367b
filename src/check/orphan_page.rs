//! Pages that nothing leads to (`orphan-page`).

use std::{collections::HashSet, sync::Arc};

use crate::{
    check::{Targets, written},
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    parse::document::Document,
    site::{Route, Site, Target},
};

pub(super) const RULE: Rule = Rule {
    code: Code::OrphanPage,
    finds: "A published page that no menu, no list of pages and no link on another page leads to. The home page, treatments and \
            folders without an `index.md` list what is below them; other pages do not.",
    why: "Visitors find such a page through a search engine or not at all, and writers forget to keep it right.",
    wrong: "\
== content/about/index.md
---
title: About the clinic
description: Who works at the clinic.
kind: page
---

We have been here for ten years.
== content/about/parking.md
Park behind the house.
",
    right: "\
== content/about/index.md
---
title: About the clinic
description: Who works at the clinic.
kind: page
---

We have been here for ten years. You can [park behind the house](parking.md).
== content/about/parking.md
Park behind the house.
",
};

/// `targets` are what the links of all documents lead to, in the order of the documents.
pub(super) fn check<'a>(
    site: &Site,
    documents: &[Arc<Parsed<Document>>],
    targets: impl Iterator<Item = &'a Targets>,
    found: &mut Vec<Diagnostic>,
) {
    if site.unlisted.is_empty() {
        return;
    }
    let mut linked: HashSet<&Route> = HashSet::new();
    for (place, targets) in targets.enumerate() {
        // A page that leads to itself is no way to it, and a draft is nobody's way.
        let Some(from) = site.page_of_document(place) else { continue };
        let own = &site.page(from).route;
        linked.extend(targets.iter().filter_map(|target| match target {
            Ok(Target::Page { route, .. }) if route != own => Some(route),
            _ => None,
        }));
    }
    for &page in site.unlisted.iter().filter(|&&page| !linked.contains(&site.page(page).route)) {
        let Some(document) = written(site, documents, page) else { continue };
        let message = "Nothing leads to this page: no menu, no list and no link.";
        let help = "Link to it from the page where a visitor would look for it, or name it under `menu` in site.yaml.";
        found.push(Diagnostic::new(Code::OrphanPage, document.places.of("title"), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_that_nothing_leads_to_is_told() {
        let about = "== about/index.md\n---\ntitle: About\ndescription: D.\nkind: page\n---\n";
        let team = "== about/team.md\nSee [us](team.md#x).\n\n## X\ny\n== folder/listed.md\nx\n";
        assert_eq!(
            mistakes(&format!("== index.md\nx\n{about}x\n{team}")),
            [
                "about/team.md:2:1 orphan-page Nothing leads to this page: no menu, no list and no link. = Link to it from the page where a visitor would look for it, or name it under `menu` in site.yaml."
            ]
        );
        assert_eq!(mistakes(&format!("== index.md\nx\n{about}[us all](/about/team/)\n{team}")), [""; 0]);
    }
}
