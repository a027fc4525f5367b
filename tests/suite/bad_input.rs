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
    ("a-review-on-a-day-that-does-not-exist", "content/a.md", b"---\ntitle: A\nreviewed: 2026-02-30\n---\n"),
    (
        "a-reviewer-without-a-name",
        "content/a.md",
        b"---\ntitle: A\nreviewed: 2026-03-15\nreviewed_by: {role: nurse, registration: 12}\n---\n",
    ),
    (
        "a-reviewer-with-an-empty-name",
        "content/a.md",
        b"---\ntitle: A\nreviewed: 2026-03-15\nreviewed_by: {name: ' '}\n---\n",
    ),
    (
        "a-sign-off-without-a-name-and-a-day",
        "content/reviews.yaml",
        b"---\npage: veins/risks.md\nreviewed: 2026-02-30\nreviewed_by:\n  role: nurse\nsigned:\n  form: 1\n",
    ),
    (
        "risks-that-cannot-be",
        "content/a.md",
        b"---\ntitle: A\ndescription: D.\n---\n\n> [!risks]\n> | Effect | How many | How long |\n> | --- | --- | --- |\n\
          > | A | 1 in 0 | A day |\n> | B | 5 in 3 | A day |\n> | C | 12% | A day |\n> | D | rare | |\n> | E | | A day |\n\
          > | F | 3 in 100 | A day |\n> | G | 1 in 1,000 | A day |\n> | H | 0.5 in 100 | A day |\n> | I | -1 in 10 | A day |\n",
    ),
    (
        "risks-without-the-column-of-numbers",
        "content/a.md",
        b"---\ntitle: A\ndescription: D.\n---\n\n> [!risks]\n> | Effect |\n> | --- |\n> | A rash |\n\n\
          > [!risks]\n> | Effect | How long |\n> | --- | --- |\n> | A rash | A day |\n\n> [!risks] None\n> Text.\n",
    ),
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
        "a-timeline-without-terms",
        "content/a.md",
        b"---\ntitle: A\n---\n\n> [!timeline] What to expect\n> First it hurts. After 8 weeks it does not.\n",
    ),
    ("a-stage-without-a-name", "content/a.md", b"---\ntitle: A\n---\n\n> [!timeline] What to expect\n> : It hurts.\n"),
    (
        "pictures-without-a-treatment-or-consent",
        "content/a.md",
        b"---\ntitle: A\n---\n\n> [!before-after]\n> Consent: record 123. A wonderful result.\n",
    ),
    ("things-to-tell-without-a-list", "content/a.md", b"---\ntitle: A\n---\n\n> [!suitability]\n> Tell us all.\n"),
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

/// An input that is larger or deeper than any that a writer means: its name, the file that is added to the sound site, that
/// file's text, and the place and code of the first error, or "" where nothing is wrong.
type Hostile = (&'static str, &'static str, String, &'static str);

/// One abbreviation of many, and what ends its sentence.
fn abbreviation(one: usize, two: usize) -> String {
    let letter = |number: usize| char::from(b'A' + (number % 26) as u8);
    format!("{}{}{}. ", letter(one / 26), letter(one), letter(two))
}

/// How many bytes a mistake may take to be told, its drawing included.
const BYTES_OF_A_MISTAKE: usize = 5000;

fn hostile() -> Vec<Hostile> {
    let page = |text: String| format!("---\ntitle: A\ndescription: D.\n---\n\n{text}\n");
    let keys = |yaml: String| format!("---\ntitle: A\ndescription: D.\n{yaml}\n---\n\nText.\n");
    let each = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let file = "content/a.md";
    // Facts of which each says `value` of the number of the next, but for the last.
    let facts = |count: usize, value: &dyn Fn(usize) -> String| {
        let one = |number: usize| {
            format!("  f{number}: \"{}\"\n", if number + 1 == count { "x".to_owned() } else { value(number + 1) })
        };
        format!("title: C\nbase_url: https://a.example\nfacts:\n{}", each(count, &one))
    };
    let bomb = each(12, &|level| {
        format!("  a{}: &a{} [{}]\n", level + 1, level + 1, vec![format!("*a{level}"); 9].join(", "))
    });
    vec![
        ("a large front matter", file, keys("summary:\n".to_owned() + &"  - A point.\n".repeat(50_000)), ""),
        ("brackets", file, keys("extra:\n  a: ".to_owned() + &"[".repeat(100_000)), "5:6: error[invalid-yaml]"),
        (
            "closed brackets",
            file,
            keys(format!("extra: {}{}", "[".repeat(100_000), "]".repeat(100_000))),
            "4:8: error[invalid-yaml]",
        ),
        ("braces", file, keys("extra: ".to_owned() + &"{a: ".repeat(50_000)), "4:8: error[invalid-yaml]"),
        ("hyphens", file, keys("extra:\n  a:\n  ".to_owned() + &"- ".repeat(10_000)), "6:255: error[invalid-yaml]"),
        (
            "deeper and deeper",
            file,
            keys("extra:\n".to_owned() + &each(300, &|depth| format!("{}a:\n", " ".repeat(depth + 1)))),
            "132:129: error[invalid-yaml]",
        ),
        ("a bomb of aliases", file, keys("extra:\n  a0: &a0 x\n".to_owned() + &bomb), "6:12: error[invalid-yaml]"),
        ("nul in the front matter", file, keys("order: \0".to_owned()), "4:8: error[not-utf8]"),
        ("nul in the text", file, page("a\0b".to_owned()), "6:2: error[not-utf8]"),
        ("a byte order mark", file, format!("\u{feff}{}", keys("orde: 1".to_owned())), "4:1: error[unknown-key]"),
        (
            "a byte order mark in the configuration",
            "content/site.yaml",
            "\u{feff}titel: C\nbase_url: https://a.example\n".to_owned(),
            "content/site.yaml:1:1: error[unknown-key]",
        ),
        ("carriage returns", file, page("See [x](n.md)".to_owned()).replace('\n', "\r"), "6:5: error[unresolved-link]"),
        (
            "carriage returns and line feeds",
            file,
            page("See [x](n.md)".to_owned()).replace('\n', "\r\n"),
            "6:5: error[unresolved-link]",
        ),
        ("tabs", file, page("\t".repeat(10_000) + "x\n-\t[x](n.md)"), "7:3: error[unresolved-link]"),
        ("a front matter that is a list", file, "---\n- a\n---\n".to_owned(), "2:1: error[wrong-type]"),
        ("a front matter that is a word", file, "---\nword\n---\n".to_owned(), "2:1: error[wrong-type]"),
        ("a front matter that is empty", file, "---\n---\n".to_owned(), "2:1: error[missing-title]"),
        ("unknown keys", file, keys(each(2_000, &|number| format!("key_{number}: x\n"))), "4:1: error[unknown-key]"),
        (
            "open quotation marks",
            file,
            keys(each(20_000, &|number| format!("key_{number}: \"x\n"))),
            "4:8: error[invalid-yaml]",
        ),
        ("a long title", file, format!("---\ntitle: {}\ndescription: D.\n---\n\nText.\n", "x".repeat(1_000_000)), ""),
        (
            "a long title that is broken",
            file,
            format!("---\ntitle: A: {}\n---\n", "x".repeat(1_000_000)),
            "2:9: error[invalid-yaml]",
        ),
        (
            "a long value of the wrong type",
            file,
            keys(format!("order: {}", "x".repeat(1_000_000))),
            "4:8: error[wrong-type]",
        ),
        ("a long kind", file, keys(format!("kind: {}", "x".repeat(1_000_000))), "4:7: error[invalid-value]"),
        ("a long key", file, keys(format!("{}: x", "x".repeat(1_000_000))), "4:1: error[invalid-yaml]"),
        ("a long slug", file, keys(format!("slug: {}", "A ".repeat(100_000))), "4:1: error[invalid-value]"),
        (
            "aliases",
            file,
            keys("aliases:\n".to_owned() + &each(1_000, &|number| format!("  - old{number}\n"))),
            "5:5: error[invalid-value]",
        ),
        (
            "rules",
            "content/site.yaml",
            "title: C\nbase_url: https://a.example\nrules:\n".to_owned()
                + &each(1_000, &|number| format!("  no-{number}: off\n")),
            "content/site.yaml:4:3: error[invalid-value]",
        ),
        (
            "facts that refer to facts",
            "content/site.yaml",
            facts(20_000, &|next| format!("{{{{ fact.f{next} }}}}")),
            "content/site.yaml:19983:3: error[invalid-value]",
        ),
        (
            "facts that double",
            "content/site.yaml",
            facts(60, &|next| format!("{{{{ fact.f{next} }}}} {{{{ fact.f{next} }}}}")),
            "content/site.yaml:54:3: error[invalid-value]",
        ),
        (
            "a fact that is long",
            "content/site.yaml",
            facts(2, &|_| "long ".repeat(200_000)),
            "content/site.yaml:4:3: error[invalid-value]",
        ),
        ("facts in one line", file, page("{{ fact.a }} ".repeat(2_000)), "6:1: error[undefined-fact]"),
        ("braces that are opened", file, page("{{ ".repeat(200_000)), "6:1: error[undefined-fact]"),
        ("braces in addresses", file, page("[a](tel:1{{ ".repeat(20_000)), "6:10: error[undefined-fact]"),
        ("a long line", file, page("word ".repeat(200_000)), ""),
        ("a long word", file, page("wordé".repeat(200_000)), ""),
        ("words without spaces", file, page("a—b*c*-5%n’t".repeat(50_000)), ""),
        ("words that wait for others", file, page("is not 5 - per there in order ".repeat(30_000)), ""),
        ("brackets in a text", file, page("((a) ((NHS) b".repeat(50_000)), ""),
        ("abbreviations", file, page(each(100, &|one| each(26, &|two| abbreviation(one, two)))), ""),
        (
            "a long line of mistakes",
            file,
            page("see [x](nowhere.md) and ".repeat(1_000)),
            "6:5: error[unresolved-link]",
        ),
        ("a long link", file, page(format!("[x]({}b.md)", "a/".repeat(32_768))), "6:1: error[unresolved-link]"),
        ("a long anchor", file, page(format!("[x](#{})", "a".repeat(65_536))), "6:1: error[unresolved-anchor]"),
        ("a long scheme", file, page(format!("[x]({}:x)", "a".repeat(65_536))), "6:1: error[forbidden-scheme]"),
        ("a long callout", file, page(format!("> [!{}]\n> x", "a".repeat(65_536))), "6:5: error[unknown-callout]"),
        (
            "callouts within callouts",
            file,
            page(each(40, &|depth| {
                let quoted = "> ".repeat(depth + 1);
                format!("{quoted}[!do] A\n{quoted}- B\n{quoted}\n")
            })),
            "",
        ),
        (
            "a long table of risks",
            file,
            page(
                "> [!risks]\n> | Effect | How many |\n> | - | - |\n".to_owned()
                    + &each(10_000, &|row| format!("> | {row} | 1 in {} |\n", row + 1)),
            ),
            "",
        ),
        (
            "links to nowhere",
            file,
            page(each(1_000, &|number| format!("[x](n{number}.md)\n"))),
            "6:1: error[unresolved-link]",
        ),
        ("links", file, page("[x](index.md)\n".repeat(20_000)), ""),
        (
            "anchors to nowhere",
            file,
            page(
                each(1_000, &|number| format!("[x](#n{number})\n"))
                    + &each(1_000, &|number| format!("\n## H {number}\n\nx\n")),
            ),
            "6:1: error[unresolved-anchor]",
        ),
        ("headings of one title", file, page("## Same\n\nx\n\n".repeat(20_000)), ""),
        ("headings without a title", file, page("##\n\nx\n\n".repeat(2_000)), ""),
        ("a long heading", file, page(format!("## {}\n\nx\n", "word ".repeat(100_000))), ""),
        (
            "footnotes",
            file,
            page(
                each(1_000, &|number| format!("a[^{number}]\n"))
                    + "\n"
                    + &each(1_000, &|number| format!("[^{number}]: x\n\n")),
            ),
            "",
        ),
        ("quotations", file, page(">".repeat(10_000) + " x"), ""),
        ("lists", file, page("- ".repeat(10_000) + "x"), ""),
        (
            "callouts in callouts",
            file,
            page(each(100, &|depth| format!("{}[!note]\n{}\n", "> ".repeat(depth + 1), "> ".repeat(depth + 1)))),
            "",
        ),
        ("open brackets", file, page("[".repeat(50_000) + &"![".repeat(50_000) + &"[a](".repeat(50_000)), ""),
        ("open emphasis", file, page("*a ".repeat(50_000) + &"_b **c ".repeat(50_000)), ""),
        ("a table", file, page("| a | b |\n| - | - |\n".to_owned() + &"| 1 | 2 |\n".repeat(20_000)), ""),
        ("lines of hyphens", "content/reviews.yaml", "---\n".repeat(100_000), ""),
        (
            "sign-offs that say nothing",
            "content/reviews.yaml",
            "---\nx\n".repeat(2_000),
            "content/reviews.yaml:2:1: error[wrong-type]",
        ),
        (
            "a sign-off of one page again and again",
            "content/reviews.yaml",
            "---\npage: a.md\nreviewed: 2026-03-15\nreviewed_by: A\nsigned: {form: 1}\n".repeat(1_000),
            "content/reviews.yaml:7:1: error[duplicate-key]",
        ),
        (
            "sign-offs of pages that are not there",
            "content/reviews.yaml",
            each(2_000, &|number| {
                format!("---\npage: b{number}.md\nreviewed: 2026-03-15\nreviewed_by: A\nsigned: {{form: 1}}\n")
            }),
            "",
        ),
        (
            "a sign-off of many sections",
            "content/reviews.yaml",
            "---\npage: a.md\nreviewed: 2026-03-15\nreviewed_by: A\nsigned:\n  form: 1\n  sections:\n".to_owned()
                + &"    - {heading: Same, hash: \"0\"}\n".repeat(20_000),
            "",
        ),
        (
            "a reviewer with a long name",
            "content/reviews.yaml",
            format!(
                "---\npage: a.md\nreviewed: 2026-03-15\nreviewed_by: {}\nsigned: {{form: 1}}\n",
                "A ".repeat(100_000)
            ),
            "",
        ),
        ("changes", file, keys("changes:\n".to_owned() + &"  - {date: 2026-03-15, what: A.}\n".repeat(20_000)), ""),
        (
            "changes of a day to come",
            file,
            keys("changes:\n".to_owned() + &"  - {date: 2036-03-15, what: A.}\n".repeat(1_000)),
            "5:12: error[change-in-future]",
        ),
        ("empty callouts", file, page("> [!note]\n\n".repeat(20_000)), ""),
    ]
}

#[test]
fn hostile_input_is_told_at_its_place_and_never_crashes() {
    for (name, path, text, expected) in hostile() {
        // A site with a page that links to it, so that nothing else is told.
        let site = SiteFolder::sound().with(path, text);
        site.write(
            "content/index.md",
            "---\ntitle: Home\ndescription: Welcome.\n---\n\n[A](a.md), [veins](veins/index.md).\n",
        );
        if path != "content/a.md" {
            site.write("content/a.md", "---\ntitle: A\ndescription: D.\n---\n\nText.\n");
        }
        let check = site.run(&["check", "--format", "short"]);
        let status = i32::from(!expected.is_empty());
        let first = check.stdout.lines().find(|line| line.contains(" error[")).unwrap_or_default();
        let first = first.strip_prefix("content/a.md:").unwrap_or(first);
        assert!(first.starts_with(expected), "{name}: {first}");
        assert_eq!(check.status, status, "{name}: {first}");
        assert!(check.stdout.lines().all(|line| line.len() < BYTES_OF_A_MISTAKE), "{name}: a long line");
        let build = site.run(&["build"]);
        assert_eq!(build.status, status, "{name}");
        let mistakes = build.stderr.matches(" --> content/").count();
        let limit = (mistakes + 10) * BYTES_OF_A_MISTAKE;
        assert!(build.stderr.len() < limit, "{name}: {} bytes for {mistakes} mistakes", build.stderr.len());
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
