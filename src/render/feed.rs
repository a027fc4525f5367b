//! What changed on all pages, as an Atom feed (RFC 4287), the newest first.
//!
//! Nothing in it depends on the day of the build: it is as new as the newest change.

use std::borrow::Cow;

use fluent_bundle::FluentArgs;
use jiff::civil::Date;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use crate::{
    domain::{change::Change, fact::Facts},
    parse::config::BaseUrl,
    render::Setting,
    site::{Origin, Page, Site, file_url},
};

/// The path of the feed below the site's address.
pub const FEED: &str = "feed.xml";

/// How many changes the feed tells of at the most. Readers keep those that they have seen.
const ENTRIES: usize = 50;

/// The namespace of Atom (RFC 4287, 2).
const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// The address of the feed, below the site's own; none where there is nothing to tell, or where the site's address is not
/// known: a feed is read elsewhere, and needs whole addresses.
pub(super) fn url(site: &Site, base_url: &BaseUrl) -> Option<String> {
    let has_entries = !base_url.origin.is_empty() && changes(site).next().is_some();
    has_entries.then(|| file_url(&base_url.path, FEED))
}

/// The changes of all pages that are published and that writers wrote.
fn changes(site: &Site) -> impl Iterator<Item = (&Page, &Change)> {
    let published = site.ids().filter(|&id| !site.is_draft(id) && site.owns_route(id)).map(|id| site.page(id));
    let written = published.filter(|page| matches!(page.origin, Origin::File(_)));
    written.flat_map(|page| page.summary.changes.iter().map(move |change| (page, change)))
}

/// The feed as XML.
pub(super) fn xml(site: &Site, facts: &Facts, setting: &Setting) -> String {
    let mut entries: Vec<(&Page, &Change)> = changes(site).collect();
    entries.sort_by(|(one_page, one), (two_page, two)| {
        (two.date, &one_page.route, &one.what, &one.why).cmp(&(one.date, &two_page.route, &two.what, &two.why))
    });
    // The same thing said twice is one entry.
    entries.dedup_by(|(two_page, two), (one_page, one)| one_page.route == two_page.route && one == two);
    let newest = entries.first().map(|(_, change)| change.date).unwrap_or_default();
    entries.truncate(ENTRIES);

    let base_url = &setting.base_url;
    let origin = &base_url.origin;
    let address = format!("{origin}{}", file_url(&base_url.path, FEED));
    let view = setting.view();
    let mut feed = Feed { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
    feed.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let language = view.language.as_str();
    feed.write(Event::Start(BytesStart::new("feed").with_attributes([("xmlns", NAMESPACE), ("xml:lang", language)])));
    feed.element("id", &address);
    let mut arguments = FluentArgs::new();
    arguments.set("site", view.title.clone());
    let title = setting.theme().locale.message("feed-title", &arguments);
    feed.element("title", &title.unwrap_or_else(|_| view.title.clone()));
    feed.element("updated", &moment(newest));
    feed.link("self", "application/atom+xml", &address);
    feed.link("alternate", "text/html", &format!("{origin}{}", view.home_url));
    feed.within("author", |feed| feed.element("name", &view.clinic.name));
    for (page, change) in entries {
        let address = format!("{origin}{}", page.route.url(&base_url.path));
        feed.within("entry", |feed| {
            feed.element("id", &entry_id(&address, change));
            feed.element("title", &page.summary.title);
            feed.element("updated", &moment(change.date));
            feed.link("alternate", "text/html", &address);
            let why = change.why.as_deref().map(str::trim).filter(|why| !why.is_empty());
            let said = std::iter::once(change.what.trim()).chain(why).collect::<Vec<_>>().join("\n\n");
            feed.text("content", &[("type", "text")], &facts.fill(&said));
        });
    }
    feed.write(Event::End(BytesEnd::new("feed")));
    let mut xml = String::from_utf8(feed.writer.into_inner()).unwrap_or_default();
    xml.push('\n');
    xml
}

/// What an entry is known by, as long as it says the same: the page's address, the day, what changed and why.
fn entry_id(address: &str, change: &Change) -> String {
    let Change { what, why, .. } = change;
    let said = format!("{}\n{}", what.trim(), why.as_deref().unwrap_or_default().trim());
    let hash = blake3::hash(said.as_bytes()).to_hex();
    format!("{address}#changed-{}-{}", change.date, &hash[..8])
}

/// The beginning of a day, as Atom writes it (RFC 3339).
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

struct Feed {
    writer: Writer<Vec<u8>>,
}

impl Feed {
    fn write(&mut self, event: Event<'_>) {
        // Writing to a Vec cannot fail.
        let _ = self.writer.write_event(event);
    }

    fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.write(Event::Start(BytesStart::new(name)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    fn element(&mut self, name: &str, text: &str) {
        self.text(name, &[], text);
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        self.write(Event::Text(BytesText::new(&sayable(text))));
        self.write(Event::End(BytesEnd::new(name)));
    }

    fn link(&mut self, relation: &str, media_type: &str, address: &str) {
        let link = BytesStart::new("link");
        self.write(Event::Empty(link.with_attributes([("rel", relation), ("type", media_type), ("href", address)])));
    }
}

/// Text without the signs that XML cannot say (XML 1.0, 2.2).
fn sayable(text: &str) -> Cow<'_, str> {
    let is_unsayable = |sign: char| {
        (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{7f}'..='\u{9f}'))
            || matches!(sign, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(is_unsayable) { text.replace(is_unsayable, "").into() } else { text.into() }
}
