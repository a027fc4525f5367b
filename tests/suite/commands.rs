//! The commands: what they write, what they say, and how they end.

use std::fs;

use crate::folder::{SiteFolder, expect_transcript, project};

#[test]
fn build_writes_the_site_and_says_so_in_its_last_line() {
    let site = SiteFolder::sound();
    let run = site.run(&["build"]);
    expect_transcript("commands/build", &run.transcript());
    assert!(site.read("public/veins/risks/index.html").contains("How long?"));
    assert_eq!(site.run(&["build", "--quiet"]).transcript(), "status 0\n");
}

#[test]
fn build_takes_another_folder_and_address() {
    let site = SiteFolder::sound();
    let run = site.run(&["build", "--output", "elsewhere", "--base-url", "https://other.example/x"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(!site.path("public").exists());
    assert!(site.read("elsewhere/index.html").contains("href=\"https://other.example/x/\""));
    assert!(site.read("elsewhere/index.html").contains("href=\"/x/veins/\""));
}

#[test]
fn a_second_build_rewrites_nothing_and_removes_what_is_gone() {
    let site = SiteFolder::sound();
    site.run(&["build"]);
    site.write("public/mine.txt", "mine");
    let modified = |path: &str| fs::metadata(site.path(path)).unwrap().modified().unwrap();
    let before = modified("public/index.html");
    let run = site.run(&["build"]);
    assert!(run.stdout.starts_with("0 files written"), "{run:?}");
    assert_eq!(modified("public/index.html"), before);
    fs::remove_dir_all(site.path("content/veins")).unwrap();
    let run = site.run(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(!site.path("public/veins").exists());
    assert_eq!(site.read("public/mine.txt"), "mine");
}

#[test]
fn build_with_an_error_writes_nothing_and_shows_all_errors() {
    let site = SiteFolder::sound()
        .with("content/a.md", "---\ntitle: A\nodrer: 1\n---\n\n[x](nowhere.md)\n")
        .with("content/veins/risks.md", "No front matter.\n");
    let run = site.run(&["build"]);
    expect_transcript("commands/build-with-errors", &run.transcript());
    assert!(!site.path("public").exists());
}

#[test]
fn build_sums_up_warnings_and_check_lists_them() {
    let site = SiteFolder::sound().with("content/a.md", "---\ntitle: A\n---\n\n# One\n\n# Two\n\n## Why?\n");
    expect_transcript("commands/build-with-warnings", &site.run(&["build"]).transcript());
    expect_transcript("commands/check-with-warnings", &site.run(&["check"]).transcript());
    assert_eq!(site.run(&["check", "--deny", "warnings"]).status, 1);
}

#[test]
fn check_speaks_to_programs_too() {
    let site = SiteFolder::sound().with("content/a b.md", "---\ntitle: A\nkind: risk\n---\n\n# Über 100%\n");
    expect_transcript("commands/check-short", &site.run(&["check", "--format", "short"]).transcript());
    expect_transcript("commands/check-json", &site.run(&["check", "--format", "json"]).transcript());
    expect_transcript("commands/check-github", &site.run(&["check", "--format", "github"]).transcript());
    expect_transcript("commands/check-sarif", &site.run(&["check", "--format", "sarif"]).transcript());
    let site = SiteFolder::sound();
    assert_eq!(site.run(&["check", "--format", "json"]).transcript(), "status 0\n[]\n");
    assert_eq!(site.run(&["check"]).transcript(), "status 0\nChecked 4 pages: nothing is wrong.\n");
}

#[test]
fn sarif_keeps_the_rules_of_its_standard() {
    let schema = fs::read_to_string(project().join("tests/schemas/sarif-2.1.0.json")).unwrap();
    // A bracket too many makes this pattern no regular expression; a later edition of the standard mends it.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}?$");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let sites = [
        SiteFolder::sound(),
        SiteFolder::sound()
            .with("content/a b.md", "---\ntitle: Veins\nkind: risk\n---\n\n# Über 100%\n\n[x](a%20b.md)\n"),
        SiteFolder::empty().with("content/veins/a.md", "No front matter"),
    ];
    for site in sites {
        let run = site.run(&["check", "--format", "sarif"]);
        let log: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let wrong: Vec<String> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}\n{log:#}");
    }
    assert!(!schema.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{}] })));
}

#[test]
fn formats_for_a_repository_name_files_from_its_root() {
    let site = SiteFolder::empty().with("sites/veins/content/index.md", "---\ntitle: Home\n---\n\n[x](nowhere.md)\n");
    let check = |format: &str| site.run(&["check", "--root", "./sites/veins", "--format", format]).stdout;
    assert!(check("github").contains("file=sites/veins/content/index.md,line=5,col=1,"));
    assert!(check("sarif").contains("\"uri\": \"sites/veins/content/index.md\""));
    assert!(check("short").contains("\ncontent/index.md:5:1: error[unresolved-link]"));
    let run = site.run(&["check", "--root", site.path("sites/veins").to_str().unwrap(), "--format", "github"]);
    assert!(run.stdout.contains("file=sites/veins/content/index.md,line=5"), "{run:?}");
}

#[test]
fn rules_in_the_configuration_change_what_is_told() {
    let site = SiteFolder::sound().with("content/a.md", "---\ntitle: A\n---\n\n# One\n\n<b>x</b>\n").with(
        "content/site.yaml",
        "title: Clinic\nbase_url: https://clinic.example/\nrules: {heading-one: off, raw-html: warn}\n",
    );
    let run = site.run(&["check", "--format", "short"]);
    expect_transcript("commands/rules", &run.transcript());
}

#[test]
fn a_mistake_on_a_draft_holds_up_nothing() {
    let site = SiteFolder::sound().with("content/a.md", "---\ntitle: A\ndraft: true\n---\n\n[x](nowhere.md)\n");
    let run = site.run(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stderr.contains("1 × warning[unresolved-link]"), "{run:?}");
    assert_eq!(site.run(&["check", "--drafts"]).status, 1);
}

#[test]
fn rules_cannot_turn_off_what_would_empty_the_website() {
    let site = SiteFolder::sound();
    assert_eq!(site.run(&["build"]).status, 0);
    site.write("content/site.yaml", "title: C\nbase_url: https://a.example\nrules: {invalid-template: warn}\n");
    site.write("themes/clinic/templates/page.html", "{% if %}");
    assert_eq!(site.run(&["build"]).status, 1);
    assert!(site.path("public/veins/risks/index.html").exists());
}

#[test]
fn whoever_reads_the_output_may_stop_early() {
    let site = SiteFolder::sound();
    let mut program = std::process::Command::new(crate::folder::PROGRAM)
        .arg("build")
        .current_dir(site.path(""))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(program.stdout.take());
    assert!(program.wait().unwrap().success());
}

#[test]
fn a_folder_with_only_content_is_built_with_the_theme_in_the_program() {
    let site = SiteFolder::empty().with("content/index.md", "---\ntitle: Home\n---\n\nWelcome.\n");
    let run = site.run(&["build"]);
    expect_transcript("commands/only-content", &run.transcript());
    assert!(site.path("public/static/site.css").exists());
}

#[test]
fn every_command_has_help_with_an_example() {
    let site = SiteFolder::empty();
    let commands = [
        "",
        "build",
        "serve",
        "check",
        "review",
        "review sign",
        "readability",
        "init",
        "new",
        "new treatment",
        "new page",
        "schema",
    ]
    .map(str::split_whitespace);
    for command in commands {
        let run = site.run_as_is(&command.chain(["--help"]).collect::<Vec<_>>());
        assert!(run.status == 0 && run.stdout.contains("Examples:\n  careleaf "), "{run:?}");
    }
    let run = site.run(&["biuld"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("build"), "{run:?}");
}
