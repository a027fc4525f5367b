//! The site as a whole, made from what its pages say of themselves.
//!
//! [`Site::assemble`] is the entry: it gives each page its address, hangs the pages into a tree, and makes the index of
//! questions. It knows summaries only, so that an edit of a page's text leaves it as it was.

mod assemble;
mod claims;
pub mod faq;
pub mod glossary;
pub mod links;
mod listing;
mod route;
mod suggestions;
mod tree;

pub use assemble::Ingredients;
pub use glossary::{Glossary, Mark};
pub use links::{DeadLink, Target};
pub use route::{OutputPath, Route, decode, file_url};

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rustc_hash::FxHashMap;

use crate::{
    domain::{
        choices::Choices,
        faq::{Group, QuestionPlace},
    },
    parse::{document::Summary, picture::Dimensions},
};

/// A published site.
#[derive(Debug, PartialEq)]
pub struct Site {
    /// What `site.yaml` calls the site, or else what its home page is called.
    pub title: String,
    /// The pages from the home page on, each followed by the pages below it.
    pub pages: Vec<Page>,
    /// The page that holds the FAQ index.
    pub faq_page: PageId,
    /// The questions of the site.
    pub faq: Vec<Group<PageId>>,
    /// The terms that the site explains.
    pub glossary: Arc<Glossary>,
    /// Questions of the index that are asked more than once for the same treatment, in the order of the site.
    pub asked_again: Vec<Vec<QuestionPlace<PageId>>>,
    /// Pages of the same title, in the order of the site.
    pub same_titles: Vec<Vec<PageId>>,
    /// The pages that the theme's lists and the menu do not lead to.
    pub unlisted: Vec<PageId>,
    /// The pages of a FAQ index that is split, one for each group of a treatment; empty where it is not.
    pub faq_parts: Vec<PageId>,
    pub menu: Vec<PageId>,
    /// The files at old addresses, and the pages that they lead to.
    pub redirects: BTreeMap<OutputPath, PageId>,
    /// Files that are published as they are, by their paths below `content/`.
    pub assets: BTreeMap<String, Asset>,
    /// Addresses that are wanted twice.
    pub clashes: Vec<Clash>,
    by_route: FxHashMap<Route, PageId>,
    /// Pages by their files, and by the folders whose index they are.
    by_file: FxHashMap<String, PageId>,
    /// For each file, in the order of the files, the page that was written in it, if it is published.
    by_document: Vec<Option<PageId>>,
    /// Files of drafts, and of pages whose day has not come, that are not shown.
    unpublished: BTreeSet<String>,
    /// Such pages that are shown.
    drafts: BTreeSet<PageId>,
}

/// A file that is published as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// For a picture: its width and height, in CSS pixels.
    pub dimensions: Option<Dimensions>,
    /// Whether it is larger than a picture on a page should be.
    pub is_heavy: bool,
    /// What it is if it begins as a page does, with front matter.
    pub looks_like: Option<PageLike>,
}

/// What a file is that begins as a page does, and is none by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageLike {
    Draft,
    Page,
}

/// In how many bytes of a file its front matter is looked for.
const FRONT_MATTER_WITHIN: usize = 4096;

impl PageLike {
    /// What the file with these bytes is like; none where it does not begin with front matter.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let begins = bytes.strip_prefix(b"---").filter(|rest| rest.starts_with(b"\n") || rest.starts_with(b"\r\n"))?;
        let text = String::from_utf8_lossy(&begins[..begins.len().min(FRONT_MATTER_WITHIN)]);
        let mut keys = text.lines().skip(1).take_while(|line| line.trim_end() != "---");
        let is_key = |line: &str| line.starts_with("title:") || line.starts_with("draft:");
        if !keys.clone().any(is_key) {
            return None;
        }
        Some(if keys.any(|line| line.starts_with("draft:")) { Self::Draft } else { Self::Page })
    }
}

/// The number of bytes above which a picture is heavy. On the slow 4G connection that Lighthouse simulates (1.6 megabits
/// a second) so many take two and a half seconds.
pub const HEAVY_PICTURE: usize = 500_000;

/// A page's place in [`Site::pages`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(usize);

/// A page of the site.
#[derive(Debug, PartialEq)]
pub struct Page {
    pub origin: Origin,
    pub summary: Arc<Summary>,
    pub route: Route,
    /// The page above this one; none for the home page.
    pub parent: Option<PageId>,
    pub children: Vec<PageId>,
    /// The most that this page or one right below it says of the other choices that patients have.
    pub choices: Choices,
    /// The treatment that this page is part of, which may be the page itself.
    pub treatment: Option<PageId>,
    /// For a treatment: all of its pages in reading order, itself first.
    pub guide: Vec<PageId>,
}

/// Where a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file that a writer wrote, by its place among all such files.
    File(usize),
    /// A folder without an `index.md`.
    Folder,
    /// The FAQ index of a site without a `faq.md`.
    Faq,
    /// One group of a FAQ index that is split, by its place in [`Site::faq`].
    FaqPart(usize),
}

/// An address that two want. The first keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub address: String,
    /// The file below `content/` whose page or asset has the address; empty for a file of the theme's.
    pub first: String,
    /// The file below `content/` that wants it too.
    pub second: String,
    /// The alias for which the second wants it, by its place among its aliases; none where it is its own address.
    pub alias: Option<usize>,
}

impl PageId {
    /// The page's place in [`Site::pages`].
    pub fn place(self) -> usize {
        self.0
    }
}

impl Site {
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    pub fn ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(PageId)
    }

    /// The page made from `file`, a path below `content/`, or the index of the folder `file`.
    pub fn page_of_file(&self, file: &str) -> Option<PageId> {
        self.by_file.get(file).copied()
    }

    /// The page at an address.
    pub fn page_at(&self, route: &Route) -> Option<PageId> {
        self.by_route.get(route).copied()
    }

    /// The place among the files of the one that the page was written in; none for a page that no writer wrote.
    pub fn document_of(&self, id: PageId) -> Option<usize> {
        match self.page(id).origin {
            Origin::File(place) => Some(place),
            Origin::Folder | Origin::Faq | Origin::FaqPart(_) => None,
        }
    }

    /// The page that was written in the file at `place` among all files; none where it is not published.
    pub fn page_of_document(&self, place: usize) -> Option<PageId> {
        self.by_document.get(place).copied().flatten()
    }

    /// The files below `content/` of the pages that are not shown.
    pub fn unpublished(&self) -> impl Iterator<Item = &str> {
        self.unpublished.iter().map(String::as_str)
    }

    /// Whether `alias` is the address of the page that is made from `file`, whatever its capitals.
    pub fn is_own_address(&self, file: &str, alias: &str) -> bool {
        let own = self.page_of_file(file).map(|page| self.page(page).route.output_path());
        own.is_some_and(|own| own.as_str().eq_ignore_ascii_case(assemble::redirect_path(alias).as_str()))
    }

    /// Whether no writer wrote a page, not even one that waits to be published.
    pub fn is_empty(&self) -> bool {
        self.unpublished.is_empty() && self.ids().all(|id| self.document_of(id).is_none())
    }

    /// Whether the page is shown although it is a draft, or its day has not come.
    pub fn is_draft(&self, id: PageId) -> bool {
        self.drafts.contains(&id)
    }

    /// Whether the page is the one that is published at its address.
    pub fn owns_route(&self, id: PageId) -> bool {
        self.by_route.get(&self.page(id).route) == Some(&id)
    }

    /// The home page: it is always there.
    pub fn home(&self) -> &Page {
        &self.pages[0]
    }

    /// The pages above `id`, the home page first.
    pub fn ancestors(&self, id: PageId) -> Vec<PageId> {
        let mut ancestors: Vec<PageId> =
            std::iter::successors(self.page(id).parent, |&id| self.page(id).parent).collect();
        ancestors.reverse();
        ancestors
    }

    /// The number of questions in the FAQ index.
    pub fn question_count(&self) -> usize {
        self.faq.iter().map(Group::len).sum()
    }
}
