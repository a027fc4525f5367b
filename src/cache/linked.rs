//! Where the links of each document lead, and what is wrong with it.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    cache::{latest::SameObject, readings::Readings, table::Changes},
    check::{self, Allowances, Comparison, ExternalLink, Measured, Subject, Targets},
    diagnostic::{Diagnostic, FileDiagnostics, Parsed},
    domain::readability::{Lexicon, Reading},
    parse::{
        config::Config,
        document::{Allowance, Document},
        reviews::Reviews,
    },
    render::Surroundings,
    site::{Mark, Site, links::Resolver},
};

/// What is known of each document once the site is known, in the order of the documents.
#[derive(Default)]
pub(super) struct Linked {
    input: Option<Input>,
    documents: Vec<LinkedDocument>,
}

/// What the links and the mistakes of a document depend on, beside the document.
#[derive(PartialEq)]
struct Input {
    site: SameObject<Site>,
    config: SameObject<Parsed<Config>>,
    callouts: BTreeSet<String>,
    reviews: SameObject<Parsed<Reviews>>,
    build: Build,
    /// What the measuring of the texts knew: with other words, all readings are others.
    lexicon: Option<SameObject<Lexicon>>,
}

/// What is asked of a build that changes what is wrong with a document.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Build {
    /// What is due depends on the day.
    pub today: Date,
    /// Whether the website is to be published.
    pub publish: bool,
}

struct LinkedDocument {
    targets: Arc<Targets>,
    /// Where it uses each term of the glossary first.
    marks: Arc<Vec<Mark>>,
    is_published: bool,
    /// Whether it says something else than what was signed.
    has_changed: bool,
    /// What is wrong within its file, as it is told.
    mistakes: Arc<FileDiagnostics>,
    /// What is wrong with it and another page. Which of the two allows it is not known here.
    shared_mistakes: Vec<Diagnostic>,
    /// What it allows, with whether that was of use for its own mistakes.
    allowances: Vec<(Allowance, bool)>,
}

impl Linked {
    /// Brings all up to date with the documents, of which those in `changes` are others than before.
    pub fn refresh(
        &mut self,
        surroundings: &Surroundings,
        documents: &[Arc<Parsed<Document>>],
        readings: &Readings,
        changes: &Changes,
        build: Build,
    ) {
        let Surroundings { site, config, setting, reviews, .. } = surroundings;
        let callouts = &setting.theme().callouts;
        let input = Input {
            site: SameObject::of(site),
            config: SameObject::of(config),
            callouts: callouts.clone(),
            reviews: SameObject::of(reviews),
            build,
            lexicon: readings.lexicon().map(SameObject::of),
        };
        let resolver = Resolver::new(site);
        // Texts that are the same use the terms of the same glossary at the same places.
        let same_glossary = |before: &Input| before.site.0.glossary == site.glossary;
        let known = match changes {
            Changes::Places(places) if self.input.as_ref().is_some_and(same_glossary) => Some(places),
            _ => None,
        };
        let before = &self.documents;
        let marks = |place: usize| match known.filter(|changed| changed.binary_search(&place).is_err()) {
            Some(_) => before[place].marks.clone(),
            None => Arc::new(site.glossary.marks_of(&documents[place].value)),
        };
        let link = |place: usize| link(&resolver, &input, &documents[place], readings.of(place), marks(place));
        match changes {
            Changes::Places(places) if self.input.as_ref() == Some(&input) => {
                let linked: Vec<LinkedDocument> = places.par_iter().map(|&place| link(place)).collect();
                for (&place, linked) in places.iter().zip(linked) {
                    self.documents[place] = linked;
                }
            }
            Changes::Places(_) | Changes::All => {
                self.documents = (0..documents.len()).into_par_iter().map(link).collect();
            }
        }
        self.input = Some(input);
    }

    pub fn targets(&self, place: usize) -> &Arc<Targets> {
        &self.documents[place].targets
    }

    pub fn marks(&self, place: usize) -> &Arc<Vec<Mark>> {
        &self.documents[place].marks
    }

    /// Whether the document at `place` says something else than what was signed.
    pub fn has_changed(&self, place: usize) -> bool {
        self.documents[place].has_changed
    }

    /// Where the documents use terms of the glossary, in the order of the documents.
    pub fn all_marks(&self) -> impl Iterator<Item = &[Mark]> {
        self.documents.iter().map(|document| document.marks.as_slice())
    }

    /// What the links of the documents lead to, in the order of the documents.
    pub fn all_targets(&self) -> impl Iterator<Item = &Targets> + Clone {
        self.documents.iter().map(|document| &*document.targets)
    }

    /// What pages allow, in the order of the documents, each with whether it was of use for their own mistakes.
    pub fn allowances(&self) -> impl Iterator<Item = &(Allowance, bool)> {
        self.documents.iter().flat_map(|document| &document.allowances)
    }

    /// What is wrong within each document, in the order of the documents, of which those without any mistakes are left out.
    pub fn mistakes(&self) -> impl Iterator<Item = &Arc<FileDiagnostics>> {
        self.documents.iter().map(|document| &document.mistakes).filter(|mistakes| !mistakes.is_empty())
    }

    /// What is wrong with two documents together.
    pub fn shared_mistakes(&self) -> impl Iterator<Item = &Diagnostic> {
        self.documents.iter().flat_map(|document| &document.shared_mistakes)
    }

    /// The links to other websites of all documents that are published, in the order of the documents.
    pub fn external_links(&self, documents: &[Arc<Parsed<Document>>]) -> Vec<ExternalLink> {
        let documents = documents.iter().zip(&self.documents).filter(|(_, linked)| linked.is_published);
        documents.flat_map(|(document, linked)| check::external_links(&document.value, &linked.targets)).collect()
    }
}

fn link(
    resolver: &Resolver<'_>,
    input: &Input,
    parsed: &Parsed<Document>,
    reading: Option<&Reading>,
    marks: Arc<Vec<Mark>>,
) -> LinkedDocument {
    let (site, document) = (&*input.site.0, &parsed.value);
    let targets: Targets = resolver.resolve_all(&document.summary.file, &document.body.links);
    let page = site.page_of_file(&document.summary.file);
    let mut mistakes = parsed.diagnostics.clone();
    let (config, callouts) = (&input.config.0.value, &input.callouts);
    let review = input.reviews.0.value.newest(document);
    let sign_off = review.as_ref().and_then(|newest| newest.sign_off);
    let comparison = sign_off.map(|sign_off| Comparison::new(document, &config.facts, sign_off));
    let check = if input.build.publish { check::document_to_publish } else { check::document };
    mistakes.extend(check(Subject {
        document,
        targets: &targets,
        site,
        config,
        callouts,
        review: review.as_ref(),
        comparison: comparison.as_ref(),
        page,
        today: input.build.today,
        measured: reading
            .zip(input.lexicon.as_ref())
            .map(|(reading, lexicon)| Measured { reading, lexicon: &lexicon.0 }),
    }));
    if page.is_none() {
        // A mistake on a page that is not published harms nobody yet, and must not hold up the others.
        for mistake in &mut mistakes {
            mistake.cap();
        }
    }
    let is_published = page.is_some();
    let is_of_two = |mistake: &Diagnostic| {
        mistake.places().any(|place| place.path != document.path && place.path.extension().eq_ignore_ascii_case("md"))
    };
    let (shared_mistakes, mut mistakes) = mistakes.into_iter().partition(is_of_two);
    // Some mistakes only published pages can have, so that what a draft allows is not told to be of no use.
    let mut allowances = Allowances::new(document.allowances.iter().map(|allowance| (allowance, !is_published)));
    allowances.apply(&mut mistakes);
    config.apply_rules(&mut mistakes);
    LinkedDocument {
        targets: Arc::new(targets),
        marks,
        is_published,
        has_changed: comparison.is_some_and(|comparison| comparison.has_changed()),
        mistakes: Arc::new(FileDiagnostics::new(mistakes)),
        shared_mistakes,
        allowances: (document.allowances.iter())
            .map(|allowance| (allowance.clone(), allowances.is_used(allowance)))
            .collect(),
    }
}
