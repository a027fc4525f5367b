//! Two files that would be published at one address (`duplicate-route`), and aliases that hide a page (`alias-clash`).
//!
//! Only one of them could be reached, and which one it is would be chance.

use std::sync::Arc;

use crate::{
    check::document_of,
    diagnostic::{Code, Diagnostic, Location, Parsed},
    parse::document::Document,
    site::{Clash, Site},
    source::SourcePath,
};

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    for Clash { address, first, second, by_alias } in &site.clashes {
        let document = document_of(documents, second);
        if *by_alias {
            let location = document.map(|document| document.places.aliases.clone());
            let message = match first.as_str() {
                "" => format!("The alias {address} is the address of a file of the theme's."),
                first if first == second => {
                    format!("The alias {address} is this page's own address, or is given twice.")
                }
                first => format!("The alias {address} is already the address of content/{first}."),
            };
            let diagnostic = Diagnostic::without_place(Code::AliasClash, message);
            let help = "Take the alias out, or change it: it is for addresses that no page has any more.";
            found.push(Diagnostic { location, ..diagnostic }.with_help(help));
        } else {
            let location = document.map_or_else(
                || Location::start_of(&SourcePath::new(format!("content/{second}"))),
                |document| match document.summary.slug {
                    Some(_) => document.places.slug.clone(),
                    None => document.places.start.clone(),
                },
            );
            let message = format!("This and content/{first} would be published at the same place, {address}.");
            let help = "Rename one of the two files, or give one another `slug`.";
            found.push(Diagnostic::new(Code::DuplicateRoute, location, message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn addresses_that_clash_are_told() {
        assert_eq!(
            mistakes(
                "== a.md\nx\n== A!.md\nx\n== c.md\n---\ntitle: C\nslug: a\n---\n\
                 == d.md\n---\ntitle: D\naliases: [/a/, /d/, /old/, /old]\n---\n"
            ),
            [
                "a.md:1:1 duplicate-route This and content/A!.md would be published at the same place, /a/. = Rename one of the two files, or give one another `slug`.",
                "c.md:3:1 duplicate-route This and content/A!.md would be published at the same place, /a/. = Rename one of the two files, or give one another `slug`.",
                "d.md:3:1 alias-clash The alias /a/ is already the address of content/A!.md. = Take the alias out, or change it: it is for addresses that no page has any more.",
                "d.md:3:1 alias-clash The alias /d/ is this page's own address, or is given twice. = Take the alias out, or change it: it is for addresses that no page has any more.",
                "d.md:3:1 alias-clash The alias /old is this page's own address, or is given twice. = Take the alias out, or change it: it is for addresses that no page has any more.",
            ]
        );
    }
}
