//! Pages that nothing leads to (`orphan-page`).

use std::{collections::HashSet, sync::Arc};

use crate::{
    check::{Targets, places::written},
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    parse::document::Document,
    site::{PageId, Site, Target},
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
    let unlisted: HashSet<PageId> = site.unlisted.iter().copied().collect();
    // The links to unlisted pages, each with the page that it is on. A draft is nobody's way.
    let mut ways: Vec<(PageId, PageId)> = Vec::new();
    for (place, targets) in targets.enumerate() {
        let Some(from) = site.page_of_document(place).filter(|&from| !site.is_draft(from)) else { continue };
        let routes = targets.iter().filter_map(|target| match target {
            Ok(Target::Page { route, .. }) => site.page_at(route),
            _ => None,
        });
        ways.extend(routes.filter(|to| unlisted.contains(to)).map(|to| (from, to)));
    }
    // From the pages that visitors find, each link leads one further.
    let mut found_ways: HashSet<PageId> = HashSet::new();
    loop {
        let is_reached = |page: PageId| !unlisted.contains(&page) || found_ways.contains(&page);
        let reached: Vec<PageId> =
            ways.iter().filter(|(from, to)| is_reached(*from) && !is_reached(*to)).map(|(_, to)| *to).collect();
        if reached.is_empty() {
            break;
        }
        found_ways.extend(reached);
    }
    for &page in site.unlisted.iter().filter(|page| !found_ways.contains(page)) {
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
        // Two that lead to one another are no way to either.
        let circle = "== about/a.md\n[to b](b.md)\n== about/b.md\n[to a](a.md)\n";
        assert_eq!(mistakes(&format!("== index.md\nx\n{about}x\n{circle}")).len(), 2);
        assert_eq!(mistakes(&format!("== index.md\nx\n{about}[to a](a.md)\n{circle}")), [""; 0]);
        assert_eq!(mistakes(&format!("== index.md\nx\n{about}[us all](/about/team/)\n{team}")), [""; 0]);
    }
}
