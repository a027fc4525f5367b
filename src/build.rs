//! The whole way from files to a website, in one function.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    cache::{Cache, Website},
    check::{self, Allowances, PageReading, PageReview},
    diagnostic::{Diagnostic, Diagnostics, FileDiagnostics},
    parse::{
        config::{CONFIG_FILE, Config},
        document::Allowance,
        reviews::{REVIEWS_FILE, Reviews},
    },
    render::{Output, Surroundings},
    source::{FileContent, Files, SourcePath, World},
};

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// The files of the website. With an error among the diagnostics they are not fit to be published.
    pub output: Output,
    /// All that is wrong.
    pub diagnostics: Diagnostics,
    /// The number of pages.
    pub pages: usize,
    /// The number of questions in the FAQ index.
    pub questions: usize,
}

/// A website that is understood and checked, and whose files are yet to be made.
pub struct Prepared {
    /// The files. With an error among the mistakes they are not fit to be published.
    pub website: Website,
    /// The number of pages.
    pub pages: usize,
    /// The number of questions in the FAQ index.
    pub questions: usize,
    surroundings: Arc<Surroundings>,
    /// What is wrong with the site, and between its pages.
    mistakes: Vec<Diagnostic>,
    /// What is wrong with each page on its own, as it is told.
    mistakes_of_pages: Vec<Arc<FileDiagnostics>>,
    /// What pages allow, each with whether it was of use for what is wrong with its page on its own.
    allowances: Vec<(Allowance, bool)>,
}

/// Builds the website of `world`. What `cache` knows from the build before is used again where nothing about it changed:
/// the result is the same as with an empty one.
pub fn build(world: &World, cache: &mut Cache) -> Built {
    let prepared = prepare(world, cache);
    let wrong = prepared.website.make_all(|| false).unwrap_or_default();
    let diagnostics = prepared.diagnostics(&wrong);
    let Prepared { website, pages, questions, .. } = prepared;
    Built { output: website.output(), diagnostics, pages, questions }
}

/// All of [`build`] but for the files of the website, which are made when they are asked for.
pub fn prepare(world: &World, cache: &mut Cache) -> Prepared {
    let Content { pages, assets } = Content::of(&world.files);

    // 1. The configuration, and who signed which page.
    let config = cache.config(&world.files, &world.options);
    let reviews = cache.reviews(&world.files);

    // 2. The theme that it names, and every page on its own.
    let theme = cache.theme_and_pages(&world.files, &config.value, pages.into_iter());

    // 3. The site: addresses, order, menu, the index of questions.
    let site = cache.site(&config, &theme, assets.iter().copied(), world.today, world.options.drafts);
    let surroundings = cache.surroundings(&site, &config, &theme, &reviews, world.today);

    // 4. Where every link leads, and all that is wrong.
    let mut mistakes = cache.mistakes(&surroundings, world.options.publish);
    mistakes.extend(assets.iter().filter_map(|(path, content)| content.unreadable(path)));
    let mistakes_of_pages = cache.mistakes_of_pages();
    let allowances = cache.allowances();

    // 5. Every file of the website.
    let website = cache.website(&surroundings);
    let (pages, questions) = (site.pages.len(), site.question_count());
    Prepared { website, pages, questions, surroundings, mistakes, mistakes_of_pages, allowances }
}

impl Prepared {
    pub fn config(&self) -> &Config {
        &self.surroundings.config.value
    }

    /// Who signed which page.
    pub fn reviews(&self) -> &Reviews {
        &self.surroundings.reviews.value
    }

    /// How the review of each page stands on the day `today`. `cache` is the one that this was prepared with.
    pub fn page_reviews(&self, cache: &Cache, today: Date) -> Vec<PageReview> {
        let site = &self.surroundings.site;
        check::page_reviews(site, self.config(), self.reviews(), cache.documents(), today)
    }

    /// What was measured in the texts of the pages. `cache` is the one that this was prepared with.
    pub fn page_readings(&self, cache: &Cache) -> Vec<PageReading> {
        check::page_readings(&self.surroundings.site, cache.documents(), |place| cache.reading(place))
    }

    /// All that is wrong, with what went `wrong` when files were made.
    pub fn diagnostics(&self, wrong: &[Diagnostic]) -> Diagnostics {
        let mut others: Vec<Diagnostic> = self.mistakes.iter().chain(wrong).cloned().collect();
        let allowances = self.allowances.iter().map(|(allowance, is_used)| (allowance, *is_used));
        let mut allowances = Allowances::new(allowances);
        allowances.apply(&mut others);
        others.extend(allowances.unused());
        self.config().apply_rules(&mut others);
        Diagnostics::new(self.mistakes_of_pages.iter().cloned(), others)
    }
}

/// The files of the content folder, but for the configuration, the sign-offs and the files of systems and editors.
struct Content<'a> {
    pages: Vec<(&'a SourcePath, &'a FileContent)>,
    /// What is published as it is.
    assets: Vec<(&'a SourcePath, &'a FileContent)>,
}

impl<'a> Content<'a> {
    fn of(files: &'a Files) -> Self {
        let is_other = |path: &SourcePath| path.is_hidden() || [CONFIG_FILE, REVIEWS_FILE].contains(&path.as_str());
        let content = files.below("content").filter(|(path, _)| !is_other(path));
        let (pages, assets) = content.partition(|(path, _)| path.extension().eq_ignore_ascii_case("md"));
        Self { pages, assets }
    }
}
