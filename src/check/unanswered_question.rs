//! Questions without an answer (`unanswered-question`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnansweredQuestion,
    finds: "A heading that ends in a question mark, with nothing below it.",
    why: "It ends up in the FAQ index, where a visitor opens it and finds nothing.",
    wrong: "\
== content/stockings.md
## How do I wash them?

## How long do they last?

Six months.
",
    right: "\
== content/stockings.md
## How do I wash them?

By hand, in warm water.

## How long do they last?

Six months.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let body = &document.body;
    for question in body.questions.iter().filter(|question| !body.is_answered(question)) {
        let heading = &body.headings[question.heading];
        let message = format!("The question “{}” has no answer.", heading.title);
        let help = "Write the answer below it. A heading that is no question ends without a question mark.";
        let location = document.location(heading.span);
        found.push(Diagnostic::new(Code::UnansweredQuestion, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_question_without_an_answer_is_told() {
        assert_eq!(
            mistakes("== index.md\n## Does it hurt?\n\n## Next\nx\n\n## And this?\n![A plan](pic.svg)\n"),
            [
                "index.md:5:1 unanswered-question The question “Does it hurt?” has no answer. = Write the answer below it. A heading that is no question ends without a question mark."
            ]
        );
    }
}
