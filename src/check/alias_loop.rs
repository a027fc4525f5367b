//! Aliases that lead to themselves (`alias-loop`).

use std::sync::Arc;

use crate::{
    check::places::place_of_alias,
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    parse::document::Document,
    site::{Clash, Site},
};

pub(super) const RULE: Rule = Rule {
    code: Code::AliasLoop,
    finds: "An alias that is the address of the page itself.",
    why: "A page that sends browsers on to itself can never be read.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
aliases: [/stockings/]
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
aliases: [/socks/]
---

Wear them every day.
",
};

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    for Clash { address, second, alias, .. } in &site.clashes {
        let Some(alias) = alias.filter(|_| site.is_own_address(second, address)) else { continue };
        let message = format!("The alias {address} is this page's own address.");
        let help = "Take it out. Aliases are for the old addresses of a page.";
        let location = place_of_alias(documents, second, alias);
        found.push(Diagnostic::new(Code::AliasLoop, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_alias_that_is_its_own_page_is_told() {
        assert_eq!(
            mistakes("== d.md\n---\ntitle: D\ndescription: D.\naliases:\n  - /old/\n  - /d\n---\nx\n"),
            [
                "d.md:6:5 alias-loop The alias /d is this page's own address. = Take it out. Aliases are for the old addresses of a page."
            ]
        );
    }
}
