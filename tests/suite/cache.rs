//! A cache changes what a build costs, and nothing else.

use std::path::Path;

use careleaf::{Cache, SourcePath, World, build};

use crate::folder::{project, world};

/// Edits of the example site, one after the other: a path, and its new text, or none where the file is deleted.
const EDITS: [(&str, Option<&str>); 22] = [
    ("content/contact.md", Some("---\ntitle: Contact\n---\n\nAnother text.\n")),
    ("content/contact.md", Some("---\ntitle: Where we are\n---\n\n## When are you open?\n\nAlways.\n")),
    ("content/contact.md", Some("---\ntitel: Broken\n---\n")),
    ("content/contact.md", Some("---\ntitle: Contact\n---\n\n[Dead](nowhere.md)\n")),
    ("content/contact.md", Some("---\ntitle: Contact\naliases: [/where/]\n---\n")),
    ("content/new/risks.md", Some("---\ntitle: New\n---\n\n## How long?\n\n[Long](../contact.md).\n")),
    ("content/new/index.md", Some("---\ntitle: Newer\norder: 1\n---\n\n![Picture](picture.svg)\n")),
    ("content/new/picture.svg", Some("<svg width=\"10\" height=\"20\"/>")),
    ("content/new/picture.svg", Some("<svg width=\"30\" height=\"20\"/>")),
    ("themes/clinic/locales/en-GB.ftl", Some("skip-link = Skip\n")),
    ("themes/clinic/locales/en-GB.ftl", None),
    ("themes/clinic/templates/page.html", Some("{{ page.title }} {{ page.body }} {{ page.nothing }}")),
    ("themes/clinic/templates/page.html", Some("{{ page.title }} {{ page.body }}")),
    ("content/site.yaml", Some("title: Another\nbase_url: https://a.example/b/\n")),
    ("content/new/index.md", None),
    ("content/site.yaml", Some("title: Another\nbase_url: https://a.example/b/\nraw_html: allow\n")),
    ("content/contact.md", Some("---\ntitle: Contact\n---\n\n<b>Raw</b>.\n")),
    ("content/site.yaml", Some("title: Another\nbase_url: https://b.example/b/\n")),
    ("content/faq.md", Some("---\ntitle: Secret\ndraft: true\n---\n\n## Hidden?\n\nYes.\n")),
    ("content/faq.md", Some("---\ntitle: Open\n---\n\n## Shown?\n\nYes.[^1]\n\n[^1]: Note.\n")),
    ("content/index.md", Some("---\ntitle: Home\nkind: treatment\naliases: [/a/, /b.html]\n---\n\n## Home?\n\nYes.\n")),
    ("themes/clinic/static/site.css", Some("body {}\n")),
];

#[test]
fn a_warm_build_equals_a_cold_one_after_every_edit() {
    let mut world = example();
    let mut warm = Cache::default();
    build(&world, &mut warm);
    for (number, (path, text)) in EDITS.iter().enumerate() {
        match text {
            Some(text) => world.files.insert(SourcePath::new(path), (*text).into()),
            None => {
                world.files.remove(path);
            }
        }
        let (warm, cold) = (build(&world, &mut warm), build(&world, &mut Cache::default()));
        assert_eq!(warm.diagnostics, cold.diagnostics, "after edit {number} of {path}");
        assert!(warm.output == cold.output, "after edit {number} of {path}, other files come out");
    }
}

#[test]
fn a_day_later_the_pages_of_that_day_are_there() {
    let mut world = example();
    world.files.insert(SourcePath::new("content/later.md"), "---\ntitle: Later\npublish_on: 2026-06-02\n---\n".into());
    let mut cache = Cache::default();
    assert!(!build(&world, &mut cache).output.contains_key("later/index.html"));
    world.today = "2026-06-02".parse().unwrap();
    assert!(build(&world, &mut cache).output.contains_key("later/index.html"));
}

fn example() -> World {
    let content: &Path = &project().join("content");
    world(&[("content", content)])
}
