//! The table that all of this is for.

use crate::{
    setup::{BUDGETED_PAGES, Setup},
    statistics::count,
};

/// A line of the table.
#[derive(Clone)]
pub struct Row {
    pub what: String,
    /// Empty where nothing is promised.
    pub budget: String,
    /// What was measured of each tool, Careleaf first; the last tools may be left out.
    pub cells: Vec<Cell>,
}

#[derive(Clone)]
pub struct Cell {
    text: String,
    /// Whether this would keep the budget.
    is_kept: bool,
}

impl Cell {
    pub fn new(text: impl Into<String>, is_kept: bool) -> Self {
        Self { text: text.into(), is_kept }
    }
}

/// Prints the table, and which budgets Careleaf does not keep.
pub fn print(setup: &Setup, rows: &[Row]) {
    let names: Vec<String> = setup.tools.iter().filter_map(|tool| tool.version()).collect();
    print_line(["what", "budget"].into_iter().chain(names.iter().map(String::as_str)));
    print_line(["---"; 2].into_iter().chain(names.iter().map(|_| "---")));
    for row in rows {
        let cells = (0..names.len()).map(|place| row.cells.get(place).map_or("", |cell| cell.text.as_str()));
        let cells = [row.what.as_str(), row.budget.as_str()].into_iter().chain(cells);
        print_line(cells.map(|cell| if cell.is_empty() { "–" } else { cell }));
    }
    if setup.pages != BUDGETED_PAGES {
        println!("\nThe budgets are those of a site of {} pages.", count(BUDGETED_PAGES));
    }
    let is_over = |row: &&Row| row.cells.first().is_some_and(|careleaf| !careleaf.is_kept);
    let over: Vec<&str> = rows.iter().filter(is_over).map(|row| row.what.as_str()).collect();
    match over.as_slice() {
        [] => println!("\nEvery budget is kept."),
        over => println!("\nOver budget: {}.", over.join("; ")),
    }
}

fn print_line<'a>(cells: impl Iterator<Item = &'a str>) {
    println!("| {} |", cells.collect::<Vec<_>>().join(" | "));
}
