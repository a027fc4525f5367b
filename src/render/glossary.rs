//! The glossary: how terms are marked on other pages, and its own page in the order of the alphabet.

use std::collections::BTreeSet;

use tera::Context;

use crate::{
    diagnostic::Diagnostic,
    domain::{
        glossary::{EntryView, GlossaryView, LetterView, TermView, letter, sort_key},
        html::Html,
    },
    markdown::{Entry, Extent},
    parse::{config::Config, theme::Theme},
    render::{
        Rendered, Setting,
        fragment::{Origin, Renderer, Source},
        page::{insert_page, subject},
        view::PageFrame,
    },
    site::Site,
};

/// The template of a glossary's page. A theme without one shows the page as it was written.
pub(super) const TEMPLATE: &str = "glossary.html";

/// The component of the theme that marks a term. A theme without one marks none.
const COMPONENT: &str = "term";

/// Stands for the words of a term until they are known. It is a character that no text has, for private use.
const WORDS: &str = "\u{f8fe}";

/// How a term is marked, or what went wrong when it was to be.
pub(super) type TermMarkup = Result<Markup, Vec<Diagnostic>>;

/// The markup of a term, made once for the site: what stands before, between and after its words.
#[derive(Debug, PartialEq)]
pub(super) struct Markup {
    parts: Vec<String>,
}

impl Markup {
    /// Writes the markup around `words`, which are HTML.
    pub fn write(&self, words: &str, html: &mut String) {
        for (place, part) in self.parts.iter().enumerate() {
            if place > 0 {
                html.push_str(words);
            }
            html.push_str(part);
        }
    }
}

/// How each term of the site's glossary is marked; nothing where the theme does not say how.
pub(super) fn markup(site: &Site, config: &Config, theme: &Theme) -> Vec<TermMarkup> {
    if !theme.templates.has_component(COMPONENT) {
        return Vec::new();
    }
    let base_path = &config.base_url.path;
    let terms = site.glossary.terms.iter().map(|term| {
        let page = site.page(term.page);
        let known = &page.summary.terms[term.place];
        let view = TermView {
            name: known.name.clone(),
            words: Html(WORDS.to_owned()),
            id: format!("term--{}", known.id),
            url: format!("{}#{}", page.route.url(base_path), known.id),
            definition: config.facts.fill(&known.definition).replace(WORDS, ""),
            has_more: known.has_more,
        };
        let mut context = Context::new();
        context.insert(COMPONENT, &view);
        let subject = format!("content/{}", page.summary.file);
        let html = theme.templates.render_component(COMPONENT, &context, &subject)?;
        Ok(Markup { parts: html.trim().split(WORDS).map(str::to_owned).collect() })
    });
    terms.collect()
}

/// The HTML of a glossary's page: its text, and its terms in the order of the alphabet.
pub(super) fn render(setting: &Setting, frame: &PageFrame, source: Option<Source<'_>>) -> Rendered {
    let mut context = Context::new();
    let text = source.map(|source| source.document.body.without_definitions()).unwrap_or_default();
    let mut diagnostics = insert_page(&mut context, setting, frame, source, &text, BTreeSet::new());
    let mut glossary = GlossaryView { letters: Vec::new() };
    if let Some(source) = source {
        let mut renderer = Renderer::new(setting, source, Origin::OwnPage);
        glossary.letters = letters(&source.document.body.definitions, &mut renderer);
        diagnostics.append(&mut renderer.diagnostics);
    }
    context.insert("glossary", &glossary);
    Rendered::new(setting.theme().templates.render(TEMPLATE, &context, subject(frame, source)), diagnostics)
}

fn letters(definitions: &[Entry], renderer: &mut Renderer<'_>) -> Vec<LetterView> {
    let fragment = &renderer.source.document.body.fragment;
    let mut sorted: Vec<&Entry> = definitions.iter().collect();
    sorted.sort_by_cached_key(|definition| sort_key(&definition.term));
    let mut letters: Vec<LetterView> = Vec::new();
    for definition in sorted {
        let mut html = |extent: &Extent| Html(renderer.render(fragment, extent.clone()));
        let entry = EntryView {
            id: definition.id.clone(),
            name: html(&definition.name),
            meanings: definition.meanings.iter().map(&mut html).collect(),
        };
        let (letter, id) = letter(&definition.term);
        match letters.last_mut().filter(|last| last.id == id) {
            Some(last) => last.entries.push(entry),
            None => letters.push(LetterView { letter, id, entries: vec![entry] }),
        }
    }
    letters
}
