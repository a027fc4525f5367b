//! References to facts where none is filled in (`misplaced-fact`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{FactPlace, placeholders},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MisplacedFact,
    finds: "A fact of `site.yaml` in a title, a heading, the address of a link, the description of a picture, or HTML. Texts, \
            descriptions and key points are where facts are filled in.",
    why: "Addresses and the index of questions are made of titles and headings, and would change with the fact.",
    wrong: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  rest: two weeks
== content/stockings.md
## Can I run after {{ fact.rest }}?

Yes.
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  rest: two weeks
== content/stockings.md
## When can I run?

After {{ fact.rest }}.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    let mut tell = |location, place: &str, help: &str| {
        let message = format!("No fact is filled in, {place}.");
        found.push(Diagnostic::new(Code::MisplacedFact, location, message).with_help(help));
    };
    for reference in &document.body.facts {
        let (place, help) = match reference.place {
            FactPlace::Text => continue,
            FactPlace::Heading => ("in a heading", "Say it in words, or in the text below the heading."),
            FactPlace::Address => ("in an address", "Write the address itself."),
            FactPlace::Picture => ("in the description of a picture", "Say it in words."),
            FactPlace::Html => ("in HTML", "Write Markdown in place of HTML, or say it in words."),
        };
        tell(document.location(reference.span), place, help);
    }
    if !placeholders(&document.front_matter.title).is_empty() {
        tell(document.places.of("title"), "in a title", "Say it in words.");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_fact_in_a_heading_or_an_address_is_told() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nfacts: {number: \"1\"}\n";
        let found = mistakes(&format!(
            "{site}== index.md\n---\ntitle: \"{{{{ fact.number }}}}\"\ndescription: D.\n---\n## So {{{{ fact.number }}}}\n\n[call us](tel:{{{{fact.number}}}})\n"
        ));
        assert_eq!(
            found,
            [
                "index.md:2:1 misplaced-fact No fact is filled in, in a title. = Say it in words.",
                "index.md:5:7 misplaced-fact No fact is filled in, in a heading. = Say it in words, or in the text below the heading.",
                "index.md:7:15 misplaced-fact No fact is filled in, in an address. = Write the address itself.",
            ]
        );
    }
}
