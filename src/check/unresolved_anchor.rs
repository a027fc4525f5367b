//! Links to a place that is not on the page that they lead to (`unresolved-anchor`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule, ask},
    site::DeadLink,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnresolvedAnchor,
    finds: "A link whose `#place` is not on the page that it leads to.",
    why: "The visitor comes to the top of the page and has to look for what was promised.",
    wrong: "\
== content/index.md
Read [how to wash them](stockings.md#wash).
== content/stockings.md
## Washing them

Use warm water.
",
    right: "\
== content/index.md
Read [how to wash them](stockings.md#washing-them).
== content/stockings.md
## Washing them

Use warm water.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, target) in subject.links() {
        let Err(DeadLink::NoSuchPlace { title, nearest }) = target else { continue };
        let message = format!("The link `{}` leads to a place that is not on the page “{title}”.", link.destination);
        let help = ask(nearest).unwrap_or_else(|| {
            "A place is a heading's words in lower case with hyphens: `## How long?` is `#how-long`.".to_owned()
        });
        let location = subject.document.location(link.span);
        found.push(Diagnostic::new(Code::UnresolvedAnchor, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_place_that_is_not_there_is_told_with_what_is_near() {
        assert_eq!(
            mistakes("== index.md\n[c](risks.md#how-lon) or [x](#xyz)\n== risks.md\n## How long?\nx\n"),
            [
                "index.md:5:1 unresolved-anchor The link `risks.md#how-lon` leads to a place that is not on the page “risks.md”. = did you mean `#how-long`?",
                "index.md:5:26 unresolved-anchor The link `#xyz` leads to a place that is not on the page “index.md”. = A place is a heading's words in lower case with hyphens: `## How long?` is `#how-long`.",
            ]
        );
    }
}
