//! The command `readability`: what is measured of which page, and how it is shown.

use crate::folder::{NOTHING_ASKED, SiteFolder, expect_transcript};

/// A text of `number` short sentences.
fn easy(number: usize) -> String {
    "The nurse puts a small bandage on your leg.\n\n".repeat(number)
}

/// A site with an easy page, a hard one, a draft, a page of few words, and one with a part in another language.
fn site() -> SiteFolder {
    let page = |title: &str, text: &str| format!("---\ntitle: {title}\ndescription: D.\n---\n\n{text}");
    let hard = "Manufacturers recommend another pair of compression stockings every year.\n\n".repeat(20);
    SiteFolder::sound()
        .with("content/veins/stockings.md", page("Stockings", &hard))
        .with("content/veins/aftercare.md", page("After", &easy(31)))
        .with("content/veins/letter.md", page("=1+1", &format!("{}> [!language] fr\n> Bonjour.\n", easy(12))))
        .with("content/veins/draft.md", page("Later", &easy(12)).replace("---\n\n", "draft: true\n---\n\n"))
}

#[test]
fn pages_are_listed_from_the_hardest_to_the_easiest() {
    let site = site();
    expect_transcript("readability/table", &site.run(&["readability"]).transcript());
    let csv = site.run(&["readability", "--format", "csv", "--drafts"]);
    assert!(csv.stdout.lines().count() == 8 && csv.stdout.ends_with("\r\n"), "{csv:?}");
    expect_transcript("readability/csv", &csv.transcript().replace('\r', ""));
    expect_transcript(
        "readability/json",
        &site.run(&["readability", "/veins/aftercare/", "--format", "json"]).transcript(),
    );
}

#[test]
fn one_page_is_found_by_what_people_type() {
    let site = site();
    let table = site.run(&["readability", "content/veins/draft.md"]);
    expect_transcript("readability/draft", &table.transcript());
    assert_eq!(site.run(&["readability", "draft"]).stdout, table.stdout);
    let unknown = site.run(&["readability", "veins/aftercar.md"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("did you mean content/veins/aftercare.md"), "{unknown:?}");
}

#[test]
fn a_page_is_measured_with_and_without_the_terms_of_the_glossary() {
    let glossary =
        "---\ntitle: Words\ndescription: D.\n---\n\nCompression stocking\n: A tight sock.\n\nHaematoma\n: A bruise.\n";
    let text = "---\ntitle: S\ndescription: D.\n---\n\n".to_owned()
        + &"A haematoma heals under Compression Stockings.\n\n".repeat(20);
    let site = site().with("content/glossary.md", glossary).with("content/veins/stockings.md", text);
    expect_transcript("readability/terms", &site.run(&["readability", "stockings"]).transcript());
    // What the glossary explains is not hard.
    assert!(!site.run(&["check", "--format", "short"]).stdout.contains("hard-word"));
}

#[test]
fn only_english_is_measured() {
    let settings = format!("title: C\nbase_url: https://clinic.example/\nlanguage: cy\n{NOTHING_ASKED}");
    let site = site().with("content/site.yaml", settings);
    let run = site.run(&["readability"]);
    assert!(run.stdout.starts_with("Not measured, not in English: content/index.md\n"), "{run:?}");
    assert!(run.stdout.ends_with("\n\n6 pages: nothing was measured.\n"), "{run:?}");
    assert!(!site.run(&["check", "--format", "short"]).stdout.contains("hard-to-read"));
}

#[test]
fn a_site_says_what_is_hard_to_read() {
    let found = |settings: &str| {
        let settings = format!("title: C\nbase_url: https://clinic.example/\n{settings}\n{NOTHING_ASKED}");
        let text = "---\ntitle: T\ndescription: D.\n---\n\nUtilise a sclerosant after a DVT.\n";
        let site = site().with("content/site.yaml", settings).with("content/veins/risks.md", text);
        let run = site.run(&["check", "--format", "short"]);
        let codes = run.stdout.lines().filter_map(|line| line.split(['[', ']']).nth(1));
        codes.filter(|code| *code != "orphan-page").map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found(""), ["hard-word", "unexplained-abbreviation", "hard-to-read"]);
    assert_eq!(found("reading: {max_grade: 19.5, plain_words: {utilise: false}, abbreviations: [DVT]}"), [""; 0]);
    assert_eq!(
        found("reading: {max_grade: 20, plain_words: {sclerosant: special substance}, abbreviations: [DVT]}"),
        ["hard-word"; 2]
    );
    for mistake in
        ["{max_grade: 0}", "{max_grade: a}", "{plain_words: {a: true}}", "{plain_words: {a: 1, a: 2}}", "{max_grad: 8}"]
    {
        let found = found(&format!("reading: {mistake}"));
        assert!(
            found[0].starts_with("invalid-")
                || ["wrong-type", "unknown-key", "duplicate-key"].contains(&found[0].as_str()),
            "{mistake}: {found:?}"
        );
    }
}
