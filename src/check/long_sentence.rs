//! Sentences that are too long to be read with ease (`long-sentence`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::readability::{FindingKind, LONGEST_SENTENCE},
};

pub(super) const RULE: Rule = Rule {
    code: Code::LongSentence,
    finds: "A sentence of more than 25 words. A heading, a table and code are no sentences; each entry of a list is one or more.",
    why: "A long sentence has to be kept in mind until its end, which is hard for somebody who is worried, tired, or reads in a second language. \
          GOV.UK's guidance on content design asks to split sentences of more than 25 words, and the NHS aims for 20.",
    wrong: "\
== content/stockings.md
Wear the stockings during the day for as long as the nurse told you to, and take them off before you go to bed so that your skin can rest.
",
    right: "\
== content/stockings.md
Wear the stockings during the day for as long as the nurse told you to. Take them off before you go to bed, so that your skin can rest.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for finding in subject.findings() {
        let FindingKind::LongSentence(words) = finding.kind else { continue };
        let location = subject.document.location(finding.span);
        let message = format!("This sentence has {words} words. Most people read up to {LONGEST_SENTENCE} with ease.");
        found.push(
            Diagnostic::new(Code::LongSentence, location, message)
                .with_help("Make two of it, or a list of what it names."),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn long_sentences_are_told_at_their_beginning() {
        let words = "one two three four five six seven eight nine ten eleven twelve";
        assert_eq!(mistakes(&format!("== a.md\n{words}, {words} end.\n")), [""; 0]);
        assert_eq!(
            mistakes(&format!("== a.md\nShort. {words}\n*{words}* the end.\n").replace("one two", "One two")),
            [
                "a.md:5:8 long-sentence This sentence has 26 words. Most people read up to 25 with ease. = Make two of it, or a list of what it names."
            ]
        );
    }
}
