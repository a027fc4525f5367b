//! Views become files. What a template sees is a plain struct in [`view`]; no template reaches into the site.
//!
//! A [`Recipe`] says what one file of the website is made from. [`PageInput`] is all that a page is rendered from, as one
//! plain value; [`render`] makes the page's file of it, and looks at nothing else.

mod callout;
pub mod faq;
mod feed;
mod fragment;
mod glossary;
mod input;
pub mod page;
pub mod plain;
mod risk;
pub mod view;

pub use fragment::{Origin, Source};
pub use input::{FaqInput, PageInput, Plain, Recipe, Surroundings, Text, TextInput};

use std::{collections::BTreeMap, sync::Arc};

use bytes::Bytes;

use crate::{
    diagnostic::{Diagnostic, Parsed},
    domain::fact::Facts,
    parse::{
        config::{BaseUrl, Config},
        theme::{self, Theme},
    },
    render::{
        glossary::TermMarkup,
        view::{LinkView, SiteView},
    },
    site::{OutputPath, Site, file_url},
};

/// The files of a website, by their paths below the output folder.
pub type Output = BTreeMap<OutputPath, Bytes>;

/// What all files of a website are rendered with.
#[derive(Debug)]
pub struct Setting {
    pub theme: Arc<Parsed<Theme>>,
    pub base_url: BaseUrl,
    pub raw_html_allowed: bool,
    /// How each term of the glossary is marked, in the order of the site's glossary.
    terms: Vec<TermMarkup>,
    /// What the site says in several places.
    pub facts: Facts,
    view: SiteView,
    /// The view of the site, in the form in which the template engine shares it.
    shared_view: tera::Value,
}

/// A file that a template made, and what went wrong.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    pub bytes: Bytes,
    pub diagnostics: Vec<Diagnostic>,
}

impl Setting {
    pub fn new(site: &Site, config: &Config, theme: &Arc<Parsed<Theme>>) -> Self {
        let view = site_view(site, config, &theme.value);
        Self {
            theme: theme.clone(),
            base_url: config.base_url.clone(),
            raw_html_allowed: config.raw_html_allowed,
            terms: glossary::markup(site, config, &theme.value),
            facts: config.facts.clone(),
            shared_view: theme::shared(&view),
            view,
        }
    }

    /// What templates see of the site.
    pub fn view(&self) -> &SiteView {
        &self.view
    }

    /// The theme that every file is made with.
    pub fn theme(&self) -> &Theme {
        &self.theme.value
    }
}

impl PartialEq for Setting {
    /// Whether every file comes out of both alike. A theme equals only itself.
    fn eq(&self, other: &Self) -> bool {
        let Self { theme, base_url, raw_html_allowed, terms, facts, view, shared_view: _ } = self;
        Arc::ptr_eq(theme, &other.theme)
            && (base_url, raw_html_allowed) == (&other.base_url, &other.raw_html_allowed)
            && (terms, facts, view) == (&other.terms, &other.facts, &other.view)
    }
}

impl Rendered {
    fn new(result: Result<String, Vec<Diagnostic>>, mut diagnostics: Vec<Diagnostic>) -> Self {
        let html = result.unwrap_or_else(|errors| {
            diagnostics.extend(errors);
            String::new()
        });
        Self { bytes: html.into(), diagnostics }
    }

    /// A file that is published as it is.
    pub fn as_is(bytes: &Bytes) -> Self {
        Self { bytes: bytes.clone(), diagnostics: Vec::new() }
    }

    /// Whether what went wrong leaves nothing to show.
    pub fn is_broken(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Makes the file of a page.
pub fn render(input: &PageInput) -> Rendered {
    let PageInput { setting, template, frame, own, faq } = input;
    let own = own.as_ref().map(TextInput::source);
    match faq {
        None if template == glossary::TEMPLATE => glossary::render(setting, frame, own),
        None => page::render(setting, template, frame, own),
        Some(FaqInput { view, answers }) => {
            let answers: Vec<faq::Answer<'_>> = answers
                .iter()
                .map(|(text, question)| faq::Answer { source: text.source(), question: *question })
                .collect();
            faq::render(setting, frame, own, view, &answers)
        }
    }
}

/// What every template sees of the site.
fn site_view(site: &Site, config: &Config, theme: &Theme) -> SiteView {
    let base_path = &config.base_url.path;
    let version = |bytes: &[u8]| blake3::hash(bytes).to_hex()[..8].to_owned();
    SiteView {
        title: site.title.clone(),
        description: config.facts.fill(&config.description).into_owned(),
        notice: config.facts.fill(&config.notice).into_owned(),
        language: config.language.clone(),
        direction: config.language.direction(),
        home_url: base_path.clone(),
        faq_url: site.page(site.faq_page).route.url(base_path),
        faq_title: site.page(site.faq_page).summary.title.clone(),
        search: config.search,
        menu: site
            .menu
            .iter()
            .map(|&id| {
                let page = site.page(id);
                LinkView { title: page.summary.title.clone(), url: page.route.url(base_path) }
            })
            .collect(),
        options: theme.options.clone(),
        assets: theme
            .static_files
            .iter()
            .map(|(name, bytes)| {
                let url = file_url(base_path, &format!("static/{name}"));
                (name.clone(), format!("{url}?v={}", version(bytes)))
            })
            .collect(),
        clinic: config.clinic.view(&site.title),
        feed_url: feed::url(site, &config.base_url),
    }
}
