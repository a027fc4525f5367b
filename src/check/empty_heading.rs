//! Headings without words (`empty-heading`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::Slot,
};

pub(super) const RULE: Rule = Rule {
    code: Code::EmptyHeading,
    finds: "A heading without words.",
    why: "A screen reader says “heading” and then nothing, and the list of what is on the page has an empty entry.",
    wrong: "\
== content/stockings.md
##

Wear them every day.
",
    right: "\
== content/stockings.md
## When to wear them

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let body = &document.body;
    for (index, heading) in body.headings.iter().enumerate().filter(|(_, heading)| heading.title.is_empty()) {
        // A picture's description is as good as words.
        let start = body.fragment.slots.iter().position(|(_, slot)| *slot == Slot::HeadingStart(index));
        let within = start.into_iter().flat_map(|start| &body.fragment.slots[start + 1..]);
        let mut within = within.map(|(_, slot)| slot).take_while(|slot| **slot != Slot::HeadingEnd(index));
        if within.any(|slot| matches!(slot, Slot::Image(_))) {
            continue;
        }
        let message = "This heading has no words.";
        let help = "Write what stands below it in a few words, or take the heading out.";
        found.push(Diagnostic::new(Code::EmptyHeading, document.location(heading.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_heading_without_words_is_told() {
        assert_eq!(
            mistakes("== index.md\n##\nx\n\n## [![A plan](pic.svg)](b.md)\nx\n\n## `B`\nx\n== b.md\nx\n"),
            [
                "index.md:5:1 empty-heading This heading has no words. = Write what stands below it in a few words, or take the heading out."
            ]
        );
    }
}
