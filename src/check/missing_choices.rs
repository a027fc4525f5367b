//! Pages that do not say what other choices there are (`missing-choices`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::choices,
    markdown::{Body, Slot},
    site::PageId,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingChoices,
    finds: "A page on a procedure, in English, without a heading on the other choices (alternatives, other treatments, other \
            options) on it or beside it in its treatment; or one whose text below that heading does not say that people can also \
            choose no treatment. `complete: {choices: [...]}` in `site.yaml` names other kinds of page.",
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
    let Subject { document, config, .. } = subject;
    let is_asked = config.complete.choices.contains(&document.summary.kind);
    if !is_asked || !document.has_text() || !config.language.is_english() {
        return;
    }
    let body = &document.body;
    let (location, message, help) = match body
        .headings
        .iter()
        .position(|heading| choices::is_on_choices(&heading.title))
    {
        Some(heading) if says_so_below(body, heading) => return,
        Some(heading) => (
            document.location(body.headings[heading].span),
            "This part does not say that people can also choose no treatment.",
            "Say here what happens when nothing is done, as in: You can also choose no treatment.",
        ),
        None if subject.page.is_some_and(|page| is_said_beside(subject, page)) => return,
        None => (
            document.places.of("kind"),
            "This page does not say what other choices there are.",
            "Add a part such as `## What other choices do I have?`. Name the other treatments in it, and say what happens \
             when you choose no treatment.",
        ),
    };
    found.push(Diagnostic::new(Code::MissingChoices, location, message).with_help(help));
}

/// Whether the text below a heading, or the heading itself, names the choice of no treatment.
fn says_so_below(body: &Body, heading: usize) -> bool {
    let level = body.headings[heading].level;
    let ends = |slot: &Slot| matches!(slot, Slot::HeadingStart(next) if *next > heading && body.headings[*next].level <= level);
    let slots = &body.fragment.slots;
    let start = slots.iter().find(|(_, slot)| *slot == Slot::HeadingStart(heading)).map_or(0, |(place, _)| *place);
    let end = slots.iter().find(|(_, slot)| ends(slot)).map_or(body.fragment.html.len(), |(place, _)| *place);
    choices::names_no_treatment(&body.fragment.html[start..end])
}

/// Whether another page of the same treatment has a heading on other choices.
fn is_said_beside(subject: Subject<'_>, page: PageId) -> bool {
    let Some(&above) = subject.site.ancestors(page).last() else { return false };
    let mut beside = std::iter::once(&above).chain(&subject.site.page(above).children);
    beside.any(|&id| subject.site.page(id).summary.names_choices)
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
    fn other_languages_are_not_read() {
        let found =
            mistakes("== index.md\nA.\n== procedure.md\nA.\n== site.yaml\ntitle: S\nlanguage: cy\ncomplete: {}\n");
        assert!(found.iter().all(|line| !line.contains("missing-choices")), "{found:?}");
    }
}
