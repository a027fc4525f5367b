//! What an address is for, in words and as a place: a file, a list that is made by itself, or a file of the theme's.

use std::sync::Arc;

use crate::{
    check::places::{document_of, place_of_file},
    diagnostic::{Location, Parsed},
    parse::document::Document,
    site::Site,
};

/// Who wants an address.
pub(super) struct Claimant {
    /// As a message names it.
    pub name: String,
    /// Where its writer finds it; none for what nobody wrote.
    pub place: Option<Location>,
    /// Whether it is a file that somebody wrote, and not what is made of others.
    pub is_written: bool,
}

impl Claimant {
    /// The claimant that a clash knows by `file`, a path below `content/`, which may be that of a page that nobody wrote.
    pub fn of(site: &Site, documents: &[Arc<Parsed<Document>>], file: &str) -> Self {
        if document_of(documents, file).is_some() || site.assets.contains_key(file) {
            return Self { name: format!("content/{file}"), place: Some(place_of_file(file)), is_written: true };
        }
        let generated = |name: String, place| Self { name, place, is_written: false };
        match file.strip_suffix("index.md") {
            Some(folder) if !folder.is_empty() => {
                let first = documents
                    .iter()
                    .map(|document| &document.value)
                    .find(|document| document.summary.file.starts_with(folder));
                let place = first.map(|document| place_of_file(&document.summary.file));
                generated(format!("the list of what is in content/{folder}"), place)
            }
            _ if file == "faq.md" => generated("the index of questions".to_owned(), None),
            _ if file.is_empty() => generated("a file of the theme's".to_owned(), None),
            _ => generated("a page that is made by itself".to_owned(), None),
        }
    }
}
