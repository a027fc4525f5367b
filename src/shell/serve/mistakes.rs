//! What is wrong with the newest files. Nothing is drawn or counted in lines before a browser asks for it: a save must not
//! wait for that.

use crate::{
    diagnostic::{Diagnostics, Location},
    shell::report::Sources,
    source::Files,
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
        // Both are in the order of the paths. Where thousands of files have mistakes, to look each up would take longer than to
        // go along all files once.
        let mut all = files.iter().peekable();
        let own = diagnostics.files().iter().filter_map(|of_file| of_file.path()).filter_map(|path| {
            while all.next_if(|(other, _)| *other < path).is_some() {}
            all.next_if(|(other, _)| *other == path)
        });
        let related = diagnostics.files().iter().flat_map(|of_file| of_file.related_paths());
        let related = related.filter_map(|path| Some((path, files.get(path.as_str())?)));
        let files = own.chain(related).map(|(path, content)| (path.clone(), content.clone())).collect();
        Self { diagnostics, files }
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
