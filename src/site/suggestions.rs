//! What a dead link may have been meant to lead to.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use crate::{
    diagnostic::{OFFERED, nearest},
    markdown::slug,
    parse::document::Summary,
    site::Site,
};

/// The paths of a site by their last parts, and by what stands before those. Made once, it finds what is near to any number
/// of others.
pub(super) struct Names<'a> {
    /// By the last part, in small letters.
    by_name: FxHashMap<String, Vec<&'a str>>,
    by_folder: FxHashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Names<'a> {
    /// The files below `content/`.
    pub fn of_files(site: &'a Site) -> Self {
        let written = site.ids().filter(|&id| site.document_of(id).is_some());
        let pages = written.map(|id| site.page(id).summary.file.as_str());
        Self::of(pages.chain(site.assets.keys().map(String::as_str)))
    }

    /// The addresses of pages, without the slashes around them.
    pub fn of_addresses(site: &'a Site) -> Self {
        Self::of(site.pages.iter().map(|page| page.route.as_str().trim_matches('/')))
    }

    fn of(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut names = Self { by_name: FxHashMap::default(), by_folder: FxHashMap::default() };
        for path in paths {
            let (folder, name) = split(path);
            names.by_name.entry(name.to_lowercase()).or_default().push(path);
            names.by_folder.entry(folder).or_default().push(path);
        }
        names
    }

    /// What may have been meant by `wanted`: what has the very name in another folder, since a file that was moved keeps it;
    /// else what has a name like it in the same folder; else in the folders around.
    pub fn near(&self, wanted: &str) -> Vec<String> {
        let (folder, name) = split(wanted);
        if let Some(moved) = self.by_name.get(&name.to_lowercase()) {
            return moved.iter().take(OFFERED).map(|path| (*path).to_owned()).collect();
        }
        let folders = [folder, split(folder).0, ""];
        folders.iter().map(|folder| self.near_in(folder, name)).find(|near| !near.is_empty()).unwrap_or_default()
    }

    fn near_in(&self, folder: &str, name: &str) -> Vec<String> {
        let Some(paths) = self.by_folder.get(folder) else { return Vec::new() };
        let near = nearest(name, paths.iter().map(|path| split(path).1));
        let path_of = |near: &str| paths.iter().find(|path| split(path).1 == near).map(|path| (*path).to_owned());
        near.into_iter().filter_map(path_of).collect()
    }
}

/// The last part of a path, and what stands before it.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The ids of the headings and terms of a page that are most like `anchor`: those of the same words first, then those that
/// share some, then those that are spelt alike.
pub(super) fn nearest_places(page: &Summary, anchor: &str) -> Vec<String> {
    let wanted = slug(anchor);
    let headings = page.headings.iter().map(|heading| (heading.id.as_str(), heading.title.as_str()));
    let places = || headings.clone().chain(page.terms.iter().map(|term| (term.id.as_str(), term.name.as_str())));
    let same_words = places().filter(|(_, words)| slug(words) == wanted);
    let shared = places().filter(|(id, _)| id.contains(&wanted) || wanted.contains(id));
    let mut ids: Vec<&str> = same_words.chain(shared).map(|(id, _)| id).collect();
    ids.extend(nearest(anchor, places().map(|(id, _)| id)));
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
    ids.into_iter().take(3).map(|id| format!("#{id}")).collect()
}

/// The file `file` as a link in `from` names it.
pub(super) fn relative(from: &str, file: &str) -> String {
    let mut here: Vec<&str> = from.split('/').collect();
    here.pop();
    let there: Vec<&str> = file.split('/').collect();
    let shared = here.iter().zip(&there[..there.len() - 1]).take_while(|(one, two)| one == two).count();
    "../".repeat(here.len() - shared) + &there[shared..].join("/")
}
