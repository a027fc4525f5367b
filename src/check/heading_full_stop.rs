//! Headings that end in a full stop (`heading-full-stop`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::HeadingFullStop,
    finds: "A heading that ends in a full stop.",
    why: "A heading is a sign, not a sentence. A line with a full stop is often text that has become a heading by mistake, and \
          then lists of headings lead to it.",
    wrong: "\
== content/stockings.md
## When to wear them.

Every day.
",
    right: "\
== content/stockings.md
## When to wear them

Every day.
",
};

/// The signs that end a sentence: of the Latin, the Chinese and Japanese, the Hindi and the Urdu scripts.
const FULL_STOPS: [char; 4] = ['.', '。', '।', '۔'];

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for heading in document.body.headings.iter().filter(|heading| ends_in_full_stop(&heading.title)) {
        let message = "This heading ends in a full stop.";
        let help = "Take the full stop away. If it is a sentence of the text, take the # signs away.";
        found.push(Diagnostic::new(Code::HeadingFullStop, document.location(heading.span), message).with_help(help));
    }
}

/// Abbreviations of more than two letters that headings end in.
const ABBREVIATIONS: [&str; 40] = [
    "abr", "apr", "approx", "aug", "dec", "dept", "eng", "etc", "excl", "feb", "fri", "hrs", "inc", "incl", "inkl",
    "jan", "jul", "jun", "ltd", "mar", "max", "mcg", "min", "mins", "mon", "nov", "oct", "plc", "prof", "sat", "sep",
    "sept", "sun", "tel", "thu", "thurs", "tue", "tues", "vol", "wed",
];

/// Whether a title ends like a sentence, and not in an abbreviation, a number or three dots.
fn ends_in_full_stop(title: &str) -> bool {
    let Some(title) = title.strip_suffix(FULL_STOPS) else { return false };
    let last = title.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_abbreviation = last.contains('.')
        || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
        || last.chars().filter(|c| c.is_alphabetic()).count() <= 2;
    !is_abbreviation
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_heading_that_ends_in_a_full_stop_is_told() {
        assert_eq!(
            mistakes(
                "== index.md\n## And rest.\nx\n\n## B?\nx\n\n## From 9 a.m.\nx\n\n## Acme Ltd.\nx\n\n## Mon. to Fri.\nx\n\n## Stage 2.\nx\n\n## And so on...\nx\n"
            ),
            [
                "index.md:5:1 heading-full-stop This heading ends in a full stop. = Take the full stop away. If it is a sentence of the text, take the # signs away."
            ]
        );
    }
}
