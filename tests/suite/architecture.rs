//! The layers of src/: a module uses only those above it. And the bans that keep input and output in src/shell.

use std::fs;

use crate::folder::{files_below, project};

/// The layers, the uppermost first.
const LAYERS: [&str; 11] =
    ["source", "diagnostic", "markdown", "domain", "parse", "site", "check", "render", "cache", "build", "shell"];

/// Concepts of domain/ that others of domain/ may use: shapes that several share.
const SHARED_CONCEPTS: [&str; 7] = ["html", "kind", "plural", "quantity", "shape", "text_or", "time_unit"];

fn sources() -> Vec<(String, String)> {
    let folder = project().join("src");
    files_below(&folder)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, file)| {
            let text = fs::read_to_string(file).unwrap();
            // Tests may use what they like.
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            (path, code)
        })
        .collect()
}

/// The names right after `crate::` in the code, with groups in braces resolved to their first parts.
fn used(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in code.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            None => names.push(first_name(part)),
            Some(group) => {
                let mut depth = 0;
                let mut entry = String::new();
                for character in group.chars() {
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => names.push(first_name(std::mem::take(&mut entry).trim())),
                        _ => {}
                    }
                    if depth == 0 && character != ',' && character != '}' {
                        entry.push(character);
                    }
                }
                names.push(first_name(entry.trim()));
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn a_module_uses_only_those_above_it() {
    let place = |layer: &str| LAYERS.iter().position(|known| *known == layer);
    // What lib.rs passes on by a shorter name.
    let passed_on = [("Cache", "cache"), ("Built", "build"), ("World", "source")];
    let mut seen = 0;
    for (path, code) in sources().iter().filter(|(path, _)| !matches!(path.as_str(), "lib.rs" | "main.rs")) {
        let layer = path.split(['/', '.']).next().unwrap();
        let own = place(layer).unwrap_or_else(|| panic!("src/{path} is in no layer"));
        for name in used(code) {
            let layer = passed_on.iter().find(|(short, _)| *short == name).map_or(name.as_str(), |(_, layer)| layer);
            let other = place(layer).unwrap_or_else(|| panic!("src/{path} uses crate::{name}, which is no layer"));
            assert!(other <= own, "src/{path} uses {name}, which stands below it");
            seen += 1;
        }
    }
    assert!(seen > 100, "the uses were not found: {seen}");
}

#[test]
fn concepts_of_the_domain_do_not_know_of_one_another() {
    for (path, code) in sources() {
        // A concept is a file or a folder.
        let Some(own) = path.strip_prefix("domain/").and_then(|name| name.split(['/', '.']).next()) else { continue };
        for part in code.split("domain::").skip(1).flat_map(|part| match part.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap().split(',').map(str::trim).collect::<Vec<_>>(),
            None => vec![part],
        }) {
            let name = first_name(part);
            assert!(name == own || SHARED_CONCEPTS.contains(&name.as_str()), "src/{path} uses domain::{name}");
        }
    }
}

#[test]
fn only_the_shell_lifts_the_bans_on_input_and_output() {
    let bans = fs::read_to_string(project().join("clippy.toml")).unwrap();
    for banned in
        ["std::fs::read", "std::fs::write", "std::env::var", "std::time::Instant::now", "jiff::ZonedDateTime::now"]
    {
        assert!(bans.contains(&format!("\"{banned}\"")), "clippy.toml does not ban {banned}");
    }
    for (path, code) in sources() {
        let lifts = ["disallowed_methods", "print_stdout", "print_stderr"].iter().any(|lint| code.contains(lint));
        assert!(!lifts || path == "shell/mod.rs" || path == "main.rs", "src/{path} lifts a ban");
        assert!(
            path.starts_with("shell/") || path == "main.rs" || !code.contains("std::fs"),
            "src/{path} uses std::fs"
        );
    }
}
