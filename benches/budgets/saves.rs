//! The time from saving a page until the new one is served.

use std::{thread, time::Duration};

use crate::{
    dependants::{self, Dependants},
    edit,
    edited_site::{EditedSite, Way},
    server::PATIENCE,
    setup::{Setup, progress},
    statistics::{count, median, ratio},
    table::{Cell, Row},
    tool::Tool,
};

/// In milliseconds.
const SAVE: f64 = 15.0;
/// Times of the same on the small site.
const GROWTH: f64 = 1.5;

/// The time that a server has to itself after its start, and after a save: it may still be at work on other pages.
const START: Duration = Duration::from_secs(2);
const GAP: Duration = Duration::from_millis(500);

/// The times of one tool's saves, in milliseconds, turn by turn.
#[derive(Default)]
struct Saves {
    large: Ways,
    small: Ways,
}

#[derive(Default)]
struct Ways {
    in_place: Vec<f64>,
    rename: Vec<f64>,
}

pub fn measure(setup: &Setup) -> Vec<Row> {
    let (saves, dependants): (Vec<Saves>, Vec<Dependants>) =
        setup.tools.iter().map(|&tool| of_tool(setup, tool)).unzip();
    let time = |Saves { large, .. }: &Saves| {
        let (in_place, rename) = (median(&large.in_place), median(&large.rename));
        Cell::new(format!("{in_place:.1} ms in place, {rename:.1} ms by rename"), in_place.max(rename) <= SAVE)
    };
    let growth = |Saves { large, small }: &Saves| {
        let (in_place, rename) = (ratio(&large.in_place, &small.in_place), ratio(&large.rename, &small.rename));
        Cell::new(format!("{in_place:.1} × in place, {rename:.1} × by rename"), in_place.max(rename) <= GROWTH)
    };
    vec![
        Row {
            what: format!("save to new page served, {} pages", count(setup.pages)),
            budget: format!("median at most {SAVE} ms"),
            cells: saves.iter().map(time).collect(),
        },
        Row {
            what: format!("the same, against a site of {} pages", count(setup.fewer_pages)),
            budget: format!("at most {GROWTH} ×"),
            cells: saves.iter().map(growth).collect(),
        },
        dependants::row(&dependants),
    ]
}

fn of_tool(setup: &Setup, tool: Tool) -> (Saves, Dependants) {
    let mut large = EditedSite::start(setup, tool, setup.pages);
    let mut small = EditedSite::start(setup, tool, setup.fewer_pages);
    thread::sleep(START);
    let mut saves = Saves::default();
    for edit in 1..=setup.edits {
        progress(&format!("saves with {}, {edit} of {}", tool.short_name(), setup.edits));
        for (site, Ways { in_place, rename }) in [(&mut large, &mut saves.large), (&mut small, &mut saves.small)] {
            in_place.push(save(site, Way::InPlace));
            rename.push(save(site, Way::Rename));
        }
    }
    (saves, dependants::measure(&mut large))
}

fn save(site: &mut EditedSite, way: Way) -> f64 {
    let address = site.address(site.page);
    let time = site.save(way, edit::answer, &[address], PATIENCE).expect("the page that was saved is served");
    thread::sleep(GAP);
    time
}
