//! Care cards of one kind that a page has twice (`repeated-care-card`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::callout::CARE_CARDS,
};

pub(super) const RULE: Rule = Rule {
    code: Code::RepeatedCareCard,
    finds: "A second `non-urgent`, `urgent` or `emergency` callout on a page.",
    why: "These cards tell visitors at a glance when to get help, and how fast. With two of a kind, a visitor who finds one looks \
          no further, and misses what the other says. The NHS design system asks for one of each.",
    wrong: "\
== content/stockings.md
> [!urgent] Ring us today if your foot is cold
> Take the stocking off first.

> [!urgent] Ring us today if your toes are blue
> Take the stocking off first.
",
    right: "\
== content/stockings.md
> [!urgent] Ring us today if:
> - your foot is cold
> - your toes are blue
>
> Take the stocking off first.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for card in CARE_CARDS {
        let mut cards = document.body.callouts.iter().filter(|callout| callout.name == card);
        let Some(first) = cards.next() else { continue };
        for callout in cards {
            let message = format!("This is not the only `{card}` card on the page.");
            let help = "Put what both say into one, as a list.";
            found.push(
                Diagnostic::new(Code::RepeatedCareCard, document.location(callout.span), message)
                    .with_help(help)
                    .with_related(document.location(first.span), "the first one stands here"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_second_card_of_a_kind_is_told() {
        assert_eq!(
            mistakes("== a.md\n> [!urgent]\n> x\n\n> [!note]\n> x\n\n> [!note]\n> x\n\n> [!URGENT] T\n> x\n"),
            [
                "a.md:14:5 repeated-care-card This is not the only `urgent` card on the page. = Put what both say into one, as a list. (a.md:5:5 the first one stands here)"
            ]
        );
    }
}
