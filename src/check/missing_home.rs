//! Sites without a home page (`missing-home`).

use crate::{
    diagnostic::{Code, Diagnostic, Rule},
    site::{Origin, Site},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingHome,
    finds: "A site whose `content/index.md` is not there, or is not published.",
    why: "Whoever types in the clinic's address comes to the home page first. Without one, they see a bare list.",
    wrong: "\
== content/index.md
---
title: Our clinic
description: Treatments for veins.
draft: true
---

Welcome.
== content/stockings.md
Wear them every day.
",
    right: "\
== content/index.md
Welcome.
== content/stockings.md
Wear them every day.
",
};

pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    if !site.is_empty() && !matches!(site.home().origin, Origin::File(_)) {
        let message = "The site has no home page, so the first thing that visitors see is a bare list.";
        let help = "Write content/index.md, or publish it if it is a draft.";
        found.push(Diagnostic::without_place(Code::MissingHome, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_site_without_a_home_page_is_told() {
        let config = "== site.yaml\ntitle: T\nbase_url: https://a.example\n";
        assert!(mistakes(&format!("{config}== a.md\nx\n"))[0].starts_with("missing-home "));
        assert_eq!(mistakes(&format!("{config}== index.md\nx\n")), [""; 0]);
    }
}
