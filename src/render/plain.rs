//! The files beside the pages: redirects, the sitemap, the feed, `robots.txt`, the theme's static files.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use tera::Context;

use crate::{
    parse::{config::Config, theme::Theme},
    render::{
        Plain, Rendered, Setting, Surroundings,
        feed::{self, FEED},
        page,
        view::RedirectView,
    },
    site::{OutputPath, Route, Site},
};

/// The namespace of a sitemap: sitemaps.org, protocol 0.9.
const SITEMAP_NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The path of the theme's file `name`, which it has below `static/`.
pub fn static_path(name: &str) -> OutputPath {
    OutputPath::new(format!("static/{name}"))
}

/// The files that come with the theme and the program, whatever the content.
pub fn brought_along(theme: &Theme) -> Vec<OutputPath> {
    let plain = ["404.html", "robots.txt", "sitemap.xml", FEED].map(OutputPath::new);
    plain.into_iter().chain(theme.static_files.keys().map(|name| static_path(name))).collect()
}

/// All files of a website that are made and are no pages.
pub fn files(surroundings: &Surroundings) -> Vec<(OutputPath, Plain)> {
    let Surroundings { site, config, .. } = surroundings;
    let mut files =
        vec![(OutputPath::new("robots.txt"), Plain::Robots), (OutputPath::new("404.html"), Plain::NotFound)];
    // Search engines want whole addresses.
    if !config.value.base_url.origin.is_empty() {
        files.push((OutputPath::new("sitemap.xml"), Plain::Sitemap));
    }
    if surroundings.setting.view().feed_url.is_some() {
        files.push((OutputPath::new(FEED), Plain::Feed));
    }
    files.extend(site.redirects.iter().map(|(path, &to)| (path.clone(), Plain::Redirect { path: path.clone(), to })));
    files
}

/// Makes one of them.
pub fn render(surroundings: &Surroundings, file: &Plain) -> Rendered {
    let Surroundings { site, config, setting, .. } = surroundings;
    match file {
        Plain::Redirect { path, to } => redirect(setting, path, &site.page(*to).route),
        Plain::NotFound => {
            let frame = page::not_found_frame(&config.value, setting.theme());
            page::render(setting, "404.html", &frame, None)
        }
        Plain::Robots => Rendered::new(Ok(robots(&config.value)), Vec::new()),
        Plain::Feed => Rendered::new(Ok(feed::xml(site, &config.value.facts, setting)), Vec::new()),
        Plain::Sitemap => Rendered::new(Ok(sitemap(site, &config.value)), Vec::new()),
    }
}

/// The page at the old address `path` that leads to `route`.
fn redirect(setting: &Setting, path: &OutputPath, route: &Route) -> Rendered {
    let mut context = Context::new();
    context.insert_value("site", setting.shared_view.clone());
    context.insert("redirect", &RedirectView { url: route.url(&setting.base_url.path) });
    Rendered::new(setting.theme().templates.render("redirect.html", &context, path.as_str()), Vec::new())
}

/// The list of all published pages for search engines.
fn sitemap(site: &Site, config: &Config) -> String {
    let origin = &config.base_url.origin;
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
    xml
}

/// What search engines may read: everything.
fn robots(config: &Config) -> String {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    let base_url = &config.base_url;
    if !base_url.origin.is_empty() {
        robots.push_str(&format!("\nSitemap: {}{}sitemap.xml\n", base_url.origin, base_url.path));
    }
    robots
}
