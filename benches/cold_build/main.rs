//! The cold build against the floor, at 1,000 and 10,000 pages.
//!
//! The floor is what no generator can do without: read every Markdown file, parse it with pulldown-cmark, and write one HTML
//! file each, on all cores. The two take turns, so that a busy machine slows both, and what counts is the ratio.
//!
//! Run it with `cargo bench --bench cold_build`. `CARELEAF_BENCH_DIR` names the folder to work in; one in memory, such as
//! /dev/shm, keeps the disk's noise out, and is taken where it is there.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark reads, writes, takes the time, and stops where it cannot go on"
)]

mod corpus;
mod floor;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// How often each is measured. The median is shown.
const RUNS: usize = 5;

fn main() {
    let folder = work_folder();
    println!("cold build, median of {RUNS} runs in turn, in {}", folder.display());
    println!("| pages | floor | careleaf | ratio |");
    println!("| ---: | ---: | ---: | ---: |");
    for pages in [1_000, 10_000] {
        let site = folder.join(format!("site-{pages}"));
        corpus::write(&site, pages);
        let mut floors = Vec::new();
        let mut builds = Vec::new();
        for _ in 0..RUNS {
            floors.push(timed(&folder.join("floor"), |output| {
                floor::run(&site.join("content"), output);
            }));
            builds.push(timed(&folder.join("public"), |output| build(&site, output)));
        }
        let (floor, build) = (median(floors), median(builds));
        println!(
            "| {pages} | {:.0} ms | {:.0} ms | {:.1} |",
            floor.as_secs_f64() * 1e3,
            build.as_secs_f64() * 1e3,
            build.as_secs_f64() / floor.as_secs_f64()
        );
    }
    fs::remove_dir_all(&folder).expect("the work folder can be removed");
}

fn work_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let parent = match env::var_os("CARELEAF_BENCH_DIR") {
        Some(folder) => PathBuf::from(folder),
        None if memory.is_dir() => memory.to_owned(),
        None => env::temp_dir(),
    };
    let folder = parent.join(format!("careleaf-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the work folder can be made");
    folder
}

/// The time that `work` takes to fill a folder that is not there yet.
fn timed(output: &Path, work: impl Fn(&Path)) -> Duration {
    if output.exists() {
        fs::remove_dir_all(output).expect("the output of the run before can be removed");
    }
    let start = Instant::now();
    work(output);
    start.elapsed()
}

fn build(site: &Path, output: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_careleaf"))
        .args(["build", "--quiet", "--root"])
        .arg(site)
        .arg("--output")
        .arg(output)
        .stdout(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "the build failed");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
