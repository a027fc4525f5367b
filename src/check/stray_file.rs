//! Files that look like pages, or like those of an office, and are published as they are (`stray-file`).

use std::collections::HashSet;

use crate::{
    check::{Targets, places::place_of_file},
    diagnostic::{Code, Diagnostic, Rule, Severity},
    site::{PageLike, Site, Target},
};

/// The endings of files that writers take for pages, or keep as copies of them.
const STRAY_ENDINGS: [&str; 11] =
    [".markdown", ".mdown", ".md.txt", ".mdx", ".bak", ".orig", ".docx", ".doc", ".odt", ".rtf", ".pages"];

/// The endings of files of an office that are seldom meant for visitors: tables, slides, letters, databases, archives.
const OFFICE_ENDINGS: [&str; 28] = [
    ".7z", ".accdb", ".csv", ".db", ".eml", ".gz", ".log", ".mbox", ".mdb", ".msg", ".numbers", ".odp", ".ods", ".old",
    ".pem", ".ppt", ".pptx", ".pst", ".rar", ".sql", ".sqlite", ".sqlite3", ".tar", ".tmp", ".tsv", ".xls", ".xlsx",
    ".zip",
];

/// Names of files that are likely to be meant as content/reviews.yaml.
const STRAY_SIGN_OFFS: [&str; 3] = ["reviews.yml", "review.yaml", "review.yml"];

/// Names under which settings are kept elsewhere, right in `content/`.
const STRAY_SETTINGS: [&str; 5] = ["site.yml", "config.yaml", "config.yml", "config.toml", "hugo.toml"];

pub(super) const RULE: Rule = Rule {
    code: Code::StrayFile,
    finds: "A file in `content/` that is likely to be a page under another name, or a copy of one: `.md.txt`, `.bak`, `.docx`, or \
            any that begins with front matter. A copy of a draft is an error. Also one that an office works with and no visitor: \
            `.xlsx`, `.csv`, `.eml`, `.sql`, `.zip`. A file that a page links to is meant for visitors.",
    why: "Its text is missing from the site as a page, and lies open beside it as a file, old copies included. A list of patients \
          that was put into the wrong folder would be published with it.",
    wrong: "\
== content/stockings.md.txt
Wear them every day.
",
    right: "\
== content/stockings.md
Wear them every day.
",
};

/// `targets` are what the links of all documents lead to.
pub(super) fn check<'a>(site: &Site, targets: impl Iterator<Item = &'a Targets>, found: &mut Vec<Diagnostic>) {
    let is_stray = |asset: &str| {
        let name = asset.to_lowercase();
        let is_known = |known: &[&str]| known.contains(&name.as_str());
        is_known(&STRAY_SETTINGS)
            || is_known(&STRAY_SIGN_OFFS)
            || STRAY_ENDINGS.iter().chain(&OFFICE_ENDINGS).any(|ending| name.ends_with(ending))
    };
    let assets = site.assets.iter().map(|(path, asset)| (path.as_str(), asset.looks_like));
    let stray: Vec<(&str, Option<PageLike>)> =
        assets.filter(|(path, looks_like)| looks_like.is_some() || is_stray(path)).collect();
    if stray.is_empty() {
        return;
    }
    // What a page offers to its visitors is meant for them.
    let offered: HashSet<&str> = targets
        .flatten()
        .filter_map(|target| match target {
            Ok(Target::File { path, .. }) => Some(path.as_str()),
            _ => None,
        })
        .collect();
    for (asset, looks_like) in stray {
        if let Some(looks_like) = looks_like {
            let (what, severity) = match looks_like {
                PageLike::Draft => ("a draft", Severity::Error),
                PageLike::Page => ("a page", Severity::Warning),
            };
            let message = format!("This file begins as {what} does, and is published as it is.");
            let help = "If it is a page, end its name in .md. If it is a copy, move it out of content/.";
            let diagnostic = Diagnostic::new(Code::StrayFile, place_of_file(asset), message).with_help(help);
            found.push(Diagnostic { severity, ..diagnostic });
            continue;
        }
        if offered.contains(asset) {
            continue;
        }
        let name = asset.to_lowercase();
        if STRAY_SETTINGS.contains(&name.as_str()) {
            let message = "This file is published as it is: the settings of a site are in content/site.yaml.";
            let help = "If it is meant to be that file, name it site.yaml. If not, move it out of content/.";
            found.push(Diagnostic::new(Code::StrayFile, place_of_file(asset), message).with_help(help));
        }
        if STRAY_SIGN_OFFS.contains(&name.as_str()) {
            let message = "This file is published as it is: the sign-offs of pages are in content/reviews.yaml.";
            let help = "If it is meant to be that file, name it reviews.yaml. If not, move it out of content/.";
            found.push(Diagnostic::new(Code::StrayFile, place_of_file(asset), message).with_help(help));
        }
        if let Some(ending) = STRAY_ENDINGS.iter().find(|ending| name.ends_with(**ending)) {
            let message =
                format!("This file is published as it is, and not as a page, for its name ends in `{ending}`.");
            let help = match *ending {
                ".doc" | ".docx" | ".odt" | ".rtf" | ".pages" => {
                    "If it is a page, copy its text into a new file whose name ends in .md. If visitors are to have it, save it as \
                     a PDF. If it is not for them, move it out of content/."
                }
                _ => "If it is a page, end its name in .md. If it is not for visitors, move it out of content/.",
            };
            found.push(Diagnostic::new(Code::StrayFile, place_of_file(asset), message).with_help(help));
        }
        if let Some(ending) = OFFICE_ENDINGS.iter().find(|ending| name.ends_with(**ending)) {
            let message =
                format!("Everybody can read this file, whose name ends in `{ending}`, and no page links to it.");
            let help =
                "If visitors are to have it, link to it from a page. If it is not for them, move it out of content/.";
            found.push(Diagnostic::new(Code::StrayFile, place_of_file(asset), message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_file_that_looks_like_a_page_is_told() {
        assert_eq!(
            mistakes("== index.md\nx\n== cost.md.txt\nx\n== price.txt\nx\n"),
            [
                "cost.md.txt:1:1 stray-file This file is published as it is, and not as a page, for its name ends in `.md.txt`. = If it is a page, end its name in .md. If it is not for visitors, move it out of content/."
            ]
        );
    }

    #[test]
    fn a_file_of_an_office_is_told_unless_a_page_links_to_it() {
        assert_eq!(
            mistakes("== index.md\n[Sizes](sizes.csv)\n== sizes.csv\nx\n== Patients.XLSX\nx\n== film.vtt\nx\n"),
            [
                "Patients.XLSX:1:1 stray-file Everybody can read this file, whose name ends in `.xlsx`, and no page links to it. = If visitors are to have it, link to it from a page. If it is not for them, move it out of content/."
            ]
        );
    }

    #[test]
    fn a_document_of_a_word_processor_does_not_become_a_page_by_its_name() {
        assert!(mistakes("== index.md\nx\n== prices.docx\nx\n")[0].contains("copy its text into a new file"));
    }

    #[test]
    fn what_a_page_offers_is_meant_and_settings_under_another_name_are_not() {
        assert_eq!(mistakes("== index.md\n[a form to fill in](form.docx)\n== form.docx\nx\n"), [""; 0]);
        assert!(mistakes("== index.md\nx\n== site.yml\nx\n")[0].contains("name it site.yaml"));
        assert!(mistakes("== index.md\nx\n== Reviews.yml\nx\n")[0].contains("name it reviews.yaml"));
    }
}
