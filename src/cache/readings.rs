//! What was measured in the running text of each document.

use std::sync::Arc;

use rayon::prelude::*;

use crate::{
    cache::table::Changes,
    diagnostic::Parsed,
    domain::readability::{Lexicon, Reading, ReadingPolicy, measure},
    parse::{config::Config, document::Document},
};

/// The readings of the documents, in their order. They are kept while the site asks for the same, since an edit of one page
/// changes how no other page reads.
#[derive(Default)]
pub(super) struct Readings {
    input: Option<Input>,
    lexicon: Option<Arc<Lexicon>>,
    values: Vec<Option<Arc<Reading>>>,
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
        let read = |place: usize| {
            let document = &documents[place].value;
            lexicon.map(|lexicon| Arc::new(measure(&document.source, &document.body.prose, lexicon)))
        };
        match changes {
            Changes::Places(places) if is_same => {
                let readings: Vec<_> = places.par_iter().map(|&place| read(place)).collect();
                for (&place, reading) in places.iter().zip(readings) {
                    self.values[place] = reading;
                }
            }
            Changes::Places(_) | Changes::All => {
                self.values = (0..documents.len()).into_par_iter().map(read).collect();
            }
        }
        self.input = Some(input);
    }

    /// What was measured in the document at `place`; none on a site that is not in English.
    pub fn of(&self, place: usize) -> Option<&Reading> {
        self.values.get(place)?.as_deref()
    }

    /// The words that the measuring knew; none on a site that is not in English.
    pub fn lexicon(&self) -> Option<&Arc<Lexicon>> {
        self.lexicon.as_ref()
    }
}
