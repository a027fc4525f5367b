//! What is wrong with the newest files. Nothing is drawn or counted in lines before a browser asks for it: a save must not
//! wait for that.

use std::sync::OnceLock;

use crate::{
    diagnostic::{Diagnostics, Location},
    shell::report::Sources,
    source::Files,
};

/// All that is wrong with the files of one moment, with the contents that it points into.
pub struct Mistakes {
    diagnostics: Diagnostics,
    /// The files that a diagnostic is in, and no others. They come a moment after the diagnostics: a site of thousands of pages
    /// has thousands of them, and a page that was saved is not to wait until they are gathered.
    files: OnceLock<Files>,
}

impl Default for Mistakes {
    fn default() -> Self {
        Self { diagnostics: Diagnostics::default(), files: Files::default().into() }
    }
}

impl Mistakes {
    /// The mistakes that were found. Whoever wants to read the files that they are in waits until
    /// [`point_into`](Self::point_into) names them.
    pub fn new(diagnostics: Diagnostics) -> Self {
        Self { diagnostics, files: OnceLock::new() }
    }

    /// Takes what the mistakes point into from `files`, in which they were found.
    pub fn point_into(&self, files: &Files) {
        // Both are in the order of the paths. Where thousands of files have mistakes, to look each up would take longer than to
        // go along all files once.
        let mut all = files.iter().peekable();
        let own = self.diagnostics.files().iter().filter_map(|of_file| of_file.path()).filter_map(|path| {
            while all.next_if(|(other, _)| *other < path).is_some() {}
            all.next_if(|(other, _)| *other == path)
        });
        let related = self.diagnostics.files().iter().flat_map(|of_file| of_file.related_paths());
        let related = related.filter_map(|path| Some((path, files.get(path.as_str())?)));
        let files = own.chain(related).map(|(path, content)| (path.clone(), content.clone())).collect();
        self.files.get_or_init(|| files);
    }

    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The texts that they point into.
    pub fn sources(&self) -> Sources<'_> {
        Sources::new(self.files.wait())
    }

    /// Whether the file of `location` is one of the site's, and not one that is built in or missing.
    pub fn has_file(&self, location: &Location) -> bool {
        self.files.wait().get(location.path.as_str()).is_some()
    }
}
