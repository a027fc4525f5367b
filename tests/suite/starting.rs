//! The commands that a site and its pages begin with: what they make, what they say, and that they overwrite nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde_json::Value;

use crate::folder::{Run, SiteFolder, expect_transcript, files_below};

/// What a new site is warned of: facts that only the clinic knows.
const MISSING_FACTS: [&str; 1] =
    ["missing-config: `site.yaml` has no `base_url`, so the site has no sitemap and no canonical addresses."];

/// A folder with a new site in it.
fn new_site() -> SiteFolder {
    let site = SiteFolder::empty();
    let run = site.run_as_is(&["init", ".", "--title", "Example Vein Clinic"]);
    assert_eq!(run.status, 0, "{run:?}");
    site
}

/// All files of a folder and what is in them.
fn contents(site: &SiteFolder) -> BTreeMap<String, Vec<u8>> {
    files_below(&site.path("")).into_iter().map(|(path, file)| (path, fs::read(file).unwrap())).collect()
}

/// What `check` finds wrong, drafts included, as `code: message`.
fn mistakes(site: &SiteFolder) -> Vec<String> {
    let run = site.run(&["check", "--drafts", "--format", "json"]);
    let found: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    found.iter().map(|found| format!("{}: {}", found["code"], found["message"]).replace('"', "")).collect()
}

fn transcript(runs: impl IntoIterator<Item = (String, Run)>) -> String {
    runs.into_iter().map(|(command, run)| format!("> careleaf {command}\n{}\n", run.transcript())).collect()
}

#[test]
fn a_new_site_is_built_with_only_the_clinics_facts_missing() {
    let site = SiteFolder::empty();
    let run = site.run_as_is(&["init", "leg-vein clinic"]);
    expect_transcript("commands/init", &run.transcript());
    let site = new_site();
    assert_eq!(mistakes(&site), MISSING_FACTS);
    let run = site.run(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(site.read("public/index.html").contains("Example Vein Clinic"));
    let files: Vec<String> = contents(&site).into_keys().filter(|path| path.starts_with("public/")).collect();
    assert!(files.iter().all(|path| !path.contains("schema")), "{files:?}");
}

#[test]
fn a_new_site_is_sound_once_its_address_is_known() {
    let site = new_site();
    let settings = site.read("content/site.yaml").replace("# base_url:", "base_url:");
    site.write("content/site.yaml", settings);
    site.run(&["new", "treatment", "Leg thread veins"]);
    site.run(&["new", "page", "contact"]);
    assert_eq!(site.run(&["check", "--drafts"]).transcript(), "status 0\nChecked 8 pages: nothing is wrong.\n");
}

#[test]
fn a_site_begins_in_a_folder_that_has_files_and_leaves_them_as_they_are() {
    let site = SiteFolder::empty()
        .with(".gitignore", "/mine/\n")
        .with("README.md", "# Mine\n")
        .with("content/veins/risks.md", "---\ntitle: Risks\n---\n");
    let before = contents(&site);
    let run = site.run_as_is(&["init", ".", "--title", "Clinic"]);
    expect_transcript("commands/init-here", &run.transcript());
    let after = contents(&site);
    assert!(before.iter().all(|(path, bytes)| after[path] == *bytes));
    assert!(after.contains_key("content/index.md"));
}

#[test]
fn a_treatment_is_made_of_drafts_that_nobody_sees() {
    let site = new_site();
    let run = site.run(&["new", "treatment", "Leg thread veins"]);
    expect_transcript("commands/new-treatment", &run.transcript());
    expect_transcript("commands/new-treatment-risks", &site.read("content/leg-thread-veins/risks.md"));
    assert_eq!(mistakes(&site), MISSING_FACTS);
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(!site.path("public/leg-thread-veins").exists());
    let run = site.run(&["build", "--drafts", "--output", "drafts"]);
    assert!(run.stdout.contains("Built 7 pages, 0 questions"), "{run:?}");
    for path in ["", "procedure/", "suitability/", "risks/", "aftercare/"] {
        let page = site.read(&format!("drafts/leg-thread-veins/{path}index.html"));
        assert!(page.contains("Draft.") && !page.contains("is a note for you"), "{path}");
    }
}

#[test]
fn the_questions_of_a_treatment_only_wait_for_their_answers() {
    let site = new_site();
    site.run(&["new", "treatment", "Leg thread veins"]);
    let mut questions = 0;
    for (path, file) in files_below(&site.path("content/leg-thread-veins")) {
        let text = fs::read_to_string(&file).unwrap();
        let mut parts = text.split("<!--\n## ");
        let mut answered = parts.next().unwrap().to_owned();
        for part in parts {
            let (question, after) = part.split_once("\n-->\n").unwrap();
            answered += &format!("## {question}\n{after}");
            questions += 1;
        }
        fs::write(file, answered).unwrap();
        assert!(text.contains("\ndraft: true\n"), "{path} would be published");
    }
    let run = site.run(&["build", "--drafts"]);
    assert!(questions > 20 && !run.stderr.contains("unanswered-question"), "{run:?}");
    // The hint for a drawing names one that nobody has drawn yet; sources, the numbers of risks and one to call are the clinic's
    // own.
    let found = mistakes(&site);
    let codes = found.iter().map(|mistake| mistake.split(':').next().unwrap());
    let (hints, waiting): (Vec<&str>, Vec<&str>) = codes.partition(|&code| code == "leftover-hint");
    assert!(hints.len() > questions, "{} hints are told", hints.len());
    assert_eq!(
        waiting,
        [
            &["missing-sources"; 2][..],
            &["missing-image"],
            &["missing-sources"; 2],
            &["risk-table", "missing-help", "missing-sources"],
            &["missing-config"]
        ]
        .concat()
    );
}

#[test]
fn what_waits_for_a_writer_in_the_front_matter_is_told() {
    let site = new_site();
    site.run(&["new", "treatment", "Leg thread veins"]);
    site.run(&["new", "page", "contact"]);
    let is_key = |line: &str| {
        line.split_once(':').is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    };
    let mut waiting = 0;
    for (_, file) in files_below(&site.path("content")).into_iter().filter(|(path, _)| path.ends_with(".md")) {
        let text = fs::read_to_string(&file).unwrap();
        let lines = text.lines().map(|line| match line.strip_prefix("# ") {
            Some(key) if is_key(key) || key.starts_with(' ') => key,
            _ => line,
        });
        let text = lines.collect::<Vec<_>>().join("\n") + "\n";
        waiting += ["\n  - The one thing", "\n  - another name", "\n    title:", "\n    url:"]
            .iter()
            .filter(|hint| text.contains(**hint))
            .count();
        fs::write(file, text).unwrap();
    }
    let found = mistakes(&site);
    let count = |code: &str| found.iter().filter(|mistake| mistake.starts_with(&format!("{code}:"))).count();
    assert!(waiting > 12, "{waiting}");
    assert_eq!((count("leftover-hint"), count("invalid-value")), (waiting, 6), "{found:?}");
}

#[test]
fn titles_name_the_treatment_and_are_read_back_whatever_is_in_them() {
    for name in ["Leg thread veins", "Veins: a \"guide\" #1", "50% of \\ {today}", "Grüße 静脉", "[x](y) <b> - z"] {
        let site = new_site();
        let run = site.run(&["new", "treatment", name]);
        assert_eq!(run.status, 0, "{run:?}");
        let run = site.run(&["new", "page", "about", "--title", &format!("{name} (more)")]);
        assert_eq!(run.status, 0, "{run:?}");
        // A title that looks like Markdown is told to be shown as it is.
        let found = mistakes(&site).into_iter().filter(|mistake| !mistake.starts_with("literal-markup"));
        assert_eq!(found.collect::<Vec<_>>(), MISSING_FACTS, "{name}");
        let mut titles = BTreeSet::new();
        for (path, file) in files_below(&site.path("content")) {
            let text = fs::read_to_string(file).unwrap();
            if let Some(front_matter) = path.ends_with(".md").then(|| text.split("---\n").nth(1).unwrap()) {
                let keys: BTreeMap<String, Value> = serde_yaml::from_str(front_matter).unwrap();
                let title = keys["title"].as_str().unwrap().to_owned();
                assert!(keys["description"].as_str().unwrap().len() > 20, "{path}");
                assert!(path == "index.md" || title.starts_with(name), "{path}: {title}");
                assert!(title.chars().count() <= name.chars().count() + 22, "{path}: {title}");
                assert!(titles.insert(title), "{path}");
            }
        }
    }
}

#[test]
fn a_page_is_made_at_its_path() {
    let site = new_site();
    let commands: [&[&str]; 4] = [
        &["new", "page", "contact", "--title", "Contact us: now"],
        &["new", "page", "content/veins/our-costs.md"],
        &["new", "page", "leg-veins/index"],
        &["new", "page", "other", "--root", "."],
    ];
    let runs = commands.map(|arguments| (arguments.join(" "), site.run(arguments)));
    expect_transcript("commands/new-page", &transcript(runs));
    for (path, title) in [
        ("contact", "Contact us: now"),
        ("veins/our-costs", "Our costs"),
        ("leg-veins/index", "Leg veins"),
        ("other", "Other"),
    ] {
        let text = site.read(&format!("content/{path}.md"));
        assert!(text.contains(&format!("title: \"{title}\"\n")) && text.contains("# reviewed: 2026-06-01\n"), "{text}");
    }
    let treatment = "incomplete-treatment: This treatment has no page for: procedure, suitability, risks, aftercare.";
    assert_eq!(mistakes(&site), [&[treatment][..], &MISSING_FACTS].concat());
}

#[test]
fn a_site_elsewhere_is_named_by_its_root() {
    let site = SiteFolder::empty();
    site.run_as_is(&["init", "our site"]);
    let run = site.run(&["new", "page", "contact", "--root", "our site"]);
    assert!(run.stdout.ends_with("careleaf serve --drafts --open --root \"our site\"\n"), "{run:?}");
    assert!(site.path("our site/content/contact.md").exists());
}

#[test]
fn nothing_is_ever_overwritten() {
    let site = new_site();
    site.run(&["new", "treatment", "Leg thread veins"]);
    site.run(&["new", "page", "contact"]);
    site.write("content/feet/aftercare.md", "---\ntitle: Mine\n---\n");
    site.write("content/hands.md", "---\ntitle: Hands\n---\n");
    let before = contents(&site);
    let commands: [&[&str]; 8] = [
        &["new", "treatment", "Leg thread veins"],
        &["new", "treatment", "LEG THREAD VEINS!"],
        // The last of its five files is there.
        &["new", "treatment", "Feet"],
        // A page of that address is there.
        &["new", "treatment", "Hands"],
        &["new", "page", "contact"],
        &["new", "page", "leg-thread-veins"],
        &["new", "page", "contact/index"],
        &["new", "page", "contact.md/below"],
    ];
    let runs = commands.map(|arguments| (arguments.join(" "), site.run(arguments)));
    assert!(runs.iter().all(|(_, run)| run.status == 2 && run.stdout.is_empty()), "{runs:?}");
    let run = site.run_as_is(&["init", "."]);
    assert_eq!((run.status, run.stderr.contains("content/site.yaml is there already")), (2, true), "{run:?}");
    // What the system says of a file where a folder should be differs between systems.
    expect_transcript("commands/new-that-is-there", &transcript(runs.into_iter().take(7)));
    assert_eq!(contents(&site), before);
}

#[test]
fn what_cannot_be_made_is_told() {
    let site = new_site();
    site.write("file", "");
    let before = contents(&site);
    let commands: [&[&str]; 9] = [
        &["new", "treatment", "?!"],
        &["new", "page", ""],
        &["new", "page", "/contact"],
        &["new", "page", "../contact"],
        &["new", "page", ".contact"],
        &["new", "page", "veins/"],
        &["new", "page", "costs.docx"],
        &["new", "page", "contact", "--title", " "],
        &["new", "page", "contact", "--root", "nowhere"],
    ];
    let runs = commands.map(|arguments| (arguments.join(" "), site.run(arguments)));
    let inits: [&[&str]; 2] = [&["init", "file"], &["init", "--", "!"]];
    let inits = inits.map(|arguments| (arguments.join(" "), site.run_as_is(arguments)));
    let runs: Vec<_> = runs.into_iter().chain(inits).collect();
    assert!(runs.iter().all(|(_, run)| run.status == 2), "{runs:?}");
    expect_transcript("commands/new-that-cannot-be", &transcript(runs));
    assert_eq!(contents(&site), before);
}
