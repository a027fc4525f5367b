//! All that is wrong with a site, file by file.

use std::sync::Arc;

use crate::{diagnostic::Diagnostic, source::SourcePath};

/// What is wrong in one file, in the order of the places; or what has no place at all.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FileDiagnostics {
    diagnostics: Box<[Diagnostic]>,
    errors: usize,
    /// Other files that have to do with them.
    related: Box<[SourcePath]>,
}

/// All that is wrong with a site, in the order of the places.
///
/// A site can have a hundred thousand warnings, and a save changes those of one file. The others are neither copied nor sorted
/// again: they are the same objects as before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    files: Vec<Arc<FileDiagnostics>>,
}

impl FileDiagnostics {
    /// Puts the diagnostics of one file in order. What is said twice of one place is left out once: a template's mistake, for one,
    /// is found on every page that it makes.
    pub fn new(mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort();
        diagnostics.dedup_by(|one, two| one.location.is_some() && one.is_same_mistake(two));
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        let related = diagnostics.iter().flat_map(|diagnostic| &diagnostic.related);
        let related = related.map(|related| related.location.path.clone()).collect();
        Self { diagnostics: diagnostics.into(), errors, related }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.diagnostics.iter()
    }

    /// The file; none for what has no place.
    pub fn path(&self) -> Option<&SourcePath> {
        Some(&self.diagnostics.first()?.location.as_ref()?.path)
    }

    /// The other files that the diagnostics name, each as often as they do.
    pub fn related_paths(&self) -> impl Iterator<Item = &SourcePath> {
        self.related.iter()
    }

    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    pub fn errors(&self) -> usize {
        self.errors
    }

    pub fn warnings(&self) -> usize {
        self.len() - self.errors
    }
}

impl Diagnostics {
    /// `own` are those of pages, in the order of the files, and `others` those of any files.
    pub fn new(own: impl Iterator<Item = Arc<FileDiagnostics>>, mut others: Vec<Diagnostic>) -> Self {
        others.sort();
        let path = |diagnostic: &Diagnostic| diagnostic.location.as_ref().map(|location| location.path.clone());
        let mut others = others.chunk_by(|one, two| path(one) == path(two)).peekable();
        let mut files: Vec<Arc<FileDiagnostics>> = Vec::with_capacity(own.size_hint().0);
        for of_page in own.filter(|of_page| !of_page.is_empty()) {
            while let Some(before) = others.next_if(|others| path(&others[0]).as_ref() < of_page.path()) {
                files.push(Arc::new(FileDiagnostics::new(before.to_vec())));
            }
            match others.next_if(|others| path(&others[0]).as_ref() == of_page.path()) {
                Some(others) => {
                    let both = of_page.diagnostics.iter().chain(others).cloned().collect();
                    files.push(Arc::new(FileDiagnostics::new(both)));
                }
                None => files.push(of_page),
            }
        }
        files.extend(others.map(|after| Arc::new(FileDiagnostics::new(after.to_vec()))));
        Self { files }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> + Clone {
        self.files.iter().flat_map(|file| file.iter())
    }

    /// The diagnostics of each file that has any, in the order of the files. What has no place comes first.
    pub fn files(&self) -> &[Arc<FileDiagnostics>] {
        &self.files
    }

    pub fn len(&self) -> usize {
        self.files.iter().map(|file| file.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub fn errors(&self) -> usize {
        self.files.iter().map(|file| file.errors()).sum()
    }

    pub fn warnings(&self) -> usize {
        self.files.iter().map(|file| file.warnings()).sum()
    }
}

impl From<Vec<Diagnostic>> for Diagnostics {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self::new(std::iter::empty(), diagnostics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{Code, Location},
        source::Span,
    };

    fn diagnostic(place: &str, code: Code) -> Diagnostic {
        match place.split_once(':') {
            Some((path, start)) => {
                let start: usize = start.parse().unwrap();
                Diagnostic::new(code, Location::new(&SourcePath::new(path), Span::new(start..start, 0)), "A mistake.")
            }
            None => Diagnostic::without_place(code, "A mistake."),
        }
    }

    #[test]
    fn those_of_pages_and_others_come_in_the_order_of_their_places() {
        let all = |places: &[&str]| places.iter().map(|place| diagnostic(place, Code::MissingAlt)).collect();
        let own = [vec!["a.md:1"], vec!["b.md:5", "b.md:2"], vec![], vec!["d.md:1"]];
        let own: Vec<_> = own.iter().map(|places| Arc::new(FileDiagnostics::new(all(places)))).collect();
        let others = all(&["z.md:3", "b.md:2", "c.md:1", "", "b.md:3", "a:1", ""]);
        let diagnostics = Diagnostics::new(own.iter().cloned(), others);
        let places: Vec<String> = (diagnostics.iter())
            .map(|diagnostic| {
                let place = diagnostic.location.as_ref();
                place.map_or_else(String::new, |place| format!("{}:{}", place.path, place.span.start))
            })
            .collect();
        assert_eq!(places, ["", "", "a:1", "a.md:1", "b.md:2", "b.md:3", "b.md:5", "c.md:1", "d.md:1", "z.md:3"]);
        assert!(diagnostics.iter().is_sorted());
        assert!(Arc::ptr_eq(&own[0], &diagnostics.files()[2]), "those of a page alone are the same object");
        assert_eq!((diagnostics.len(), diagnostics.warnings()), (10, 10 - diagnostics.errors()));
    }
}
