//! Folders with the pages in them, before the pages have addresses.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{domain::kind::Kind, parse::document::Summary, site::Origin};

/// Folders with the pages in them, before the pages have addresses.
#[derive(Default)]
pub(super) struct Tree {
    /// By path below `content/`; the empty path is `content/` itself.
    pub folders: BTreeMap<String, Folder>,
}

#[derive(Default)]
pub(super) struct Folder {
    pub index: Option<(Origin, Arc<Summary>)>,
    pub others: Vec<(Origin, Arc<Summary>)>,
    /// The paths of the folders right in this one.
    pub folders: BTreeSet<String>,
}

pub(super) enum Below<'a> {
    Page(Origin, &'a Arc<Summary>),
    Folder(&'a str, &'a Arc<Summary>),
}

impl Tree {
    pub fn add(&mut self, origin: Origin, summary: Arc<Summary>) {
        let (folder, name) = summary.file.rsplit_once('/').unwrap_or(("", &summary.file));
        let is_index = name == "index.md";
        let contents = self.folder(folder);
        if is_index {
            contents.index = Some((origin, summary));
        } else {
            contents.others.push((origin, summary));
        }
    }

    /// The folder at `path`, made with all folders above it where it is not there yet.
    pub fn folder(&mut self, path: &str) -> &mut Folder {
        if !path.is_empty() && !self.folders.contains_key(path) {
            let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
            self.folder(parent).folders.insert(path.to_owned());
        }
        self.folders.entry(path.to_owned()).or_default()
    }

    /// Gives each folder without an `index.md` a page that lists what is in it.
    pub fn fill_folders(&mut self, site_title: &str) {
        self.folder("");
        for (path, folder) in &mut self.folders {
            if folder.index.is_some() {
                continue;
            }
            let name = path.rsplit('/').next().unwrap_or(path);
            let clinical = [Kind::Procedure, Kind::Suitability, Kind::Risks, Kind::Aftercare];
            let kind = match path.as_str() {
                "" => Kind::Home,
                _ if folder.others.iter().any(|(_, page)| clinical.contains(&page.kind)) => Kind::Treatment,
                _ => Kind::Page,
            };
            let title = if path.is_empty() { site_title.to_owned() } else { title_of_folder(name) };
            let file = if path.is_empty() { "index.md".to_owned() } else { format!("{path}/index.md") };
            folder.index = Some((Origin::Folder, generated(&file, &title, kind)));
        }
    }
}

impl Below<'_> {
    fn summary(&self) -> &Summary {
        match self {
            Self::Page(_, summary) | Self::Folder(_, summary) => summary,
        }
    }

    /// What decides on the place among siblings: the order that the writer gave, or that of the kind; then the title.
    pub fn place(&self) -> (i64, Kind, String, String) {
        let summary = self.summary();
        let order = summary.order.unwrap_or_else(|| summary.kind.default_order());
        (order, summary.kind, summary.title.to_lowercase(), summary.file.clone())
    }
}

/// `leg-thread_veins` becomes `Leg thread veins`.
fn title_of_folder(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// The summary of a page that no writer wrote.
pub(super) fn generated(file: &str, title: &str, kind: Kind) -> Arc<Summary> {
    Arc::new(Summary { file: file.to_owned(), title: title.to_owned(), kind, ..Summary::default() })
}
