//! The command `review`: what is signed, what is told of it afterwards, and what cannot be signed.

use std::fs;

use careleaf::{Cache, Files, Options, SourcePath, World, build};

use crate::folder::{NOTHING_ASKED, Run, SiteFolder, TODAY, expect_transcript};

/// A site whose reviews hold for two years, with a page of several parts.
fn site() -> SiteFolder {
    SiteFolder::sound()
        .with("content/site.yaml", format!("title: Clinic\nbase_url: https://clinic.example/x/\nreview: {{every: 24 months}}\n{NOTHING_ASKED}"))
        .with(
            "content/veins/aftercare.md",
            "---\ntitle: Aftercare\ndescription: What to do.\n---\n\nWalk.\n\n## Stockings\n\nWear them for a week.[^1]\n\n## Pain\n\nSee [risks](risks.md).\n\n[^1]: Day and night.\n",
        )
}

fn sign(site: &SiteFolder, arguments: &[&str]) -> Run {
    site.run(&[&["review", "sign"], arguments].concat())
}

const BY: [&str; 4] = ["--by", "A. Example", "--on", "2026-03-15"];

/// What several runs said, each below what was typed.
fn transcript(runs: &[(&[&str], Run)]) -> String {
    let run = |(typed, run): &(&[&str], Run)| {
        let typed: Vec<String> = typed
            .iter()
            .map(|word| if word.contains(' ') { format!("\"{word}\"") } else { (*word).to_owned() })
            .collect();
        format!("> careleaf review sign {}\n{}\n", typed.join(" "), run.transcript())
    };
    runs.iter().map(run).collect()
}

#[test]
fn what_was_signed_is_shown_on_the_page_and_an_edit_of_it_is_told() {
    let site = site();
    let reviewer = ["--role", "Nurse", "--registration", "12A"];
    let run = sign(&site, &[&["content/veins/aftercare.md", "/x/"][..], &BY, &reviewer].concat());
    expect_transcript("review/sign", &run.transcript());
    expect_transcript("review/reviews.yaml", &site.read("content/reviews.yaml"));
    assert_eq!(site.run(&["check"]).transcript(), "status 0\nChecked 5 pages: nothing is wrong.\n");
    site.run(&["build"]);
    let page = site.read("public/veins/aftercare/index.html");
    for words in [
        "<p>Page last reviewed: 15 March 2026. Next review due: 15 March 2028.</p>",
        "<p>Reviewed by A. Example, Nurse, 12A.</p>",
        "data-due-on=\"2028-03-15\" hidden>",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!site.path("public/reviews.yaml").exists());
    // Who reads without a script is told, too, where it is known.
    site.run_as_is(&["build", "--today", "2028-03-16"]);
    assert!(site.read("public/veins/aftercare/index.html").contains("data-due-on=\"2028-03-15\">"));

    let text = site.read("content/veins/aftercare.md");
    site.write("content/veins/aftercare.md", text.replace("for a week", "for\n_a_ week"));
    assert_eq!(site.run(&["check"]).status, 0);
    assert!(site.run(&["check"]).stdout.contains("nothing is wrong"));
    let edited =
        text.replace("a week", "two weeks").replace("## Pain\n\nSee [risks](risks.md).", "## Bruises\n\nThey go.");
    site.write("content/veins/aftercare.md", edited.replace("What to do.", "All that you can do."));
    expect_transcript("review/changed", &site.run(&["check"]).transcript());
    site.run(&["build"]);
    let page = site.read("public/veins/aftercare/index.html");
    assert!(page.contains("15 March 2028. The page has been changed since it was reviewed.</p>"), "{page}");
    assert!(!site.read("public/index.html").contains("has been changed"));
    assert_eq!(sign(&site, &[&["aftercare.md"][..], &BY].concat()).status, 0);
    assert!(site.run(&["check"]).stdout.contains("nothing is wrong"));
}

/// `site.yaml` asks for a review of every page, and names how much to take.
const DOSE: &str = "title: Clinic\nbase_url: https://clinic.example/x/\nfacts:\n  dose: 2 tablets\nreview: {required: true, every: 24 months}\n";

#[test]
fn a_fact_of_another_value_on_a_signed_page_is_told_and_not_published() {
    let site = site().with("content/site.yaml", format!("{DOSE}{NOTHING_ASKED}")).with(
        "content/veins/aftercare.md",
        "---\ntitle: Aftercare\ndescription: What to do.\n---\n\nTake {{ fact.dose }}.\n",
    );
    let pages =
        ["index.md", "veins/index.md", "veins/risks.md", "veins/aftercare.md"].map(|page| format!("content/{page}"));
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    assert_eq!(sign(&site, &[&pages[..], &BY].concat()).status, 0);
    assert!(site.read("content/reviews.yaml").contains("\n  facts:\n    \"dose\": \""));
    assert_eq!(site.run(&["build", "--publish"]).status, 0);
    site.write("content/site.yaml", site.read("content/site.yaml").replace("2 tablets", "20 tablets"));
    expect_transcript("review/fact", &site.run(&["build", "--publish"]).transcript());
    site.run(&["build"]);
    assert!(
        site.read("public/veins/aftercare/index.html").contains("The page has been changed since it was reviewed.")
    );
    assert!(site.run(&["review", "--format", "json"]).stdout.contains("the fact `dose` has changed"));
    // Signed again, it is as it was reviewed.
    assert_eq!(sign(&site, &[&["content/veins/aftercare.md"][..], &BY].concat()).status, 0);
    assert_eq!(site.run(&["build", "--publish"]).status, 0);
}

#[test]
fn a_page_is_named_as_people_type_it() {
    let site = site();
    fs::create_dir(site.path("elsewhere")).unwrap();
    for typed in [
        "content/veins/aftercare.md",
        "./content/veins/aftercare.md",
        "veins/aftercare.md",
        "veins\\aftercare",
        "aftercare.md",
        "aftercare",
        "/veins/aftercare/",
        "/veins/aftercare",
        "/x/veins/aftercare/#pain",
        "/veins/aftercare/index.html",
        "https://clinic.example/x/veins/aftercare/",
    ] {
        let run = sign(&site, &[&[typed][..], &BY].concat());
        assert!(run.stdout.starts_with("Signed content/veins/aftercare.md\n\n"), "{typed}: {run:?}");
    }
    // From within the folder of the page, as a shell completes it.
    let mut command = site.command(&[&["review", "sign", "aftercare.md", "--root", "../.."][..], &BY].concat());
    let run: Run = command.current_dir(site.path("content/veins")).output().unwrap().into();
    assert!(run.stdout.starts_with("Signed content/veins/aftercare.md\n"), "{run:?}");
}

#[test]
fn the_home_page_is_signed_where_it_is_named_and_no_other_index() {
    for (typed, signed) in [
        ("content/index.md", "content/index.md"),
        ("./content/index.md", "content/index.md"),
        ("content", "content/index.md"),
        ("/", "content/index.md"),
        ("/x/", "content/index.md"),
        ("veins", "content/veins/index.md"),
        ("veins/index.md", "content/veins/index.md"),
    ] {
        let run = sign(&site(), &[&[typed][..], &BY].concat());
        assert!(run.stdout.starts_with(&format!("Signed {signed}\n\n")), "{typed}: {run:?}");
    }
    // Somebody who says where the site is means the same by the same words.
    let site = site();
    let mut command = site.command(&[&["review", "sign", "content/index.md", "--root", "../.."][..], &BY].concat());
    let run: Run = command.current_dir(site.path("content/veins")).output().unwrap().into();
    assert!(run.stdout.starts_with("Signed content/index.md\n"), "{run:?}");
}

#[test]
fn a_note_beside_a_name_stays_when_the_page_is_signed_again() {
    let site = site();
    sign(&site, &[&["aftercare.md"][..], &BY].concat());
    let text = site.read("content/reviews.yaml").replace("page: veins/aftercare.md", "\"page\": veins/aftercare.md");
    let by_hand = text
        .replace("reviewed_by:\n  name: \"A. Example\"\n", "reviewed_by: P. O'Brien # by telephone, see letter 12\n");
    site.write("content/reviews.yaml", by_hand);
    let run = sign(&site, &[&["aftercare.md"][..], &BY].concat());
    assert_eq!(run.status, 0, "{run:?}");
    let again = site.read("content/reviews.yaml");
    assert!(again.contains("\n# by telephone, see letter 12\n") && again.matches("aftercare").count() == 1, "{again}");
}

#[test]
fn what_cannot_be_signed_is_told_and_nothing_is_signed() {
    let site = site()
        .with("content/legs/risks.md", "---\ntitle: Risks of legs\ndescription: D.\n---\n\n[x](nowhere.md)\n")
        .with("content/veins/old.md", "---\ntitle: Old\ndescription: D.\nreviewed: 2026-04-01\n---\n\nText.\n");
    let cases: &[&[&str]] = &[
        &["veins/risk.md", "--by", "A. Example", "--on", "2026-03-15"],
        &["risks.md", "--by", "A. Example", "--on", "2026-03-15"],
        &["index.md", "--by", "A. Example", "--on", "2026-03-15"],
        &["index", "--by", "A. Example", "--on", "2026-03-15"],
        &["content/veins/xyzzy.md", "--by", "A. Example", "--on", "2026-03-15"],
        &["content/arms/aftercare.md", "--by", "A. Example", "--on", "2026-03-15"],
        &["veins/aftercare.md", "xyzzy", "--by", "A. Example", "--on", "2026-03-15"],
        &["veins/aftercare.md", "legs/risks.md", "--by", "A. Example", "--on", "2026-03-15"],
        &["veins/old.md", "--by", "A. Example", "--on", "2026-03-15"],
        &["veins/aftercare.md", "--by", "A. Example", "--on", "2026-06-02"],
        &["veins/aftercare.md", "--by", "A. Example", "--on", "2026-03-15", "--due", "2026-03-15"],
        &["/faq/", "--by", "A. Example", "--on", "2026-03-15"],
    ];
    let runs: Vec<_> = cases.iter().map(|typed| (*typed, sign(&site, typed))).collect();
    expect_transcript("review/refused", &transcript(&runs));
    assert!(!site.path("content/reviews.yaml").exists());
    for wrong in [
        &["--by", " ", "--on", "2026-03-15"],
        &["--by", "-", "--on", "2026-03-15"],
        &["--by", "TBC", "--on", "2026-03-15"],
        &["--by", "The name of the person", "--on", "2026-03-15"],
        &["--by", "A", "--on", "2026-02-30"],
        &["--by", "A", "--due", "2026-03-15"],
    ] {
        assert_eq!(sign(&site, &[&["veins/aftercare.md"][..], wrong].concat()).status, 2);
    }
    assert!(!site.path("content/reviews.yaml").exists());
}

#[test]
fn a_newer_sign_off_and_one_that_cannot_be_read_stay() {
    let site = site();
    sign(&site, &["aftercare.md", "--by", "B. Example", "--on", "2026-04-01"]);
    let before = site.read("content/reviews.yaml");
    let older = sign(&site, &[&["aftercare.md"][..], &BY].concat());
    let broken = before.replace("  name: \"B. Example\"\n", "  role: nurse\n");
    site.write("content/reviews.yaml", &broken);
    let unread = sign(&site, &[&["content/index.md"][..], &BY].concat());
    expect_transcript("review/kept", &format!("{}\n{}", older.transcript(), unread.transcript()));
    assert_eq!(site.read("content/reviews.yaml"), broken);
}

#[test]
fn of_several_who_sign_at_a_time_all_are_written_down() {
    let site = site();
    let pages = ["content/index.md", "veins/index.md", "veins/risks.md", "veins/aftercare.md"];
    let sign = |page: &&str| site.command(&[&["review", "sign", page][..], &BY].concat()).spawn().unwrap();
    let programs: Vec<_> = pages.iter().map(sign).collect();
    for mut program in programs {
        assert!(program.wait().unwrap().success());
    }
    let written = site.read("content/reviews.yaml");
    for page in pages {
        let page = page.trim_start_matches("content/");
        assert_eq!(written.matches(&format!("page: {page}\n")).count(), 1, "{written}");
    }
    let names: Vec<_> = fs::read_dir(site.path("content")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[cfg(unix)]
#[test]
fn a_file_of_sign_offs_that_is_a_link_stays_one() {
    let site = site().with("elsewhere/signed.yaml", "# Kept elsewhere.\n");
    std::os::unix::fs::symlink(site.path("elsewhere/signed.yaml"), site.path("content/reviews.yaml")).unwrap();
    assert_eq!(sign(&site, &[&["content/index.md"][..], &BY].concat()).status, 0);
    assert!(fs::symlink_metadata(site.path("content/reviews.yaml")).unwrap().is_symlink());
    assert!(site.read("elsewhere/signed.yaml").starts_with("# Kept elsewhere.\n---\npage: index.md\n"));
}

#[test]
fn a_draft_is_reviewed_before_it_is_published() {
    let site = site().with("content/new.md", "---\ntitle: New\ndescription: D.\ndraft: true\n---\n\nText.\n");
    assert_eq!(sign(&site, &[&["new.md"][..], &BY].concat()).status, 0);
    site.write("content/new.md", "---\ntitle: New\ndescription: D.\n---\n\nText.\n");
    assert!(site.run(&["check"]).stdout.contains("nothing is wrong"));
}

#[test]
fn every_mistake_in_the_sign_offs_is_told_at_its_place() {
    let block = |keys: &str| format!("---\n{keys}\n");
    let signed = "signed: {form: 1, title: \"1\"}";
    let blocks = [
        format!("page: veins/risks.md\nreviewed: 2026-02-30\nreviewed_by: {{name: A}}\n{signed}"),
        format!("page: veins/aftercare.md\nreviewed: 2026-03-15\nreviewed_by: {{role: nurse}}\n{signed}"),
        format!("page: index.md\nreviewed: 2026-03-15\nreviewed_by: \" \"\n{signed}"),
        format!("page: veins/risk.md\nreviewed: 2026-03-15\nreviewed_by: A\n{signed}"),
        format!("page: veins/index.md\nreviewed: 2026-03-15\nreviewed_by: A\n{signed}"),
        format!("page: veins/index.md\nreviewed: 2026-03-15\nreviewed_by: A\n{signed}"),
        "pages: a.md\nreviewed: 2026-03-15".to_owned(),
        "page: [a".to_owned(),
        "page: a.md\nreviewed: 2026-03-15\nreviewed_by: A\nsigned: {form: 1, sections: [{heading: A}], titel: x}"
            .to_owned(),
        "just words".to_owned(),
    ];
    let site = site().with("content/reviews.yaml", blocks.iter().map(|keys| block(keys)).collect::<String>());
    expect_transcript("review/mistakes", &site.run(&["check", "--format", "short"]).transcript());
    let site = site.with("content/reviews.yaml", b"page: Caf\xe9.md\n");
    assert_eq!(site.run(&["build"]).status, 1);
}

/// A site with a page of each standing.
fn site_of_all_standings() -> SiteFolder {
    let page =
        |title: &str, keys: &str| format!("---\ntitle: {title}\ndescription: D of {title}.\n{keys}\n---\n\nText.\n");
    let site = site()
        .with("content/overdue.md", page("\"=Overdue, \\\"so\\\"\"", "reviewed: 2024-05-31\nreviewed_by: B. Example"))
        .with("content/soon.md", page("Soon; é", "reviewed: 2024-06-15\nreviewed_by: {name: \"+A\", role: a\\b}"))
        .with("content/later.md", page("Later", "reviewed: 2026-05-01\nreview_due: 2027-05-01"))
        .with("content/draft.md", page("Draft", "draft: true"));
    sign(&site, &[&["aftercare.md", "content/index.md"][..], &BY].concat());
    let text = site.read("content/veins/aftercare.md").replace("Walk", "Run");
    site.with("content/veins/aftercare.md", text)
}

#[test]
fn pages_are_listed_by_the_day_of_their_next_review() {
    let site = site_of_all_standings();
    let list = |format: &str| site.run(&["review", "--format", format]);
    expect_transcript("review/list", &site.run(&["review"]).transcript());
    expect_transcript("review/list-with-drafts", &site.run(&["review", "--drafts"]).transcript());
    expect_transcript("review/list.csv", &list("csv").stdout);
    expect_transcript("review/list.ics", &list("ics").stdout);
    expect_transcript("review/list.json", &list("json").stdout);
    assert_eq!(site.run_as_is(&["review", "--today", "2025-01-01"]).status, 0);
    assert_eq!(SiteFolder::empty().run(&["review"]).status, 2);
    let records: serde_json::Value = serde_json::from_str(&list("json").stdout).unwrap();
    let pages: Vec<_> = records.as_array().unwrap().iter().map(|record| record["page"].as_str().unwrap()).collect();
    assert_eq!(
        pages,
        [
            "content/veins/index.md",
            "content/veins/risks.md",
            "content/overdue.md",
            "content/soon.md",
            "content/later.md",
            "content/index.md",
            "content/veins/aftercare.md"
        ]
    );
}

#[test]
fn the_calendar_keeps_the_rules_of_its_standard() {
    let calendar = site_of_all_standings().run(&["review", "--format", "ics"]).stdout;
    assert!(calendar.ends_with("END:VCALENDAR\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = calendar.replace("\r\n ", "");
    let events: Vec<&str> = unfolded.split("BEGIN:VEVENT\r\n").skip(1).collect();
    assert_eq!(events.len(), 5);
    let value = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("{name} is missing in {event}")).to_owned()
    };
    let mut ids: Vec<String> = events.iter().map(|event| value(event, "UID")).collect();
    for event in &events {
        assert_eq!(value(event, "DTSTAMP"), "20260601T000000Z");
        assert!(value(event, "DTSTART;VALUE=DATE").parse::<u32>().unwrap() > 20_260_000, "{event}");
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5);
    assert!(unfolded.contains("SUMMARY:Review due: Soon\\; é\r\n"), "{unfolded}");
}

#[test]
fn the_table_for_spreadsheets_is_read_back() {
    let table = site_of_all_standings().run(&["review", "--format", "csv"]).stdout;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 12);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 7);
    assert_eq!(&rows[2][3], "'=Overdue, \"so\"");
    assert_eq!(&rows[3][7], "'+A");
}

/// The codes of the errors that keep a site with one page from being published: the page's keys, and what `site.yaml` says
/// beside that reviews are required and hold for a year.
fn refused(keys: &str, settings: &str, sign_offs: &str) -> Vec<&'static str> {
    let mut files = Files::default();
    let settings = format!(
        "title: T\nbase_url: https://a.example\nreview: {{required: true, every: 1 year}}\n{NOTHING_ASKED}{settings}"
    );
    files.insert(SourcePath::new("content/site.yaml"), settings.as_str().into());
    let page = format!("---\ntitle: T\ndescription: D.\n{keys}\n---\n\nText.\n");
    files.insert(SourcePath::new("content/a.md"), page.as_str().into());
    let home = "---\ntitle: H\ndescription: D.\nreviewed: 2026-05-01\nreviewed_by: A\n---\n\n[A](a.md)\n";
    files.insert(
        SourcePath::new("content/index.md"),
        if keys.contains("draft") { home.replace("[A](a.md)", "A") } else { home.to_owned() }.into(),
    );
    if !sign_offs.is_empty() {
        files.insert(SourcePath::new("content/reviews.yaml"), sign_offs.into());
    }
    let options = Options { publish: true, ..Options::default() };
    let world = World { files, today: TODAY.parse().unwrap(), options };
    let built = build(&world, &mut Cache::default());
    let errors = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    errors.map(|diagnostic| diagnostic.code.as_str()).collect()
}

#[test]
fn a_page_without_a_review_that_holds_is_not_published_where_reviews_are_required() {
    let signed = "---\npage: a.md\nreviewed: 2026-05-01\nreviewed_by: A\nsigned: {form: 1}\n";
    for (keys, settings, sign_offs, refusal) in [
        ("reviewed_by: A\nreviewed: 2025-06-02", "", "", None),
        ("reviewed_by: A\nreviewed: 2025-06-01", "", "", None),
        ("draft: true", "", "", None),
        ("order: 1", "", "", Some("missing-review")),
        ("order: 1", "rules: {missing-review: off}", "", Some("missing-review")),
        ("allow: {missing-review: It needs none.}", "", "", Some("missing-review")),
        ("reviewd: 2026-05-01", "rules: {unknown-key: off}", "", Some("missing-review")),
        ("reviewed_by: A\nreviewed: 2025-05-31", "rules: {review-overdue: warn}", "", Some("review-overdue")),
        ("reviewed_by: A\nreviewed: 2025-05-31\nallow: {review-overdue: It is fine.}", "", "", Some("review-overdue")),
        (
            "reviewed_by: A\nreviewed: 2026-05-01\nreview_due: 2026-04-01",
            "rules: {review-order: off}",
            "",
            Some("review-overdue"),
        ),
        ("reviewed_by: A\nreviewed: 2026-06-02", "rules: {review-in-future: off}", "", Some("review-in-future")),
        ("order: 1", "", signed, Some("changed-since-review")),
        ("order: 1", "rules: {changed-since-review: off}", signed, Some("changed-since-review")),
        // A line in the page is no way around a sign-off.
        ("reviewed_by: A\nreviewed: 2026-05-02", "", signed, Some("missing-review")),
        ("reviewed_by: A\nreviewed: 2026-05-02", "rules: {missing-review: off}", signed, Some("missing-review")),
        // Nor is a day a review by somebody.
        ("reviewed: 2026-05-01", "", "", Some("missing-reviewer")),
        ("reviewed: 2026-05-01\nreviewed_by:", "rules: {missing-reviewer: off}", "", Some("missing-reviewer")),
        ("reviewed: 2026-05-01\nreviewed_by: \"\"", "", "", Some("invalid-value")),
        ("reviewed: 2026-05-01\nreviewed_by: The name of the person", "", "", Some("invalid-value")),
    ] {
        assert_eq!(refused(keys, settings, sign_offs), Vec::from_iter(refusal), "{keys}, {settings}");
    }
}

#[test]
fn a_review_of_long_ago_by_nobody_is_not_published_where_the_site_says_no_more_than_required() {
    let page = |keys: &str| format!("---\ntitle: T\ndescription: D.\n{keys}\n---\n\nText.\n");
    let site = SiteFolder::empty()
        .with(
            "content/site.yaml",
            format!("title: T\nbase_url: https://a.example\nreview: {{required: true}}\n{NOTHING_ASKED}"),
        )
        .with("content/index.md", page("reviewed: 1999-05-20"));
    expect_transcript("review/required", &site.run(&["build", "--publish"]).transcript());
    site.write("content/index.md", page("reviewed: 2024-06-01\nreviewed_by: A. Example"));
    assert_eq!(site.run(&["build", "--publish"]).status, 0);
    site.write("content/index.md", page("reviewed: 2024-05-31\nreviewed_by: A. Example"));
    assert_eq!(site.run(&["build", "--publish"]).status, 1);
}

#[test]
fn build_publish_says_what_it_refuses_and_writes_nothing() {
    let site = site_of_all_standings();
    assert_eq!(site.run(&["build", "--publish"]).status, 0, "no review is required");
    let settings = site.read("content/site.yaml").replace("{every: 24 months}", "{every: 24 months, required: true}");
    site.write("content/site.yaml", settings + "rules: {missing-review: off, changed-since-review: off}\n");
    let before = site.read("public/index.html");
    let check = site.run(&["check", "--publish", "--format", "short"]);
    assert_eq!((check.status, check.stdout.matches(" error[").count()), (1, 5), "{check:?}");
    assert_eq!(site.run(&["check"]).status, 0);
    let run = site.run(&["build", "--publish"]);
    expect_transcript("review/publish", &run.transcript());
    assert_eq!(site.read("public/index.html"), before);
    assert_eq!(site.run(&["build"]).status, 0);
    assert_eq!(site.run(&["build", "--publish"]).status, 1, "what was written before is no reason to pass");
    assert_eq!(site.run(&["build", "--publish", "--drafts"]).status, 2);
}
