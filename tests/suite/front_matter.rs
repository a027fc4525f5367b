//! Mistakes in front matter as writers make them, and what they are told.
//!
//! `tests/front_matter/mistakes.txt` has the lines of many front matters, with a line of `%%` between one and the next. What
//! is told of each stands below it, in lines that begin with `>>`: the line and column in the page, whose second line is the
//! first of the front matter, the code, the message, and after ` = ` the help.

use std::fs;

use careleaf::{
    Cache, Files, Options, SourcePath, World, build,
    diagnostic::{Diagnostic, Lines, Position},
    parse::document,
};

use crate::folder::{TODAY, project};

#[test]
fn each_mistake_has_its_place_and_plain_words() {
    let file = project().join("tests/front_matter/mistakes.txt");
    let text = fs::read_to_string(&file).unwrap();
    let told: Vec<String> = text.split("%%\n").map(told).collect();
    let told = told.join("%%\n");
    if std::env::var_os("CARELEAF_UPDATE").is_some() {
        fs::write(&file, &told).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap();
    snapbox::assert_data_eq!(told, snapbox::Data::from(expected).raw());
}

#[test]
fn any_front_matter_is_read_to_its_end() {
    let file = project().join("tests/front_matter/mistakes.txt");
    let text = fs::read_to_string(&file).unwrap();
    let cases: Vec<Vec<&str>> =
        text.split("%%\n").map(|case| case.lines().filter(|line| !line.starts_with(">>")).collect()).collect();
    let mut random = fastrand::Rng::with_seed(7);
    let signs = [
        "\"", "'", "[", "]", "{", "}", ":", ": ", "- ", "-", "\t", " ", "\n", "\r\n", "&a ", "*a", "!", "#", "|", ">",
        "%", "é", "\u{2028}", "\u{85}", "\u{feff}",
    ];
    for _ in 0..3000 {
        let mut yaml = String::new();
        for _ in 0..random.usize(1..6) {
            let case = random.choice(&cases).unwrap();
            yaml.extend(random.choice(case).into_iter().flat_map(|line| [*line, "\n"]));
        }
        for _ in 0..random.usize(0..4) {
            let place = yaml.floor_char_boundary(random.usize(0..=yaml.len()));
            yaml.insert_str(place, random.choice(signs).unwrap());
        }
        let page = format!("---\n{yaml}---\nText.\n");
        let parsed = document::read(&SourcePath::new("content/a.md"), &page.as_str().into());
        for diagnostic in &parsed.diagnostics {
            let range = diagnostic.location.as_ref().unwrap().span.range();
            assert!(page.get(range).is_some(), "{yaml:?}: {diagnostic:?}");
        }
    }
}

/// A front matter with what is told of a site with a page that has it.
fn told(case: &str) -> String {
    let yaml: String = case.split_inclusive('\n').filter(|line| !line.starts_with(">>")).collect();
    // One more key follows, which is no mistake. Whoever has none is told that it is missing.
    let last = if yaml.contains("description") { "" } else { "description: D.\n" };
    // Signs that are not to be seen have a picture of themselves in the file.
    let page = format!("---\n{yaml}{last}---\n\nIt's \"new\": text.\n").replace('␁', "\u{1}").replace('␍', "\r");
    let mut files = Files::default();
    for (path, text) in [
        ("content/site.yaml", "title: C\nbase_url: https://a.example\n"),
        ("content/index.md", "---\ntitle: Home\ndescription: D.\n---\n\n[A](a.md)\n"),
        ("content/a.md", page.as_str()),
    ] {
        files.insert(SourcePath::new(path), text.into());
    }
    let world = World { files, today: TODAY.parse().unwrap(), options: Options::default() };
    let lines = Lines::new(page.replace('\r', "\n"));
    let shown = |diagnostic: &Diagnostic| {
        let location = diagnostic.location.as_ref().unwrap();
        let Position { line, column } = lines.position(location.span.start as usize);
        let help = diagnostic.help.as_deref().unwrap_or_default();
        format!(">> {line}:{column} {} {} = {help}\n", diagnostic.code, diagnostic.message)
    };
    let diagnostics = build(&world, &mut Cache::default()).diagnostics;
    let of_page = diagnostics.iter().filter(|diagnostic| {
        diagnostic.location.as_ref().is_some_and(|location| location.path.as_str() == "content/a.md")
    });
    yaml.clone() + &of_page.map(shown).collect::<String>()
}
