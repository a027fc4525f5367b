//! References to facts that `site.yaml` does not name (`undefined-fact`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::risk,
    markdown::FactPlace,
    parse::facts,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UndefinedFact,
    finds: "Two braces, as in `{{ fact.session_length }}`, in which no fact of `site.yaml` is named.",
    why: "Nobody knows what is to stand there, and the sentence would be published without it.",
    wrong: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  session_length: 30 minutes
== content/stockings.md
Come back after {{ fact.sesion_length }}.
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  session_length: 30 minutes
== content/stockings.md
Come back after {{ fact.session_length }}.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    let mut number = 0;
    for reference in document.body.facts.iter().filter(|reference| reference.place == FactPlace::Text) {
        // Where no fact can stand, that is told.
        let is_number = || risk::rows_of(&document.body).any(|row| row.cell.span.contains(reference.span));
        if config.facts.lacks(reference.name.as_deref()) && !is_number() {
            let place = document.location(reference.span);
            found.push(facts::mistake(reference.name.as_deref(), &config.facts, place, number));
            number += 1;
        }
    }
    let front_matter = &document.front_matter;
    let mut tell = |text: &str, key: &str| {
        found.extend(facts::undefined(text, &config.facts, |braces| document.place_below(key, braces)));
    };
    tell(&front_matter.description, "description");
    for point in &front_matter.summary {
        tell(point, "summary");
    }
    for change in &front_matter.changes {
        tell(&change.what, "changes");
        tell(change.why.as_deref().unwrap_or_default(), "changes");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_fact_that_is_not_there_is_told() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nfacts: {length: 30 minutes}\n";
        let found = mistakes(&format!(
            "{site}== index.md\n---\ntitle: T\ndescription: Of {{{{ fact.lenght }}}}.\n---\n{{{{ fact.length }}}} {{{{ fact.time }}}}\n{{{{ x }}}}\n"
        ));
        assert_eq!(
            found,
            [
                "index.md:3:17 undefined-fact There is no fact `lenght`. = did you mean `length`?",
                "index.md:5:19 undefined-fact There is no fact `time`. = Name it in site.yaml: `facts: {time: what it says}`.",
                "index.md:6:1 undefined-fact These braces name no fact. = Write the name of a fact of site.yaml between the braces: {{ fact.session_length }}. To show two braces as they are, put a backslash before them.",
            ]
        );
    }

    #[test]
    fn a_fact_that_is_not_there_is_told_at_the_entry_that_names_it() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nfacts: {length: 30 minutes}\n";
        let keys = "summary:\n  - One.\n  - \"Two {{ fact.a }}.\"\nchanges:\n  - date: 2025-12-01\n    what: \"Now {{ fact.length }}.\"\n    why: \"As {{ fact.b }}.\"\n";
        let found = mistakes(&format!("{site}== index.md\n---\ntitle: T\ndescription: D.\n{keys}---\nx\n"));
        let places: Vec<&str> = found.iter().map(|found| found.split(". ").next().unwrap()).collect();
        assert_eq!(
            places,
            ["index.md:6:10 undefined-fact There is no fact `a`", "index.md:10:14 undefined-fact There is no fact `b`"]
        );
    }

    #[test]
    fn facts_of_settings_that_cannot_be_read_are_not_missing_as_well() {
        let page = "== index.md\n---\ntitle: T\ndescription: D.\n---\n{{ fact.dose }} {{ fact.length }} {{ x }}\n";
        let found =
            |facts: &str| mistakes(&format!("== site.yaml\ntitle: T\nbase_url: https://a.example\n{facts}{page}"));
        for slip in [
            "facts:\n  dose: two\n length: long\n",
            "facts:\n  dose: \"two\n  length: long\n",
            "facts:\n  dose: two\n\tlength: long\n",
            "notice: \"a\nfacts: {dose: two, length: long}\n",
            "facts:\n  dose: [two]\n  length: long\n",
            "facts: [dose, length]\n",
            "facts: {dose: \"{{ fact.length }}\", length: \"{{ fact.dose }}\"}\n",
        ] {
            let found = found(slip);
            assert!(found.len() == 1 && found[0].contains("These braces name no fact"), "{slip}: {found:?}");
        }
        for missing in [
            "",
            "factz: {dose: two, length: long}\n",
            "facts: {dos: two, lengt: long}\n",
            "facts:\nclinic: {name: [1]}\n",
        ] {
            assert_eq!(found(missing).len(), 3, "{missing}");
        }
    }
}
