//! How pages become a site: which are published, where, and below which.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use fluent_bundle::FluentArgs;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::{
    domain::{
        faq::{self, SPLIT_ABOVE},
        kind::Kind,
    },
    markdown::slug,
    parse::{config::Config, document::Summary, locale::Locale},
    site::{
        Asset, Clash, Glossary, Origin, OutputPath, Page, PageId, Route, Site,
        claims::Claims,
        faq::{asked_again, entries},
        links, listing,
        tree::{Below, Tree, generated},
    },
};

/// With more treatments than this, the menu leaves them to the home page, unless `site.yaml` names the menu's entries.
const TREATMENTS_IN_MENU: usize = 5;

/// What a site is made from.
pub struct Ingredients<'a> {
    /// All pages, in the order of their files.
    pub summaries: &'a [Arc<Summary>],
    /// The files that are published as they are, by their paths below `content/`.
    pub assets: BTreeMap<String, Asset>,
    /// The files that the theme and the program bring along. A clinic's asset may take the place of one.
    pub brought_along: Vec<OutputPath>,
    pub config: &'a Config,
    pub locale: &'a Locale,
    pub today: Date,
    /// Whether drafts are published too.
    pub drafts: bool,
}

impl Site {
    /// Makes the site. What is at odds is kept in [`Site::clashes`]; the site is whole all the same.
    pub fn assemble(ingredients: Ingredients<'_>) -> Site {
        let Ingredients { summaries, assets, brought_along, config, locale, today, drafts } = ingredients;
        let waits = |summary: &Summary| summary.draft || summary.publish_on.is_some_and(|day| day > today);
        let (unpublished, published): (Vec<_>, Vec<_>) =
            summaries.iter().enumerate().partition(|(_, summary)| !drafts && waits(summary));
        let home = published.iter().find(|(_, summary)| summary.file == "index.md");
        let title = match config.title.as_str() {
            "" => home.map_or_else(|| locale.words("home"), |(_, summary)| summary.title.clone()),
            title => title.to_owned(),
        };

        let mut tree = Tree::default();
        for (place, summary) in published {
            tree.add(Origin::File(place), summary.clone());
        }
        tree.fill_folders(&title);
        // The index is a page right in content/; another page of questions is a page like others.
        if !tree.folder("").others.iter().any(|(_, summary)| summary.kind == Kind::Faq) {
            tree.add(Origin::Faq, generated("faq.md", &locale.words("faq-title"), Kind::Faq));
        }

        let mut site = Site {
            title,
            pages: Vec::new(),
            faq_page: PageId(0),
            faq: Vec::new(),
            glossary: Arc::default(),
            asked_again: Vec::new(),
            same_titles: Vec::new(),
            unlisted: Vec::new(),
            faq_parts: Vec::new(),
            menu: Vec::new(),
            redirects: BTreeMap::new(),
            assets,
            clashes: Vec::new(),
            by_route: FxHashMap::default(),
            by_file: FxHashMap::default(),
            by_document: vec![None; summaries.len()],
            drafts: BTreeSet::new(),
            unpublished: unpublished.iter().map(|(_, summary)| summary.file.clone()).collect(),
        };
        let mut claims = Claims::default();
        site.grow(&tree, "", None, &mut claims);
        site.drafts = site.ids().filter(|&id| waits(&site.page(id).summary)).collect();
        site.faq_page = site.ids().find(|&id| site.is_faq_index(id)).unwrap_or(PageId(0));
        site.make_guides();
        site.faq = faq::group(entries(&site));
        site.asked_again = asked_again(&site);
        if site.question_count() > SPLIT_ABOVE {
            site.split_faq(locale, &mut claims);
        }
        site.claim_assets(&mut claims);
        for path in &brought_along {
            // Where an asset has it, the asset takes its place.
            let _ = claims.claim(path, "");
        }
        site.claim_aliases(&mut claims);
        site.menu = match &config.menu {
            Some(entries) => entries
                .iter()
                .filter_map(|entry| match links::resolve(&site, "index.md", &entry.destination) {
                    Ok(links::Target::Page { route, .. }) => site.page_at(&route),
                    _ => None,
                })
                .collect(),
            None => site.default_menu(),
        };
        site.glossary = Arc::new(Glossary::of(&site));
        site.same_titles = listing::same_titles(&site);
        site.unlisted = listing::unlisted(&site);
        site
    }

    /// Adds the pages of `folder` and of the folders in it.
    fn grow(&mut self, tree: &Tree, folder: &str, parent: Option<PageId>, claims: &mut Claims) {
        let Some(contents) = tree.folders.get(folder) else { return };
        let Some((origin, index)) = &contents.index else { return };
        let route = match parent {
            None => Route::home(),
            Some(parent) => {
                let name = folder.rsplit('/').next().unwrap_or(folder);
                self.page(parent).route.join(&route_part(index, name))
            }
        };
        let id = self.add(*origin, index.clone(), route, parent, claims);
        let mut below: Vec<Below<'_>> =
            contents.others.iter().map(|(origin, page)| Below::Page(*origin, page)).collect();
        below.extend(contents.folders.iter().filter_map(|inner| {
            let index = &tree.folders.get(inner)?.index.as_ref()?.1;
            Some(Below::Folder(inner, index))
        }));
        below.sort_by_cached_key(|below| below.place());
        for below in below {
            match below {
                Below::Page(origin, summary) => {
                    let stem = summary.file.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
                    let route = self.page(id).route.join(&route_part(summary, stem));
                    self.add(origin, summary.clone(), route, Some(id), claims);
                }
                Below::Folder(inner, _) => self.grow(tree, inner, Some(id), claims),
            }
        }
    }

    fn add(
        &mut self,
        origin: Origin,
        summary: Arc<Summary>,
        route: Route,
        parent: Option<PageId>,
        claims: &mut Claims,
    ) -> PageId {
        let id = PageId(self.pages.len());
        if let Some(parent) = parent {
            let above = &mut self.pages[parent.0];
            above.children.push(id);
            above.choices = above.choices.max(summary.choices);
        }
        let treatment = match summary.kind {
            Kind::Treatment => Some(id),
            // The index gathers the questions of all treatments and is part of none.
            Kind::Faq if parent == Some(PageId(0)) => None,
            _ => parent.and_then(|parent| self.page(parent).treatment),
        };
        if let Origin::File(place) = origin {
            self.by_document[place] = Some(id);
            self.by_file.insert(summary.file.clone(), id);
        }
        if let Some(folder) = summary.file.strip_suffix("index.md") {
            self.by_file.insert(folder.trim_end_matches('/').to_owned(), id);
        }
        match claims.claim(&route.output_path(), &summary.file) {
            Ok(()) => {
                self.by_route.insert(route.clone(), id);
            }
            Err(first) => {
                let (address, second) = (route.to_string(), summary.file.clone());
                self.clashes.push(Clash { address, first, second, alias: None });
            }
        }
        let (choices, children, guide) = (summary.choices, Vec::new(), Vec::new());
        self.pages.push(Page { origin, summary, route, parent, children, choices, treatment, guide });
        id
    }

    /// Whether the page is the FAQ index: the first page of questions right below the home page.
    fn is_faq_index(&self, id: PageId) -> bool {
        let page = self.page(id);
        page.summary.kind == Kind::Faq && page.parent == Some(PageId(0))
    }

    fn make_guides(&mut self) {
        for id in self.ids() {
            if let Some(treatment) = self.page(id).treatment {
                self.pages[treatment.0].guide.push(id);
            }
        }
    }

    /// Gives each treatment's questions a page of their own.
    fn split_faq(&mut self, locale: &Locale, claims: &mut Claims) {
        for group in 0..self.faq.len() {
            let Some(treatment) = self.faq[group].treatment else { continue };
            let mut arguments = FluentArgs::new();
            arguments.set("treatment", self.page(treatment).summary.title.clone());
            let title = locale
                .message("faq-treatment-title", &arguments)
                .unwrap_or_else(|_| self.page(treatment).summary.title.clone());
            let name = self.page(treatment).route.parts().collect::<Vec<_>>().join("-");
            let name = if name.is_empty() { "home".to_owned() } else { name };
            let mut route = self.page(self.faq_page).route.join(&name);
            let mut number = 2;
            while self.by_route.contains_key(&route) {
                route = self.page(self.faq_page).route.join(&format!("{name}-{number}"));
                number += 1;
            }
            let summary = generated("", &title, Kind::Faq);
            let part = self.add(Origin::FaqPart(group), summary, route, Some(self.faq_page), claims);
            self.faq_parts.push(part);
        }
    }

    fn claim_assets(&mut self, claims: &mut Claims) {
        for asset in self.assets.keys() {
            if let Err(first) = claims.claim(&OutputPath::new(asset), asset) {
                let address = format!("/{asset}");
                self.clashes.push(Clash { address, first, second: asset.clone(), alias: None });
            }
        }
    }

    fn claim_aliases(&mut self, claims: &mut Claims) {
        for id in self.ids() {
            let summary = self.page(id).summary.clone();
            for (place, alias) in summary.aliases.iter().enumerate() {
                let path = redirect_path(alias);
                match claims.claim_whatever_its_capitals(&path, &summary.file) {
                    Ok(()) => {
                        self.redirects.insert(path, id);
                    }
                    Err(first) => {
                        let second = summary.file.clone();
                        self.clashes.push(Clash { address: alias.clone(), first, second, alias: Some(place) });
                    }
                }
            }
        }
    }

    /// The pages right below the home page, in their order.
    fn default_menu(&self) -> Vec<PageId> {
        let is_treatment = |id: PageId| self.page(id).summary.kind == Kind::Treatment;
        let top = &self.home().children;
        let treatments = top.iter().filter(|&&id| is_treatment(id)).count();
        top.iter().copied().filter(|&id| treatments <= TREATMENTS_IN_MENU || !is_treatment(id)).collect()
    }
}

/// The file at an old address. An address such as `/old.html` was a file, and is asked for as one.
pub(super) fn redirect_path(alias: &str) -> OutputPath {
    let route = Route::of_path(alias);
    match route.parts().last() {
        Some(last) if last.contains('.') => OutputPath::new(route.as_str().trim_matches('/')),
        _ => route.output_path(),
    }
}

/// The last part of a page's address: its `slug`, or what its file is called.
fn route_part(summary: &Summary, name: &str) -> String {
    let part = summary.slug.clone().unwrap_or_else(|| slug(name));
    if part.is_empty() { "page".to_owned() } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parse::document, source::SourcePath};

    /// A site from files, each a line `path: front matter`, on the day 2026-06-01.
    fn site(files: &str, drafts: bool) -> Site {
        let summaries: Vec<Arc<Summary>> = files
            .lines()
            .map(|line| {
                let (file, keys) = line.trim().split_once(": ").unwrap();
                let text = format!("---\n{}\n---\n## Q of {file}?\nA\n", keys.replace("; ", "\n"));
                document::read(&SourcePath::new(format!("content/{file}")), &text.into()).value.summary
            })
            .collect();
        Site::assemble(Ingredients {
            summaries: &summaries,
            assets: BTreeMap::from(["a/index.html", "pic.svg"].map(|file| (file.to_owned(), Asset::default()))),
            brought_along: vec![OutputPath::new("static/site.css")],
            config: &Config { title: "Site".to_owned(), ..Config::default() },
            locale: &Locale::empty(),
            today: jiff::civil::date(2026, 6, 1),
            drafts,
        })
    }

    fn outline(site: &Site) -> Vec<String> {
        site.pages
            .iter()
            .map(|page| {
                let parent = page.parent.map_or("-", |parent| site.page(parent).route.as_str());
                format!("{} {} below {parent}", page.route, page.summary.title)
            })
            .collect()
    }

    #[test]
    fn pages_have_addresses_an_order_and_parents() {
        let site = site(
            "index.md: title: Home\n\
             contact.md: title: Contact\n\
             veins/index.md: title: Veins; order: 1; slug: leg-veins\n\
             veins/Risks.md: title: Risks; kind: risks\n\
             veins/procedure.md: title: Procedure\n\
             veins/aftercare.md: title: Aftercare; order: 1",
            false,
        );
        assert_eq!(
            outline(&site),
            [
                "/ Home below -",
                "/leg-veins/ Veins below /",
                "/leg-veins/aftercare/ Aftercare below /leg-veins/",
                "/leg-veins/procedure/ Procedure below /leg-veins/",
                "/leg-veins/risks/ Risks below /leg-veins/",
                "/contact/ Contact below /",
                "/faq/ faq-title below /",
            ]
        );
        assert_eq!(site.page(PageId(1)).guide, [PageId(1), PageId(2), PageId(3), PageId(4)]);
        assert_eq!(site.ancestors(PageId(2)), [PageId(0), PageId(1)]);
        assert_eq!(site.faq.len(), 2);
    }

    #[test]
    fn folders_without_an_index_get_one() {
        let site = site("leg-veins/deep/risks.md: title: Risks", false);
        assert_eq!(
            outline(&site),
            [
                "/ Site below -",
                "/leg-veins/ Leg veins below /",
                "/leg-veins/deep/ Deep below /leg-veins/",
                "/leg-veins/deep/risks/ Risks below /leg-veins/deep/",
                "/faq/ faq-title below /",
            ]
            .map(str::to_owned)
        );
    }

    #[test]
    fn drafts_and_pages_of_tomorrow_wait() {
        let files = "a.md: title: A; draft: true\nb.md: title: B; publish_on: 2026-06-02\nc.md: title: C; publish_on: 2026-06-01";
        let routes = |drafts| site(files, drafts).pages.iter().map(|page| page.route.to_string()).collect::<Vec<_>>();
        assert_eq!(routes(false), ["/", "/c/", "/faq/"]);
        assert_eq!(routes(true), ["/", "/a/", "/b/", "/c/", "/faq/"]);
    }

    #[test]
    fn an_address_that_is_wanted_twice_is_a_clash() {
        let site = site(
            "a.md: title: A; aliases: [/old/, /b/, /static/site.css]\n\
             b.md: title: B; aliases: [/old/, /pic.svg]\n\
             c.md: title: C; slug: b\n\
             pic.svg.md: title: D",
            false,
        );
        let clashes: Vec<_> = site
            .clashes
            .iter()
            .map(|clash| (clash.address.as_str(), clash.first.as_str(), clash.second.as_str(), clash.alias.is_some()))
            .collect();
        assert_eq!(
            clashes,
            [
                ("/b/", "b.md", "c.md", false),
                ("/a/index.html", "a.md", "a/index.html", false),
                ("/b/", "b.md", "a.md", true),
                ("/static/site.css", "", "a.md", true),
                ("/old/", "a.md", "b.md", true),
                ("/pic.svg", "pic.svg", "b.md", true),
            ]
        );
    }

    #[test]
    fn the_index_is_right_in_content_and_other_pages_of_questions_are_pages() {
        let site =
            site("veins/faq.md: title: Veins\nveins/index.md: title: V\nquestions.md: title: Q; kind: faq", false);
        assert_eq!(site.page(site.faq_page).route.as_str(), "/questions/");
        let groups: Vec<_> = site.faq.iter().map(|group| (group.treatment.is_some(), group.len())).collect();
        assert_eq!(groups, [(false, 1), (true, 2)]);
    }

    #[test]
    fn an_index_of_many_questions_is_split_by_treatment() {
        let mut files = String::new();
        for number in 0..=SPLIT_ABOVE {
            files.push_str(&format!("t{}/p{number}.md: title: P; kind: risks\n", number % 2));
        }
        let site = site(&files, false);
        let parts: Vec<_> = site.faq_parts.iter().map(|&part| site.page(part).route.as_str()).collect();
        assert_eq!(parts, ["/faq/t0/", "/faq/t1/"]);
    }
}
