//! Pages that do not say when to get help (`missing-help`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{Callout, Slot},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingHelp,
    finds: "A page on risks or aftercare without a callout `urgent` or `emergency` that gives a telephone number. `complete: {help: \
            [...]}` in `site.yaml` names other kinds of page.",
    why: "When something goes wrong, people look here first, and may be frightened. They need to see at once what is serious and \
          whom to call.",
    wrong: "\
== content/after.md
---
title: After the treatment
description: What to look out for.
kind: aftercare
sources: [{title: The hospital's own advice, date: 2024}]
---
> [!urgent] Call us straight away if
> - your leg swells
",
    right: "\
== content/after.md
---
title: After the treatment
description: What to look out for.
kind: aftercare
sources: [{title: The hospital's own advice, date: 2024}]
---
> [!urgent] Call us on 01632 960000 if
> - your leg swells
",
};

/// The callouts that say when to get help at once.
const HELP: [&str; 2] = ["urgent", "emergency"];

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    if !config.complete.help.contains(&document.summary.kind) || !document.has_text() {
        return;
    }
    let help: Vec<usize> = callouts_of_help(&document.body.callouts).collect();
    if help.iter().any(|&callout| gives_number(subject, callout)) {
        return;
    }
    let (location, message, way_out) = match help.first() {
        Some(&callout) => (
            document.location(document.body.callouts[callout].span),
            "This callout does not say which number to call.",
            "Write the number that people should call, as in: Call us on 01632 960000 if",
        ),
        None => (
            document.places.of("kind"),
            "This page does not say when to get help.",
            "Add a callout: a line `> [!urgent] Call us on 01632 960000 if` with your own number, and below it a list of signs, as in `> - your leg swells`.",
        ),
    };
    found.push(Diagnostic::new(Code::MissingHelp, location, message).with_help(way_out));
}

fn callouts_of_help(callouts: &[Callout]) -> impl Iterator<Item = usize> {
    callouts.iter().enumerate().filter(|(_, callout)| HELP.contains(&callout.name.as_str())).map(|(place, _)| place)
}

/// Whether a callout gives a number to call, in its words or as a link.
fn gives_number(subject: Subject<'_>, callout: usize) -> bool {
    let body = &subject.document.body;
    if has_number(&body.callouts[callout].title_words) {
        return true;
    }
    let slots = &body.fragment.slots;
    let place_of = |wanted: Slot| slots.iter().position(|(_, slot)| *slot == wanted);
    let (Some(start), Some(end)) = (place_of(Slot::CalloutStart(callout)), place_of(Slot::CalloutEnd(callout))) else {
        // A callout within a footnote is not where anybody looks for help.
        return false;
    };
    let is_call = |slot: &Slot| matches!(slot, Slot::Href(link) if body.links[*link].destination.starts_with("tel:"));
    slots[start..end].iter().any(|(_, slot)| is_call(slot))
        || has_number(&body.fragment.html[slots[start].0..slots[end].0])
}

/// Whether a text has a number that can be called: one of nine digits or more, or a short one after a word such as "call".
fn has_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '\u{a0}');
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|place| from + place) {
        let number = &text[start..];
        let number = &number[..number.find(|c| !is_part(c)).unwrap_or(number.len())];
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let before: String = text[..start].chars().rev().take(REACH).collect::<Vec<_>>().into_iter().rev().collect();
        let before = before.to_lowercase();
        if digits >= 9 || (digits >= 3 && CALL.iter().any(|word| before.contains(word))) {
            return true;
        }
        from = start + number.len();
    }
    false
}

/// How many characters before a short number a word such as "call" may begin.
const REACH: usize = 30;

/// The words that make a short number one to call.
const CALL: [&str; 6] = ["call", "ring", "dial", "phone", "tel", "text"];

#[cfg(test)]
mod tests {
    use super::has_number;
    use crate::check::tests::mistakes;

    #[test]
    fn a_number_can_be_called() {
        for (text, expected) in [
            ("Call 999 if:", true),
            ("Ring the ward on 4321", true),
            ("01632 960000", true),
            ("+44 (0)1632 960000", true),
            ("1 in 100 people", false),
            ("1 in 10,000 people", false),
            ("for 24 hours", false),
            ("Call us", false),
        ] {
            assert_eq!(has_number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_page_on_risks_that_does_not_say_when_to_get_help_is_told() {
        for (text, expected) in [
            ("A.", vec!["risks.md:2:1 missing-help This page does not say when to get help."]),
            (
                "> [!urgent] Call us if\n> - you swell",
                vec!["risks.md:5:5 missing-help This callout does not say which number to call."],
            ),
            ("> [!urgent] Call us if\n> - you swell: [call](tel:123)", vec![]),
            ("> [!urgent] Get help if\n> you swell: dial 111", vec![]),
            (
                "> [!note] Call 999 if\n> - you swell",
                vec!["risks.md:2:1 missing-help This page does not say when to get help."],
            ),
        ] {
            let found =
                mistakes(&format!("== index.md\nA.\n== risks.md\n{text}\n== site.yaml\ntitle: S\ncomplete: {{}}\n"));
            let found: Vec<_> = found
                .iter()
                .filter(|line| line.contains("missing-help"))
                .map(|line| line.split(" = ").next().unwrap())
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
