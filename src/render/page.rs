//! Pages: what their templates see, and their HTML.

use std::collections::BTreeSet;

use tera::Context;

use crate::{
    domain::{
        change::{Change, ChangeView},
        evidence::EvidenceView,
        html::Html,
        kind::Kind,
        review::ReviewView,
    },
    markdown::{Body, Extent, Heading},
    parse::{config::Config, document::Document, theme::Theme},
    render::{
        Rendered, Setting, Surroundings, Text,
        fragment::{Origin, Renderer, Source, footnote_id, footnote_reference_id},
        view::{ChildView, FootnoteView, GuidePageView, GuideView, LinkView, PageFrame, PageView, TocView},
    },
    site::{PageId, Site},
};

/// With more pages than this, a treatment's list of pages is on the treatment's own page only.
const GUIDE_SHOWN: usize = 12;

/// Everything a template sees of the page `id` but its text, which is `own` if a writer wrote it.
pub fn frame(surroundings: &Surroundings, id: PageId, own: Option<&Text>) -> PageFrame {
    let Surroundings { site, config, setting, .. } = surroundings;
    let (config, theme) = (&config.value, setting.theme());
    let document = own.map(|text| &text.document.value);
    let base_path = config.base_url.path.as_str();
    let page = site.page(id);
    let summary = &page.summary;
    let link = |id: PageId| {
        let page = site.page(id);
        LinkView { title: page.summary.title.clone(), url: page.route.url(base_path) }
    };
    let filled = |text: &str| config.facts.fill(text).into_owned();
    let ancestors = site.ancestors(id);
    let url = page.route.url(base_path);
    let (guide, previous, next) = guide(site, id, config, &link);
    let changes = changes(document, config, theme);
    PageFrame {
        kind: summary.kind.as_str(),
        title: summary.title.clone(),
        description: filled(&summary.description),
        canonical: canonical(config, &url),
        url,
        menu_url: std::iter::once(&id)
            .chain(ancestors.iter().rev())
            .find(|above| site.menu.contains(above))
            .map(|&above| site.page(above).route.url(base_path)),
        breadcrumbs: ancestors.iter().map(|&above| link(above)).collect(),
        // What the FAQ page holds is its index, which has an order of its own.
        toc: document
            .filter(|_| id != site.faq_page)
            .map(|document| table_of_contents(&document.body))
            .unwrap_or_default(),
        summary: document
            .map(|document| document.front_matter.summary.iter().map(|point| filled(point)).collect())
            .unwrap_or_default(),
        guide,
        previous,
        next,
        children: page.children.iter().map(|&child| self::child(site, child, config)).collect(),
        sources: document.map(|document| sources(document, theme)).unwrap_or_default(),
        review: own.and_then(|own| review(surroundings, own)),
        updated: changes.first().map(|change| change.date.clone()),
        updated_on: changes.first().map(|change| change.on.clone()),
        changes,
        draft: site.is_draft(id),
        extra: document.map(|document| document.front_matter.extra.clone()).unwrap_or_default(),
    }
}

/// The newest review of a page.
fn review(surroundings: &Surroundings, own: &Text) -> Option<ReviewView> {
    let Surroundings { config, setting, reviews, today, .. } = surroundings;
    let newest = reviews.value.newest(&own.document.value)?;
    Some(newest.review.view(&config.value.review, own.has_changed, *today, |date| setting.theme().locale.date(date)))
}

/// What changed on a page, the newest first.
fn changes(document: Option<&Document>, config: &Config, theme: &Theme) -> Vec<ChangeView> {
    let changes = document.map(|document| document.front_matter.changes.as_slice()).unwrap_or_default();
    let filled = |text: &str| config.facts.fill(text).into_owned();
    let view = |change: &Change| change.view(filled, |date| theme.locale.date(date));
    Change::newest_first(changes).into_iter().map(view).collect()
}

/// The sources of a page, numbered.
fn sources(document: &Document, theme: &Theme) -> Vec<EvidenceView> {
    let citations = document.body.citations.iter().copied().chain(std::iter::repeat(0));
    let sources = document.front_matter.sources.iter().zip(citations).enumerate();
    sources
        .map(|(place, (source, citations))| source.view(place + 1, citations, |date| theme.locale.date(date)))
        .collect()
}

/// The kind of the page that is sent where there is none.
const NOT_FOUND: &str = "not-found";

/// What a page's template sees that is not there: the page that a web server sends with the status 404.
pub fn not_found_frame(config: &Config, theme: &Theme) -> PageFrame {
    PageFrame {
        kind: NOT_FOUND,
        title: theme.locale.words("not-found-title"),
        description: String::new(),
        url: config.base_url.path.clone(),
        canonical: None,
        menu_url: None,
        breadcrumbs: Vec::new(),
        toc: Vec::new(),
        summary: Vec::new(),
        guide: None,
        previous: None,
        next: None,
        children: Vec::new(),
        sources: Vec::new(),
        review: None,
        updated: None,
        updated_on: None,
        changes: Vec::new(),
        draft: false,
        extra: Default::default(),
    }
}

/// The template that shows the page `id`.
pub fn template(site: &Site, id: PageId, theme: &Theme) -> String {
    let page = site.page(id);
    let own = format!("{}.html", page.summary.kind.as_str());
    match page.summary.kind {
        // Only the index itself has questions for the template of the index.
        Kind::Faq if !site.shows_faq(id) => "page.html".to_owned(),
        _ if theme.templates.contains(&own) => own,
        _ => "page.html".to_owned(),
    }
}

/// The HTML of a page, made with `template`. A page that no writer wrote has no `source`.
pub fn render(setting: &Setting, template: &str, frame: &PageFrame, source: Option<Source<'_>>) -> Rendered {
    let mut context = Context::new();
    let text: Vec<Extent> = source.map(|source| source.document.body.fragment.whole()).into_iter().collect();
    let diagnostics = insert_page(&mut context, setting, frame, source, &text, BTreeSet::new());
    Rendered::new(setting.theme().templates.render(template, &context, subject(frame, source)), diagnostics)
}

/// Puts `site` and `page` into the context of a template. `text` is what the page shows of its source's text,
/// and `callouts` are those that it shows of others.
pub(super) fn insert_page(
    context: &mut Context,
    setting: &Setting,
    frame: &PageFrame,
    source: Option<Source<'_>>,
    text: &[Extent],
    callouts: BTreeSet<String>,
) -> Vec<crate::diagnostic::Diagnostic> {
    let mut view = PageView { frame, body: Html::default(), footnotes: Vec::new(), callouts, has_terms: false };
    let mut diagnostics = Vec::new();
    if let Some(source) = source {
        let mut renderer = Renderer::new(setting, source, Origin::OwnPage);
        let body = &source.document.body;
        view.body = Html(text.iter().map(|extent| renderer.render(&body.fragment, extent.clone())).collect());
        view.footnotes = footnotes(body, &mut renderer);
        view.has_terms = !source.marks.is_empty();
        view.callouts.append(&mut renderer.callouts);
        diagnostics = renderer.diagnostics;
    }
    context.insert_value("site", setting.shared_view.clone());
    context.insert("page", &view);
    diagnostics
}

/// What a message about a page calls it: its file, or its address where it has none.
pub(super) fn subject<'a>(frame: &'a PageFrame, source: Option<Source<'a>>) -> &'a str {
    match source {
        Some(source) => source.document.path.as_str(),
        // It is not at an address of its own.
        None if frame.kind == NOT_FOUND => "404.html",
        None => frame.url.as_str(),
    }
}

fn footnotes(body: &Body, renderer: &mut Renderer<'_>) -> Vec<FootnoteView> {
    body.footnotes
        .iter()
        .enumerate()
        .map(|(index, footnote)| FootnoteView {
            number: index + 1,
            id: footnote_id(index + 1),
            html: Html(renderer.render(&footnote.fragment, footnote.fragment.whole())),
            references: (1..=footnote.references).map(|ordinal| footnote_reference_id(index + 1, ordinal)).collect(),
        })
        .collect()
}

/// The headings of level 2, each with those of level 3 below it.
fn table_of_contents(body: &Body) -> Vec<TocView> {
    let entry =
        |heading: &Heading| TocView { title: heading.title.clone(), id: heading.id.clone(), children: Vec::new() };
    let mut contents: Vec<TocView> = Vec::new();
    for heading in body.headings.iter().filter(|heading| heading.top_level) {
        match (heading.level, contents.last_mut()) {
            (2, _) => contents.push(entry(heading)),
            (3, Some(above)) => above.children.push(entry(heading)),
            _ => {}
        }
    }
    contents
}

fn guide(
    site: &Site,
    id: PageId,
    config: &Config,
    link: &impl Fn(PageId) -> LinkView,
) -> (Option<GuideView>, Option<LinkView>, Option<LinkView>) {
    let Some(treatment) = site.page(id).treatment else { return (None, None, None) };
    let pages = &site.page(treatment).guide;
    // The pages of a guide are in the order of the site, and so in the order of their ids.
    let place = pages.binary_search(&id).unwrap_or_default();
    let previous = place.checked_sub(1).map(|before| link(pages[before]));
    let next = pages.get(place + 1).map(|&after| link(after));
    let LinkView { title, url } = link(treatment);
    let listed = if pages.len() > GUIDE_SHOWN { &[] } else { pages.as_slice() };
    let pages = listed
        .iter()
        .map(|&other| {
            let page = site.page(other);
            GuidePageView {
                title: page.summary.title.clone(),
                url: page.route.url(&config.base_url.path),
                kind: page.summary.kind,
                description: config.facts.fill(&page.summary.description).into_owned(),
                current: other == id,
            }
        })
        .collect();
    (Some(GuideView { title, url, pages }), previous, next)
}

fn child(site: &Site, id: PageId, config: &Config) -> ChildView {
    let page = site.page(id);
    ChildView {
        title: page.summary.title.clone(),
        url: page.route.url(&config.base_url.path),
        kind: page.summary.kind,
        description: config.facts.fill(&page.summary.description).into_owned(),
        children_count: page.children.len(),
    }
}

fn canonical(config: &Config, url: &str) -> Option<String> {
    let origin = &config.base_url.origin;
    (!origin.is_empty()).then(|| format!("{origin}{url}"))
}
