//! Links to pages that are not published (`link-to-draft`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    site::{DeadLink, Target},
};

pub(super) const RULE: Rule = Rule {
    code: Code::LinkToDraft,
    finds: "A link from a published page to a draft, or to a page whose `publish_on` day has not come. Where drafts are shown \
            (`--drafts`), it is a warning: the link works there, and nowhere else.",
    why: "Visitors would come to a page that is not there, and learn its name before it is checked. A draft may lead to another.",
    wrong: "\
== content/index.md
Read about [the stockings](stockings.md).
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
draft: true
---

Wear them every day.
",
    right: "\
== content/index.md
Read about [the stockings](stockings.md).
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
    // What a draft leads to is nobody's trouble yet.
    if page.is_none_or(|page| site.is_draft(page)) {
        return;
    }
    for (link, target) in subject.links() {
        let location = || document.location(link.span);
        let help = "That page has `draft: true` or a later `publish_on` day. Publish it, or take the link out.";
        match target {
            Err(DeadLink::Unpublished) => {
                let message = format!("The link `{}` leads to a page that is not published.", link.destination);
                found.push(Diagnostic::new(Code::LinkToDraft, location(), message).with_help(help));
            }
            Ok(Target::Page { route, .. }) if site.page_at(route).is_some_and(|page| site.is_draft(page)) => {
                let message =
                    format!("The link `{}` leads to a draft, and works only where drafts are shown.", link.destination);
                found.push(Diagnostic::new(Code::LinkToDraft, location(), message).with_help(help).capped());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{mistakes, mistakes_with_drafts};

    #[test]
    fn a_link_to_a_draft_is_told_on_published_pages() {
        let draft = |link| format!("---\ntitle: {link}\ndescription: D.\ndraft: true\n---\n[the other]({link})\n");
        let drafts = format!("== a.md\n{}== b.md\n{}", draft("b.md"), draft("a.md#x"));
        assert_eq!(mistakes(&format!("== index.md\nx\n{drafts}")), [""; 0]);
        let site = format!("== index.md\n[e](a.md)\n{drafts}");
        assert_eq!(
            mistakes(&site),
            [
                "index.md:5:1 link-to-draft The link `a.md` leads to a page that is not published. = That page has `draft: true` or a later `publish_on` day. Publish it, or take the link out."
            ]
        );
        let found = mistakes_with_drafts(&site);
        assert!(
            found
                .iter()
                .any(|mistake| mistake.starts_with("index.md:5:1 link-to-draft The link `a.md` leads to a draft,"))
        );
    }
}
