//! Telephone numbers that are nearly one of the site's (`mistyped-telephone`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::quantity::telephones,
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MistypedTelephone,
    finds: "A telephone number that differs from the clinic's, or from one under `facts`, by one digit, by one that is missing or \
            too many, or by two that changed their places.",
    why: "A patient who needs help and rings a wrong number loses time, and nobody learns of it.",
    wrong: "\
== content/find-us.md
Ring us on 01632 960010.
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
clinic: {name: The vein clinic, telephone: 01632 960001}
",
    right: "\
== content/find-us.md
Ring us on 01632 960001.
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
clinic: {name: The vein clinic, telephone: 01632 960001}
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    let known = &config.telephones;
    if known.is_empty() {
        return;
    }
    let Some(text) = document.source.get(document.body_start..).and_then(|text| std::str::from_utf8(text).ok()) else {
        return;
    };
    let mut before = None;
    for number in telephones(text) {
        // A link has its number twice, in its words and in its address.
        let is_told = before.replace(number.amount.clone()).as_ref() == Some(&number.amount);
        if is_told || known.iter().any(|(_, known)| known.agrees(&number)) {
            continue;
        }
        let Some((meant, _)) = known.iter().find(|(_, known)| is_slip(*known.amount.start(), *number.amount.start()))
        else {
            continue;
        };
        let words = &text[number.range.clone()];
        let location = document.location(Span::new(number.range, document.body_start));
        let message = format!("`{words}` is nearly the number that the site knows, `{meant}`.");
        let help =
            "Correct it. If it is a number of its own, name it under `facts` in site.yaml and write `{{ fact.name }}`.";
        found.push(Diagnostic::new(Code::MistypedTelephone, location, message).with_help(help));
    }
}

/// Whether one number comes of the other by one slip of the hand: a wrong digit, one left out or put in, or two neighbours in the
/// wrong order.
fn is_slip(one: u64, other: u64) -> bool {
    let (one, other) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    let begins = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[begins..], &other[begins..]);
    let ends = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&one[..one.len() - ends], &other[..other.len() - ends]) {
        ([_], [_]) | ([], [_]) | ([_], []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::mistakes;

    #[test]
    fn a_slip_of_the_hand_is_told_from_another_number() {
        for (one, other, expected) in [
            (1_632_960_001, 1_632_960_010, true),
            (1_632_960_001, 1_632_960_002, true),
            (1_632_960_001, 163_296_001, true),
            (1_632_960_001, 16_329_600_011, true),
            (1_632_960_001, 1_632_960_123, false),
            (1_632_960_001, 2_079_460_000, false),
        ] {
            assert_eq!(is_slip(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn a_number_that_is_nearly_the_clinics_is_told_once() {
        let site = "== site.yaml\ntitle: S\nclinic: {telephone: 01632 960001}\nfacts: {ward: 01632 960002}\n";
        for (text, expected) in [
            ("Ring [01632 960010](tel:01632960010).", Some("5:7")),
            ("Ring [01632 960001](tel:01632960003).", Some("5:25")),
            ("Ring 01632 960002 or +44 1632 960001.", None),
            ("Ring NHS 111, or 020 7946 0000.", None),
        ] {
            let found = mistakes(&format!("== index.md\n{text}\n{site}"));
            let found: Vec<_> = found.iter().filter(|line| line.contains("mistyped-telephone")).collect();
            let place = found.first().map(|line| line.strip_prefix("index.md:").unwrap().split(' ').next().unwrap());
            assert_eq!((place, found.len()), (expected, expected.iter().count()), "{text}: {found:?}");
        }
    }
}
