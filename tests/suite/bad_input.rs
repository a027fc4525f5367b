//! What goes wrong at writers' and clinics', and what they are told: each message stands in tests/transcripts/bad-input.

use std::fs;

use crate::folder::{SiteFolder, expect_transcript};

/// A mistake: its name, the file of the sound site that is changed or added, and that file's text.
type Mistake = (&'static str, &'static str, &'static [u8]);

const MISTAKES: &[Mistake] = &[
    ("front-matter-that-is-not-closed", "content/a.md", b"---\ntitle: A\n\nText.\n"),
    ("front-matter-that-is-not-yaml", "content/a.md", b"---\ntitle: Veins: a guide\n---\n"),
    ("a-quotation-mark-that-is-not-closed", "content/a.md", b"---\ntitle: \"Veins\norder: 1\n---\n"),
    ("a-value-of-the-wrong-type", "content/a.md", b"---\ntitle: A\norder: first\naliases: /old/\n---\n"),
    ("a-date-that-does-not-exist", "content/a.md", b"---\ntitle: A\npublish_on: 2026-02-30\n---\n"),
    ("an-empty-line-before-the-front-matter", "content/a.md", b"\n---\ntitle: A\n---\n"),
    ("a-dash-in-place-of-hyphens", "content/a.md", "—\ntitle: A\n—\n".as_bytes()),
    ("a-second-front-matter", "content/a.md", b"---\ntitle: A\n---\n\n---\ntitle: B\n---\n"),
    ("no-space-after-a-colon", "content/a.md", b"---\ntitle: A\ndescription:What it is\norder: 1\n---\n"),
    ("quotation-marks-within-quotation-marks", "content/a.md", b"---\ntitle: 'What's it like?'\n---\n"),
    (
        "a-colon-in-a-list",
        "content/site.yaml",
        b"title: C\nbase_url: https://a.example\nclinic:\n  opening_hours:\n    - Monday: 9am\n",
    ),
    ("an-unknown-key", "content/a.md", b"---\ntitle: A\nsumary: [x]\n---\n"),
    (
        "an-unknown-key-in-the-configuration",
        "content/site.yaml",
        b"title: C\nbase_url: https://a.example\nclinic:\n  telefone: 1\n",
    ),
    ("a-duplicate-key", "content/a.md", b"---\ntitle: A\norder: 1\ntitle: B\n---\n"),
    ("missing-front-matter", "content/a.md", b"# A\n\nText.\n"),
    ("a-missing-title", "content/a.md", b"---\norder: 1\n---\n"),
    ("a-file-that-is-not-utf-8", "content/a.md", b"---\ntitle: A\n---\n\nCaf\xe9\n"),
    ("two-files-for-one-route", "content/veins/Risks!.md", b"---\ntitle: Again\n---\n"),
    ("an-alias-that-hides-a-page", "content/a.md", b"---\ntitle: A\naliases: [/veins/risks/]\n---\n"),
    (
        "a-template-with-a-syntax-error",
        "themes/clinic/templates/page.html",
        b"<h1>{{ page.title }}</h1>\n{% if page.draft %}\nDraft\n",
    ),
    (
        "a-template-with-an-undefined-variable",
        "themes/clinic/templates/page.html",
        b"<h1>\n  {{ page.titel }}\n</h1>\n",
    ),
    ("a-template-with-an-unknown-filter", "themes/clinic/templates/page.html", b"{{ page.title | shout }}\n"),
    (
        "a-template-with-an-unknown-message",
        "themes/clinic/templates/page.html",
        b"<p>\n{{ message(id=\"nothing\") }}\n",
    ),
    ("a-theme-that-is-not-there", "content/site.yaml", b"title: C\nbase_url: https://a.example\ntheme: clinc\n"),
    (
        "a-link-to-nowhere",
        "content/a.md",
        b"---\ntitle: A\n---\n\nSee [risks](veins/risk.md) and [how long](veins/risks.md#how-lon).\n",
    ),
    (
        "an-unknown-callout-and-raw-html",
        "content/a.md",
        b"---\ntitle: A\n---\n\n> [!warnin] Careful\n> Text.\n\n<script>alert(1)</script>\n",
    ),
];

#[test]
fn every_mistake_is_told_at_its_place_and_nothing_is_written() {
    for (name, path, text) in MISTAKES {
        let site = SiteFolder::sound().with(path, text);
        let run = site.run(&["build"]);
        expect_transcript(&format!("bad-input/{name}"), &run.transcript());
        assert_eq!(run.status, 1, "{name}");
        assert!(!site.path("public").exists(), "{name}: something was written");
    }
}

#[test]
fn no_content_folder() {
    expect_transcript("bad-input/no-content-folder", &SiteFolder::empty().run(&["build"]).transcript());
    expect_transcript(
        "bad-input/no-site-folder",
        &SiteFolder::empty().run(&["check", "--root", "nowhere"]).transcript(),
    );
}

#[test]
fn an_empty_content_folder() {
    let site = SiteFolder::empty();
    fs::create_dir(site.path("content")).unwrap();
    expect_transcript("bad-input/an-empty-content-folder", &site.run(&["build"]).transcript());
}

#[test]
fn a_public_folder_that_cannot_be_made() {
    let site = SiteFolder::sound().with("public", "a file");
    expect_transcript("bad-input/public-is-a-file", &site.run(&["build"]).transcript());
    assert_eq!(site.read("public"), "a file");
}

#[test]
fn a_public_folder_full_of_other_files() {
    let site = SiteFolder::sound().with("public/index.html", "mine").with("public/photos/me.jpg", "mine too");
    expect_transcript("bad-input/public-holds-other-files", &site.run(&["build"]).transcript());
    assert_eq!(site.read("public/index.html"), "mine");
    assert!(!site.path("public/veins").exists());
    // Files that are in nobody's way are left alone.
    fs::remove_file(site.path("public/index.html")).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert_eq!(site.read("public/photos/me.jpg"), "mine too");
}

#[test]
fn an_output_folder_that_holds_the_content() {
    let site = SiteFolder::sound();
    for output in [".", "content", "content/public", "public/../content"] {
        let run = site.run(&["build", "--output", output]);
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.stderr.contains("holds what the website is made from"), "{run:?}");
    }
}

#[test]
fn a_folder_that_links_to_itself() {
    #[cfg(unix)]
    {
        let site = SiteFolder::sound();
        std::os::unix::fs::symlink(site.path("content"), site.path("content/again")).unwrap();
        let run = site.run(&["check", "--format", "short"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stdout.contains("content/again:1:1: error[unreadable-file]"), "{run:?}");
    }
}
