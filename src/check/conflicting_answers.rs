//! Questions that are asked twice and answered differently (`conflicting-answers`).

use std::sync::Arc;

use crate::{
    diagnostic::{Code, Diagnostic, Parsed, Rule},
    markdown::Question,
    parse::document::Document,
    site::Site,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ConflictingAnswers,
    finds: "A question that is asked twice for the same treatment, in the same words, and answered differently.",
    why: "In the FAQ index the two stand one below the other, and a visitor has no way to know which answer holds.",
    wrong: "\
== content/shoes.md
## When can I run again?

After two weeks.
== content/stockings.md
## When can I run again?

After four weeks.
",
    right: "\
== content/shoes.md
## When can I run again?

After two weeks.
== content/stockings.md
## When can I run again?

After two weeks.
",
};

/// A question on a page, both found through the FAQ index.
struct Asked<'a> {
    document: &'a Document,
    question: &'a Question,
}

pub(super) fn check(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    for places in &site.asked_again {
        let mut same = places.iter().filter_map(|&place| {
            let document = &documents[site.document_of(place.page)?].value;
            let question = &document.body.questions[site.question(place).0.question];
            // One without an answer is told of by a rule of its own.
            document.body.is_answered(question).then_some(Asked { document, question })
        });
        let Some(first) = same.next() else { continue };
        let answer = first.answer();
        for other in same.filter(|other| other.answer() != answer) {
            let heading = &other.document.body.headings[other.question.heading];
            let place = match std::ptr::eq(first.document, other.document) {
                true => "earlier on this page".to_owned(),
                false => format!("in {}", first.document.path),
            };
            let message = format!("The question “{}” has another answer {place}.", heading.title);
            let help = "Give both the same answer, or ask two different questions. \
                        To keep one out of the FAQ index, put {.no-faq} after its heading.";
            let first_heading = &first.document.body.headings[first.question.heading];
            found.push(
                Diagnostic::new(Code::ConflictingAnswers, other.document.location(heading.span), message)
                    .with_help(help)
                    .with_related(first.document.location(first_heading.span), "the other answer stands below this"),
            );
        }
    }
}

impl Asked<'_> {
    fn answer(&self) -> String {
        self.document.body.answer_content(self.question)
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_question_with_two_answers_is_told_and_one_with_the_same_answer_is_not() {
        assert_eq!(
            mistakes(
                "== a.md\n## How long?\nA day\n== b.md\n## How long?\nA week\n== c.md\n## How  long?\nA day\n\
                 == d.md\n## How long? {.no-faq}\nA year\n"
            ),
            [
                "b.md:5:1 conflicting-answers The question “How long?” has another answer in content/a.md. = Give both the same answer, or ask two different questions. To keep one out of the FAQ index, put {.no-faq} after its heading. (a.md:5:1 the other answer stands below this)"
            ]
        );
        assert_eq!(mistakes("== a.md\n## How long?\n\n## Next\nx\n== b.md\n## How long?\nA week\n").len(), 1);
        let callouts = "== a.md\n## Safe?\n> [!warning] Yes\n== b.md\n## Safe?\n> [!warning] No\n";
        assert!(mistakes(callouts)[0].contains("conflicting-answers"));
    }
}
