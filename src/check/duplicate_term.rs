//! Terms that the glossary explains twice (`duplicate-term`).

use std::sync::Arc;

use crate::{
    check::places::definition_of,
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    parse::document::Document,
    site::Site,
};

pub(super) const RULE: Rule = Rule {
    code: Code::DuplicateTerm,
    finds: "A term that the glossary explains twice, also where one is the plural of the other.",
    why: "Pages show the first definition only, and a visitor who meets both has no way to know which one holds.",
    wrong: "\
== content/glossary.md
Stocking
: A tight sock.

Stockings
: Socks that press on the leg.
== content/stockings.md
Wear your stockings.
",
    right: "\
== content/glossary.md
Stocking
: A tight sock that presses on the leg.
== content/stockings.md
Wear your stockings.
",
};

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    let terms = &site.glossary.terms;
    for term in terms {
        let Some(earlier) = term.earlier.map(|earlier| terms[earlier]) else { continue };
        let both = definition_of(site, documents, *term).zip(definition_of(site, documents, earlier));
        let Some(((document, definition), (first_document, first))) = both else { continue };
        let message = format!("The term “{}” is explained twice.", definition.term);
        let help = "Keep one of the two. Capitals and simple plurals make no difference to where a term is found.";
        found.push(
            Diagnostic::new(Code::DuplicateTerm, document.location(definition.span), message)
                .with_help(help)
                .with_related(first_document.location(first.span), "it is explained here first"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_term_that_is_explained_twice_is_told() {
        assert_eq!(
            mistakes("== glossary.md\nDeep vein (DV)\n: D\n\ndv\n: D\n\nDeep Veins\n: D\n== a.md\ndeep veins\n"),
            [
                "glossary.md:8:1 duplicate-term The term “dv” is explained twice. = Keep one of the two. Capitals and simple plurals make no difference to where a term is found. (glossary.md:5:1 it is explained here first)",
                "glossary.md:11:1 duplicate-term The term “Deep Veins” is explained twice. = Keep one of the two. Capitals and simple plurals make no difference to where a term is found. (glossary.md:5:1 it is explained here first)",
            ]
        );
    }
}
