//! Documents by their files and pages, and the places of what concerns a file as a whole.

use std::sync::Arc;

use crate::{
    diagnostic::{Location, Parsed},
    markdown::Entry,
    parse::document::Document,
    site::{PageId, Site, glossary::Term},
    source::SourcePath,
};

/// The document of `file`, a path below `content/`.
pub(super) fn document_of<'a>(documents: &'a [Arc<Parsed<Document>>], file: &str) -> Option<&'a Document> {
    let place = documents.binary_search_by(|document| document.value.summary.file.as_str().cmp(file)).ok()?;
    Some(&documents[place].value)
}

/// The document that the page was written in; none for a page that no writer wrote.
pub(super) fn written<'a>(site: &Site, documents: &'a [Arc<Parsed<Document>>], page: PageId) -> Option<&'a Document> {
    site.document_of(page).map(|place| &documents[place].value)
}

/// The document that explains a term of the glossary, and where it does.
pub(super) fn definition_of<'a>(
    site: &Site,
    documents: &'a [Arc<Parsed<Document>>],
    term: Term,
) -> Option<(&'a Document, &'a Entry)> {
    let document = written(site, documents, term.page)?;
    Some((document, document.body.definitions.get(term.place)?))
}

/// The beginning of `file`, a path below `content/`, for what concerns it as a whole.
pub(super) fn place_of_file(file: &str) -> Location {
    Location::start_of(&SourcePath::new(format!("content/{file}")))
}

/// Where the alias at `place` among those of `file` stands.
pub(super) fn place_of_alias(documents: &[Arc<Parsed<Document>>], file: &str, place: usize) -> Location {
    let known = document_of(documents, file).and_then(|document| document.places.aliases.get(place));
    known.cloned().unwrap_or_else(|| place_of_file(file))
}
