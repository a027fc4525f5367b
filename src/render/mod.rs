//! Views become files. What a template sees is a plain struct in [`view`]; no template reaches into the site.

pub mod faq;
mod fragment;
pub mod page;
pub mod plain;
pub mod view;

pub use fragment::{Origin, Source};

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    diagnostic::Diagnostic,
    parse::{config::Config, theme::Theme},
    render::view::{LinkView, SiteView},
    site::{OutputPath, Site, file_url},
};

/// The files of a site, by their paths below the output folder.
pub type Output = BTreeMap<OutputPath, Arc<[u8]>>;

/// What all pages are rendered with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub config: &'a Config,
    pub theme: &'a Theme,
    /// The view of the site, in the form in which the template engine shares it.
    pub site: &'a tera::Value,
}

/// A file that a template made, and what went wrong.
#[derive(Debug)]
pub struct Rendered {
    pub bytes: Arc<[u8]>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Rendered {
    fn new(result: Result<String, Vec<Diagnostic>>, mut diagnostics: Vec<Diagnostic>) -> Self {
        let html = result.unwrap_or_else(|errors| {
            diagnostics.extend(errors);
            String::new()
        });
        Self { bytes: html.into_bytes().into(), diagnostics }
    }
}

/// What every template sees of the site.
pub fn site_view(site: &Site, config: &Config, theme: &Theme) -> SiteView {
    let base_path = &config.base_url.path;
    let version = |bytes: &[u8]| blake3::hash(bytes).to_hex()[..8].to_owned();
    SiteView {
        title: config.title.clone(),
        description: config.description.clone(),
        notice: config.notice.clone(),
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
        clinic: config.clinic.view(&config.title),
    }
}
