//! Builds: from nothing, again with nothing changed, and the memory they hold; and checks, which write nothing.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use walkdir::WalkDir;

use crate::{
    floor,
    process::{peak_memory, timed},
    setup::{Setup, progress},
    statistics::{count, median, ratio},
    table::{Cell, Row},
    tool::Tool,
};

/// Times of the floor.
const COLD: f64 = 2.5;
const AGAIN: f64 = 0.6;
/// Times of the build.
const CHECK: f64 = 0.5;
/// In MiB.
const MEMORY: f64 = 250.0;

/// The times of the builds, in milliseconds, turn by turn.
#[derive(Default)]
struct Times {
    floor: Vec<f64>,
    /// Of each tool.
    cold: Vec<Vec<f64>>,
    /// Of Careleaf, with nothing changed.
    again: Vec<f64>,
    /// Of Careleaf, checking what it builds.
    check: Vec<f64>,
}

pub fn measure(setup: &Setup) -> Vec<Row> {
    let Times { floor, cold, again, check } = times(setup);
    let of_floor =
        |times: &[f64]| format!("{:.2} × ({} ms)", ratio(times, &floor), count(median(times).round() as usize));
    vec![
        Row {
            what: format!("cold build, {} pages", count(setup.pages)),
            budget: format!("at most {COLD} × floor ({:.0} ms)", median(&floor)),
            cells: cold.iter().map(|times| Cell::new(of_floor(times), ratio(times, &floor) <= COLD)).collect(),
        },
        Row {
            what: "peak memory of that build".to_owned(),
            budget: format!("at most {MEMORY} MiB"),
            cells: memory(setup),
        },
        Row {
            what: "build again with nothing changed".to_owned(),
            budget: format!("at most {AGAIN} × floor, no file written"),
            cells: vec![Cell::new(of_floor(&again) + ", none written", ratio(&again, &floor) <= AGAIN)],
        },
        Row {
            what: format!("check, {} pages", count(setup.pages)),
            budget: format!("at most {CHECK} × the build"),
            cells: vec![of_build(&check, &cold[0])],
        },
    ]
}

/// How long checks took, against the builds of the same turns.
fn of_build(check: &[f64], build: &[f64]) -> Cell {
    let ratio = ratio(check, build);
    Cell::new(format!("{ratio:.2} × ({:.0} ms)", median(check)), ratio <= CHECK)
}

fn times(setup: &Setup) -> Times {
    let mut times = Times { cold: vec![Vec::new(); setup.tools.len()], ..Times::default() };
    for run in 1..=setup.runs {
        progress(&format!("builds, run {run} of {}", setup.runs));
        let content = setup.site(Tool::Careleaf, setup.pages).join("content");
        times.floor.push(timed(floor::command(&content, &fresh(setup.folder.join("floor-output")))));
        for (&tool, cold) in setup.tools.iter().zip(&mut times.cold) {
            let (site, output) = (setup.site(tool, setup.pages), fresh(setup.output(tool)));
            cold.push(timed(tool.build(&site, &output)));
            if tool == Tool::Careleaf {
                let before = write_times(&output);
                times.again.push(timed(tool.build(&site, &output)));
                assert!(write_times(&output) == before, "a build with nothing changed wrote files");
                times.check.push(timed(tool.check(&site)));
            }
        }
    }
    times
}

/// The peaks are taken in runs of their own, because looking at a program slows it.
fn memory(setup: &Setup) -> Vec<Cell> {
    let of_tool = |&tool: &Tool| {
        progress(&format!("memory of {}", tool.short_name()));
        let peak = || peak_memory(tool.build(&setup.site(tool, setup.pages), &fresh(setup.output(tool))));
        let peaks: Option<Vec<f64>> = (0..setup.runs).map(|_| peak()).collect();
        match peaks.map(|peaks| median(&peaks)) {
            Some(peak) => Cell::new(format!("{} MiB", count(peak.round() as usize)), peak <= MEMORY),
            None => Cell::new("not measured", true),
        }
    };
    setup.tools.iter().map(of_tool).collect()
}

/// The folder, without what the run before left in it.
fn fresh(folder: PathBuf) -> PathBuf {
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the output of the run before can be deleted");
    }
    folder
}

/// When each file was last written.
fn write_times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the output can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let time = |entry: &walkdir::DirEntry| entry.metadata().ok()?.modified().ok();
    files
        .map(|entry| (time(&entry).expect("a file has a time"), entry))
        .map(|(time, entry)| (entry.into_path(), time))
        .collect()
}
