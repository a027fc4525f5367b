//! Terms of the glossary without a definition (`missing-definition`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::kind::Kind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingDefinition,
    finds: "A term of the glossary with nothing after the colon below it.",
    why: "Whoever looks the term up learns nothing.",
    wrong: "\
== content/glossary.md
Stocking
:
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
    let definitions = document.body.definitions.iter().filter(|_| document.summary.kind == Kind::Glossary);
    for definition in definitions.filter(|definition| definition.words.is_empty()) {
        let message = format!("The term “{}” has no definition.", definition.term);
        let help = "Say what it means after the colon below it, in one plain sentence.";
        let location = document.location(definition.span);
        found.push(Diagnostic::new(Code::MissingDefinition, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_term_without_a_definition_is_told() {
        assert_eq!(
            mistakes("== glossary.md\nVein\n:\n\nScar\n: A mark.\n== a.md\nVein, scar\n"),
            [
                "glossary.md:5:1 missing-definition The term “Vein” has no definition. = Say what it means after the colon below it, in one plain sentence."
            ]
        );
    }
}
