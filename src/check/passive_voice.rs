//! Sentences that do not say who does something (`passive-voice`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::readability::FindingKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::PassiveVoice,
    finds: "A form of “to be” with what is done: “is taken”, “will be given”, “was not told”. Words for how something is, such as “tired” or “swollen”, are not told, nor is “is called”.",
    why: "Who is to do something, the patient or the nurse, is what a patient needs to know first. The NHS writes “the nurse puts on a bandage”, and “take the \
          bandage off after a week”.",
    wrong: "\
== content/stockings.md
The stockings will be given to you by a nurse.
",
    right: "\
== content/stockings.md
A nurse will give you the stockings.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for finding in subject.findings() {
        let FindingKind::Passive = finding.kind else { continue };
        let location = subject.document.location(finding.span);
        let help =
            "Name who does it: “the nurse gives you” for “you are given”, “wear them” for “they are to be worn”.";
        let message =
            format!("“{}” is passive: it does not say first who does something.", subject.words_at(finding.span));
        found.push(Diagnostic::new(Code::PassiveVoice, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn passives_are_told() {
        assert_eq!(mistakes("== a.md\nYou are tired. This is called rest. We treated you.\n"), [""; 0]);
        let found = mistakes("== a.md\nThe vein is\nthen closed off and will not be seen.\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("a.md:6:30 passive-voice “be seen” is passive"), "{found:?}");
    }
}
