//! Hard words for which there are plain ones (`hard-word`).

use crate::{
    check::{Measured, Subject},
    diagnostic::{Code, Diagnostic, Rule},
    domain::readability::FindingKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::HardWord,
    finds: "A word of the list of hard words that comes along, or of `plain_words` in `site.yaml`. A hard word beside its plain one in brackets is fine: “bruise (haematoma)”. So is a term of the glossary.",
    why: "A patient who does not know a word may skip the warning it stands in. The NHS writes the plain word first, and the medical one in brackets where a patient may hear it.",
    wrong: "\
== content/stockings.md
Utilise the stockings if you have a haematoma.
",
    right: "\
== content/stockings.md
Use the stockings if you have a bruise (haematoma).
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for finding in subject.findings() {
        let (FindingKind::HardWord(place), Some(Measured { lexicon, .. })) = (finding.kind, subject.measured) else {
            continue;
        };
        let location = subject.document.location(finding.span);
        let (words, plain) = (subject.words_at(finding.span), lexicon.plain_word(place));
        let message = format!("“{words}” is a hard word for “{plain}”.");
        let hard = lexicon.hard_word(place);
        let help = format!(
            "Write “{plain}”, or both: “{plain} ({hard})”. `reading: {{plain_words: {{{hard}: false}}}}` in site.yaml lets the word be."
        );
        found.push(Diagnostic::new(Code::HardWord, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn hard_words_are_told_with_their_plain_ones() {
        assert_eq!(mistakes("== a.md\nUse a bruise (haematoma). A haematoma (bruise). `utilise`\n"), [""; 0]);
        assert_eq!(
            mistakes("== a.md\nUtilised *prior\nto* it.\n"),
            [
                "a.md:5:1 hard-word “Utilised” is a hard word for “use”. = Write “use”, or both: “use (utilise)”. `reading: {plain_words: {utilise: false}}` in site.yaml lets the word be.",
                "a.md:5:11 hard-word “prior” is a hard word for “before”. = Write “before”, or both: “before (prior to)”. `reading: {plain_words: {prior to: false}}` in site.yaml lets the word be.",
            ]
        );
    }

    #[test]
    fn a_site_has_hard_words_of_its_own() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nreading: {plain_words: {utilise: false, sclerose: close}}\n";
        let found = mistakes(&format!("{site}== index.md\nUtilise and sclerose it.\n"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("“sclerose” is a hard word for “close”"), "{found:?}");
    }
}
