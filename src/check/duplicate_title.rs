//! Pages of the same title (`duplicate-title`).

use std::sync::Arc;

use crate::{
    check::places::written,
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    parse::document::Document,
    site::Site,
};

pub(super) const RULE: Rule = Rule {
    code: Code::DuplicateTitle,
    finds: "Two published pages with the same title.",
    why: "In search results, in a browser's tabs and in its history, only the title tells pages apart. With two treatments on a \
          site, “Risks” alone does not say whose risks they are.",
    wrong: "\
== content/laser.md
---
title: Risks
description: The risks of laser treatment.
---

Your skin may be sore.
== content/injections.md
---
title: Risks
description: The risks of injections.
---

You may bruise.
",
    right: "\
== content/laser.md
---
title: Risks of laser treatment
description: The risks of laser treatment.
---

Your skin may be sore.
== content/injections.md
---
title: Risks of injections
description: The risks of injections.
---

You may bruise.
",
};

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    for pages in &site.same_titles {
        let pages = pages.iter().filter_map(|&page| written(site, documents, page));
        // The name of a file that stands in for a title is nobody's choice.
        let mut pages = pages.filter(|document| !document.front_matter.title.trim().is_empty());
        let Some(first) = pages.next() else { continue };
        for other in pages {
            let message = format!("The title “{}” is that of {} too.", other.summary.title, first.path);
            let help = "Say in each title what sets the page apart, such as the treatment that it is about.";
            found.push(
                Diagnostic::new(Code::DuplicateTitle, other.places.of("title"), message)
                    .with_help(help)
                    .with_related(first.places.of("title"), "the other page"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_title_that_is_used_twice_is_told_of_all_pages_but_the_first() {
        let page = |name: &str, title: &str, more: &str| {
            format!("== {name}.md\n---\ntitle: {title}\ndescription: D.\n{more}---\nx\n")
        };
        let site =
            page("index", "Home", "") + &page("a", "Veins", "") + &page("b", "veins", "") + &page("c", "Legs", "");
        assert_eq!(
            mistakes(&site),
            [
                "b.md:2:1 duplicate-title The title “veins” is that of content/a.md too. = Say in each title what sets the page apart, such as the treatment that it is about. (a.md:2:1 the other page)"
            ]
        );
        // A draft is nobody's neighbour yet.
        let site = page("index", "Home", "") + &page("a", "Veins", "draft: true\n") + &page("b", "Veins", "");
        assert_eq!(mistakes(&site), [""; 0]);
    }

    #[test]
    fn pages_without_titles_have_not_the_same_one() {
        let page = |name: &str| format!("== {name}/risks.md\n---\ndescription: D.\n---\n");
        assert_eq!(mistakes(&(page("a") + &page("b"))), [""; 0]);
    }
}
