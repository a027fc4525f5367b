//! Sentences that say something else than a fact of the site (`contradicting-fact`).

use std::ops::Range;

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::{
        fact::Fact,
        quantity::{Quantity, quantities},
    },
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ContradictingFact,
    finds: "A sentence that is about a fact of `site.yaml`, by the words in its `about`, and gives another time, age, price or \
            telephone number than the fact.",
    why: "Two pages that say different things leave visitors with nothing to hold on to, and one of them is wrong.",
    wrong: "\
== content/first-visit.md
Your first visit takes 45 minutes.
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  visit_length: {value: 30 minutes, about: [visit, takes]}
",
    right: "\
== content/first-visit.md
Your first visit takes {{ fact.visit_length }}.
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  visit_length: {value: 30 minutes, about: [visit, takes]}
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    let facts: Vec<(&str, &Fact, Vec<Quantity>)> = config
        .facts
        .iter()
        .filter(|(_, fact)| !fact.about.is_empty())
        .map(|(name, fact)| (name, fact, quantities(&fact.value)))
        .collect();
    if facts.is_empty() {
        return;
    }
    for sentence in sentences(subject) {
        let Some(text) = document.source.get(sentence.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
            continue;
        };
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        let is_about = |fact: &Fact| {
            fact.about
                .iter()
                .flat_map(|about| about.split_whitespace())
                .all(|about| words.contains(&about.to_lowercase()))
        };
        for (name, fact, said) in facts.iter().filter(|(_, fact, _)| is_about(fact)) {
            let others: Vec<Quantity> = quantities(text)
                .into_iter()
                .filter(|other| said.iter().any(|said| said.is_comparable(other)))
                .collect();
            if others.iter().any(|other| said.iter().any(|said| said.agrees(other))) {
                continue;
            }
            let Some(other) = others.first() else { continue };
            let span = Span::new(other.range.clone(), sentence.start);
            let message =
                format!("This is `{}`, and the site says `{}` elsewhere.", &text[other.range.clone()], fact.value);
            let help = format!("Write `{{{{ fact.{name} }}}}` in its place, or correct the fact in site.yaml.");
            let diagnostic = Diagnostic::new(Code::ContradictingFact, document.location(span), message).with_help(help);
            found.push(match config.fact_locations.get(*name) {
                Some(location) => diagnostic.with_related(location.clone(), "the fact"),
                None => diagnostic,
            });
        }
    }
}

/// The sentences of the page's running text, as bytes of its file. A block of the text ends a sentence, too.
fn sentences(subject: Subject<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for run in subject.document.body.prose.runs() {
        match blocks.last_mut().filter(|_| run.begins.is_none()) {
            Some(block) => block.end = run.range.end,
            None => blocks.push(run.range),
        }
    }
    let source = &subject.document.source;
    let mut sentences = Vec::new();
    for block in blocks {
        let mut start = block.start;
        for place in block.clone() {
            let ends = matches!(source.get(place), Some(b'.' | b'?' | b'!'))
                && source.get(place + 1).is_none_or(u8::is_ascii_whitespace);
            if ends {
                sentences.push(start..place + 1);
                start = place + 1;
            }
        }
        if start < block.end {
            sentences.push(start..block.end);
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_sentence_that_says_another_time_or_price_is_told() {
        let facts = "== site.yaml\ntitle: S\nfacts:\n  length: {value: 30 minutes, about: [visit, takes]}\n  price: {value: £300, about: [costs]}\n  age: 18 years\n";
        for (text, expected) in [
            (
                "The visit takes 45 minutes.",
                Some("5:17 contradicting-fact This is `45 minutes`, and the site says `30 minutes` elsewhere."),
            ),
            (
                "The *Visit* takes about\none hour.",
                Some("6:1 contradicting-fact This is `one hour`, and the site says `30 minutes` elsewhere."),
            ),
            ("- It costs £250.", Some("5:12 contradicting-fact This is `£250`, and the site says `£300` elsewhere.")),
            ("The visit takes 30 minutes, at most 45 minutes.", None),
            ("The visit takes half of a day. The test takes 45 minutes.", None),
            ("Your *visit* takes one hour a day.\n\nIt costs £300, and the visit takes an hour.", None),
            ("The visit takes 2 days. You must be 16 years old.", None),
            ("The visit takes {{ fact.length }}.", None),
        ] {
            let found = mistakes(&format!("== index.md\n{text}\n{facts}"));
            let found: Vec<_> = found.iter().filter(|line| line.contains("contradicting-fact")).collect();
            let expected: Vec<String> = expected.into_iter().map(|expected| format!("index.md:{expected}")).collect();
            let found: Vec<&str> = found.iter().map(|line| line.split(" = ").next().unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
