//! How visitors find pages: by their titles, and through menus and lists.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    domain::kind::Kind,
    site::{Origin, PageId, Site},
};

/// The pages that writers gave the same title, whatever its capitals.
pub(super) fn same_titles(site: &Site) -> Vec<Vec<PageId>> {
    let mut by_title: FxHashMap<String, Vec<PageId>> = FxHashMap::default();
    for id in site.ids().filter(|&id| site.document_of(id).is_some()) {
        by_title.entry(site.page(id).summary.title.to_lowercase()).or_default().push(id);
    }
    let mut same: Vec<_> = by_title.into_values().filter(|pages| pages.len() > 1).collect();
    same.sort();
    same
}

/// The pages that neither the menu nor a list leads to. A theme lists the pages below the home page, below a treatment, and
/// in a folder without a page of its own; the pages of a treatment lead to one another. What stands below any other page is
/// for that page's text to lead to.
pub(super) fn unlisted(site: &Site) -> Vec<PageId> {
    let menu: FxHashSet<PageId> = site.menu.iter().copied().collect();
    let is_listed = |id: PageId| {
        let page = site.page(id);
        let lists = |parent: PageId| {
            let Some(parent) = site.pages.get(parent.place()) else { return true };
            parent.parent.is_none() || parent.summary.kind == Kind::Treatment || parent.origin == Origin::Folder
        };
        page.treatment.is_some() || page.parent.is_none_or(lists) || site.shows_faq(id) || menu.contains(&id)
    };
    site.ids().filter(|&id| !is_listed(id)).collect()
}
