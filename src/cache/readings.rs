//! What was measured in the running text of each document.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    cache::table::Changes,
    diagnostic::Parsed,
    domain::readability::{Lexicon, Measurer, Reading, ReadingPolicy},
    parse::{config::Config, document::Document},
};

/// What was measured in a document; none where it is not measured.
type Measured = Option<Arc<Reading>>;

/// The readings of the documents, in their order. They are kept while the site asks for the same, since an edit of one page
/// changes how no other page reads.
#[derive(Default)]
pub(super) struct Readings {
    input: Option<Input>,
    lexicon: Option<Arc<Lexicon>>,
    /// What was measured in each document, with the document itself: the same one reads the same.
    values: Vec<(Arc<Parsed<Document>>, Measured)>,
}

/// All that readings depend on, beside the documents.
#[derive(PartialEq)]
struct Input {
    policy: ReadingPolicy,
    /// The terms of the glossary.
    terms: Vec<String>,
    is_english: bool,
}

impl Readings {
    /// Brings the readings up to date with the documents, of which those in `changes` are others than before.
    pub fn refresh(
        &mut self,
        config: &Config,
        terms: Vec<String>,
        documents: &[Arc<Parsed<Document>>],
        changes: &Changes,
    ) {
        let input = Input { policy: config.reading.clone(), terms, is_english: config.language.is_english() };
        let is_same = self.input.as_ref() == Some(&input);
        if !is_same {
            let terms = input.terms.iter().map(String::as_str);
            self.lexicon = input.is_english.then(|| Arc::new(Lexicon::new(&input.policy, terms)));
        }
        let lexicon = self.lexicon.as_deref();
        let measurer = || lexicon.map(Measurer::new);
        let read = |measurer: &mut Option<Measurer<'_>>, document: &Arc<Parsed<Document>>| {
            let Document { source, body, .. } = &document.value;
            measurer.as_mut().map(|measurer| Arc::new(measurer.measure(source, &body.prose)))
        };
        match changes {
            Changes::Places(places) if is_same => {
                let reading = |measurer: &mut _, &place: &usize| read(measurer, &documents[place]);
                let readings: Vec<_> = places.par_iter().map_init(measurer, reading).collect();
                for (&place, reading) in places.iter().zip(readings) {
                    self.values[place] = (documents[place].clone(), reading);
                }
            }
            Changes::Places(_) | Changes::All => {
                let before = if is_same { std::mem::take(&mut self.values) } else { Vec::new() };
                let known: FxHashMap<usize, &Option<Arc<Reading>>> =
                    before.iter().map(|(document, reading)| (Arc::as_ptr(document).addr(), reading)).collect();
                let value = |measurer: &mut _, document: &Arc<Parsed<Document>>| {
                    let known = known.get(&Arc::as_ptr(document).addr()).map(|reading| (*reading).clone());
                    (document.clone(), known.unwrap_or_else(|| read(measurer, document)))
                };
                self.values = documents.par_iter().map_init(measurer, value).collect();
            }
        }
        self.input = Some(input);
    }

    /// What was measured in the document at `place`; none on a site that is not in English.
    pub fn of(&self, place: usize) -> Option<&Reading> {
        self.values.get(place)?.1.as_deref()
    }

    /// The words that the measuring knew; none on a site that is not in English.
    pub fn lexicon(&self) -> Option<&Arc<Lexicon>> {
        self.lexicon.as_ref()
    }
}
