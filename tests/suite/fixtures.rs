//! Sites in tests/fixtures, each with the whole website that has to become of it in `expected/`.
//!
//! A file that is missing from `expected/`, differs from it, or stands in it without being made, fails. After a change that
//! is meant, `CARELEAF_UPDATE=1 cargo test` writes the files anew; read the difference before you commit it.

use std::{collections::BTreeSet, fs};

use careleaf::{Built, Cache, build};

use crate::folder::{files_below, project, world};

fn build_fixture(name: &str, drafts: bool) -> Built {
    let fixtures = project().join("tests/fixtures");
    let content = fixtures.join(name).join("content");
    let mut world = world(&[("content", &content), ("themes/plain", &fixtures.join("themes/plain"))]);
    world.options.drafts = drafts;
    build(&world, &mut Cache::default())
}

fn check(name: &str) {
    let built = build_fixture(name, false);
    let errors: Vec<_> = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
    let expected = project().join("tests/fixtures").join(name).join("expected");
    if std::env::var_os("CARELEAF_UPDATE").is_some() {
        let _ = fs::remove_dir_all(&expected);
        for (path, bytes) in &built.output {
            let file = expected.join(path.as_str());
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
    }
    let mut stale: BTreeSet<String> = files_below(&expected).into_iter().map(|(path, _)| path).collect();
    for (path, bytes) in &built.output {
        assert!(stale.remove(path.as_str()), "{name} makes {path}, which is not in expected/");
        let made = String::from_utf8_lossy(bytes);
        let wanted = fs::read_to_string(expected.join(path.as_str())).unwrap();
        snapbox::assert_data_eq!(made.as_ref(), snapbox::Data::from(wanted).raw());
    }
    assert!(stale.is_empty(), "{name} does not make these files of expected/ any more: {stale:?}");
}

#[test]
fn a_treatment_with_all_that_a_page_can_hold() {
    check("veins");
}

#[test]
fn questions_become_an_index() {
    check("faq");
}

#[test]
fn a_site_below_a_path_with_names_that_have_to_be_encoded() {
    check("base-path");
}

#[test]
fn drafts_and_hidden_files_are_not_published() {
    check("drafts");
    let built = build_fixture("drafts", false);
    for (path, bytes) in &built.output {
        assert!(!String::from_utf8_lossy(bytes).contains("Secret"), "{path} shows a draft");
    }
    let built = build_fixture("drafts", true);
    let draft = String::from_utf8_lossy(&built.output["draft/index.html"]).into_owned();
    assert!(draft.contains("kind: page, draft"), "{draft}");
    assert!(built.output.contains_key("later/index.html"));
    let sitemap = String::from_utf8_lossy(&built.output["sitemap.xml"]).into_owned();
    assert!(!sitemap.contains("draft"), "search engines are told of a draft: {sitemap}");
}
