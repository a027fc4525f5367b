//! A text's HTML with its slots filled in.

use std::{collections::BTreeSet, ops::Range};

use fluent_bundle::FluentArgs;
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use crate::{
    check::Targets,
    diagnostic::Diagnostic,
    domain::{evidence::Evidence, kind::Kind},
    markdown::{Body, Extent, Fragment, Heading, Link, LinkForm, RawHtml, Slot},
    parse::document::Document,
    render::Setting,
    site::{Mark, Route, Target, file_url},
};

/// A document whose text is shown, with what its links lead to.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub document: &'a Document,
    pub targets: &'a Targets,
    /// Where the document's own page marks terms of the glossary.
    pub marks: &'a [Mark],
    /// The address of the document's own page.
    pub route: &'a Route,
}

impl Source<'_> {
    /// Whether both are the very same text.
    pub fn is_same_text(self, other: Source<'_>) -> bool {
        std::ptr::eq(self.document, other.document)
    }
}

/// Where a text is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// On its own page.
    OwnPage,
    /// As an answer in the FAQ index, below a question whose heading is of `level` on its own page. Ids within it begin with
    /// the question's `id` and three hyphens; there is none for a question of the index page's own, whose ids stay as they are.
    Answer { id: Option<&'a str>, level: u8 },
}

/// In the FAQ index a question stands below the headings of its treatment (2) and its topic (3), and is itself no heading.
const LEVEL_BELOW_QUESTION: u8 = 4;

/// Renders parts of one document for one place.
pub(super) struct Renderer<'a> {
    pub setting: &'a Setting,
    pub source: Source<'a>,
    pub origin: Origin<'a>,
    /// The level of the heading under which the place that is being written stands.
    pub heading_level: u8,
    /// The names of the callouts that were shown.
    pub callouts: BTreeSet<String>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Renderer<'a> {
    pub fn new(setting: &'a Setting, source: Source<'a>, origin: Origin<'a>) -> Self {
        let heading_level = match origin {
            Origin::OwnPage => 1,
            Origin::Answer { .. } => LEVEL_BELOW_QUESTION - 1,
        };
        Self { setting, source, origin, heading_level, callouts: BTreeSet::new(), diagnostics: Vec::new() }
    }

    /// The HTML of `extent`, a part of `fragment`.
    pub fn render(&mut self, fragment: &Fragment, extent: Extent) -> String {
        let mut html = String::with_capacity(extent.html.len() + 64 * extent.slots.len());
        let mut from = extent.html.start;
        let mut slot = extent.slots.start;
        while slot < extent.slots.end {
            let (place, kind) = fragment.slots[slot];
            self.text(fragment, from..place, &mut html);
            from = place;
            slot += 1;
            if let Slot::CalloutStart(callout) = kind {
                let end = (slot..extent.slots.end)
                    .find(|&end| fragment.slots[end].1 == Slot::CalloutEnd(callout))
                    .unwrap_or(extent.slots.end);
                let body_end = fragment.slots.get(end).map_or(extent.html.end, |(place, _)| *place);
                let inner = Extent { html: from..body_end, slots: slot..end };
                html.push_str(&self.callout(callout, fragment, inner));
                from = body_end;
                slot = end + 1;
            } else {
                self.fill(kind, &mut html);
            }
        }
        self.text(fragment, from..extent.html.end, &mut html);
        html
    }

    /// The HTML between two slots, with the terms in it marked.
    fn text(&mut self, fragment: &Fragment, range: Range<usize>, html: &mut String) {
        let marks = self.source.marks;
        let mut from = range.start;
        if !marks.is_empty() && self.origin == Origin::OwnPage && std::ptr::eq(fragment, &self.body().fragment) {
            let first = marks.partition_point(|mark| (mark.range.start as usize) < range.start);
            for Mark { range: words, term } in &marks[first..] {
                let words = words.start as usize..words.end as usize;
                if words.end > range.end {
                    break;
                }
                html.push_str(&fragment.html[from..words.start]);
                self.term(*term as usize, &fragment.html[words.clone()], html);
                from = words.end;
            }
        }
        html.push_str(&fragment.html[from..range.end]);
    }

    /// A term where it is used first.
    fn term(&mut self, term: usize, words: &str, html: &mut String) {
        match self.setting.terms.get(term) {
            Some(Ok(markup)) => markup.write(words, html),
            Some(Err(errors)) => {
                self.diagnostics.extend(errors.iter().cloned());
                html.push_str(words);
            }
            None => html.push_str(words),
        }
    }

    fn body(&self) -> &Body {
        &self.source.document.body
    }

    pub(super) fn fill(&mut self, slot: Slot, html: &mut String) {
        match slot {
            Slot::HeadingStart(heading) => {
                self.heading_level = self.level(&self.body().headings[heading]);
                self.heading_start(&self.body().headings[heading], html);
            }
            Slot::HeadingEnd(heading) => {
                let level = self.level(&self.body().headings[heading]);
                html.push_str(&format!("</h{level}>"));
            }
            Slot::Fact(fact) => {
                let name = self.body().facts[fact].name.as_deref();
                escape_text(html, name.and_then(|name| self.setting.facts.get(name)).unwrap_or_default());
            }
            Slot::Term(term) => {
                if self.is_on_own_page() && self.source.document.summary.kind == Kind::Glossary {
                    attribute(html, "id", &self.body().definitions[term].id);
                }
            }
            Slot::Href(link) => self.href(link, html),
            Slot::Image(link) => self.image(link, html),
            Slot::FootnoteReference { footnote, ordinal } => self.footnote_reference(footnote, ordinal, html),
            Slot::Citation { source, ordinal } => self.citation(source, ordinal, html),
            Slot::TableLabel { ordinal } => {
                attribute(html, "aria-label", &self.numbered_message("table-region", ordinal));
            }
            Slot::RawHtml(raw) => {
                let RawHtml { html: raw, .. } = &self.body().raw_html[raw];
                if self.setting.raw_html_allowed {
                    html.push_str(raw);
                } else {
                    escape_text(html, raw);
                }
            }
            // A callout is rendered from its start to its end as one.
            Slot::CalloutStart(_) | Slot::CalloutEnd(_) => {}
        }
    }

    fn is_on_own_page(&self) -> bool {
        matches!(self.origin, Origin::OwnPage | Origin::Answer { id: None, .. })
    }

    fn level(&self, heading: &Heading) -> u8 {
        match self.origin {
            Origin::OwnPage => heading.level,
            Origin::Answer { level, .. } => (heading.level.saturating_sub(level + 1) + LEVEL_BELOW_QUESTION).min(6),
        }
    }

    fn heading_start(&self, heading: &Heading, html: &mut String) {
        html.push_str(&format!("<h{}", self.level(heading)));
        match self.origin {
            Origin::Answer { id: Some(id), .. } => attribute(html, "id", &format!("{id}---{}", heading.id)),
            _ => attribute(html, "id", &heading.id),
        }
        html.push('>');
    }

    /// The address that a link leads to; none where it leads nowhere, which was told when the site was checked.
    fn address(&self, link: usize) -> Option<String> {
        let base_path = &self.setting.base_url.path;
        match self.source.targets.get(link)?.as_ref().ok()? {
            Target::External(address) => Some(address.clone()),
            Target::File { path, .. } => Some(file_url(base_path, path)),
            Target::Page { route, anchor, .. } => {
                let here = self.is_on_own_page() && route == self.source.route && anchor.is_some();
                let page = if here { String::new() } else { route.url(base_path) };
                Some(match anchor {
                    Some(anchor) => format!("{page}#{anchor}"),
                    None => page,
                })
            }
        }
    }

    fn href(&self, link: usize, html: &mut String) {
        let Some(address) = self.address(link) else { return };
        html.push_str(" href=\"");
        // Writing to a String cannot fail.
        let _ = escape_href(&mut *html, &address);
        html.push('"');
        if self.leaves_site(&address) {
            html.push_str(" rel=\"external\"");
        }
    }

    /// Whether an address is one of the web, and on another host than the site.
    fn leaves_site(&self, address: &str) -> bool {
        let origin = self.setting.base_url.origin.to_ascii_lowercase();
        let address = address.to_ascii_lowercase();
        let is_web = ["https://", "http://", "//"].iter().any(|start| address.starts_with(start));
        let is_here = |rest: &str| !origin.is_empty() && (rest.is_empty() || rest.starts_with('/'));
        is_web && !address.strip_prefix(&origin).is_some_and(is_here)
    }

    /// A picture by itself, with its title as its caption.
    pub(super) fn figure(&self, link: usize) -> String {
        let mut html = "<figure>".to_owned();
        self.image(link, &mut html);
        if let LinkForm::Image { title, .. } = &self.body().links[link].form
            && !title.is_empty()
        {
            html.push_str("<figcaption>");
            escape_text(&mut html, title);
            html.push_str("</figcaption>");
        }
        html + "</figure>"
    }

    fn image(&self, link: usize, html: &mut String) {
        let Some(Link { form: LinkForm::Image { alt, .. }, .. }) = self.body().links.get(link) else { return };
        html.push_str("<img");
        attribute(html, "src", &self.address(link).unwrap_or_default());
        attribute(html, "alt", alt);
        if let Some(Ok(Target::File { asset, .. })) = self.source.targets.get(link)
            && let Some(size) = asset.dimensions
        {
            html.push_str(&format!(" width=\"{}\" height=\"{}\"", size.width, size.height));
        }
        html.push_str(" loading=\"lazy\">");
    }

    /// The reference to a source. Its number stands in brackets, which keeps it apart from the number of a note.
    fn citation(&self, source: usize, ordinal: usize, html: &mut String) {
        let number = source + 1;
        html.push_str("<sup class=\"footnote-reference\"><a");
        let entry = Evidence::entry_id(number);
        if self.is_on_own_page() {
            attribute(html, "href", &format!("#{entry}"));
            attribute(html, "id", &Evidence::citation_id(number, ordinal));
        } else {
            attribute(html, "href", &format!("{}#{entry}", self.source.route.url(&self.setting.base_url.path)));
        }
        attribute(html, "aria-label", &self.numbered_message("source-reference", number));
        html.push_str(&format!(">[{number}]</a></sup>"));
    }

    fn footnote_reference(&self, footnote: usize, ordinal: usize, html: &mut String) {
        let number = footnote + 1;
        html.push_str("<sup class=\"footnote-reference\"><a");
        if self.is_on_own_page() {
            attribute(html, "href", &format!("#{}", footnote_id(number)));
            attribute(html, "id", &footnote_reference_id(number, ordinal));
        } else {
            let page = self.source.route.url(&self.setting.base_url.path);
            attribute(html, "href", &format!("{page}#{}", footnote_id(number)));
        }
        attribute(html, "aria-label", &self.numbered_message("footnote-reference", number));
        html.push_str(&format!(">{number}</a></sup>"));
    }

    fn numbered_message(&self, id: &str, number: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("number", number);
        self.setting.theme().locale.message(id, &arguments).unwrap_or_else(|_| number.to_string())
    }
}

/// The id of a footnote. Two hyphens keep it apart from the ids that are made from headings.
pub(super) fn footnote_id(number: usize) -> String {
    format!("note--{number}")
}

/// The id of a place that refers to a footnote.
pub(super) fn footnote_reference_id(number: usize, ordinal: usize) -> String {
    format!("note--{number}--from-{ordinal}")
}

fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    // Writing to a String cannot fail.
    let _ = escape_html(&mut *html, value);
    html.push('"');
}

fn escape_text(html: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = escape_html_body_text(html, text);
}
