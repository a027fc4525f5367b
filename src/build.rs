//! The whole way from files to a website, in one function.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    cache::{Cache, FaqInput, PageInput, SameObject, TextInput, ThemeInput},
    check::{self, Subject, Targets},
    diagnostic::{Diagnostic, Parsed, Severity},
    parse::{
        config::{self, CONFIG_FILE, Config},
        document::{self, Document},
        picture,
        theme::{self, Theme},
    },
    render::{self, Output, Rendered, Setting, Source, faq::Answer},
    site::{Asset, Ingredients, Origin, OutputPath, PageId, Site, links},
    source::{FileContent, Files, SourcePath, World},
};

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// The files of the website. With an error among the diagnostics they are not fit to be published.
    pub output: Output,
    /// All that is wrong, in the order of the places.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of pages.
    pub pages: usize,
    /// The number of questions in the FAQ index.
    pub questions: usize,
}

/// Builds the website of `world`. What `cache` knows from the build before is used again where nothing about it changed:
/// the result is the same as with an empty one.
pub fn build(world: &World, cache: &mut Cache) -> Built {
    let mut diagnostics = Vec::new();

    // 1. The configuration, and the theme that it names.
    let Parsed { value: config, diagnostics: wrong } = config::read(&world.files, &world.options);
    diagnostics.extend(wrong);
    let theme = read_theme(&world.files, &config, cache);
    diagnostics.extend_from_slice(&theme.diagnostics);

    // 2. Every page on its own.
    let documents = read_documents(&world.files, cache);
    for document in &documents {
        diagnostics.extend_from_slice(&document.diagnostics);
    }

    let config = named(config, &documents, &theme.value);

    // 3. The site: addresses, order, menu, the index of questions.
    let summaries: Vec<_> = documents.iter().map(|document| document.value.summary.clone()).collect();
    let site = Site::assemble(Ingredients {
        summaries: &summaries,
        assets: read_assets(&world.files, cache),
        brought_along: brought_along(&theme.value),
        config: &config,
        locale: &theme.value.locale,
        today: world.today,
        drafts: world.options.drafts,
    });

    // 4. Where every link leads.
    let targets: Vec<Arc<Targets>> = documents.par_iter().map(|document| resolve(&site, &document.value)).collect();

    // 5. What is wrong with pages that could be read.
    diagnostics.extend(unreadable_files(&world.files));
    diagnostics.extend(check::site(&site, &documents, &config));
    diagnostics.par_extend(documents.par_iter().zip(&targets).flat_map_iter(|(document, targets)| {
        let callouts = &theme.value.callouts;
        let document = &document.value;
        let is_published = site.page_of_file(&document.summary.file).is_some();
        check::document(Subject { document, targets, config: &config, callouts, is_published })
    }));

    // 6. Every file of the website. Without its templates there is none, and why has been told.
    let stage = Stage { site: &site, config: &config, theme: &theme, documents: &documents, targets: &targets };
    let output = match theme.value.is_complete() {
        true => stage.render(&world.files, cache, &mut diagnostics),
        false => Output::new(),
    };

    lower_for_drafts(&site, &documents, &mut diagnostics);
    config.apply_rules(&mut diagnostics);
    diagnostics.sort();
    diagnostics.dedup_by(|one, two| one.location.is_some() && one.is_same_mistake(two));
    Built { output, diagnostics, pages: site.pages.len(), questions: site.question_count() }
}

/// A mistake on a page that is not published harms nobody yet, and must not hold up the others.
fn lower_for_drafts(site: &Site, documents: &[Arc<Parsed<Document>>], diagnostics: &mut [Diagnostic]) {
    let drafts: HashSet<&SourcePath> = documents
        .iter()
        .map(|document| &document.value)
        .filter(|document| site.page_of_file(&document.summary.file).is_none())
        .map(|document| &document.path)
        .collect();
    for diagnostic in diagnostics {
        if diagnostic.location.as_ref().is_some_and(|location| drafts.contains(&location.path)) {
            diagnostic.severity = Severity::Warning;
        }
    }
}

fn read_theme(files: &Files, config: &Config, cache: &mut Cache) -> Arc<Parsed<Theme>> {
    let theme_files = files.below("themes").map(|(path, content)| (path.clone(), content.clone())).collect();
    let input = ThemeInput { files: theme_files, config: config.clone() };
    let themes = cache.themes.refresh(vec![((), input)], |(), input| theme::read(files, &input.config));
    // One input was asked for, so one theme comes back.
    themes.into_iter().next().unwrap_or_else(|| Arc::new(theme::read(files, config)))
}

/// A site without a name of its own goes by that of its home page.
fn named(config: Config, documents: &[Arc<Parsed<Document>>], theme: &Theme) -> Config {
    if !config.title.is_empty() {
        return config;
    }
    let home = documents.iter().map(|document| &document.value.summary).find(|summary| summary.file == "index.md");
    let title = home.map_or_else(|| theme.locale.words("home"), |summary| summary.title.clone());
    Config { title, ..config }
}

fn read_documents(files: &Files, cache: &mut Cache) -> Vec<Arc<Parsed<Document>>> {
    let pages = content(files).filter(|(path, _)| is_page(path));
    cache.documents.refresh(pages.map(|(path, content)| (path.clone(), content.clone())).collect(), document::read)
}

fn read_assets(files: &Files, cache: &mut Cache) -> BTreeMap<String, Asset> {
    let assets: Vec<(SourcePath, FileContent)> =
        published_files(files).map(|(path, content)| (path.clone(), content.clone())).collect();
    let names: Vec<String> = assets.iter().map(|(path, _)| below_content(path).to_owned()).collect();
    let sizes = cache.pictures.refresh(assets, |path, content| picture::dimensions(path.as_str(), content));
    names.into_iter().zip(sizes.iter().map(|size| Asset { dimensions: **size })).collect()
}

/// The files that come with the theme and the program, whatever the content.
fn brought_along(theme: &Theme) -> Vec<OutputPath> {
    let plain = ["404.html", "robots.txt", "sitemap.xml"].map(OutputPath::new);
    plain.into_iter().chain(theme.static_files.keys().map(|name| static_path(name))).collect()
}

fn static_path(name: &str) -> OutputPath {
    OutputPath::new(format!("static/{name}"))
}

fn resolve(site: &Site, document: &Document) -> Arc<Targets> {
    let file = &document.summary.file;
    Arc::new(document.body.links.iter().map(|link| links::resolve_link(site, file, link)).collect())
}

/// The files of the content folder, but for those of systems and editors.
fn content(files: &Files) -> impl Iterator<Item = (&SourcePath, &FileContent)> {
    files.below("content").filter(|(path, _)| !path.is_hidden())
}

fn is_page(path: &SourcePath) -> bool {
    path.extension().eq_ignore_ascii_case("md")
}

/// The files of the content folder that are published as they are.
fn published_files(files: &Files) -> impl Iterator<Item = (&SourcePath, &FileContent)> {
    content(files).filter(|(path, _)| !is_page(path) && path.as_str() != CONFIG_FILE)
}

/// Files that would be published as they are, but could not be read. A page says so itself.
fn unreadable_files(files: &Files) -> impl Iterator<Item = Diagnostic> {
    published_files(files).filter_map(|(path, content)| content.unreadable(path))
}

fn below_content(path: &SourcePath) -> &str {
    path.as_str().strip_prefix("content/").unwrap_or(path.as_str())
}

/// All that the files of the website are made from.
#[derive(Clone, Copy)]
struct Stage<'a> {
    site: &'a Site,
    config: &'a Config,
    theme: &'a Arc<Parsed<Theme>>,
    /// In the order of their files.
    documents: &'a [Arc<Parsed<Document>>],
    /// What the links of each document lead to.
    targets: &'a [Arc<Targets>],
}

impl Stage<'_> {
    fn render(self, files: &Files, cache: &mut Cache, diagnostics: &mut Vec<Diagnostic>) -> Output {
        let Stage { site, config, theme, .. } = self;
        let theme_value = &theme.value;
        let site_view = Arc::new(render::site_view(site, config, theme_value));
        let shared_view = theme::shared(&*site_view);
        let setting = Setting { config, theme: theme_value, site: &shared_view };
        let mut output = Output::new();
        let mut add = |output: &mut Output, path: OutputPath, rendered: &Rendered| {
            diagnostics.extend_from_slice(&rendered.diagnostics);
            output.insert(path, rendered.bytes.clone());
        };

        // A file of the clinic's own takes the place of one of these, so they come first.
        for (name, bytes) in &theme_value.static_files {
            output.insert(static_path(name), bytes.clone());
        }
        output.insert(OutputPath::new("robots.txt"), render::plain::robots(config).into_bytes().into());
        if let Some(sitemap) = render::plain::sitemap(site, config) {
            output.insert(OutputPath::new("sitemap.xml"), sitemap.into_bytes().into());
        }
        let not_found = render::page::not_found_frame(config, theme_value);
        let rendered = render::page::render(setting, "404.html", &not_found, None);
        add(&mut output, OutputPath::new("404.html"), &rendered);
        for (path, &page) in &site.redirects {
            let rendered = render::plain::redirect(setting, path, &site.page(page).route);
            add(&mut output, path.clone(), &rendered);
        }
        for (path, content) in published_files(files) {
            if let FileContent::Bytes(bytes) = content {
                output.insert(OutputPath::new(below_content(path)), bytes.clone());
            }
        }

        let wanted = self.page_inputs(&site_view);
        let paths: Vec<OutputPath> = wanted.iter().map(|(path, _)| path.clone()).collect();
        let pages = cache.pages.refresh(wanted, |_, input| render_page(setting, input));
        for (path, rendered) in paths.into_iter().zip(&pages) {
            add(&mut output, path, rendered);
        }
        output
    }

    /// What each page is rendered from. Of two pages at one address, which is an error, the first keeps it.
    fn page_inputs(self, site_view: &Arc<render::view::SiteView>) -> Vec<(OutputPath, PageInput)> {
        let Stage { site, config, theme, documents, targets } = self;
        let by_file: HashMap<&str, usize> = documents
            .iter()
            .enumerate()
            .map(|(index, document)| (document.value.summary.file.as_str(), index))
            .collect();
        let text_of = |id: PageId| {
            let page = site.page(id);
            // A page that stands in for a file, such as a folder's index, has the name of one that may be a draft.
            let index = *by_file.get(page.summary.file.as_str()).filter(|_| page.origin == Origin::File)?;
            let document = SameObject(documents[index].clone());
            Some(TextInput { document, targets: targets[index].clone(), route: page.route.clone() })
        };
        let ids: Vec<PageId> = site.ids().filter(|&id| site.owns_route(id)).collect();
        ids.into_par_iter()
            .map(|id| {
                let own = text_of(id);
                let document = own.as_ref().map(|text| &text.document.0.value);
                let shows_faq = id == site.faq_page || !site.faq_groups_on(id).is_empty();
                let faq = shows_faq.then(|| {
                    let (view, places) = render::faq::view(site, id, config);
                    let answers = places
                        .iter()
                        .filter_map(|&place| Some((text_of(place.page)?, site.question(place).0.question)))
                        .collect();
                    FaqInput { view, answers }
                });
                let input = PageInput {
                    theme: SameObject(theme.clone()),
                    site: site_view.clone(),
                    raw_html_allowed: config.raw_html_allowed,
                    origin: config.base_url.origin.clone(),
                    template: render::page::template(site, id, &theme.value),
                    frame: render::page::frame(site, id, document, config, &theme.value),
                    own,
                    faq,
                };
                (site.page(id).route.output_path(), input)
            })
            .collect()
    }
}

fn render_page(setting: Setting<'_>, input: &PageInput) -> Rendered {
    let own = input.own.as_ref().map(source);
    match &input.faq {
        None => render::page::render(setting, &input.template, &input.frame, own),
        Some(FaqInput { view, answers }) => {
            let answers: Vec<Answer<'_>> =
                answers.iter().map(|(text, question)| Answer { source: source(text), question: *question }).collect();
            render::faq::render(setting, &input.frame, own, view.clone(), &answers)
        }
    }
}

fn source(text: &TextInput) -> Source<'_> {
    Source { document: &text.document.0.value, targets: &text.targets, route: &text.route }
}
