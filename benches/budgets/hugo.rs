//! The corpus as a site of Hugo's.

use std::{fs, path::Path};

use walkdir::WalkDir;

/// A page of the corpus with the front matter that Hugo knows.
pub fn page(text: &str) -> String {
    let (front_matter, body) = text.split_at(text.find("\n---\n").expect("a page of the corpus has front matter"));
    let known = front_matter.lines().filter_map(|line| match line.split_once(": ") {
        Some(("kind" | "reviewed" | "review_due" | "reviewed_by", _)) => None,
        Some(("order", number)) => Some(format!("weight: {number}")),
        _ => Some(line.to_owned()),
    });
    known.collect::<Vec<_>>().join("\n") + body
}

/// Puts the settings and the theme, which are beside this file, into the folder of a site.
pub fn copy_theme(root: &Path) {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/budgets/hugo");
    for entry in WalkDir::new(&theme) {
        let entry = entry.expect("the theme can be read");
        let place = root.join(entry.path().strip_prefix(&theme).expect("the entry is in the folder that was walked"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(place).expect("the theme can be written");
        } else {
            fs::copy(entry.path(), place).expect("the theme can be written");
        }
    }
}
