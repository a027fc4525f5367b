//! Treatments without one of the pages that each has to have (`incomplete-treatment`).

use crate::{
    check::places::place_of_file,
    diagnostic::{Code, Diagnostic, Rule},
    domain::kind::Kind,
    parse::config::Config,
    site::{PageId, Site},
};

pub(super) const RULE: Rule = Rule {
    code: Code::IncompleteTreatment,
    finds: "A treatment that lacks a page on its procedure, on whom it suits, on its risks, or on aftercare. The front matter of a \
            page can say that it `covers` such a page's subject: `covers: [risks, aftercare]`. `complete: {treatment: [...]}` in \
            `site.yaml` names other kinds of page.",
    why: "Whoever decides on a treatment needs all four. A website that is silent on risks does not inform, it advertises.",
    wrong: "\
== content/veins/index.md
A treatment for thread veins.
== content/veins/procedure.md
---
title: What happens
description: What happens on the day.
covers: [suitability, aftercare]
---
What other choices do you have? You can also choose no treatment.
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
complete: {sources: [], choices: [], help: []}
",
    right: "\
== content/veins/index.md
A treatment for thread veins.
== content/veins/procedure.md
---
title: What happens
description: What happens on the day.
covers: [suitability, aftercare, risks]
---
What other choices do you have? You can also choose no treatment.
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
complete: {sources: [], choices: [], help: []}
",
};

pub(super) fn check(site: &Site, config: &Config, found: &mut Vec<Diagnostic>) {
    for id in site.ids().filter(|&id| site.page(id).summary.kind == Kind::Treatment && site.document_of(id).is_some()) {
        let Some(said) = said(site, id) else { continue };
        let missing: Vec<&str> =
            config.complete.treatment.iter().filter(|kind| !said.contains(kind)).map(|kind| kind.as_str()).collect();
        let (Some(first), file) = (missing.first(), &site.page(id).summary.file) else { continue };
        let message = format!("This treatment has no page for: {}.", missing.join(", "));
        let help = format!(
            "Write it beside this page ({first}.md), or say in the front matter of the page that has it: `covers: [{first}]`. If \
             this is no treatment, write `kind: page`."
        );
        found.push(Diagnostic::new(Code::IncompleteTreatment, place_of_file(file), message).with_help(help));
    }
}

/// The kinds of page that a treatment has or covers; none where it holds other treatments, which are complete in themselves.
fn said(site: &Site, treatment: PageId) -> Option<Vec<Kind>> {
    let mut said = site.page(treatment).summary.covers.clone();
    let mut below = site.page(treatment).children.clone();
    while let Some(id) = below.pop() {
        let page = site.page(id);
        if page.summary.kind == Kind::Treatment {
            return None;
        }
        said.push(page.summary.kind);
        said.extend(&page.summary.covers);
        below.extend(&page.children);
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    const SETTINGS: &str = "== site.yaml\ntitle: S\ncomplete: {}\n";

    #[test]
    fn a_treatment_without_one_of_its_pages_is_told() {
        let site = "== index.md\nA.\n== a/index.md\nA.\n== a/risks.md\nA.\n== a/deep/notes.md\n---\ntitle: N\ndescription: D.\ncovers: [aftercare]\n---\nA.\n";
        let found = mistakes(&format!("{site}{SETTINGS}"));
        let found: Vec<_> = found.iter().filter(|line| line.contains("incomplete")).collect();
        assert_eq!(
            found,
            [
                "a/index.md:1:1 incomplete-treatment This treatment has no page for: procedure, suitability. = Write it beside this page (procedure.md), or say in the front matter of the page that has it: `covers: [procedure]`. If this is no treatment, write `kind: page`."
            ]
        );
    }

    #[test]
    fn a_folder_of_treatments_is_none_itself() {
        let site = "== index.md\nA.\n== all/index.md\nA.\n== all/a/index.md\n---\ntitle: N\ndescription: D.\ncovers: [procedure, suitability, risks, aftercare]\n---\nA.\n";
        assert!(mistakes(&format!("{site}{SETTINGS}")).iter().all(|line| !line.contains("incomplete")));
    }
}
