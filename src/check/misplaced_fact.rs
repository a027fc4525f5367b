//! References to facts where none is filled in (`misplaced-fact`).

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::review::Reviewer,
    markdown::{FactPlace, Placeholder, placeholders},
    parse::FrontMatter,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MisplacedFact,
    finds: "A fact of `site.yaml` in a title, a heading, the address of a link, the description of a picture, HTML, a source, a synonym, \
            the name of a reviewer or a theme's keys and options. Texts, descriptions, key points and changes are where facts are \
            filled in, and what `site.yaml` says of the clinic.",
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
    let mut tell = |location, place: &str, help: &'static str| {
        let message = format!("No fact is filled in, {place}.");
        found.push(Diagnostic::new(Code::MisplacedFact, location, message).with_help(help));
    };
    for reference in &document.body.facts {
        let (place, help) = match reference.place {
            FactPlace::Text => continue,
            FactPlace::Heading => ("in a heading", "Say it in words, or in the text below the heading."),
            FactPlace::Address => ("in an address", "Write the address itself."),
            FactPlace::Title => ("in the title of a link or a picture", "Say it in words."),
            FactPlace::Picture => ("in the description of a picture", "Say it in words."),
            FactPlace::Html => ("in HTML", "Write Markdown in place of HTML, or say it in words."),
        };
        tell(document.location(reference.span), place, help);
    }
    let FrontMatter { title, synonyms, sources, extra, .. } = &document.front_matter;
    let in_words = "Say it in words.";
    let tell_below = |tell: &mut dyn FnMut(Location, &str, &'static str), key: &str, text: &str, place: &str| {
        if let Some(Placeholder { range, .. }) = placeholders(text).into_iter().next() {
            tell(document.place_below(key, &text[range]), place, in_words);
        }
    };
    tell_below(&mut tell, "title", title, "in a title");
    for synonym in synonyms {
        tell_below(&mut tell, "synonyms", synonym, "in the words that visitors look for");
    }
    for source in sources {
        for text in std::iter::once(&source.title).chain(&source.url).chain(&source.date) {
            tell_below(&mut tell, "sources", text, "in a source");
        }
    }
    each_text(extra, &mut |text| tell_below(&mut tell, "extra", text, "in the keys of a theme"));
    let reviewed = subject.review.and_then(|newest| Some((newest.review.reviewed_by.as_ref()?, newest.sign_off)));
    let Some((Reviewer { name, role, registration }, sign_off)) = reviewed else { return };
    let in_name = "in the name of a reviewer";
    let mut texts = std::iter::once(name).chain(role).chain(registration);
    match sign_off {
        Some(sign_off) if texts.any(|text| !placeholders(text).is_empty()) => {
            tell(sign_off.location.clone(), in_name, in_words);
        }
        Some(_) => {}
        None => texts.for_each(|text| tell_below(&mut tell, "reviewed_by", text, in_name)),
    }
}

/// Shows all texts in the values of keys to `see`, at whatever depth they stand.
fn each_text<'a>(keys: &'a BTreeMap<String, Value>, see: &mut impl FnMut(&'a str)) {
    let mut values: Vec<&Value> = keys.values().collect();
    while let Some(value) = values.pop() {
        match value {
            Value::String(text) => see(text),
            Value::Sequence(entries) => values.extend(entries),
            Value::Mapping(entries) => values.extend(entries.values()),
            Value::Tagged(tagged) => values.push(&tagged.value),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn braces_in_front_matter_are_told_at_their_place() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nfacts: {number: \"1\"}\n";
        let keys = "reviewed: 2025-12-01\nreviewed_by:\n  name: A\n  role: \"Of {{ fact.number }}\"\nsynonyms:\n  - x\n  - \"y {{ fact.number }}\"\nsources:\n  - title: \"S {{ fact.none }}\"\n    date: 2024\nextra:\n  a: [{b: \"{{ c }}\"}]\n";
        let found = mistakes(&format!("{site}== index.md\n---\ntitle: T\ndescription: D.\n{keys}---\nx\n"));
        let places: Vec<&str> = found.iter().map(|found| found.split(". ").next().unwrap()).collect();
        assert_eq!(
            places,
            [
                "index.md:7:13 misplaced-fact No fact is filled in, in the name of a reviewer",
                "index.md:10:8 misplaced-fact No fact is filled in, in the words that visitors look for",
                "index.md:12:15 misplaced-fact No fact is filled in, in a source",
                "index.md:15:12 misplaced-fact No fact is filled in, in the keys of a theme",
            ]
        );
    }

    #[test]
    fn a_fact_in_a_heading_or_an_address_is_told() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nfacts: {number: \"1\"}\n";
        let found = mistakes(&format!(
            "{site}== index.md\n---\ntitle: \"{{{{ fact.number }}}}\"\ndescription: D.\n---\n## So {{{{ fact.number }}}}\n\n[call us](tel:{{{{fact.number}}}})\n"
        ));
        assert_eq!(
            found,
            [
                "index.md:2:9 misplaced-fact No fact is filled in, in a title. = Say it in words.",
                "index.md:5:7 misplaced-fact No fact is filled in, in a heading. = Say it in words, or in the text below the heading.",
                "index.md:7:15 misplaced-fact No fact is filled in, in an address. = Write the address itself.",
            ]
        );
    }
}
