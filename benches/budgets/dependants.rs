//! Whether the other pages that show a part of an edited page are new too.

use std::{thread, time::Duration};

use crate::{
    edit,
    edited_site::{EditedSite, Way},
    statistics::median,
    table::{Cell, Row},
    tool::Tool,
};

/// How often each is tried.
const EDITS: usize = 5;

/// A page that is not new by then is stale for good.
const PATIENCE: Duration = Duration::from_secs(5);

const GAP: Duration = Duration::from_secs(1);

/// How long it took until all pages were new, in milliseconds, or the address of one that stayed stale.
pub struct Dependants {
    answer: Result<f64, String>,
    title: Result<f64, String>,
}

pub fn measure(site: &mut EditedSite) -> Dependants {
    let page = site.address(site.page);
    let treatment = format!("/{}/", page.split('/').nth(1).unwrap_or_default());
    let (answer, title) = match site.tool {
        Tool::Careleaf => {
            // The page before it in the treatment leads on to it by its title.
            let neighbour = site.address(site.page - site.corpus.treatments());
            let index = index_page(site);
            (vec![page.clone(), index.clone()], vec![page, treatment, neighbour, index])
        }
        // There is no index of questions, and the theme has no links between neighbours.
        Tool::Hugo => (vec![page.clone()], vec![page, treatment]),
    };
    Dependants { answer: median_of(site, edit::answer, &answer), title: median_of(site, edit::title, &title) }
}

pub fn row(dependants: &[Dependants]) -> Row {
    let time = |result: &Result<f64, String>| match result {
        Ok(time) => format!("{time:.0} ms"),
        Err(address) => format!("{address} stays stale"),
    };
    let cell = |Dependants { answer, title }: &Dependants| {
        Cell::new(format!("an answer: {}; a title: {}", time(answer), time(title)), answer.is_ok() && title.is_ok())
    };
    Row {
        what: "save to all pages new that show the edit".to_owned(),
        budget: "every page right".to_owned(),
        cells: dependants.iter().map(cell).collect(),
    }
}

fn median_of(site: &mut EditedSite, edit: fn(&str, &str) -> String, addresses: &[String]) -> Result<f64, String> {
    let times: Result<Vec<f64>, String> = (0..EDITS)
        .map(|_| {
            thread::sleep(GAP);
            site.save(Way::InPlace, edit, addresses, PATIENCE)
        })
        .collect();
    times.map(|times| median(&times))
}

/// The page of the index that has the questions of the edited page: the index itself, or one that it leads to.
fn index_page(site: &EditedSite) -> String {
    // No two questions of the corpus have the same numbers.
    let question = format!(" {}-0?", site.page);
    let index = site.server.get("/faq/").expect("there is an index");
    let parts = index.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    let parts = parts.filter(|address| address.starts_with("/faq/"));
    let mut pages = ["/faq/"].into_iter().chain(parts);
    let has_question = |address: &&str| site.server.get(address).is_some_and(|page| page.contains(&question));
    pages.find(has_question).expect("the question is in the index").to_owned()
}
