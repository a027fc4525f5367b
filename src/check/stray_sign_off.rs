//! Sign-offs of pages that are not there (`stray-sign-off`).

use std::sync::Arc;

use crate::{
    check::places::document_of,
    diagnostic::{Code, Diagnostic, OFFERED, Parsed, Rule, ask, did_you_mean},
    parse::{document::Document, reviews::Reviews},
};

pub(super) const RULE: Rule = Rule {
    code: Code::StraySignOff,
    finds: "A sign-off in `content/reviews.yaml` of a page that is not there.",
    why: "A page that was moved or renamed has lost its sign-off, and tells visitors that nobody has reviewed it.",
    wrong: "\
== content/reviews.yaml
---
page: stocking.md
reviewed: 2026-05-01
reviewed_by: {name: A. Example}
signed:
  form: 1
  title: \"69058279a8bdb34e\"
  description: \"652564fafb79be64\"
  opening: \"918030419be7088b\"
== content/stockings.md
Wear them every day.
",
    right: "\
== content/reviews.yaml
---
page: stockings.md
reviewed: 2026-05-01
reviewed_by: {name: A. Example}
signed:
  form: 1
  title: \"69058279a8bdb34e\"
  description: \"652564fafb79be64\"
  opening: \"918030419be7088b\"
== content/stockings.md
Wear them every day.
",
};

/// How many of the sign-offs without a page are told with the pages that are near. Whoever has more has moved a folder.
const SUGGESTED: usize = 50;

pub(super) fn check(documents: &[Arc<Parsed<Document>>], reviews: &Reviews, found: &mut Vec<Diagnostic>) {
    let stray = reviews.iter().filter(|(page, _)| document_of(documents, page).is_none());
    for (number, (page, sign_off)) in stray.enumerate() {
        let nearest = if number < SUGGESTED { nearest(documents, page) } else { None };
        let message = format!("There is no page `{page}`, which is signed here.");
        let help = nearest.unwrap_or_else(|| {
            "If the page was renamed, write its new path below content/ here. If it is gone, take the block out."
                .to_owned()
        });
        found.push(Diagnostic::new(Code::StraySignOff, sign_off.location.clone(), message).with_help(help));
    }
}

/// The question whether a page was meant that has the same name in another folder, or else one with a name like it.
fn nearest(documents: &[Arc<Parsed<Document>>], page: &str) -> Option<String> {
    let files = || documents.iter().map(|document| document.value.summary.file.as_str());
    let name = page.rsplit('/').next().unwrap_or(page);
    let same_name = files().filter(|file| file.rsplit('/').next() == Some(name) && name != "index.md");
    let moved: Vec<&str> = same_name.take(OFFERED).collect();
    ask(&moved).or_else(|| did_you_mean(page, files()))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_sign_off_of_a_page_that_is_not_there_is_told() {
        let block =
            |page: &str| format!("---\npage: {page}\nreviewed: 2025-05-01\nreviewed_by: A\nsigned: {{form: 1}}\n");
        let site = |page: &str| format!("== index.md\nx\n== veins/risks.md\nx\n== reviews.yaml\n{}", block(page));
        let found =
            |page: &str| mistakes(&site(page)).into_iter().filter(|found| found.contains("stray")).collect::<Vec<_>>();
        assert_eq!(found("veins/risks.md"), [""; 0]);
        assert!(found("legs/thread/risks.md")[0].ends_with(" = did you mean `veins/risks.md`?"));
        assert_eq!(
            found("veins/risk.md"),
            [
                "reviews.yaml:2:1 stray-sign-off There is no page `veins/risk.md`, which is signed here. = did you mean `veins/risks.md`?"
            ]
        );
    }
}
