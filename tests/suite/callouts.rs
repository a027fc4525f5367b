//! docs/callouts.md: its examples can be copied, and none is missing.

use std::{collections::BTreeSet, fs};

use crate::folder::{SiteFolder, files_below, project};

/// The Markdown of each example, in the order of the page.
fn examples() -> Vec<String> {
    let page = fs::read_to_string(project().join("docs/callouts.md")).unwrap();
    page.split("```markdown\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_example_builds_without_a_word() {
    let pictures = project().join("e2e/specimen/content");
    let mut site = SiteFolder::sound();
    for picture in ["before.png", "after.png"] {
        site = site.with(&format!("content/{picture}"), fs::read(pictures.join(picture)).unwrap());
    }
    for (number, example) in examples().iter().enumerate() {
        let page = format!(
            "---\ntitle: Example {number}\ndescription: It is number {number}.\n---\n\n## Example\n\n{example}"
        );
        site = site.with(&format!("content/example-{number}.md"), page);
    }
    let run = site.run(&["check", "--deny", "warnings"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
}

#[test]
fn every_callout_has_an_example() {
    let templates: BTreeSet<String> = files_below(&project().join("themes/clinic/templates/callouts"))
        .into_iter()
        .map(|(path, _)| path.trim_end_matches(".html").to_owned())
        .collect();
    let shown: BTreeSet<String> = examples()
        .iter()
        .flat_map(|example| example.split("[!").skip(1))
        .map(|rest| rest.split(']').next().unwrap().to_owned())
        .collect();
    assert_eq!(shown, templates);
}

#[test]
fn the_record_of_a_consent_is_in_no_file() {
    let page = "---\ntitle: Legs\ndescription: Of legs.\n---\n\n## What does it look like?\n\n\
                > [!before-after] Legs\n> ![One](before.png)\n> ![Two](after.png \"Two\")\n\
                > What was done\n> : Stockings\n> **Consent** form\n> : record 123 [here](https://consent.example)\n\
                > When\n> : Eight weeks later\n>\n> End.\n";
    let pictures = project().join("e2e/specimen/content");
    let mut site = SiteFolder::sound().with("content/legs.md", page);
    for picture in ["before.png", "after.png"] {
        site = site.with(&format!("content/{picture}"), fs::read(pictures.join(picture)).unwrap());
    }
    let run = site.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    let mut shown = 0;
    for (path, file) in files_below(&site.path("public")) {
        let text = String::from_utf8_lossy(&fs::read(file).unwrap()).to_lowercase();
        assert!(!text.contains("record 123") && !text.contains("consent"), "{path} tells of the consent");
        if text.contains("eight weeks later") {
            assert!(text.contains("stockings") && text.contains("end.") && text.contains("one"), "{path}");
            shown += 1;
        }
    }
    assert_eq!(shown, 2, "the page and the index of questions show the pictures");
}
