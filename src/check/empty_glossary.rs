//! Glossaries in which no term is found (`empty-glossary`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::kind::Kind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::EmptyGlossary,
    finds: "A page of the kind `glossary` whose text has no terms: each on a line of its own, with a colon and what it means on the \
            next line.",
    why: "The words of a list or of paragraphs are no terms. No page shows what they mean, and nothing is put in the order of the \
          alphabet.",
    wrong: "\
== content/glossary.md
- **Stocking**: a tight sock.
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

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let is_glossary = document.summary.kind == Kind::Glossary;
    if is_glossary && document.has_text() && document.body.definitions.is_empty() {
        let message = "This glossary has no terms that pages could explain.";
        let help = "Write each term on a line of its own, and on the next line a colon, a space and what it means.";
        let location = document.location(document.first_line);
        found.push(Diagnostic::new(Code::EmptyGlossary, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_glossary_without_terms_is_told_at_its_first_line() {
        let found = mistakes("== glossary.md\nOur words.\n\n- **Vein**: a vessel.\n== a.md\nVein\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("glossary.md:5:1 empty-glossary "), "{found:?}");
        assert_eq!(mistakes("== glossary.md\nVein\n: A vessel.\n== a.md\nVein\n\n- **Vein**: a vessel.\n"), [""; 0]);
    }
}
