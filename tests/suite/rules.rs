//! Every rule finds what its example has, and nothing in the mended one; its drawing stands in tests/transcripts/rules, and
//! its explanation in docs/rules.md.

use std::fs;

use careleaf::{
    check,
    diagnostic::{Code, files_of},
};

use crate::folder::{SiteFolder, expect_transcript, project};

/// Rules without an example: a file that cannot be read has no text to show, and other websites are none of ours.
fn has_no_example(code: Code) -> bool {
    code == Code::UnreadableFile || code.needs_the_network()
}

/// The site of an example. What it does not say is filled in: a sound configuration, a home page, front matter.
fn site_of(example: &str, code: Code) -> SiteFolder {
    let site = SiteFolder::empty();
    if !example.contains("== content/site.yaml") {
        site.write("content/site.yaml", "title: The vein clinic\nbase_url: https://clinic.example/\n");
    }
    if !example.contains("== content/index.md") && code != Code::NoPages {
        site.write("content/index.md", "---\ntitle: Home\ndescription: Welcome.\n---\n\nWelcome.\n");
    }
    for (head, text) in files_of(example) {
        let sized = head.rsplit_once(' ').and_then(|(path, size)| Some((path, size.split_once('x')?)));
        let path = sized.map_or(head, |(path, _)| path);
        if let Some((_, (width, height))) = sized {
            site.write(path, png(width.parse().unwrap(), height.parse().unwrap()));
        } else if path.ends_with(".md") && !text.starts_with("---") && code != Code::MissingFrontMatter {
            let name = path.rsplit('/').next().unwrap().trim_end_matches(".md");
            site.write(path, format!("---\ntitle: About {name}\ndescription: All about {name}.\n---\n\n{text}"));
        } else {
            site.write(path, bytes_of(text));
        }
    }
    site
}

/// The bytes of a text in which `\xE9` stands for a byte.
fn bytes_of(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    bytes
}

/// The beginning of a PNG of these dimensions, which is all that is read of it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0");
    bytes
}

/// The codes that `check` finds, one for each mistake.
fn codes(site: &SiteFolder) -> Vec<String> {
    let run = site.run(&["check", "--format", "json"]);
    let found: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).unwrap();
    found.iter().map(|record| record["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_rule_finds_its_example_and_nothing_in_the_mended_one() {
    for &code in Code::ALL {
        let rule = check::rule(code);
        if has_no_example(code) {
            assert_eq!((rule.wrong, rule.right), ("", ""), "{code}");
            continue;
        }
        let wrong = site_of(rule.wrong, code);
        let mut found = codes(&wrong);
        found.dedup();
        assert_eq!(found, [code.as_str()], "{code}: the example");
        expect_transcript(&format!("rules/{code}"), &wrong.run(&["check"]).transcript());
        assert_eq!(codes(&site_of(rule.right, code)), [""; 0], "{code}: the mended example");
    }
}

#[test]
fn the_reference_page_is_made_from_the_rules() {
    let page = SiteFolder::empty().run_as_is(&["explain", "--markdown"]).stdout;
    let file = project().join("docs/rules.md");
    if std::env::var_os("CARELEAF_UPDATE").is_some() {
        fs::write(&file, &page).unwrap();
    }
    assert_eq!(page, fs::read_to_string(file).unwrap(), "`CARELEAF_UPDATE=1 cargo test` writes docs/rules.md anew");
}

#[test]
fn a_rule_is_explained_by_its_code() {
    let explain = |arguments: &[&str]| SiteFolder::empty().run_as_is(&[&["explain"], arguments].concat()).transcript();
    expect_transcript("commands/explain", &explain(&["error[unresolved-link]"]));
    expect_transcript("commands/explain-unknown", &explain(&["unresolved-lnk"]));
    let list = explain(&[]);
    for code in Code::ALL {
        assert!(list.lines().any(|line| line.starts_with(&format!("{code} "))), "{code}");
    }
}
