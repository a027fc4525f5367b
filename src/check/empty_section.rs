//! Headings with nothing below them (`empty-section`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{Extent, Slot},
};

pub(super) const RULE: Rule = Rule {
    code: Code::EmptySection,
    finds: "A heading that is followed by another one of the same level or above, or by the end of the page. Questions without \
            an answer are told of by `unanswered-question`.",
    why: "Whoever follows a link to it finds nothing. Often it is a part that somebody meant to write.",
    wrong: "\
== content/stockings.md
## Wearing them

## Washing them

Use warm water.
",
    right: "\
== content/stockings.md
## Wearing them

Wear them every day.

## Washing them

Use warm water.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let body = &document.body;
    let slots = &body.fragment.slots;
    for (place, (start, slot)) in slots.iter().enumerate() {
        let Slot::HeadingEnd(index) = *slot else { continue };
        let heading = &body.headings[index];
        let is_question = body.questions.binary_search_by_key(&index, |question| question.heading).is_ok();
        // A heading without words is told of by a rule of its own.
        if !heading.top_level || is_question || heading.title.is_empty() {
            continue;
        }
        let next = slots.get(place + 1).copied();
        let end = match next {
            None => body.fragment.html.len(),
            Some((end, Slot::HeadingStart(next)))
                if body.headings[next].top_level && body.headings[next].level <= heading.level =>
            {
                end
            }
            // A heading of a lower level begins a part of this one; anything else is content.
            Some(_) => continue,
        };
        if !body.has_content(Extent { html: *start..end, slots: place + 1..place + 1 }) {
            let message = format!("Nothing stands below the heading “{}”.", heading.title);
            let help = "Write what belongs there, or take the heading out.";
            found.push(Diagnostic::new(Code::EmptySection, document.location(heading.span), message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_heading_with_nothing_below_it_is_told() {
        assert_eq!(
            mistakes(
                "== index.md\n## A\n\n### B\n\n---\n\n## C\nx\n\n## D\n![A plan](pic.svg)\n\n## E\n> [!note]\n> x\n\n## F\n<!-- x -->\n\n## G\n> ## In a quotation\n> x\n"
            ),
            [
                "index.md:7:1 empty-section Nothing stands below the heading “B”. = Write what belongs there, or take the heading out.",
                "index.md:21:1 empty-section Nothing stands below the heading “F”. = Write what belongs there, or take the heading out.",
            ]
        );
    }
}
