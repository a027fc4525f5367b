//! Pages that do not say what other choices there are (`missing-choices`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::choices::{self, Choices},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingChoices,
    finds: "A page on a procedure, or one that `covers` it, in English, without a heading on the other choices (alternatives, \
            other treatments, other options) on it or beside it in its treatment; or where no text below such a heading says that \
            people can also choose no treatment. `complete: {choices: [...]}` in `site.yaml` names other kinds of page.",
    why: "Nobody can agree to a treatment without knowing what else there is, and what happens when nothing is done.",
    wrong: "\
== content/what-happens.md
---
title: What happens
description: What happens on the day.
kind: procedure
sources: [{title: The hospital's own advice, date: 2024}]
---
## What other choices do I have?

There is also laser treatment.
",
    right: "\
== content/what-happens.md
---
title: What happens
description: What happens on the day.
kind: procedure
sources: [{title: The hospital's own advice, date: 2024}]
---
## What other choices do I have?

There is also laser treatment. You can also choose to have no treatment.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, site, .. } = subject;
    let kinds = &config.complete.choices;
    if !document.summary.is_about(kinds) || !document.has_text() || !config.language.is_english() {
        return;
    }
    let own = document.summary.choices;
    let above = subject.page.and_then(|page| site.page(page).parent);
    let beside = above.map_or(Choices::Unsaid, |above| site.page(above).choices);
    if own.max(beside) == Choices::AndNoTreatment {
        return;
    }
    let mut headings = document.body.headings.iter();
    let (location, message, help) = match headings.find(|heading| choices::is_on_choices(&heading.title)) {
        Some(heading) => (
            document.location(heading.span),
            "This part does not say that people can also choose no treatment.",
            "Say here what happens when nothing is done, as in: You can also choose no treatment.",
        ),
        None => (
            document.places.of(document.summary.key_about(kinds)),
            match beside {
                Choices::Unsaid => "This page does not say what other choices there are.",
                _ => {
                    "Neither this page nor the one beside it with the other choices says that people can also choose no treatment."
                }
            },
            "Add a part such as `## What other choices do I have?`. Name the other treatments in it, and say what happens \
             when you choose no treatment.",
        ),
    };
    found.push(Diagnostic::new(Code::MissingChoices, location, message).with_help(help));
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_procedure_without_other_choices_is_told() {
        for (index, text, expected) in [
            (
                "A.",
                "A.",
                vec!["a/procedure.md:2:1 missing-choices This page does not say what other choices there are."],
            ),
            (
                "A.",
                "## What are the alternatives?\n\nLaser.\n\n## B\n\nNothing.",
                vec![
                    "a/procedure.md:5:1 missing-choices This part does not say that people can also choose no treatment.",
                ],
            ),
            ("A.", "## What are the alternatives?\n\n### Laser\n\nA.\n\n### None\n\nYou may do nothing.", vec![]),
            ("## Other treatments\n\nLaser, or no treatment.", "A.", vec![]),
            (
                "## Other treatments\n\nLaser.",
                "A.",
                vec![
                    "a/procedure.md:2:1 missing-choices Neither this page nor the one beside it with the other choices says that people can also choose no treatment.",
                ],
            ),
            (
                "A.",
                "## What else do I need to bring?\n\nA pen.\n\n## What are the alternatives?\n\nLaser, or no treatment.",
                vec![],
            ),
            ("A.", "## Your options on the day\n\nA.\n\n## Alternatives\n\nLaser, or do nothing.", vec![]),
            (
                "A.",
                "## Alternatives\n\nLaser. You need no anaesthetic, and have nothing to fear.",
                vec![
                    "a/procedure.md:5:1 missing-choices This part does not say that people can also choose no treatment.",
                ],
            ),
        ] {
            let found = mistakes(&format!(
                "== index.md\nA.\n== a/index.md\n{index}\n== a/procedure.md\n{text}\n== site.yaml\ntitle: S\ncomplete: {{}}\n"
            ));
            let found: Vec<_> = found
                .iter()
                .filter(|line| line.contains("missing-choices"))
                .map(|line| line.split(" = ").next().unwrap())
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_page_that_covers_the_procedure_is_asked_too() {
        let site = "== index.md\nA.\n== a.md\n---\ntitle: A\ndescription: D.\ncovers: [procedure]\n---\nA.\n== site.yaml\ntitle: S\ncomplete: {}\n";
        assert!(mistakes(site).iter().any(|line| line.starts_with("a.md:4:1 missing-choices")), "{:?}", mistakes(site));
    }

    #[test]
    fn other_languages_are_not_read() {
        let found =
            mistakes("== index.md\nA.\n== procedure.md\nA.\n== site.yaml\ntitle: S\nlanguage: cy\ncomplete: {}\n");
        assert!(found.iter().all(|line| !line.contains("missing-choices")), "{found:?}");
    }
}
