//! Where the links of each document lead, and what is wrong with it.

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use crate::{
    cache::{latest::SameObject, table::Changes},
    check::{self, ExternalLink, Subject, Targets},
    diagnostic::{Diagnostic, Parsed, Severity},
    parse::{config::Config, document::Document},
    render::Surroundings,
    site::{Site, links},
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
}

struct LinkedDocument {
    targets: Arc<Targets>,
    is_published: bool,
    mistakes: Vec<Diagnostic>,
}

impl Linked {
    /// Brings all up to date with the documents, of which those in `changes` are others than before.
    pub fn refresh(&mut self, surroundings: &Surroundings, documents: &[Arc<Parsed<Document>>], changes: &Changes) {
        let Surroundings { site, config, setting } = surroundings;
        let callouts = &setting.theme().callouts;
        let input = Input { site: SameObject::of(site), config: SameObject::of(config), callouts: callouts.clone() };
        let link = |place: usize| link(site, &config.value, callouts, &documents[place]);
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

    /// All mistakes of all documents, in the order of the documents.
    pub fn mistakes(&self) -> impl Iterator<Item = &Diagnostic> {
        self.documents.iter().flat_map(|document| &document.mistakes)
    }

    /// The links to other websites of all documents that are published, in the order of the documents.
    pub fn external_links(&self, documents: &[Arc<Parsed<Document>>]) -> Vec<ExternalLink> {
        let documents = documents.iter().zip(&self.documents).filter(|(_, linked)| linked.is_published);
        documents.flat_map(|(document, linked)| check::external_links(&document.value, &linked.targets)).collect()
    }
}

fn link(site: &Site, config: &Config, callouts: &BTreeSet<String>, parsed: &Parsed<Document>) -> LinkedDocument {
    let document = &parsed.value;
    let file = &document.summary.file;
    let targets: Targets = document.body.links.iter().map(|link| links::resolve_link(site, file, link)).collect();
    let is_published = site.page_of_file(file).is_some();
    let mut mistakes = parsed.diagnostics.clone();
    mistakes.extend(check::document(Subject { document, targets: &targets, config, callouts, is_published }));
    if !is_published {
        // A mistake on a page that is not published harms nobody yet, and must not hold up the others.
        for mistake in &mut mistakes {
            mistake.severity = Severity::Warning;
        }
    }
    LinkedDocument { targets: Arc::new(targets), is_published, mistakes }
}
