//! Terms of the glossary that no page uses (`unused-term`).

use std::sync::Arc;

use crate::{
    check::places::definition_of,
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    domain::glossary,
    parse::document::Document,
    site::{Mark, Site},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnusedTerm,
    finds: "A term of the glossary that no page uses in its text. Headings, links and code do not count, since nothing is marked \
            there; drafts do.",
    why: "Either the pages call it something else, and visitors are not shown what it means, or the glossary is longer than it \
          need be.",
    wrong: "\
== content/glossary.md
Sock
: What you wear on your foot.
== content/stockings.md
Wear your stockings.
",
    right: "\
== content/glossary.md
Stocking
: A tight sock.
== content/stockings.md
Wear your stockings.
",
};

pub(super) fn check<'a>(
    site: &Site,
    documents: &[Arc<Parsed<Document>>],
    marks: impl Iterator<Item = &'a [Mark]>,
    found: &mut Vec<Diagnostic>,
) {
    let terms = &site.glossary.terms;
    if terms.is_empty() {
        return;
    }
    let mut is_used = vec![false; terms.len()];
    for mark in marks.flatten() {
        is_used[mark.term as usize] = true;
    }
    for term in terms.iter().zip(is_used).filter(|(_, is_used)| !is_used).map(|(term, _)| term) {
        let Some((document, definition)) = definition_of(site, documents, *term) else { continue };
        // What is the matter with these is told by rules of their own.
        let is_unusable = glossary::names(&definition.term).into_iter().any(|name| glossary::unusable(name).is_some());
        if is_unusable || definition.words.is_empty() || term.earlier.is_some() {
            continue;
        }
        let message = format!("No page uses the term “{}”.", definition.term);
        let help = "Take it out, or write it as the pages do. It is found in any capitals and in its simple plural.";
        let location = document.location(definition.span);
        found.push(Diagnostic::new(Code::UnusedTerm, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_term_that_no_page_uses_is_told() {
        let glossary = "== glossary.md\nVein\n: A tube.\n\nScar\n: A mark on a vein.\n";
        assert_eq!(
            mistakes(&format!("{glossary}== a.md\n## Scars\n\nVeins, [scars](glossary.md#scar) and `scar`.\n")),
            [
                "glossary.md:8:1 unused-term No page uses the term “Scar”. = Take it out, or write it as the pages do. It is found in any capitals and in its simple plural."
            ]
        );
        let draft = "== a.md\n---\ntitle: A\ndescription: D.\ndraft: true\n---\nVein, scar.\n";
        assert_eq!(mistakes(&format!("{glossary}{draft}")), [""; 0]);
        // A glossary that is a draft is not the site's yet.
        let text = "---\ntitle: G\ndescription: D.\ndraft: true\n---\nVein\n: A tube.\n";
        assert_eq!(mistakes(&format!("== a.md\nText.\n== glossary.md\n{text}")), [""; 0]);
    }
}
