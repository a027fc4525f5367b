//! “Not” that is drawn to its verb (`negative-contraction`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::readability::FindingKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::NegativeContraction,
    finds: "A verb with “not” drawn to it: don't, can't, isn't. Others, such as you'll and it's, are fine.",
    why: "Many people misread “don't” as “do”, and do what they should not. The NHS's content guide asks for “do not” and “cannot”.",
    wrong: "\
== content/stockings.md
Don't wear them at night.
",
    right: "\
== content/stockings.md
Do not wear them at night.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for finding in subject.findings() {
        let FindingKind::Contraction = finding.kind else { continue };
        let location = subject.document.location(finding.span);
        let words = subject.words_at(finding.span);
        let message = format!("“{words}” is easily misread.");
        let help = match in_full(&words) {
            Some(words) => format!("Write “{words}”."),
            None => "Write it in full, with “not” as a word of its own.".to_owned(),
        };
        found.push(Diagnostic::new(Code::NegativeContraction, location, message).with_help(help));
    }
}

/// The words without their apostrophe: do not, cannot, will not. “Ain't” may be several.
fn in_full(words: &str) -> Option<String> {
    let stem =
        words.get(..words.len() - words.chars().rev().take(3).map(char::len_utf8).sum::<usize>()).unwrap_or(words);
    let verb = match stem.to_lowercase().as_str() {
        "ai" => return None,
        "ca" => "cannot".to_owned(),
        "wo" => "will not".to_owned(),
        "sha" => "shall not".to_owned(),
        verb => format!("{verb} not"),
    };
    let is_loud = words.chars().all(|sign| !sign.is_lowercase());
    Some(match verb.get(..1) {
        _ if is_loud => verb.to_uppercase(),
        Some(first) if stem.starts_with(char::is_uppercase) => first.to_uppercase() + &verb[1..],
        _ => verb,
    })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn not_is_written_in_full() {
        assert_eq!(mistakes("== a.md\nYou'll see it's fine. Ann's not in. `don't`\n"), [""; 0]);
        let found = mistakes("== a.md\n- *Can't* or won’t\n- I Didn't, CAN'T, ain't\n");
        let help: Vec<&str> = found.iter().map(|found| found.rsplit_once(" = ").unwrap().1).collect();
        assert_eq!(
            help,
            [
                "Write “Cannot”.",
                "Write “will not”.",
                "Write “Did not”.",
                "Write “CANNOT”.",
                "Write it in full, with “not” as a word of its own."
            ]
        );
    }
}
