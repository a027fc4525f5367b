//! What was computed before, kept for the next build.
//!
//! Everything is kept with the input that it was computed from, and used again only where that input is the same, so that a
//! cache changes what a build costs and never what it makes. Three kinds of memory do all of it: [`Latest`] keeps one value,
//! [`Table`] one for each file, and a [`Website`] its pages.
//!
//! What other pages may know of a page is its summary. An edit that leaves the summary as it was leaves the site the same
//! object, and then nothing but the page's own text is looked at.

mod latest;
mod linked;
mod readings;
mod table;
mod website;

pub use website::Website;

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;

use crate::{
    cache::{
        latest::{Latest, SameObject},
        linked::{Build, Linked},
        readings::Readings,
        table::{Changes, Table},
        website::Pages,
    },
    check::{self, ExternalLink},
    diagnostic::{Diagnostic, FileDiagnostics, Parsed},
    domain::readability::Reading,
    parse::{
        config::{self, CONFIG_FILE, Config},
        document::{self, Allowance, Document, Summary},
        picture::{self, Picture},
        reviews::{self, REVIEWS_FILE, Reviews},
        theme::{self, Theme, ThemeChoice},
    },
    render::{self, Setting, Surroundings, Text},
    site::{Asset, HEAVY_PICTURE, Ingredients, PageLike, Site},
    source::{FileContent, Files, Options, SourcePath},
};

/// What is kept from one build to the next. An empty one is as good as any other, only slower.
#[derive(Default)]
pub struct Cache {
    config: Latest<(Option<FileContent>, Options), Parsed<Config>>,
    reviews: Latest<Option<FileContent>, Parsed<Reviews>>,
    theme: Latest<ThemeInput, Parsed<Theme>>,
    pictures: Table<Parsed<Picture>>,
    documents: Table<Parsed<Document>>,
    /// Which documents changed in the newest build.
    changes: Changes,
    /// The summaries of the documents, and how often one of them has changed.
    summaries: Vec<Arc<Summary>>,
    summaries_version: u64,
    site: Latest<SiteInput, Site>,
    site_mistakes: Latest<CheckInput, Vec<Diagnostic>>,
    setting: Latest<SettingInput, Setting>,
    surroundings: Latest<SurroundingsInput, Surroundings>,
    readings: Readings,
    linked: Linked,
    pages: Pages,
}

/// Reads a page. A summary that is equal to the one `before` stays the same object, by which an edit of the text alone is
/// known.
fn read_document(path: &SourcePath, content: &FileContent, before: Option<&Parsed<Document>>) -> Parsed<Document> {
    let mut parsed = document::read(path, content);
    if let Some(before) = before.filter(|before| before.value.summary == parsed.value.summary) {
        parsed.value.summary = before.value.summary.clone();
    }
    parsed
}

/// All that a theme is made from.
#[derive(PartialEq)]
struct ThemeInput {
    files: Vec<(SourcePath, FileContent)>,
    choice: ThemeChoice,
}

/// All that a site is made from.
#[derive(PartialEq)]
struct SiteInput {
    /// Stands for the summaries themselves, which are too many to be compared after every save.
    summaries_version: u64,
    assets: BTreeMap<String, Asset>,
    config: SameObject<Parsed<Config>>,
    theme: SameObject<Parsed<Theme>>,
    today: Date,
    drafts: bool,
}

/// All that the rules for a site as a whole look at.
type CheckInput = (SameObject<Site>, SameObject<Parsed<Config>>);

/// All that is common to the files of a website.
#[derive(Clone, PartialEq)]
struct SettingInput {
    site: SameObject<Site>,
    config: SameObject<Parsed<Config>>,
    theme: SameObject<Parsed<Theme>>,
}

/// All that the files of a website know beside their own texts.
type SurroundingsInput = (SettingInput, SameObject<Setting>, SameObject<Parsed<Reviews>>, Date);

impl Cache {
    pub(crate) fn config(&mut self, files: &Files, options: &Options) -> Arc<Parsed<Config>> {
        let input = (files.get(CONFIG_FILE).cloned(), options.clone());
        self.config.refresh_cutting_off(input, |_| config::read(files, options))
    }

    /// Reads who signed which page.
    pub(crate) fn reviews(&mut self, files: &Files) -> Arc<Parsed<Reviews>> {
        self.reviews.refresh_cutting_off(files.get(REVIEWS_FILE).cloned(), |_| reviews::read(files))
    }

    /// Reads the theme and the pages, side by side. `pages` come in the order of their paths.
    pub(crate) fn theme_and_pages<'a>(
        &mut self,
        files: &Files,
        config: &Config,
        pages: impl Iterator<Item = (&'a SourcePath, &'a FileContent)> + Send,
    ) -> Arc<Parsed<Theme>> {
        let own = files.below("themes").map(|(path, content)| (path.clone(), content.clone())).collect();
        let input = ThemeInput { files: own, choice: ThemeChoice::of(config) };
        let Self { theme, documents, .. } = self;
        let (theme, changes) = rayon::join(
            || theme.refresh(input, |input| theme::read(files, &input.choice)),
            || documents.refresh(pages, read_document),
        );
        self.changes = changes;
        self.take_summaries();
        theme
    }

    fn take_summaries(&mut self) {
        let documents = self.documents.values();
        match &self.changes {
            Changes::All => {
                self.summaries = documents.iter().map(|document| document.value.summary.clone()).collect();
                self.summaries_version += 1;
            }
            Changes::Places(places) => {
                for &place in places {
                    let summary = &documents[place].value.summary;
                    if !Arc::ptr_eq(&self.summaries[place], summary) {
                        self.summaries[place] = summary.clone();
                        self.summaries_version += 1;
                    }
                }
            }
        }
    }

    /// Makes the site of the pages that were read. `assets` come in the order of their paths.
    pub(crate) fn site<'a>(
        &mut self,
        config: &Arc<Parsed<Config>>,
        theme: &Arc<Parsed<Theme>>,
        assets: impl Iterator<Item = (&'a SourcePath, &'a FileContent)>,
        today: Date,
        drafts: bool,
    ) -> Arc<Site> {
        self.pictures.refresh(assets, |path, content, _| picture::read(path, content));
        let pictures = self.pictures.files().iter().zip(self.pictures.values());
        let assets = pictures.map(|((path, content), picture)| {
            let published = picture.value.cleaned.as_ref().or(match content {
                FileContent::Bytes(bytes) => Some(bytes),
                FileContent::Unreadable(_) => None,
            });
            let is_heavy = published.is_some_and(|bytes| bytes.len() > HEAVY_PICTURE);
            let looks_like = match content {
                FileContent::Bytes(bytes) => PageLike::of(bytes),
                FileContent::Unreadable(_) => None,
            };
            (path.below_content().to_owned(), Asset { dimensions: picture.value.dimensions, is_heavy, looks_like })
        });
        let input = SiteInput {
            summaries_version: self.summaries_version,
            assets: assets.collect(),
            config: SameObject::of(config),
            theme: SameObject::of(theme),
            today,
            drafts,
        };
        self.site.refresh_cutting_off(input, |input| {
            Site::assemble(Ingredients {
                summaries: &self.summaries,
                assets: input.assets.clone(),
                brought_along: render::plain::brought_along(&theme.value),
                config: &config.value,
                locale: &theme.value.locale,
                today,
                drafts,
            })
        })
    }

    /// The files that are published and no pages, pictures without what is nobody's business.
    fn published_assets(&self) -> Vec<(SourcePath, FileContent)> {
        let pictures = self.pictures.files().iter().zip(self.pictures.values());
        let published = pictures.map(|((path, content), picture)| {
            let cleaned = picture.value.cleaned.clone().map(FileContent::Bytes);
            (path.clone(), cleaned.unwrap_or_else(|| content.clone()))
        });
        published.collect()
    }

    /// What all files of the website have in common.
    pub(crate) fn surroundings(
        &mut self,
        site: &Arc<Site>,
        config: &Arc<Parsed<Config>>,
        theme: &Arc<Parsed<Theme>>,
        reviews: &Arc<Parsed<Reviews>>,
        today: Date,
    ) -> Arc<Surroundings> {
        let input =
            SettingInput { site: SameObject::of(site), config: SameObject::of(config), theme: SameObject::of(theme) };
        let setting = self.setting.refresh_cutting_off(input.clone(), |_| Setting::new(site, &config.value, theme));
        self.surroundings.refresh((input, SameObject::of(&setting), SameObject::of(reviews), today), |_| Surroundings {
            site: site.clone(),
            config: config.clone(),
            setting: setting.clone(),
            reviews: reviews.clone(),
            today,
        })
    }

    /// Everything that is wrong with the site and between its pages, but for what shows only when its files are made. What is
    /// wrong with each page on its own is found here too.
    pub(crate) fn mistakes(&mut self, surroundings: &Surroundings, publish: bool) -> Vec<Diagnostic> {
        let Surroundings { site, config, setting, reviews, today } = surroundings;
        let documents = self.documents.values();
        self.readings.refresh(&config.value, site.glossary.names(site), documents, &self.changes);
        self.linked.refresh(surroundings, documents, &self.readings, &self.changes, Build { today: *today, publish });
        let input = (SameObject::of(site), SameObject::of(config));
        let of_site = self.site_mistakes.refresh(input, |_| check::site(site, &config.value));
        let mut mistakes = config.diagnostics.clone();
        mistakes.extend_from_slice(&setting.theme.diagnostics);
        mistakes.extend_from_slice(&of_site);
        mistakes.extend(self.pictures.values().iter().flat_map(|picture| &picture.diagnostics).cloned());
        mistakes.extend_from_slice(&reviews.diagnostics);
        let (targets, marks) = (self.linked.all_targets(), self.linked.all_marks());
        mistakes.extend(check::between_pages(site, documents, &reviews.value, targets, marks));
        mistakes.extend(self.linked.shared_mistakes().cloned());
        mistakes
    }

    /// What is wrong with each page on its own, as it is told. It is known once [`mistakes`](Self::mistakes) is.
    pub(crate) fn mistakes_of_pages(&self) -> Vec<Arc<FileDiagnostics>> {
        self.linked.mistakes().cloned().collect()
    }

    /// What pages allow, each with whether it was of use for what is wrong with its page on its own.
    pub(crate) fn allowances(&self) -> Vec<(Allowance, bool)> {
        self.linked.allowances().cloned().collect()
    }

    /// The links of the site that was built last to other websites, in the order of the pages' files. Pages that are not
    /// published have none.
    pub fn external_links(&self) -> Vec<ExternalLink> {
        self.linked.external_links(self.documents.values())
    }

    /// The pages of the site that was built last, in the order of their files, drafts included.
    pub fn documents(&self) -> &[Arc<Parsed<Document>>] {
        self.documents.values()
    }

    /// What was measured in the text of the document at `place`; none where the site is not in English.
    pub fn reading(&self, place: usize) -> Option<&Reading> {
        self.readings.of(place)
    }

    /// The website, whose files are made when they are asked for; without files where the theme lacks a template that every
    /// site needs. The links of the pages are known by now.
    pub(crate) fn website(&mut self, surroundings: &Arc<Surroundings>) -> Website {
        if !surroundings.setting.theme().is_complete() {
            self.pages = Pages::default();
            return Website::default();
        }
        let text_of = |place: usize| Text {
            document: self.documents.values()[place].clone(),
            targets: self.linked.targets(place).clone(),
            marks: self.linked.marks(place).clone(),
            has_changed: self.linked.has_changed(place),
        };
        self.pages.refresh(surroundings, &self.changes, self.published_assets(), text_of)
    }
}
