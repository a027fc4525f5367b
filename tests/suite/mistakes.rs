//! A site with sixty mistakes of many kinds in thirty files, in tests/mistakes: a run finds these and no others, as often as it
//! is run. `expected.txt` says where each was made. e2e/tests/sixty-mistakes.test.js looks for the same in the preview.

use std::{collections::BTreeSet, fs};

use crate::folder::{SiteFolder, expect_transcript, files_below, project};

/// The site, in a folder of its own. One of its files is a second one of the same name in other capitals, which not every
/// machine can keep beside the first, so that it is not in the repository.
fn site() -> SiteFolder {
    let site = SiteFolder::empty();
    for (path, file) in files_below(&project().join("tests/mistakes/site")) {
        site.write(&path, fs::read(file).unwrap());
    }
    let drawing = site.read("content/images/front-door.svg");
    site.with("content/images/Front-door.svg", drawing)
}

/// The mistakes that were made, each as `file:line:column code`.
fn made() -> Vec<String> {
    let list = fs::read_to_string(project().join("tests/mistakes/expected.txt")).unwrap();
    list.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// What `check` finds in `format`.
fn found(site: &SiteFolder, format: &str) -> String {
    let run = site.run(&["check", "--format", format]);
    assert_eq!(run.status, 1, "{format}: {}", run.stderr);
    run.stdout
}

/// The mistakes that `check` finds, as in [`made`].
fn found_as_json(site: &SiteFolder) -> Vec<String> {
    let records: Vec<serde_json::Value> = serde_json::from_str(&found(site, "json")).unwrap();
    let line = |record: &serde_json::Value| {
        let text = |key: &str| record[key].as_str().unwrap().to_owned();
        format!("{}:{}:{} {}", text("file"), record["line"], record["column"], text("code"))
    };
    records.iter().map(line).collect()
}

#[test]
fn there_are_sixty_in_thirty_files() {
    let made = made();
    let files: BTreeSet<&str> = made.iter().filter_map(|line| line.split(':').next()).collect();
    let codes: BTreeSet<&str> = made.iter().filter_map(|line| line.rsplit(' ').next()).collect();
    assert_eq!((made.len(), files.len(), codes.len()), (60, 30, 54));
    assert!(made.is_sorted_by_key(|line| line.split(':').next()));
}

#[test]
fn all_sixty_are_found_and_no_others_in_the_same_order_each_time() {
    let site = site();
    let first = found_as_json(&site);
    snapbox::assert_data_eq!(first.join("\n"), snapbox::Data::from(made().join("\n")).raw());
    assert_eq!(found_as_json(&site), first);
}

#[test]
fn every_format_tells_all_sixty() {
    let (site, made) = (site(), made());
    let short = found(&site, "short");
    expect_transcript("mistakes/check-short", &short);
    let places = short.lines().map(|line| {
        let (place, rest) = line.split_once(": ").unwrap();
        let code = rest.split(['[', ']']).nth(1).unwrap();
        format!("{place} {code}")
    });
    assert_eq!(places.collect::<Vec<_>>(), made);

    let sarif: serde_json::Value = serde_json::from_str(&found(&site, "sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), made.len());
    let is_annotation = |line: &&str| line.starts_with("::error ") || line.starts_with("::warning ");
    assert_eq!(found(&site, "github").lines().filter(is_annotation).count(), made.len());
    expect_transcript("mistakes/check", &found(&site, "human"));
}

#[test]
fn build_tells_the_errors_and_writes_nothing() {
    let site = site();
    let run = site.run(&["build"]);
    let errors = found(&site, "short").lines().filter(|line| line.contains(": error[")).count();
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains(&format!("{errors} errors")), "{}", run.stderr);
    assert!(!site.path("public").exists());
}
