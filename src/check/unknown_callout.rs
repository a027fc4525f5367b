//! Callouts that the theme does not have (`unknown-callout`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule, did_you_mean},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnknownCallout,
    finds: "A callout, `> [!name]`, whose name is not one that the theme has.",
    why: "A warning with a misspelt name would look like a quotation, and a visitor might pass over it.",
    wrong: "\
== content/stockings.md
> [!warnin] Take them off when your foot is cold
> Then ring us.
",
    right: "\
== content/stockings.md
> [!warning] Take them off when your foot is cold
> Then ring us.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, callouts, .. } = subject;
    for callout in document.body.callouts.iter().filter(|callout| !callouts.contains(&callout.name)) {
        let known = || callouts.iter().map(String::as_str);
        let help = did_you_mean(&callout.name, known())
            .unwrap_or_else(|| format!("the callouts are: {}", known().collect::<Vec<_>>().join(", ")));
        let message = format!("There is no callout `{}`.", callout.name);
        found.push(Diagnostic::new(Code::UnknownCallout, document.location(callout.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_unknown_callout_is_told_with_what_is_near() {
        assert_eq!(
            mistakes("== index.md\n> [!warnin] T\n> x\n\n> [!xyz]\n> x\n\n> [!note]\n> x\n"),
            [
                "index.md:5:5 unknown-callout There is no callout `warnin`. = did you mean `warning`?",
                "index.md:8:5 unknown-callout There is no callout `xyz`. = the callouts are: before-after, emergency, key-points, language, note, risks, sources, suitability, timeline, urgent, warning",
            ]
        );
    }
}
