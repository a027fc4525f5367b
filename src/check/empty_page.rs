//! Published pages without any text (`empty-page`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::kind::Kind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::EmptyPage,
    finds: "A published page with nothing below its front matter. The home page, the first page of a treatment and the page of \
            questions may be empty: they show other pages.",
    why: "A visitor follows a link to it and finds a title. It may be a page that was published before it was written.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
---
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, site, page, .. } = subject;
    let shows_others = matches!(document.summary.kind, Kind::Home | Kind::Treatment | Kind::Faq);
    let is_published = page.is_some_and(|page| !site.is_draft(page));
    // What could not be read has been told.
    let is_read = !document.front_matter.title.is_empty();
    // A heading with nothing below it is told where it stands.
    let is_empty = document.body.headings.is_empty() && !document.body.has_content(document.body.fragment.whole());
    if is_read && is_published && !shows_others && is_empty {
        let message = "This page has no text.";
        let help = "Write it, or keep the page back until then: `draft: true`.";
        found.push(Diagnostic::new(Code::EmptyPage, document.places.of("title"), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_without_text_is_told() {
        let page =
            |name: &str, more: &str| format!("== {name}\n---\ntitle: {name}\ndescription: D.\n{more}---\n<!-- x -->\n");
        assert_eq!(
            mistakes(
                &(page("index.md", "") + &page("a.md", "") + &page("b.md", "draft: true\n") + &page("c/index.md", ""))
            ),
            ["a.md:2:1 empty-page This page has no text. = Write it, or keep the page back until then: `draft: true`."]
        );
    }
}
