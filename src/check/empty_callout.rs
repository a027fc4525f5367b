//! Callouts with nothing in them (`empty-callout`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{Extent, Slot},
};

pub(super) const RULE: Rule = Rule {
    code: Code::EmptyCallout,
    finds: "A callout without a title and without text, such as one that ends at an empty line.",
    why: "Visitors see an empty box, and the warning that was to be in it stands below as ordinary text.",
    wrong: "\
== content/stockings.md
> [!warning]

Take them off when your foot is cold.
",
    right: "\
== content/stockings.md
> [!warning]
> Take them off when your foot is cold.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let body = &document.body;
    let slots = &body.fragment.slots;
    for (place, (start, slot)) in slots.iter().enumerate() {
        let Slot::CalloutStart(callout) = *slot else { continue };
        let Some((end, Slot::CalloutEnd(_))) = slots.get(place + 1) else { continue };
        let callout = &body.callouts[callout];
        let text = Extent { html: *start..*end, slots: place + 1..place + 1 };
        if callout.title.is_none() && !body.has_content(text) {
            let message = "There is nothing in this callout.";
            let help = "Begin each of its lines with `>`, the empty ones between its paragraphs too.";
            found.push(Diagnostic::new(Code::EmptyCallout, document.location(callout.span), message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_empty_callout_is_told() {
        assert_eq!(
            mistakes("== index.md\n> [!note]\n\nx\n\n> [!note] Title\n\n> [!note]\n> ![A plan](pic.svg)\n"),
            [
                "index.md:5:5 empty-callout There is nothing in this callout. = Begin each of its lines with `>`, the empty ones between its paragraphs too."
            ]
        );
    }
}
