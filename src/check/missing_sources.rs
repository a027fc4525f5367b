//! Pages that do not name what they rest on (`missing-sources`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingSources,
    finds: "A page on a treatment, its procedure, whom it suits, its risks or aftercare, or one that `covers` one of these, whose \
            front matter has no `sources`. \
            `complete: {sources: [...]}` in `site.yaml` names other kinds of page.",
    why: "Visitors cannot tell advice that rests on evidence from advice that does not, and whoever reviews the page next cannot \
          see what has to be looked up again.",
    wrong: "\
== content/what-can-happen.md
---
title: What can happen
description: What can happen, and how often.
kind: treatment
covers: [procedure, suitability, risks, aftercare]
---
Some people have a bruise.
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
complete: {choices: [], help: []}
",
    right: "\
== content/what-can-happen.md
---
title: What can happen
description: What can happen, and how often.
kind: treatment
covers: [procedure, suitability, risks, aftercare]
sources:
  - id: advice
    title: The hospital's own advice
    date: March 2024
---
Some people have a bruise.[^advice]
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
complete: {choices: [], help: []}
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    let is_asked = document.summary.is_about(&config.complete.sources);
    let has_sources = !document.front_matter.sources.is_empty()
        || document.body.callouts.iter().any(|callout| callout.name == "sources")
        || document.places.is_told("sources");
    if !is_asked || has_sources || !document.has_text() {
        return;
    }
    let message = "This page does not say what it rests on.";
    let help = "Add `sources` to the front matter, one after each dash: `- {id: nice, title: The name of the guideline, date: 2024}`. \
                The text cites it as `[^nice]`.";
    found.push(Diagnostic::new(Code::MissingSources, document.places.of("sources"), message).with_help(help));
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_without_sources_is_told() {
        let found = mistakes(
            "== index.md\nA.\n== risks.md\nA.\n== aftercare.md\n> [!sources]\n> - B, 2024\n== procedure.md\n== site.yaml\ntitle: S\ncomplete: {}\n",
        );
        let found: Vec<_> = found
            .iter()
            .filter(|line| line.contains("missing-sources"))
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(found, ["risks.md:2:1"]);
    }
}
