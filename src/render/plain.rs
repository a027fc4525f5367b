//! The files beside the pages: redirects, the sitemap, `robots.txt`, the theme's static files.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use tera::Context;

use crate::{
    parse::config::Config,
    render::{Rendered, Setting, view::RedirectView},
    site::{OutputPath, Route, Site},
};

/// The namespace of a sitemap: sitemaps.org, protocol 0.9.
const SITEMAP_NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The page at the old address `path` that leads to `route`.
pub fn redirect(setting: Setting<'_>, path: &OutputPath, route: &Route) -> Rendered {
    let mut context = Context::new();
    context.insert_value("site", setting.site.clone());
    context.insert("redirect", &RedirectView { url: route.url(&setting.config.base_url.path) });
    Rendered::new(setting.theme.templates.render("redirect.html", &context, path.as_str()), Vec::new())
}

/// The list of all published pages for search engines; none where the site's address is not known.
pub fn sitemap(site: &Site, config: &Config) -> Option<String> {
    let origin = &config.base_url.origin;
    if origin.is_empty() {
        return None;
    }
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let mut write = |event: Event<'_>| {
        // Writing to a Vec cannot fail.
        let _ = writer.write_event(event);
    };
    write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    write(Event::Start(BytesStart::new("urlset").with_attributes([("xmlns", SITEMAP_NAMESPACE)])));
    for page in site.ids().filter(|&id| !site.is_draft(id)).map(|id| site.page(id)) {
        write(Event::Start(BytesStart::new("url")));
        write(Event::Start(BytesStart::new("loc")));
        write(Event::Text(BytesText::new(&format!("{origin}{}", page.route.url(&config.base_url.path)))));
        write(Event::End(BytesEnd::new("loc")));
        write(Event::End(BytesEnd::new("url")));
    }
    write(Event::End(BytesEnd::new("urlset")));
    let mut xml = String::from_utf8(writer.into_inner()).unwrap_or_default();
    xml.push('\n');
    Some(xml)
}

/// What search engines may read: everything.
pub fn robots(config: &Config) -> String {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    let base_url = &config.base_url;
    if !base_url.origin.is_empty() {
        robots.push_str(&format!("\nSitemap: {}{}sitemap.xml\n", base_url.origin, base_url.path));
    }
    robots
}
