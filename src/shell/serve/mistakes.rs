//! What is wrong with the newest files. Nothing is drawn or counted in lines before a browser asks for it: a save must not
//! wait for that.

use crate::{
    diagnostic::{Diagnostic, Location},
    shell::report::Sources,
    source::Files,
};

/// All that is wrong with the files of one moment, with the contents that it points into.
#[derive(Default)]
pub struct Mistakes {
    /// In the order of the places.
    diagnostics: Vec<Diagnostic>,
    /// The files that a diagnostic is in, and no others.
    files: Files,
    errors: usize,
}

impl Mistakes {
    /// The mistakes that were found in `files`.
    pub fn new(diagnostics: Vec<Diagnostic>, files: &Files) -> Self {
        let mut pointed_at = Files::default();
        let mut newest: Option<&Location> = None;
        for location in diagnostics.iter().flat_map(Diagnostic::places) {
            // They come in the order of their files, but for those that have to do with others.
            if newest.is_none_or(|newest| newest.path != location.path)
                && let Some(content) = files.get(location.path.as_str())
            {
                pointed_at.insert(location.path.clone(), content.clone());
            }
            newest = Some(location);
        }
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        Self { diagnostics, files: pointed_at, errors }
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The texts that they point into.
    pub fn sources(&self) -> Sources<'_> {
        Sources::new(&self.files)
    }

    pub fn errors(&self) -> usize {
        self.errors
    }

    pub fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors
    }

    /// Whether the file of `location` is one of the site's, and not one that is built in or missing.
    pub fn has_file(&self, location: &Location) -> bool {
        self.files.get(location.path.as_str()).is_some()
    }
}
