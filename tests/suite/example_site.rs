//! The example site in content/: it builds without a word, its links all lead somewhere, and it says what it must.

use std::collections::{BTreeMap, BTreeSet};

use careleaf::{Built, Cache, build, diagnostic::Diagnostics};

use crate::folder::{project, world};

/// What each of the nine reasons not to have the treatment is known by, in the words of the page.
const EXCLUSIONS: [&str; 9] = [
    "allergy to sclerosants",
    "are pregnant",
    "contraceptive pill",
    "local skin infection",
    "heart disease that needs surgery",
    "varicose veins caused by pelvic tumours",
    "uncontrolled disease, for example diabetes",
    "weak heart valves that need surgery",
    "unable to walk",
];

fn built() -> Built {
    let built = build(&world(&[("content", &project().join("content"))]), &mut Cache::default());
    assert_eq!(built.diagnostics, Diagnostics::default(), "the example site has something wrong with it");
    built
}

/// The pages of the output, by their paths.
fn pages(built: &Built) -> BTreeMap<String, String> {
    let html = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let is_page = |path: &str| path.ends_with(".html");
    built
        .output
        .iter()
        .filter(|(path, _)| is_page(path.as_str()))
        .map(|(path, bytes)| (path.to_string(), html(bytes)))
        .collect()
}

/// The values of an attribute in a page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The text of a page, without its tags.
fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text
}

#[test]
fn every_link_and_anchor_of_the_output_leads_somewhere() {
    let built = built();
    let pages = pages(&built);
    let mut followed = 0;
    for (path, html) in &pages {
        for link in values(html, "href").into_iter().chain(values(html, "src")) {
            if ["https:", "mailto:", "tel:", "data:"].iter().any(|scheme| link.starts_with(scheme)) {
                continue;
            }
            let (address, anchor) =
                link.split_once('#').map_or((link, None), |(address, anchor)| (address, Some(anchor)));
            let address = address.split('?').next().unwrap();
            let file = match address {
                "" => path.clone(),
                _ if address.ends_with('/') => format!("{}index.html", &address[1..]),
                _ => address[1..].to_owned(),
            };
            assert!(built.output.contains_key(file.as_str()), "{path} leads to {link}, which is not there");
            if let Some(anchor) = anchor {
                assert!(
                    values(&pages[&file], "id").contains(&anchor),
                    "{path} leads to {link}, which has no such place"
                );
            }
            followed += 1;
        }
    }
    assert!(followed > 190, "only {followed} links were found");
}

#[test]
fn no_page_gives_an_id_twice() {
    for (path, html) in pages(&built()) {
        let mut seen = BTreeSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{path} has the id {id} twice");
        }
    }
}

#[test]
fn no_page_asks_another_host_for_anything() {
    let built = built();
    for (path, html) in pages(&built) {
        let loaded: Vec<&str> = values(&html, "src");
        let linked = html.split("<link ").skip(1).filter(|link| !link.starts_with("rel=\"canonical\""));
        for address in loaded.into_iter().chain(linked.flat_map(|link| values(link, "href").into_iter().take(1))) {
            let is_here = address.starts_with('/') && !address.starts_with("//");
            assert!(is_here || address.starts_with("data:"), "{path} loads {address}");
        }
    }
    let styles = built.output.iter().filter(|(path, _)| path.as_str().ends_with(".css"));
    for (path, bytes) in styles {
        let style = String::from_utf8_lossy(bytes);
        let mut addresses = style.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\'']));
        assert!(
            !style.contains("@import") && addresses.all(|address| address.starts_with("data:")),
            "{path} asks a host"
        );
    }
}

#[test]
fn all_nine_reasons_not_to_have_the_treatment_are_there() {
    let pages = pages(&built());
    let text = text(&pages["microsclerotherapy/suitability/index.html"]).to_lowercase();
    for exclusion in EXCLUSIONS {
        assert!(text.contains(exclusion), "suitability does not name: {exclusion}");
    }
}

#[test]
fn no_page_claims_a_review() {
    for (path, html) in pages(&built()).iter().filter(|(path, _)| *path != "404.html") {
        let text = text(html);
        assert!(text.contains("This page has not been reviewed yet."), "{path} does not say that nobody reviewed it");
        assert!(!html.contains("class=\"review\""), "{path} claims a review");
        assert!(text.contains("not medical advice"), "{path} does not say that it is no advice");
    }
}

#[test]
fn the_faq_holds_every_question_with_its_whole_answer() {
    let built = built();
    let pages = pages(&built);
    let faq = &pages["faq/index.html"];
    assert_eq!(faq.matches("<summary>").count(), built.questions);
    assert!(built.questions > 20);
    assert!(text(faq).contains("for up to 8 weeks"));
}
