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
    for reference in document.body.facts.iter().filter(|reference| reference.place == FactPlace::Text) {
        let is_undefined = reference.name.as_deref().is_none_or(|name| config.facts.get(name).is_none());
        // Where no fact can stand, that is told.
        let is_number = || risk::rows_of(&document.body).any(|row| row.cell.span.contains(reference.span));
        if is_undefined && !is_number() {
            let place = document.location(reference.span);
            found.push(facts::mistake(reference.name.as_deref(), &config.facts, place));
        }
    }
    let front_matter = &document.front_matter;
    found.extend(facts::undefined(&front_matter.description, &config.facts, || document.places.of("description")));
    for point in &front_matter.summary {
        found.extend(facts::undefined(point, &config.facts, || document.places.of("summary")));
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
                "index.md:3:1 undefined-fact There is no fact `lenght`. = did you mean `length`?",
                "index.md:5:19 undefined-fact There is no fact `time`. = Name it in site.yaml: `facts: {time: what it says}`.",
                "index.md:6:1 undefined-fact These braces name no fact. = Write the name of a fact of site.yaml between the braces: {{ fact.session_length }}. To show two braces as they are, put a backslash before them.",
            ]
        );
    }
}
