//! A site without a page (`no-pages`), one without a home page (`missing-home`), and files that only look like pages
//! (`stray-file`).
//!
//! Whoever types in the clinic's address comes to the home page first. A page that was saved under another name is missing
//! from the site, and its text, or an old copy of it, lies open beside it.

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    site::{Origin, Site},
    source::SourcePath,
};

/// The endings of files that writers take for pages, or keep as copies of them.
const STRAY_ENDINGS: [&str; 8] = [".markdown", ".mdown", ".md.txt", ".mdx", ".bak", ".orig", ".docx", ".doc"];

pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    if site.is_empty() {
        let message = "There is no page in content/.";
        let help = "Write the first one, content/index.md, beginning with three lines:\n---\ntitle: The title of this page\n---";
        found.push(Diagnostic::without_place(Code::NoPages, message).with_help(help));
    } else if !matches!(site.home().origin, Origin::File(_)) {
        let message = "The site has no home page, so the first thing that visitors see is a bare list.";
        let help = "Write content/index.md, or publish it if it is a draft.";
        found.push(Diagnostic::without_place(Code::MissingHome, message).with_help(help));
    }
    for asset in site.assets.keys() {
        let name = asset.to_lowercase();
        if let Some(ending) = STRAY_ENDINGS.iter().find(|ending| name.ends_with(**ending)) {
            let message =
                format!("This file is published as it is, and not as a page, for its name ends in `{ending}`.");
            let help = "If it is a page, end its name in .md. If it is not for visitors, move it out of content/.";
            let location = Location::start_of(&SourcePath::new(format!("content/{asset}")));
            found.push(Diagnostic::new(Code::StrayFile, location, message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_site_without_a_page_or_a_home_page_is_told() {
        let config = "== site.yaml\ntitle: T\nbase_url: https://a.example\n";
        assert!(mistakes(config)[0].starts_with("no-pages "));
        assert!(mistakes(&format!("{config}== a.md\nx\n"))[0].starts_with("missing-home "));
        assert_eq!(mistakes(&format!("{config}== index.md\nx\n")), [""; 0]);
    }

    #[test]
    fn a_file_that_looks_like_a_page_is_told() {
        let found = mistakes("== index.md\nx\n== cost.md.txt\nx\n== price.txt\nx\n");
        assert_eq!(
            found,
            [
                "cost.md.txt:1:1 stray-file This file is published as it is, and not as a page, for its name ends in `.md.txt`. = If it is a page, end its name in .md. If it is not for visitors, move it out of content/."
            ]
        );
    }
}
