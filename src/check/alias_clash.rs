//! Aliases that another page or file has already (`alias-clash`).

use std::sync::Arc;

use crate::{
    check::{claimant::Claimant, places::place_of_alias},
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    parse::document::Document,
    site::{Clash, Site},
};

pub(super) const RULE: Rule = Rule {
    code: Code::AliasClash,
    finds: "An alias that is the address of another page or file, or an alias of another page.",
    why: "An address leads to one place. With the alias, either the page could not be reached any more or the alias would lead \
          nowhere.",
    wrong: "\
== content/socks.md
---
title: Compression socks
description: How to wear the socks.
aliases: [/stockings/]
---

Wear them every day.
== content/stockings.md
Wear them every day.
",
    right: "\
== content/socks.md
---
title: Compression socks
description: How to wear the socks.
aliases: [/old/socks/]
---

Wear them every day.
== content/stockings.md
Wear them every day.
",
};

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    for Clash { address, first, second, alias } in &site.clashes {
        let Some(alias) = alias.filter(|_| !site.is_own_address(second, address)) else { continue };
        let other = Claimant::of(site, documents, first);
        let message = match first == second {
            true => format!("The alias {address} is given twice."),
            false => format!("The alias {address} leads to {} already.", other.name),
        };
        let help = "Take the alias out, or change it: it is for addresses that no page has any more.";
        let location = place_of_alias(documents, second, alias);
        let mut diagnostic = Diagnostic::new(Code::AliasClash, location, message).with_help(help);
        if let Some(place) = other.place.filter(|_| other.is_written && first != second) {
            diagnostic = diagnostic.with_related(place, "what the address leads to");
        }
        found.push(diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_alias_that_another_has_is_told() {
        assert_eq!(
            mistakes("== a.md\nx\n== d.md\n---\ntitle: D\ndescription: D.\naliases: [/a/, /old/, /old]\n---\nx\n"),
            [
                "d.md:4:11 alias-clash The alias /a/ leads to content/a.md already. = Take the alias out, or change it: it is for addresses that no page has any more. (a.md:1:1 what the address leads to)",
                "d.md:4:23 alias-clash The alias /old is given twice. = Take the alias out, or change it: it is for addresses that no page has any more.",
            ]
        );
    }
}
