//! The files of a website, each made when it is first asked for.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use bytes::Bytes;
use rayon::prelude::*;

use crate::{
    cache::table::Changes,
    diagnostic::Diagnostic,
    render::{self, Output, PageInput, Recipe, Rendered, Surroundings, Text, plain},
    site::{OutputPath, Page, PageId},
    source::{FileContent, SourcePath},
};

/// The files of a website. They are made when they are asked for, and then kept. It stays as it is, whatever is built later.
#[derive(Clone, Default)]
pub struct Website {
    /// The pages, in the order of their ids; then the other files that are made.
    files: Vec<Arc<LazyFile>>,
    places: Arc<BTreeMap<OutputPath, Place>>,
    /// The files that are not known to have been made without a mistake, by their places in `files`. After an edit they are
    /// few, and nothing need be asked of the others.
    unproven: Vec<usize>,
}

/// Where the bytes of a file come from.
enum Place {
    /// They are published as they are.
    Bytes(Bytes),
    /// They are made, by the file at this place.
    Made(usize),
}

/// A file that is made when it is first asked for.
struct LazyFile {
    surroundings: Arc<Surroundings>,
    recipe: Recipe,
    made: OnceLock<Arc<Made>>,
    /// The newest file that was made at the same address before. Its bytes are used again if its input was the same.
    earlier: Mutex<Option<Arc<Made>>>,
}

/// A file that was made, with the input that it was made from if it is a page.
struct Made {
    input: Option<PageInput>,
    rendered: Rendered,
}

/// The newest website, from which the next takes what has not changed.
#[derive(Default)]
pub(super) struct Pages {
    newest: Option<Newest>,
}

struct Newest {
    surroundings: Arc<Surroundings>,
    assets: Vec<(SourcePath, FileContent)>,
    website: Website,
}

impl Website {
    /// The paths of all files, in their order.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.places.keys()
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }

    /// The file at `path`, and what went wrong when it was made. It is made now if it was not asked for before.
    pub fn file(&self, path: &str) -> Option<Rendered> {
        Some(match self.places.get(path)? {
            Place::Bytes(bytes) => Rendered::as_is(bytes),
            Place::Made(place) => self.files[*place].made().rendered.clone(),
        })
    }

    /// As [`file`](Self::file), but the file is not kept: for whoever asks for each file once, and wants the memory.
    pub fn file_once(&self, path: &str) -> Option<Rendered> {
        Some(match self.places.get(path)? {
            Place::Bytes(bytes) => Rendered::as_is(bytes),
            Place::Made(place) => self.files[*place].make_once(),
        })
    }

    /// Makes all files that are not made yet, on all cores, and returns what went wrong with any; none if `is_stopped`
    /// said so before it was done.
    pub fn make_all(&self, is_stopped: impl Fn() -> bool + Sync) -> Option<Vec<Diagnostic>> {
        let wrong: Option<Vec<&[Diagnostic]>> = self
            .unproven
            .par_iter()
            .map(|&place| (!is_stopped()).then(|| self.files[place].made().rendered.diagnostics.as_slice()))
            .collect();
        Some(wrong?.concat())
    }

    /// The file that the page at `path` was written in; none for a page that no writer wrote.
    pub fn source_of(&self, path: &str) -> Option<&SourcePath> {
        match self.places.get(path)? {
            Place::Made(place) => self.files[*place].own_text().map(|text| &text.document.value.path),
            Place::Bytes(_) => None,
        }
    }

    /// The page that was written in `file`; none where it is not published.
    pub fn page_of(&self, file: &SourcePath) -> Option<&Page> {
        // All files of a website know the same site.
        let site = &self.files.first()?.surroundings.site;
        let id = site.page_of_file(file.as_str().strip_prefix("content/")?)?;
        Some(site.page(id)).filter(|_| site.owns_route(id) && site.document_of(id).is_some())
    }

    /// Whether there is a page that a writer wrote.
    pub fn has_written_page(&self) -> bool {
        self.files.iter().any(|file| file.own_text().is_some())
    }

    /// All files, made.
    pub fn output(&self) -> Output {
        let file = |(path, place): (&OutputPath, &Place)| match place {
            Place::Bytes(bytes) => (path.clone(), bytes.clone()),
            Place::Made(place) => (path.clone(), self.files[*place].made().rendered.bytes.clone()),
        };
        self.places.iter().map(file).collect()
    }

    /// What stands at `path`, if a page was made there.
    fn made_at(&self, path: &OutputPath) -> Option<Arc<Made>> {
        match self.places.get(path)? {
            Place::Made(place) => self.files[*place].newest_made(),
            Place::Bytes(_) => None,
        }
    }
}

impl LazyFile {
    fn new(surroundings: &Arc<Surroundings>, recipe: Recipe, earlier: Option<Arc<Made>>) -> Arc<Self> {
        let surroundings = surroundings.clone();
        Arc::new(Self { surroundings, recipe, made: OnceLock::new(), earlier: Mutex::new(earlier) })
    }

    /// The text of a page that a writer wrote.
    fn own_text(&self) -> Option<&Text> {
        match &self.recipe {
            Recipe::Page { own, .. } => own.as_ref(),
            Recipe::Plain(_) => None,
        }
    }

    fn made(&self) -> &Arc<Made> {
        self.made.get_or_init(|| {
            let earlier = self.earlier.lock().unwrap_or_else(PoisonError::into_inner).take();
            let input = match &self.recipe {
                Recipe::Page { id, own, answers } => PageInput::new(&self.surroundings, *id, own.as_ref(), answers),
                Recipe::Plain(file) => {
                    return Arc::new(Made { input: None, rendered: plain::render(&self.surroundings, file) });
                }
            };
            match earlier.filter(|earlier| earlier.input.as_ref() == Some(&input)) {
                Some(earlier) => earlier,
                None => Arc::new(Made { rendered: render::render(&input), input: Some(input) }),
            }
        })
    }

    fn make_once(&self) -> Rendered {
        match (self.made.get(), &self.recipe) {
            (Some(made), _) => made.rendered.clone(),
            (None, Recipe::Page { id, own, answers }) => {
                render::render(&PageInput::new(&self.surroundings, *id, own.as_ref(), answers))
            }
            (None, Recipe::Plain(file)) => plain::render(&self.surroundings, file),
        }
    }

    /// Whether the file was made, and nothing went wrong.
    fn is_proven(&self) -> bool {
        self.made.get().is_some_and(|made| made.rendered.diagnostics.is_empty())
    }

    /// What was made last at this file's address.
    fn newest_made(&self) -> Option<Arc<Made>> {
        self.made.get().cloned().or_else(|| self.earlier.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

impl Pages {
    /// The website of `surroundings`. `text_of` gives the text of the document at a place, and `changes` says which of them
    /// are others than before; `assets` are published as they are.
    pub fn refresh(
        &mut self,
        surroundings: &Arc<Surroundings>,
        changes: &Changes,
        assets: Vec<(SourcePath, FileContent)>,
        text_of: impl Fn(usize) -> Text,
    ) -> Website {
        let website = match (self.newest.take(), changes) {
            (Some(newest), Changes::Places(places))
                if Arc::ptr_eq(&newest.surroundings, surroundings) && newest.assets == assets =>
            {
                newest.website.with_changed_texts(surroundings, places, text_of)
            }
            (newest, _) => {
                let before = newest.map(|newest| newest.website).unwrap_or_default();
                Website::new(surroundings, &assets, text_of, &before)
            }
        };
        let surroundings = surroundings.clone();
        self.newest = Some(Newest { surroundings, assets, website: website.clone() });
        website
    }
}

impl Website {
    /// The same website, but for the pages that show the texts of the documents at `changed`.
    fn with_changed_texts(
        mut self,
        surroundings: &Arc<Surroundings>,
        changed: &[usize],
        text_of: impl Fn(usize) -> Text,
    ) -> Self {
        let site = &surroundings.site;
        let mut outdated = BTreeSet::new();
        for page in changed.iter().filter_map(|&place| site.page_of_document(place)) {
            outdated.insert(page);
            if !site.page(page).summary.questions.is_empty() {
                outdated.insert(site.faq_page_of(page));
            }
        }
        for &page in &outdated {
            let file = &mut self.files[page.place()];
            *file = LazyFile::new(surroundings, page_recipe(surroundings, page, &text_of), file.newest_made());
        }
        let unproven = self.unproven.iter().copied().filter(|&place| !self.files[place].is_proven());
        let unproven = unproven.chain(outdated.into_iter().filter(|&page| site.owns_route(page)).map(PageId::place));
        self.unproven = unproven.collect::<BTreeSet<usize>>().into_iter().collect();
        self
    }

    fn new(
        surroundings: &Arc<Surroundings>,
        assets: &[(SourcePath, FileContent)],
        text_of: impl Fn(usize) -> Text,
        before: &Website,
    ) -> Self {
        let site = &surroundings.site;
        let mut website = Self::default();
        let mut places = BTreeMap::new();
        // Of two files for one path the later one takes the place of the other: a clinic's own that of one brought along.
        for (name, bytes) in &surroundings.setting.theme().static_files {
            places.insert(plain::static_path(name), Place::Bytes(bytes.clone()));
        }
        for id in site.ids() {
            let recipe = page_recipe(surroundings, id, &text_of);
            let earlier = before.made_at(&site.page(id).route.output_path());
            website.files.push(LazyFile::new(surroundings, recipe, earlier));
        }
        for (path, file) in plain::files(surroundings) {
            places.insert(path, Place::Made(website.files.len()));
            website.files.push(LazyFile::new(surroundings, Recipe::Plain(file), None));
        }
        for (path, content) in assets {
            if let FileContent::Bytes(bytes) = content {
                places.insert(OutputPath::new(path.below_content()), Place::Bytes(bytes.clone()));
            }
        }
        for id in site.ids().filter(|&id| site.owns_route(id)) {
            places.insert(site.page(id).route.output_path(), Place::Made(id.place()));
        }
        let made = places.values().filter_map(|place| match place {
            Place::Made(place) => Some(*place),
            Place::Bytes(_) => None,
        });
        website.unproven = made.collect();
        website.places = Arc::new(places);
        website
    }
}

fn page_recipe(surroundings: &Surroundings, id: PageId, text_of: impl Fn(usize) -> Text) -> Recipe {
    let site = &surroundings.site;
    let text_of = |id: PageId| site.document_of(id).map(&text_of);
    Recipe::Page {
        id,
        own: text_of(id),
        answers: site.faq_places(id).filter_map(|place| text_of(place.page)).collect(),
    }
}
