//! The rules: what can be wrong with pages that could be read. A rule is a file, with what it finds, why that matters, and
//! its tests.
//!
//! [`document`] runs the rules that look at one page, [`site`] and [`between_pages`] those that look at several, and
//! [`asked`] those that look at what other websites answered.

mod addresses;
mod answers;
mod callouts;
mod external;
mod gone_link;
mod headings;
mod links;
mod menu;
mod pages;
mod raw_html;
mod unasked_link;

pub use external::{Answer, ExternalLink, Insecurity, Unasked};

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    diagnostic::{Diagnostic, Parsed},
    parse::{config::Config, document::Document},
    site::{DeadLink, Site, Target},
};

/// What each link of a document leads to, in the order of its links.
pub type Targets = Vec<Result<Target, DeadLink>>;

/// A page's document, as rules see it.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub document: &'a Document,
    pub targets: &'a Targets,
    pub config: &'a Config,
    /// The names of the callouts that the theme has.
    pub callouts: &'a BTreeSet<String>,
    /// Whether the page is part of the site. A draft may lead to other drafts.
    pub is_published: bool,
}

/// All that is wrong with one page.
pub fn document(subject: Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    links::check(subject, &mut found);
    callouts::check(subject, &mut found);
    raw_html::check(subject, &mut found);
    headings::check(subject, &mut found);
    answers::check_answered(subject, &mut found);
    found
}

/// All that is wrong with the site as a whole, whatever the texts of its pages.
pub fn site(site: &Site, config: &Config) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    pages::check(site, &mut found);
    menu::check(site, config, &mut found);
    found
}

/// All that is wrong between pages. `documents` are all pages, in the order of their files.
pub fn between_pages(site: &Site, documents: &[Arc<Parsed<Document>>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    addresses::check(site, documents, &mut found);
    answers::check_agreement(site, documents, &mut found);
    found
}

/// The links of a page to other websites, in a fixed order.
pub fn external_links<'a>(document: &'a Document, targets: &'a Targets) -> impl Iterator<Item = ExternalLink> {
    external::links_of(document, targets)
}

/// All that is wrong with links to other websites, of which those in `answers` were asked, by their addresses.
pub fn asked(links: &[ExternalLink], answers: &BTreeMap<String, Answer>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for link in links {
        if let Some(answer) = answers.get(&link.address) {
            gone_link::check(link, answer, &mut found);
            unasked_link::check(link, answer, &mut found);
        }
    }
    found
}

/// The document of `file`, a path below `content/`.
fn document_of<'a>(documents: &'a [Arc<Parsed<Document>>], file: &str) -> Option<&'a Document> {
    let place = documents.binary_search_by(|document| document.value.summary.file.as_str().cmp(file)).ok()?;
    Some(&documents[place].value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{Location, Position},
        parse::{self, locale::Locale},
        site::{Asset, Ingredients, links},
        source::{Files, Options, SourcePath},
    };

    /// What the rules find in a link to `https://a.example/b` that was given `answer`, as `code message = help`.
    pub(super) fn mistakes_of_link(answer: &Answer) -> String {
        let location = Location::start_of(&SourcePath::new("content/index.md"));
        let link = ExternalLink { address: "https://a.example/b".to_owned(), location };
        let answers = BTreeMap::from([(link.address.clone(), answer.clone())]);
        let found = super::asked(&[link], &answers);
        let line = |found: &Diagnostic| format!("{} {} = {}", found.code, found.message, found.help.as_ref().unwrap());
        found.iter().map(line).collect()
    }

    /// What the rules find in a site of several files, one mistake a line, as `file:line:column code message`, followed by its
    /// help after ` = `. The files stand in one text, each after a line `== path`; a page gets front matter with its path for
    /// a title, on two more lines, where it has none.
    pub(super) fn mistakes(site: &str) -> Vec<String> {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for part in site.split("== ").filter(|part| !part.trim().is_empty()) {
            let (path, text) = part.split_once('\n').unwrap();
            let path = path.trim();
            let is_bare = path.ends_with(".md") && !text.starts_with("---");
            let text = if is_bare { format!("---\ntitle: {path}\n---\n{text}") } else { text.to_owned() };
            texts.insert(format!("content/{path}"), text);
        }
        let mut files = Files::default();
        for (path, text) in &texts {
            files.insert(SourcePath::new(path), text.as_str().into());
        }
        let config = parse::config::read(&files, &Options::default()).value;
        let is_page = |path: &str| path.ends_with(".md");
        let assets = texts.keys().filter(|path| !is_page(path) && !path.ends_with("site.yaml"));
        let mut assets: BTreeMap<String, Asset> =
            assets.map(|path| (path.replace("content/", ""), Asset::default())).collect();
        assets.insert("pic.svg".to_owned(), Asset::default());
        let documents: Vec<_> = files
            .iter()
            .filter(|(path, _)| is_page(path.as_str()))
            .map(|(path, content)| Arc::new(parse::document::read(path, content)))
            .collect();
        let summaries: Vec<_> = documents.iter().map(|document| document.value.summary.clone()).collect();
        let site = Site::assemble(Ingredients {
            summaries: &summaries,
            assets,
            brought_along: Vec::new(),
            config: &config,
            locale: &Locale::empty(),
            today: jiff::civil::date(2026, 1, 1),
            drafts: false,
        });
        let callouts = BTreeSet::from(["note", "warning", "urgent"].map(str::to_owned));
        let mut found = super::site(&site, &config);
        found.extend(super::between_pages(&site, &documents));
        // Most of these sites have no home page, which is told in a test of its own.
        if !texts.contains_key("content/site.yaml") {
            found.retain(|diagnostic| diagnostic.code != crate::diagnostic::Code::MissingHome);
        }
        for document in documents.iter().map(|document| &document.value) {
            let resolve = |link: &crate::markdown::Link| links::resolve_link(&site, &document.summary.file, link);
            let targets = document.body.links.iter().map(resolve).collect();
            found.extend(super::document(Subject {
                document,
                targets: &targets,
                config: &config,
                callouts: &callouts,
                is_published: site.page_of_file(&document.summary.file).is_some(),
            }));
        }
        found.sort();
        found
            .iter()
            .map(|diagnostic| {
                let place = diagnostic.location.as_ref().map_or_else(String::new, |location| {
                    let text = texts.get(location.path.as_str()).unwrap();
                    let Position { line, column } = Position::of(text, location.span.start as usize);
                    format!("{}:{line}:{column} ", location.path.as_str().strip_prefix("content/").unwrap())
                });
                let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!(" = {help}"));
                format!("{place}{} {}{help}", diagnostic.code, diagnostic.message)
            })
            .collect()
    }
}
