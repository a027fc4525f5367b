//! Pages that say something else than what was signed (`changed-since-review`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::{
        fact::Facts,
        review::day_in_words,
        signed::{Difference, FORM, Signed},
    },
    markdown::placeholders,
    parse::{document::Document, reviews::SignOff},
};

pub(super) const RULE: Rule = Rule {
    code: Code::ChangedSinceReview,
    finds: "A page whose words, facts, links, pictures, callouts or sources are others than those that were signed with `careleaf review \
            sign`. How it is laid out, its address and its place in the menu are no matter.",
    why: "A review holds for what was reviewed. Visitors read the reviewer's name below words that the reviewer has never seen.",
    wrong: "\
== content/reviews.yaml
---
page: stockings.md
reviewed: 2026-05-01
reviewed_by: {name: A. Example}
signed:
  form: 1
  title: \"771f93ffa128117b\"
  description: \"d051367921e9518e\"
  opening: \"242fee0fa994c015\"
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
---

Wear them for three weeks.
",
    right: "\
== content/reviews.yaml
---
page: stockings.md
reviewed: 2026-05-01
reviewed_by: {name: A. Example}
signed:
  form: 1
  title: \"771f93ffa128117b\"
  description: \"d051367921e9518e\"
  opening: \"242fee0fa994c015\"
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
---

Wear them for two weeks.
",
};

/// How many of the parts that differ are named in the message.
const NAMED: usize = 4;

/// How many of their places are told. A page that has been written anew is reviewed as a whole.
const PLACED: usize = 20;

/// What a page says, beside what was signed.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What the page says now.
    now: Signed,
    /// None where it was signed with another version of Careleaf, which hashed it otherwise.
    differences: Option<Vec<Difference>>,
}

impl Comparison {
    pub fn new(document: &Document, facts: &Facts, sign_off: &SignOff) -> Self {
        let (signed, now) = (&sign_off.signed, document.signed(facts));
        Self { differences: (signed.form == FORM).then(|| signed.differences(&now)), now }
    }

    /// Whether the page says something else than what was signed, as far as that is known.
    pub fn has_changed(&self) -> bool {
        self.differences.as_ref().is_some_and(|differences| !differences.is_empty())
    }

    /// What has changed on the page since it was signed, each in a few words.
    pub(super) fn changes(&self) -> Vec<String> {
        match &self.differences {
            None => vec!["it was signed with another version of Careleaf".to_owned()],
            Some(differences) => differences.iter().map(|difference| describe(difference, &self.now)).collect(),
        }
    }
}

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, review, comparison, config, .. } = subject;
    let Some((review, sign_off)) = review.and_then(|newest| Some((&newest.review, newest.sign_off?))) else { return };
    let place = |key: &str| document.places.of(key);
    // What could not be read says nothing of what was changed.
    if document.places.is_told("title") {
        return;
    }
    let by = review.reviewed_by.as_ref().map_or("somebody", |reviewer| reviewer.name.as_str());
    let when = day_in_words(review.reviewed);
    let page = &document.path;
    let help = || {
        format!(
            "Have it reviewed again, and sign it: careleaf review sign {page} --by \"…\" --on …. If only its layout was meant \
             to change, put back what it said."
        )
    };
    let Some(Comparison { now, differences }) = comparison else { return };
    let Some(differences) = differences else {
        let message = format!(
            "Whether this page has changed since {by} reviewed it on {when} is not known: it was signed with another version of Careleaf."
        );
        found.push(Diagnostic::new(Code::ChangedSinceReview, place("title"), message).with_help(help()));
        return;
    };
    if differences.is_empty() {
        return;
    }
    let described: Vec<String> = differences.iter().map(|difference| describe(difference, now)).collect();
    let message = format!("This page has changed since {by} reviewed it on {when}: {}.", listed(&described));
    let shown = differences.iter().take(PLACED);
    let places: Vec<Option<Location>> = shown.map(|difference| place_of(difference, document)).collect();
    // What is gone comes last, so that the first place is that of the first difference that has one.
    let first = places.iter().flatten().next().cloned().unwrap_or_else(|| place("title"));
    let mut mistake = Diagnostic::new(Code::ChangedSinceReview, first.clone(), message).with_help(help());
    for (place, described) in places.into_iter().zip(described) {
        // What is gone stands where it was signed.
        let place = place.unwrap_or_else(|| sign_off.location.clone());
        if place != first {
            mistake = mistake.with_related(place, described);
        }
    }
    for difference in differences.iter().take(PLACED) {
        if let Difference::Fact(name) = difference
            && let Some(place) = config.fact_locations.get(name)
        {
            mistake = mistake.with_related(place.clone(), format!("what the fact `{name}` says now"));
        }
    }
    found.push(mistake);
}

/// What differs, in a few words.
fn describe(difference: &Difference, now: &Signed) -> String {
    let heading = |place: &usize| &now.sections[*place].heading;
    match difference {
        Difference::Key("summary") => "the key points have changed".to_owned(),
        Difference::Key("sources") => "the sources have changed".to_owned(),
        Difference::Key(key) => format!("the {key} has changed"),
        Difference::Opening if now.sections.is_empty() => "the text has changed".to_owned(),
        Difference::Opening => "the text above the first heading has changed".to_owned(),
        Difference::Changed(place) => format!("“{}” has changed", heading(place)),
        Difference::Added(place) => format!("“{}” is new", heading(place)),
        Difference::Moved(place) => format!("“{}” has moved", heading(place)),
        Difference::Gone(heading) => format!("“{heading}” is gone"),
        Difference::Notes => "the notes have changed".to_owned(),
        Difference::Fact(name) => format!("the fact `{name}` has changed"),
        Difference::UnsignedFact(name) => format!("what the fact `{name}` said was not signed"),
    }
}

/// Where what differs stands; none for what is gone.
fn place_of(difference: &Difference, document: &Document) -> Option<Location> {
    let heading = |section: usize| {
        let headings = document.body.headings.iter().filter(|heading| heading.top_level);
        headings.map(|heading| document.location(heading.span)).nth(section)
    };
    match difference {
        Difference::Key(key) => Some(document.places.of(key)),
        Difference::Changed(place) | Difference::Added(place) | Difference::Moved(place) => heading(*place),
        Difference::Opening => Some(document.location(document.first_line)),
        Difference::Notes => Some(document.places.of("title")),
        Difference::Fact(name) | Difference::UnsignedFact(name) => Some(place_of_fact(name, document)),
        Difference::Gone(_) => None,
    }
}

/// Where a page first shows a fact.
fn place_of_fact(name: &str, document: &Document) -> Location {
    let is_named = |shown: &Option<String>| shown.as_deref() == Some(name);
    let mut in_text = document.body.facts.iter().filter(|shown| is_named(&shown.name));
    let is_in = |text: &String| placeholders(text).iter().any(|place| is_named(&place.name));
    let key = if is_in(&document.front_matter.description) { "description" } else { "summary" };
    in_text.next().map_or_else(|| document.places.of(key), |shown| document.location(shown.span))
}

/// The first of several descriptions, in one sentence.
fn listed(described: &[String]) -> String {
    let named = described.len().min(NAMED);
    let mut parts = described[..named].to_vec();
    match described.len() - named {
        0 => {}
        1 => parts.push("one more part differs".to_owned()),
        more => parts.push(format!("{more} more parts differ")),
    }
    match parts.split_last() {
        Some((last, some)) if !some.is_empty() => format!("{}, and {last}", some.join(", ")),
        _ => parts.concat(),
    }
}
