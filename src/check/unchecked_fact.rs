//! Facts that no sentence can contradict (`unchecked-fact`).

use crate::{
    diagnostic::{Code, Diagnostic, Rule},
    parse::config::Config,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UncheckedFact,
    finds: "A fact of `site.yaml` with `about`, in whose value there is no time, age, price or telephone number.",
    why: "`about` asks that other values be told where pages say them. Where the value cannot be compared with others, nothing is \
          told, and the clinic relies on a check that there is not.",
    wrong: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  rest: {value: some time, about: [rest]}
== content/stockings.md
Rest for two weeks.
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
facts:
  rest: {value: 2 weeks, about: [rest]}
== content/stockings.md
Rest for two weeks.
",
};

pub(super) fn check(config: &Config, found: &mut Vec<Diagnostic>) {
    for name in &config.facts.statements.without_quantity {
        let value = config.facts.get(name).unwrap_or_default();
        let message = format!("The fact `{name}` has `about`, and `{value}` cannot be compared with what pages say.");
        let help = "Write a number with what it counts, such as 30 minutes, 18 years or £300. Or take `about` out.";
        let diagnostic = match config.fact_locations.get(name) {
            Some(location) => Diagnostic::new(Code::UncheckedFact, location.clone(), message),
            None => Diagnostic::without_place(Code::UncheckedFact, message),
        };
        found.push(diagnostic.with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_fact_that_cannot_be_compared_is_told() {
        let site = "== site.yaml\ntitle: S\nbase_url: https://a.example\nfacts:\n";
        let facts = "  a: {value: \"18\", about: [age]}\n  b: {value: \"18\", about: [stockings]}\n  c: some time\n";
        assert_eq!(
            mistakes(&format!("{site}{facts}== index.md\nText.\n")),
            [
                "site.yaml:5:3 unchecked-fact The fact `b` has `about`, and `18` cannot be compared with what pages say. = Write a number with what it counts, such as 30 minutes, 18 years or £300. Or take `about` out."
            ]
        );
    }
}
