//! Files whose names differ in nothing but capitals (`case-clash`).

use std::collections::HashMap;

use crate::{
    check::places::place_of_file,
    diagnostic::{Code, Diagnostic, Rule},
    site::Site,
};

pub(super) const RULE: Rule = Rule {
    code: Code::CaseClash,
    finds: "Two files, or files in two folders, whose names differ in nothing but capitals.",
    why: "Windows and macOS take the two names for one: there, and on some web servers, one file takes the place of the other. \
          Whoever copies the site to such a machine loses a page or a picture without a word.",
    wrong: "\
== content/stockings.md
![Two hands pull a stocking over a heel](Pull-up-1.svg)
![The stocking sits without a fold](pull-up-1.svg)
== content/Pull-up-1.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
== content/pull-up-1.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
    right: "\
== content/stockings.md
![Two hands pull a stocking over a heel](pull-up-1.svg)
![The stocking sits without a fold](pull-up-2.svg)
== content/pull-up-1.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
== content/pull-up-2.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
};

pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    let written = site.ids().filter(|&id| site.document_of(id).is_some());
    let pages = written.map(|id| site.page(id).summary.file.as_str());
    let mut files: Vec<&str> = pages.chain(site.assets.keys().map(String::as_str)).chain(site.unpublished()).collect();
    files.sort_unstable();
    let mut known: HashMap<String, &str> = HashMap::with_capacity(files.len());
    for file in files {
        let first = *known.entry(file.to_lowercase()).or_insert(file);
        // Two pages that also want one address are told of that.
        let is_told = || {
            let mut clashes = site.clashes.iter().filter(|clash| clash.alias.is_none());
            clashes.any(|clash| [clash.first.as_str(), &clash.second].iter().all(|one| [first, file].contains(one)))
        };
        if first != file && !is_told() {
            let message = format!("The name of this file is that of content/{first} but for its capitals.");
            let help =
                "Rename one of the two. Names in lower case, with hyphens between the words, never clash like this.";
            found.push(
                Diagnostic::new(Code::CaseClash, place_of_file(file), message)
                    .with_help(help)
                    .with_related(place_of_file(first), "the other file"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn two_pages_for_one_address_are_told_once() {
        let found = mistakes("== risks.md\nx\n== Risks.md\nx\n== index.md\nx\n");
        assert!(
            found[0].contains("duplicate-route") && !found.iter().any(|found| found.contains("case-clash")),
            "{found:?}"
        );
    }

    #[test]
    fn names_that_differ_in_capitals_are_told() {
        assert_eq!(
            mistakes("== a/plan.txt\nx\n== A/Plan.txt\nx\n== index.md\nx\n"),
            [
                "a/plan.txt:1:1 case-clash The name of this file is that of content/A/Plan.txt but for its capitals. = Rename one of the two. Names in lower case, with hyphens between the words, never clash like this. (A/Plan.txt:1:1 the other file)"
            ]
        );
    }
}
