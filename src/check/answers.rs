//! Questions without an answer (`unanswered-question`), and a question that is answered differently in two places
//! (`conflicting-answers`).
//!
//! Both end up in the FAQ index, where a visitor finds nothing, or two answers and no way to know which holds.

use std::sync::Arc;

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Parsed},
    markdown::Question,
    parse::document::Document,
    site::Site,
};

pub(super) fn check_answered(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Document { body, .. } = subject.document;
    for question in body.questions.iter().filter(|question| !body.is_answered(question)) {
        let heading = &body.headings[question.heading];
        let message = format!("The question “{}” has no answer.", heading.title);
        let help = "Write the answer below it. A heading that is no question ends without a question mark.";
        let location = subject.document.location(heading.span);
        found.push(Diagnostic::new(Code::UnansweredQuestion, location, message).with_help(help));
    }
}

/// A question on a page, both found through the FAQ index.
struct Asked<'a> {
    document: &'a Document,
    question: &'a Question,
}

pub(super) fn check_agreement(site: &Site, documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    for places in &site.asked_again {
        let mut same = places.iter().filter_map(|&place| {
            let document = &documents[site.document_of(place.page)?].value;
            Some(Asked { document, question: &document.body.questions[site.question(place).0.question] })
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
            let location = other.document.location(heading.span);
            found.push(Diagnostic::new(Code::ConflictingAnswers, location, message).with_help(help));
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
    fn a_question_without_an_answer_is_told() {
        assert_eq!(
            mistakes("== index.md\n## Does it hurt?\n\n## Next\nx\n\n## And this?\n![a](pic.svg)\n"),
            [
                "index.md:4:1 unanswered-question The question “Does it hurt?” has no answer. = Write the answer below it. A heading that is no question ends without a question mark."
            ]
        );
    }

    #[test]
    fn a_question_with_two_answers_is_told_and_one_with_the_same_answer_is_not() {
        assert_eq!(
            mistakes(
                "== a.md\n## How long?\nA day\n== b.md\n## How long?\nA week\n== c.md\n## How  long?\nA day\n\
                 == d.md\n## How long? {.no-faq}\nA year\n"
            ),
            [
                "b.md:4:1 conflicting-answers The question “How long?” has another answer in content/a.md. = Give both the same answer, or ask two different questions. To keep one out of the FAQ index, put {.no-faq} after its heading."
            ]
        );
        let callouts = "== a.md\n## Safe?\n> [!warning] Yes\n== b.md\n## Safe?\n> [!warning] No\n";
        assert!(mistakes(callouts)[0].contains("conflicting-answers"));
    }
}
