//! Sentences that say something else than a fact of the site (`contradicting-fact`).

use std::ops::Range;

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::fact::Contradiction,
    markdown::{ProseBlock, placeholders},
    parse::document::Document,
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ContradictingFact,
    finds: "A sentence that is about a fact of `site.yaml`, by the words in its `about`, and gives another time, age, price or \
            telephone number than the fact. A heading, a row of a table, the title of a callout, the description and the key \
            points count as sentences, too.",
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
    if config.facts.statements.is_empty() {
        return;
    }
    let description = &document.front_matter.description;
    for sentence in sentences(description) {
        let sentence = &description[sentence];
        tell(subject, sentence, false, |range| document.place_below("description", &sentence[range]), found);
    }
    let mut headings = document.body.headings.iter().map(|heading| heading.span.range()).peekable();
    for block in blocks(document) {
        let Some(text) = document.source.get(block.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
            continue;
        };
        while headings.next_if(|heading| heading.end <= block.start).is_some() {}
        let is_heading = headings.peek().is_some_and(|heading| heading.start <= block.start);
        for sentence in sentences(text) {
            let start = block.start + sentence.start;
            tell(subject, &text[sentence], is_heading, |range| document.location(Span::new(range, start)), found);
        }
    }
}

/// Tells of what a sentence says against facts. `place` is where a part of it stands in the file.
fn tell(
    subject: Subject<'_>,
    sentence: &str,
    is_heading: bool,
    place: impl Fn(Range<usize>) -> Location,
    found: &mut Vec<Diagnostic>,
) {
    let Subject { config, .. } = subject;
    for Contradiction { fact: name, range } in config.facts.statements.contradictions(sentence) {
        // A sentence that shows the fact says it.
        if placeholders(sentence).iter().any(|shown| shown.name.as_deref() == Some(name)) {
            continue;
        }
        let value = config.facts.get(name).unwrap_or_default();
        let message = format!("This is `{}`, and the site says `{value}` elsewhere.", &sentence[range.clone()]);
        let help = match is_heading {
            true => "Correct it, or the fact in site.yaml.".to_owned(),
            false => format!("Write `{{{{ fact.{name} }}}}` in its place, or correct the fact in site.yaml."),
        };
        let diagnostic = Diagnostic::new(Code::ContradictingFact, place(range), message).with_help(help);
        found.push(match config.fact_locations.get(name) {
            Some(location) => diagnostic.with_related(location.clone(), "the fact"),
            None => diagnostic,
        });
    }
}

/// The blocks of a page with words in them, as bytes of its file: paragraphs, headings, rows of tables and so on.
fn blocks(document: &Document) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    // The cells of a row stand on one line, and what else stands beside the running text on lines of its own.
    let is_one_line = |between: Range<usize>| {
        let between = document.source.get(between).unwrap_or_default();
        memchr::memchr(b'\n', between).is_none()
    };
    for run in document.body.prose.all_runs() {
        let goes_on = |block: &Range<usize>| match run.begins {
            None => true,
            Some(ProseBlock::Aside) => is_one_line(block.end..run.range.start),
            Some(_) => false,
        };
        match blocks.last_mut().filter(|block| goes_on(block)) {
            Some(block) => block.end = run.range.end,
            None => blocks.push(run.range),
        }
    }
    blocks
}

/// The sentences of a block. A small letter begins none.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let ends = |place: usize| {
            let after = &rest[place + 1..];
            after.starts_with(char::is_whitespace) && !after.trim_start().starts_with(char::is_lowercase)
        };
        let mut places = memchr::memchr3_iter(b'.', b'?', b'!', rest.as_bytes());
        let end = places.find(|&place| ends(place)).map_or(text.len(), |place| start + place + 1);
        Some(std::mem::replace(&mut start, end)..end)
    })
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
            ("Your *visit* takes one hour a day.\n\nIt costs £300, and the visit is near.", None),
            ("The visit takes {{ fact.length }}, and never 45 minutes.", None),
            (
                "| What | How long |\n| - | - |\n| The visit takes | 45 minutes |",
                Some("7:21 contradicting-fact This is `45 minutes`, and the site says `30 minutes` elsewhere."),
            ),
            (
                "## It costs £280\n\nText.",
                Some("5:13 contradicting-fact This is `£280`, and the site says `£300` elsewhere."),
            ),
            (
                "> [!note] It costs £280\n> Text.",
                Some("5:20 contradicting-fact This is `£280`, and the site says `£300` elsewhere."),
            ),
            ("> [!note] Free\n> It costs nothing. `It costs £280`", None),
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

    #[test]
    fn the_description_and_the_key_points_are_told_at_their_words() {
        let facts = "== site.yaml\ntitle: S\nfacts:\n  price: {value: £300, about: [costs]}\n";
        let keys = "---\ntitle: T\ndescription: It costs £250.\nsummary:\n  - x\n  - A visit costs £280.\n---\n";
        let found = mistakes(&format!("== index.md\n{keys}## It costs £290\n\nx\n{facts}"));
        let found: Vec<_> = found.iter().filter(|line| line.contains("contradicting-fact")).collect();
        let places: Vec<&str> = found.iter().map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(places, ["index.md:3:23", "index.md:6:19", "index.md:8:13"]);
        assert!(found[2].contains(" = Correct it, or the fact in site.yaml."), "{found:?}");
    }
}
