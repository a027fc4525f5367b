//! The time from the start of a server until it answers.

use crate::{
    edited_site::EditedSite,
    setup::{Setup, progress},
    statistics::{count, median},
    table::{Cell, Row},
};

/// In milliseconds.
const READY: f64 = 800.0;

pub fn measure(setup: &Setup) -> Vec<Row> {
    let mut times = vec![Vec::new(); setup.tools.len()];
    for run in 1..=setup.runs {
        progress(&format!("starts of servers, run {run} of {}", setup.runs));
        for (&tool, times) in setup.tools.iter().zip(&mut times) {
            times.push(EditedSite::start(setup, tool, setup.pages).server.ready);
        }
    }
    let cell = |times: &Vec<f64>| Cell::new(format!("{:.2} s", median(times) / 1e3), median(times) <= READY);
    vec![Row {
        what: format!("`serve` ready, {} pages", count(setup.pages)),
        budget: format!("at most {} s", READY / 1e3),
        cells: times.iter().map(cell).collect(),
    }]
}
