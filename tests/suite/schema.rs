//! The JSON Schemas that editors use: they take what stands in the example site and in new sites, and nothing that is wrong.

use std::fs;

use careleaf::parse::schema;
use jsonschema::Validator;
use serde_json::Value;

use crate::folder::{SiteFolder, files_below, project};

struct Schemas {
    page: Validator,
    site: Validator,
}

impl Schemas {
    fn new() -> Self {
        let validator = |schema: Value| jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        Self { page: validator(schema::page()), site: validator(schema::site()) }
    }

    /// What is wrong with a file of `content/`, a line for each.
    fn mistakes(&self, path: &str, text: &str) -> Vec<String> {
        let (validator, yaml) = match path.strip_suffix(".md") {
            Some(_) => (&self.page, text.split("---\n").nth(1).unwrap()),
            None => (&self.site, text),
        };
        let value: Value = serde_yaml::from_str(yaml).unwrap();
        validator.iter_errors(&value).map(|error| format!("{path}: {error}")).collect()
    }
}

/// The pages and the settings below `folder`.
fn checked(folder: &std::path::Path) -> Vec<(String, String)> {
    files_below(folder)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md") || path.ends_with("site.yaml"))
        .map(|(path, file)| (path, fs::read_to_string(file).unwrap()))
        .collect()
}

#[test]
fn the_example_site_and_a_new_one_are_taken() {
    let schemas = Schemas::new();
    let site = SiteFolder::empty();
    site.run_as_is(&["init", ".", "--title", "Veins: a guide"]);
    site.run(&["new", "treatment", "Thread veins"]);
    site.run(&["new", "page", "contact"]);
    let example = checked(&project().join("content"));
    let new = checked(&site.path("content"));
    assert!(example.len() > 7 && new.len() == 8);
    for (path, text) in example.iter().chain(&new) {
        assert_eq!(schemas.mistakes(path, text), [""; 0]);
    }
}

#[test]
fn each_setting_of_a_new_site_is_taken_once_it_is_no_comment() {
    let site = SiteFolder::empty();
    site.run_as_is(&["init", ".", "--title", "Clinic"]);
    let settings = site.read("content/site.yaml");
    // Explanations are sentences; settings are keys, entries of lists, and lines that are indented below a key.
    let is_setting =
        |line: &str| line.split_once(':').is_some_and(|(key, _)| !key.contains(' ')) || line.starts_with("  ");
    let used: Vec<&str> = settings
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|line| is_setting(line)).unwrap_or(line))
        .filter(|line| !line.starts_with("yaml-language-server"))
        .collect();
    let used = used.join("\n");
    for key in ["description:", "base_url:", "clinic:", "  telephone:", "notice:", "menu:", "theme:", "    accent:"] {
        assert!(used.contains(&format!("\n{key}")), "{key} is not in {used}");
    }
    assert_eq!(Schemas::new().mistakes("site.yaml", &used), [""; 0]);
}

#[test]
fn what_is_wrong_is_not_taken() {
    let schemas = Schemas::new();
    for (path, text) in [
        ("a.md", "---\ntitel: Misspelt\n---\n"),
        ("a.md", "---\ntitle: A\nkind: risk\n---\n"),
        ("a.md", "---\ntitle: A\nreviewed: 15 March\n---\n"),
        ("a.md", "---\ntitle: A\nreviewed_by: {nam: A}\n---\n"),
        ("site.yaml", "title: T\nclinic: {phone: '1'}\n"),
        ("site.yaml", "title: T\nrules: {raw-htm: off}\n"),
        ("site.yaml", "base_url: https://clinic.example/\n"),
    ] {
        assert!(!schemas.mistakes(path, text).is_empty(), "{text}");
    }
}

#[test]
fn the_command_prints_what_a_new_site_brings_along() {
    let site = SiteFolder::empty();
    site.run_as_is(&["init", "."]);
    for of in ["page", "site"] {
        let run = site.run_as_is(&["schema", of]);
        assert_eq!((run.status, run.stdout), (0, site.read(&format!(".careleaf/{of}.schema.json"))));
    }
}
