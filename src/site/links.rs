//! Where links lead.

use std::{
    borrow::Cow,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    markdown::{Link, LinkForm, slug},
    parse::document::Summary,
    site::{
        Asset, PageId, Route, Site,
        route::decode,
        suggestions::{Names, nearest_places, relative},
    },
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

/// How many dead links of a page are told with what is near. Whoever has more has moved a folder, and a page full of them is
/// to be told of as quickly as any other.
const SUGGESTED: usize = 50;

/// A page with more headings than this has them looked up by their ids.
const FEW_HEADINGS: usize = 30;

/// Finds where links lead, and remembers what many links ask for.
pub struct Resolver<'a> {
    site: &'a Site,
    /// All files and all addresses, gathered when the first dead link asks for those that are near.
    files: OnceLock<Names<'a>>,
    addresses: OnceLock<Names<'a>>,
    /// The files and addresses that are near to one that is not there, by its path.
    near: Mutex<FxHashMap<String, Arc<Vec<String>>>>,
    /// The places on pages that have many.
    anchors: Vec<OnceLock<FxHashSet<Cow<'a, str>>>>,
}

/// Finds what `destination` leads to, written in `from`, a file below `content/`.
///
/// # Errors
/// It leads nowhere, or has a scheme that is not allowed.
pub fn resolve(site: &Site, from: &str, destination: &str) -> Result<Target, DeadLink> {
    Resolver::new(site).resolve(from, destination, true)
}

impl<'a> Resolver<'a> {
    pub fn new(site: &'a Site) -> Self {
        let anchors = site.ids().map(|_| OnceLock::new()).collect();
        Self { site, files: OnceLock::new(), addresses: OnceLock::new(), near: Mutex::default(), anchors }
    }

    /// What the links and images of the file `from` lead to, in their order. An image has to be a file of the site.
    pub fn resolve_all(&self, from: &str, links: &[Link]) -> Vec<Result<Target, DeadLink>> {
        let mut dead = 0;
        let resolve = |link: &Link| {
            let target = match (self.resolve(from, &link.destination, dead < SUGGESTED), &link.form) {
                (Ok(Target::External(_)), LinkForm::Image { .. }) => Err(DeadLink::ExternalImage),
                (Ok(Target::Page { .. }), LinkForm::Image { .. }) => Err(DeadLink::NoPicture),
                (target, _) => target,
            };
            dead += usize::from(target.is_err());
            target
        };
        links.iter().map(resolve).collect()
    }

    fn resolve(&self, from: &str, destination: &str, suggest: bool) -> Result<Target, DeadLink> {
        let site = self.site;
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
        let (path, anchor) =
            destination.split_once('#').map_or((destination, None), |(path, anchor)| (path, Some(anchor)));
        let anchor = anchor.filter(|anchor| !anchor.is_empty()).map(decode);
        // A query says nothing about which page it is.
        let path = decode(path.split('?').next().unwrap_or_default());
        let file = match (path.as_str(), &anchor) {
            // Nothing at all between the brackets is a link that was never finished.
            ("", None) if destination.is_empty() => None,
            ("", _) => Some(from.to_owned()),
            (path, _) => joined(from, path),
        };
        let page = file.as_deref().and_then(|file| find_page(site, file, path.starts_with('/')));
        if let Some(page) = page {
            return self.place_on(page, anchor, suggest);
        }
        match file {
            Some(path) if site.assets.contains_key(&path) => Ok(Target::File { asset: site.assets[&path], path }),
            Some(file) if is_unpublished(site, &file, &path) => Err(DeadLink::Unpublished),
            file if suggest => Err(DeadLink::Nowhere { nearest: self.nearest_files(from, file.as_deref(), &path) }),
            _ => Err(DeadLink::Nowhere { nearest: Vec::new() }),
        }
    }

    fn place_on(&self, page: PageId, anchor: Option<String>, suggest: bool) -> Result<Target, DeadLink> {
        let found = self.site.page(page);
        if let Some(anchor) = &anchor
            && !self.has_anchor(page, anchor)
        {
            let nearest = if suggest { nearest_places(&found.summary, anchor) } else { Vec::new() };
            return Err(DeadLink::NoSuchPlace { title: found.summary.title.clone(), nearest });
        }
        Ok(Target::Page { route: found.route.clone(), anchor })
    }

    fn has_anchor(&self, page: PageId, anchor: &str) -> bool {
        let Summary { headings, terms, .. } = &*self.site.page(page).summary;
        if headings.len() <= FEW_HEADINGS && terms.is_empty() && !self.site.shows_faq(page) {
            return headings.iter().any(|heading| heading.id == anchor);
        }
        let ids = self.anchors[page.place()].get_or_init(|| {
            let headings = headings.iter().map(|heading| Cow::Borrowed(heading.id.as_str()));
            let terms = terms.iter().map(|term| Cow::Borrowed(term.id.as_str()));
            headings.chain(terms).chain(self.site.faq_ids(page).map(Cow::Owned)).collect()
        });
        ids.contains(anchor)
    }

    /// The files and addresses that are most like `path`, as a link in `from` would name them; `file` is the file below
    /// `content/` that it names.
    fn nearest_files(&self, from: &str, file: Option<&str>, path: &str) -> Vec<String> {
        let is_address = path.starts_with('/');
        let wanted = if is_address { path } else { file.unwrap_or(path) };
        let known = self.near.lock().unwrap_or_else(PoisonError::into_inner).get(wanted).cloned();
        let near = known.unwrap_or_else(|| {
            let names = match is_address {
                true => self.addresses.get_or_init(|| Names::of_addresses(self.site)),
                false => self.files.get_or_init(|| Names::of_files(self.site)),
            };
            let near = Arc::new(names.near(wanted.trim_matches('/')));
            self.near.lock().unwrap_or_else(PoisonError::into_inner).insert(wanted.to_owned(), near.clone());
            near
        });
        let as_written = |path: &String| if is_address { format!("/{path}/") } else { relative(from, path) };
        near.iter().map(as_written).collect()
    }
}

/// The page of a file, or of a published path where the link begins at the site's start.
fn find_page(site: &Site, file: &str, from_start: bool) -> Option<PageId> {
    let by_route =
        || from_start.then(|| site.by_route.get(Route::of_path(&format!("/{file}")).as_str()).copied()).flatten();
    site.page_of_file(file).or_else(by_route)
}

/// Whether `path` names a page that is not shown: by its file, or by the address that it would have.
fn is_unpublished(site: &Site, file: &str, path: &str) -> bool {
    let wanted = path.trim_matches('/');
    site.unpublished.contains(file)
        || site.unpublished.contains(&format!("{}/index.md", file.trim_end_matches('/')))
        || (path.starts_with('/') && !wanted.is_empty() && site.unpublished().any(|file| address_of(file) == wanted))
}

/// The address that a page gets from the names of its file and its folders, without the slashes around it.
fn address_of(file: &str) -> String {
    let path = file.trim_end_matches(".md");
    let path = path.strip_suffix("/index").unwrap_or(path);
    path.split('/').map(slug).collect::<Vec<_>>().join("/")
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
            ("/veins/risk/", nowhere(&["/veins/risks/"])),
            ("../../etc/passwd", nowhere(&[])),
            ("risks/", nowhere(&["risks.md"])),
            ("../leg-veins/risks.md", nowhere(&["risks.md"])),
            ("images/a b.svg", nowhere(&["a b.svg"])),
            ("later.md", DeadLink::Unpublished),
            ("/veins/later/", DeadLink::Unpublished),
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
