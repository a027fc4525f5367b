//! Terms of the glossary that cannot be looked for in texts (`unusable-term`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::{
        glossary::{self, Unusable},
        kind::Kind,
    },
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnusableTerm,
    finds: "A term of the glossary that is a single letter, or that has a sign which no word has, as a regular expression does.",
    why: "Pages mark the terms of the glossary where they use them. A single letter would be marked all over, and a sign of \
          this kind is never found.",
    wrong: "\
== content/glossary.md
Stocking(s)?
: A tight sock.
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
    for definition in definitions {
        let names = glossary::names(&definition.term);
        let Some(unusable) = names.into_iter().find_map(glossary::unusable) else { continue };
        let term = &definition.term;
        let (message, help) = match unusable {
            Unusable::OneLetter => (
                format!("The term “{term}” is too short to be found in a text."),
                "Write the whole name: “vitamin K”, for example.",
            ),
            Unusable::Sign(sign) => (
                format!("The term “{term}” has the sign `{sign}`, which is in no word."),
                "Write the term as a sentence uses it. Capitals and simple plurals are found by themselves. An abbreviation \
                 can follow in brackets: Deep vein thrombosis (DVT).",
            ),
        };
        let location = document.location(definition.span);
        found.push(Diagnostic::new(Code::UnusableTerm, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn terms_that_are_no_words_are_told() {
        let found = mistakes(
            "== glossary.md\nvein.*\n: D\n\nA\n: D\n\nCurved\n: D\n== a.md\nCurved\n\nvein.*\n: No glossary.\n",
        );
        let found: Vec<_> = found.iter().map(|line| line.split(" = ").next().unwrap()).collect();
        assert_eq!(
            found,
            [
                "glossary.md:5:1 unusable-term The term “vein.*” has the sign `*`, which is in no word.",
                "glossary.md:8:1 unusable-term The term “A” is too short to be found in a text.",
            ]
        );
    }
}
