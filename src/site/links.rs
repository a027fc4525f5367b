//! Where links lead.

use std::collections::HashSet;

use crate::{
    diagnostic::nearest,
    markdown::{Link, LinkForm, slug},
    parse::document::HeadingSummary,
    site::{Asset, PageId, Route, Site, route::decode},
};

/// The schemes that a link may have.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the site, with its address and the place on it.
    Page { route: Route, anchor: Option<String> },
    /// A file that is published as it is, by its path below `content/`.
    File { path: String, asset: Asset },
    /// An address elsewhere.
    External(String),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadLink {
    /// No page and no file is there; the nearest that are, as the writer would write them.
    Nowhere {
        nearest: Vec<String>,
    },
    /// The page is a draft, or its day has not come.
    Unpublished,
    /// The page is there, the place on it is not; the nearest places.
    NoSuchPlace {
        title: String,
        nearest: Vec<String>,
    },
    ForbiddenScheme(String),
    /// An image that every visitor's browser would have to ask another host for.
    ExternalImage,
    /// An image that leads to a page.
    NoPicture,
}

/// Finds what `destination` leads to, written in `from`, a file below `content/`.
///
/// # Errors
/// It leads nowhere, or has a scheme that is not allowed.
pub fn resolve(site: &Site, from: &str, destination: &str) -> Result<Target, DeadLink> {
    let destination = destination.trim();
    if let Some(scheme) = scheme(destination) {
        return if SCHEMES.contains(&scheme.as_str()) {
            Ok(Target::External(destination.to_owned()))
        } else {
            Err(DeadLink::ForbiddenScheme(scheme))
        };
    }
    if destination.starts_with("//") {
        return Ok(Target::External(destination.to_owned()));
    }
    let (path, anchor) = destination.split_once('#').map_or((destination, None), |(path, anchor)| (path, Some(anchor)));
    let anchor = anchor.filter(|anchor| !anchor.is_empty()).map(decode);
    // A query says nothing about which page it is.
    let path = decode(path.split('?').next().unwrap_or_default());
    let file = if path.is_empty() { Some(from.to_owned()) } else { joined(from, &path) };
    let page = file.as_deref().and_then(|file| find_page(site, file, path.starts_with('/')));
    if let Some(page) = page {
        return place_on(site, page, anchor);
    }
    match file {
        Some(path) if site.assets.contains_key(&path) => Ok(Target::File { asset: site.assets[&path], path }),
        Some(file) if site.unpublished.contains(&file) => Err(DeadLink::Unpublished),
        _ => Err(DeadLink::Nowhere { nearest: nearest_files(site, from, &path) }),
    }
}

/// Finds what a link or an image of the file `from` leads to. An image has to be a file of the site.
///
/// # Errors
/// It leads nowhere, or to what it must not.
pub fn resolve_link(site: &Site, from: &str, link: &Link) -> Result<Target, DeadLink> {
    match (resolve(site, from, &link.destination)?, &link.form) {
        (Target::External(_), LinkForm::Image { .. }) => Err(DeadLink::ExternalImage),
        (Target::Page { .. }, LinkForm::Image { .. }) => Err(DeadLink::NoPicture),
        (target, _) => Ok(target),
    }
}

/// The page of a file, or of a published path where the link begins at the site's start.
fn find_page(site: &Site, file: &str, from_start: bool) -> Option<PageId> {
    let by_route =
        || from_start.then(|| site.by_route.get(Route::of_path(&format!("/{file}")).as_str()).copied()).flatten();
    site.page_of_file(file).or_else(by_route)
}

fn place_on(site: &Site, page: PageId, anchor: Option<String>) -> Result<Target, DeadLink> {
    let found = site.page(page);
    if let Some(anchor) = &anchor
        && !found.summary.headings.iter().any(|heading| heading.id == *anchor)
        && !site.faq_ids(page).any(|id| id == *anchor)
    {
        let nearest = nearest_places(&found.summary.headings, anchor);
        return Err(DeadLink::NoSuchPlace { title: found.summary.title.clone(), nearest });
    }
    Ok(Target::Page { route: found.route.clone(), anchor })
}

/// The scheme of an address, in lower case: letters, digits, `+`, `-` and `.` before the first colon (RFC 3986, 3.1).
fn scheme(destination: &str) -> Option<String> {
    let (scheme, _) = destination.split_once(':')?;
    // Browsers pass over tabs and line ends in a scheme, so they must not hide one here.
    let scheme: String = scheme.chars().filter(|c| !c.is_ascii_control()).collect();
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (begins && scheme.chars().all(allowed)).then(|| scheme.to_ascii_lowercase())
}

/// The file below `content/` that `path` names, written in the file `from`; `None` where it leads out of `content/`.
fn joined(from: &str, path: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop().filter(|part| !part.is_empty())?;
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(parts.join("/"))
}

/// The ids of the headings that are most like `anchor`: those of the same words first, then those that share some, then
/// those that are spelt alike.
fn nearest_places(headings: &[HeadingSummary], anchor: &str) -> Vec<String> {
    let wanted = slug(anchor);
    let same_words = headings.iter().filter(|heading| slug(&heading.title) == wanted);
    let shared = headings.iter().filter(|heading| heading.id.contains(&wanted) || wanted.contains(&heading.id));
    let mut ids: Vec<&str> = same_words.chain(shared).map(|heading| heading.id.as_str()).collect();
    ids.extend(nearest(anchor, headings.iter().map(|heading| heading.id.as_str())));
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
    ids.into_iter().take(3).map(|id| format!("#{id}")).collect()
}

/// The files and addresses that are most like `path`, as a link in `from` would name them.
fn nearest_files(site: &Site, from: &str, path: &str) -> Vec<String> {
    let published = |id: &PageId| site.document_of(*id).is_some();
    if path.starts_with('/') {
        let routes = site.pages.iter().map(|page| page.route.as_str());
        return nearest(path, routes).into_iter().map(str::to_owned).collect();
    }
    let ids: Vec<PageId> = site.ids().filter(published).collect();
    let pages = ids.iter().map(|&id| site.page(id).summary.file.as_str());
    let files: Vec<&str> = pages.chain(site.assets.keys().map(String::as_str)).collect();
    let name = |file: &str| file.rsplit('/').next().unwrap_or(file).to_lowercase();
    // A file of that name in another folder has been moved, or its folder renamed.
    let moved: Vec<String> =
        files.iter().filter(|file| name(file) == name(path)).map(|file| relative(from, file)).take(3).collect();
    if !moved.is_empty() {
        return moved;
    }
    let names: Vec<String> = files.iter().map(|file| relative(from, file)).collect();
    nearest(path, names.iter().map(String::as_str)).into_iter().map(str::to_owned).collect()
}

/// The file `file` as a link in `from` names it.
fn relative(from: &str, file: &str) -> String {
    let mut here: Vec<&str> = from.split('/').collect();
    here.pop();
    let there: Vec<&str> = file.split('/').collect();
    let shared = here.iter().zip(&there[..there.len() - 1]).take_while(|(one, two)| one == two).count();
    "../".repeat(here.len() - shared) + &there[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        parse::{config::Config, document, locale::Locale},
        site::assemble::Ingredients,
        source::SourcePath,
    };

    fn site() -> Site {
        let page = |file: &str, text: &str| {
            document::read(&SourcePath::new(format!("content/{file}")), &text.into()).value.summary
        };
        let summaries = [
            page("contact.md", "---\ntitle: Contact\n---\n"),
            page("veins/index.md", "---\ntitle: Veins\n---\n"),
            page("veins/later.md", "---\ntitle: Later\ndraft: true\n---\n"),
            page("veins/risks.md", "---\ntitle: Risks\n---\n## How long?\nx\n"),
        ];
        Site::assemble(Ingredients {
            summaries: &summaries,
            assets: BTreeMap::from([("veins/a b.svg".to_owned(), Asset::default())]),
            brought_along: Vec::new(),
            config: &Config::default(),
            locale: &Locale::empty(),
            today: jiff::civil::date(2026, 1, 1),
            drafts: false,
        })
    }

    #[test]
    fn links_lead_to_pages_files_and_elsewhere() {
        let site = site();
        for (destination, expected) in [
            ("risks.md", "/veins/risks/"),
            ("./risks.md?x#how-long", "/veins/risks/#how-long"),
            ("#", "/veins/"),
            ("./", "/veins/"),
            ("..", "/"),
            ("../veins", "/veins/"),
            ("../contact.md", "/contact/"),
            ("/veins/risks/", "/veins/risks/"),
            ("/veins/risks", "/veins/risks/"),
            ("/contact.md", "/contact/"),
            ("/", "/"),
            ("/faq/#veins--risks--how-long", "/faq/#veins--risks--how-long"),
            ("a%20b.svg", "veins/a b.svg"),
            ("/veins/a b.svg", "veins/a b.svg"),
            ("https://a.example/x", "https://a.example/x"),
            ("TEL:999", "TEL:999"),
        ] {
            let found = match resolve(&site, "veins/index.md", destination) {
                Ok(Target::Page { route, anchor, .. }) => {
                    format!("{route}{}", anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default())
                }
                Ok(Target::File { path, .. }) => path,
                Ok(Target::External(address)) => address,
                Err(dead) => format!("{dead:?}"),
            };
            assert_eq!(found, expected, "{destination}");
        }
    }

    #[test]
    fn dead_links_name_what_is_near() {
        let site = site();
        let nowhere =
            |names: &[&str]| DeadLink::Nowhere { nearest: names.iter().map(|name| (*name).to_owned()).collect() };
        for (destination, expected) in [
            ("risk.md", nowhere(&["risks.md"])),
            ("contact.md", nowhere(&["../contact.md"])),
            ("/veins/risk/", nowhere(&["/veins/risks/", "/veins/"])),
            ("../../etc/passwd", nowhere(&[])),
            ("risks/", nowhere(&["risks.md"])),
            ("../leg-veins/risks.md", nowhere(&["risks.md"])),
            ("images/a b.svg", nowhere(&["a b.svg"])),
            ("later.md", DeadLink::Unpublished),
            (
                "risks.md#how-lon",
                DeadLink::NoSuchPlace { title: "Risks".to_owned(), nearest: vec!["#how-long".to_owned()] },
            ),
            ("javascript:alert(1)", DeadLink::ForbiddenScheme("javascript".to_owned())),
            ("java\tscript:alert(1)", DeadLink::ForbiddenScheme("javascript".to_owned())),
            ("data:text/html,x", DeadLink::ForbiddenScheme("data".to_owned())),
        ] {
            assert_eq!(resolve(&site, "veins/index.md", destination), Err(expected), "{destination}");
        }
    }
}
