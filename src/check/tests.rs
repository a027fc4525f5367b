//! What the tests of the rules stand on: sites in one text, and what is found in them.

use std::collections::BTreeSet;

use super::*;
use crate::{
    diagnostic::{Code, Location, Position},
    domain::completeness::Completeness,
    domain::readability::{Lexicon, Measurer},
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
/// help after ` = ` and other places in brackets. The files stand in one text, each after a line `== path`; a page gets
/// front matter of four lines where it has none.
pub(super) fn mistakes(site: &str) -> Vec<String> {
    mistakes_in(site, false)
}

/// As [`mistakes`], where drafts are shown.
pub(super) fn mistakes_with_drafts(site: &str) -> Vec<String> {
    mistakes_in(site, true)
}

fn mistakes_in(site: &str, drafts: bool) -> Vec<String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for part in site.split("== ").filter(|part| !part.trim().is_empty()) {
        let (path, text) = part.split_once('\n').unwrap();
        let path = path.trim();
        let is_bare = path.ends_with(".md") && !text.starts_with("---");
        let text = if is_bare { format!("---\ntitle: {path}\ndescription: D.\n---\n{text}") } else { text.to_owned() };
        texts.insert(format!("content/{path}"), text);
    }
    let mut files = Files::default();
    for (path, text) in &texts {
        files.insert(SourcePath::new(path), text.as_str().into());
    }
    let mut config = parse::config::read(&files, &Options::default()).value;
    let reviews = parse::reviews::read(&files).value;
    // Small sites say little. What they must say is asked for where a test's settings do.
    if !texts.get("content/site.yaml").is_some_and(|settings| settings.contains("complete:")) {
        config.complete = Completeness { treatment: vec![], help: vec![], choices: vec![], sources: vec![] };
    }
    let is_page = |path: &str| path.ends_with(".md");
    let assets =
        texts.keys().filter(|path| !is_page(path) && !path.ends_with("site.yaml") && !path.ends_with("reviews.yaml"));
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
        drafts,
    });
    let callouts = BTreeSet::from(
        [
            "before-after",
            "emergency",
            "key-points",
            "language",
            "note",
            "risks",
            "sources",
            "suitability",
            "timeline",
            "urgent",
            "warning",
        ]
        .map(str::to_owned),
    );
    let resolver = links::Resolver::new(&site);
    let targets_of = |document: &Arc<Parsed<Document>>| {
        resolver.resolve_all(&document.value.summary.file, &document.value.body.links)
    };
    let targets: Vec<Targets> = documents.iter().map(targets_of).collect();
    let lexicon = Lexicon::new(&config.reading, []);
    let mut found = super::site(&site, &config);
    let marks: Vec<_> = documents.iter().map(|document| site.glossary.marks_of(&document.value)).collect();
    let marks = marks.iter().map(Vec::as_slice);
    found.extend(super::between_pages(&site, &documents, &reviews, targets.iter(), marks));
    // Most of these sites have no home page, which is told in a test of its own.
    if !texts.contains_key("content/site.yaml") {
        found.retain(|diagnostic| diagnostic.code != crate::diagnostic::Code::MissingHome);
    }
    for (document, targets) in documents.iter().map(|document| &document.value).zip(&targets) {
        let page = site.page_of_file(&document.summary.file);
        let reading = config
            .language
            .is_english()
            .then(|| Measurer::new(&lexicon).measure(&document.source, &document.body.prose));
        let review = reviews.newest(document);
        let sign_off = review.as_ref().and_then(|newest| newest.sign_off);
        let comparison = sign_off.map(|sign_off| Comparison::new(document, &config.facts, sign_off));
        found.extend(super::document(Subject {
            document,
            targets,
            site: &site,
            config: &config,
            callouts: &callouts,
            review: review.as_ref(),
            comparison: comparison.as_ref(),
            page,
            today: jiff::civil::date(2026, 1, 1),
            measured: reading.as_ref().map(|reading| Measured { reading, lexicon: &lexicon }),
        }));
    }
    let is_draft = |document: &Document| site.page_of_file(&document.summary.file).is_none();
    let mut allowances = Allowances::new(
        documents
            .iter()
            .map(|document| &document.value)
            .flat_map(|document| document.allowances.iter().map(move |allowance| (allowance, is_draft(document)))),
    );
    allowances.apply(&mut found);
    found.extend(allowances.unused());
    found.sort();
    let place_of = |location: &Location| {
        let text = texts.get(location.path.as_str()).unwrap();
        let Position { line, column } = Position::of(text, location.span.start as usize);
        format!("{}:{line}:{column} ", location.path.as_str().strip_prefix("content/").unwrap())
    };
    let shown = |diagnostic: &Diagnostic| {
        let place = diagnostic.location.as_ref().map_or_else(String::new, place_of);
        let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!(" = {help}"));
        let related = diagnostic.related.iter();
        let related: String =
            related.map(|related| format!(" ({}{})", place_of(&related.location), related.message)).collect();
        format!("{place}{} {}{help}{related}", diagnostic.code, diagnostic.message)
    };
    found.iter().map(shown).collect()
}

#[test]
fn every_code_is_explained() {
    for &code in Code::ALL {
        assert_eq!(rule(code).code, code);
        assert!(rule(code).finds.ends_with('.') && rule(code).why.ends_with('.'), "{code}");
    }
}
