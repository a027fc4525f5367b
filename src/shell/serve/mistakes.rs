//! What is wrong with the newest files. Nothing is drawn or counted in lines before a browser asks for it: a save must not
//! wait for that.

use crate::{
    diagnostic::{Diagnostics, Location},
    shell::report::Sources,
    source::{Files, SourcePath},
};

/// All that is wrong with the files of one moment, with the contents that it points into.
#[derive(Default)]
pub struct Mistakes {
    diagnostics: Diagnostics,
    /// The files that a diagnostic is in, and no others.
    files: Files,
}

impl Mistakes {
    /// The mistakes that were found in `files`.
    pub fn new(diagnostics: Diagnostics, files: &Files) -> Self {
        let mut pointed_at = Files::default();
        let mut point_at = |path: &SourcePath| {
            if let Some(content) = files.get(path.as_str()) {
                pointed_at.insert(path.clone(), content.clone());
            }
        };
        for of_file in diagnostics.files() {
            of_file.path().into_iter().for_each(&mut point_at);
            of_file.related_paths().for_each(&mut point_at);
        }
        Self { diagnostics, files: pointed_at }
    }

    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The texts that they point into.
    pub fn sources(&self) -> Sources<'_> {
        Sources::new(&self.files)
    }

    /// Whether the file of `location` is one of the site's, and not one that is built in or missing.
    pub fn has_file(&self, location: &Location) -> bool {
        self.files.get(location.path.as_str()).is_some()
    }
}
