//! Files that look like pages and are published as they are (`stray-file`).

use crate::{
    check::place_of_file,
    diagnostic::{Code, Diagnostic, Rule},
    site::Site,
};

/// The endings of files that writers take for pages, or keep as copies of them.
const STRAY_ENDINGS: [&str; 8] = [".markdown", ".mdown", ".md.txt", ".mdx", ".bak", ".orig", ".docx", ".doc"];

pub(super) const RULE: Rule = Rule {
    code: Code::StrayFile,
    finds: "A file in `content/` that is likely to be a page under another name, or a copy of one: `.md.txt`, `.bak`, `.docx`.",
    why: "Its text is missing from the site as a page, and lies open beside it as a file, old copies included.",
    wrong: "\
== content/stockings.md.txt
Wear them every day.
",
    right: "\
== content/stockings.md
Wear them every day.
",
};

pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    for asset in site.assets.keys() {
        let name = asset.to_lowercase();
        if let Some(ending) = STRAY_ENDINGS.iter().find(|ending| name.ends_with(**ending)) {
            let message =
                format!("This file is published as it is, and not as a page, for its name ends in `{ending}`.");
            let help = match *ending {
                ".doc" | ".docx" => {
                    "If it is a page, copy its text into a new file whose name ends in .md. If visitors are to have it, save it as \
                     a PDF. If it is not for them, move it out of content/."
                }
                _ => "If it is a page, end its name in .md. If it is not for visitors, move it out of content/.",
            };
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
    fn a_document_of_a_word_processor_does_not_become_a_page_by_its_name() {
        assert!(mistakes("== index.md\nx\n== prices.docx\nx\n")[0].contains("copy its text into a new file"));
    }
}
