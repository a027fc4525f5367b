//! Pages that do not say when to get help (`missing-help`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::fact::Facts,
    markdown::{Body, Callout, Fragment, Slot},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingHelp,
    finds: "A page on risks or aftercare, or one that `covers` them, without a callout `urgent` or `emergency` that gives a telephone number. `complete: {help: \
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
    let kinds = &config.complete.help;
    if !document.summary.is_about(kinds) || !document.has_text() {
        return;
    }
    let first = document.body.callouts.iter().find(|callout| is_help(callout));
    if first.is_some() && gives_number(&document.body, &config.facts, config.language.is_english()) {
        return;
    }
    let (location, message, way_out) = match first {
        Some(callout) => (
            document.location(callout.span),
            "This callout does not say which number to call.",
            "Write the number that people should call, as in: Call us on 01632 960000 if",
        ),
        None => (
            document.places.of(document.summary.key_about(kinds)),
            "This page does not say when to get help.",
            "Add a callout: a line `> [!urgent] Call us on 01632 960000 if` with your own number, and below it a list of signs, as in `> - your leg swells`.",
        ),
    };
    found.push(Diagnostic::new(Code::MissingHelp, location, message).with_help(way_out));
}

fn is_help(callout: &Callout) -> bool {
    HELP.contains(&callout.name.as_str())
}

/// Whether a callout of help gives a number to call, in its words or as a link. One within a footnote is not where anybody looks
/// for help.
fn gives_number(body: &Body, facts: &Facts, is_english: bool) -> bool {
    let Fragment { html, slots } = &body.fragment;
    let mut text = String::new();
    let mut open: usize = 0;
    let mut from = 0;
    for (place, slot) in slots {
        if open > 0 {
            text.push_str(&html[from..*place]);
        }
        from = *place;
        match slot {
            Slot::CalloutStart(callout) if is_help(&body.callouts[*callout]) => {
                open += 1;
                if let Some(title) = &body.callouts[*callout].title {
                    if title.slots.iter().any(|(_, slot)| is_call(body, slot)) {
                        return true;
                    }
                    text.push_str(&filled(body, title, facts));
                }
                text.push('\n');
            }
            Slot::CalloutEnd(callout) if is_help(&body.callouts[*callout]) => {
                open = open.saturating_sub(1);
                text.push('\n');
            }
            Slot::Fact(fact) if open > 0 => text.push_str(value_of(body, *fact, facts)),
            slot if open > 0 && is_call(body, slot) => return true,
            _ => {}
        }
    }
    words_of(&text).lines().any(|line| has_number(line, is_english))
}

/// Whether a slot is the address of a link that calls a number.
fn is_call(body: &Body, slot: &Slot) -> bool {
    matches!(slot, Slot::Href(link) if body.links[*link].destination.starts_with("tel:"))
}

fn value_of<'f>(body: &Body, fact: usize, facts: &'f Facts) -> &'f str {
    body.facts[fact].name.as_deref().and_then(|name| facts.get(name)).unwrap_or_default()
}

/// The HTML of a fragment with its facts filled in.
fn filled(body: &Body, fragment: &Fragment, facts: &Facts) -> String {
    let mut text = String::new();
    let mut from = 0;
    for (place, slot) in &fragment.slots {
        text.push_str(&fragment.html[from..*place]);
        from = *place;
        if let Slot::Fact(fact) = slot {
            text.push_str(value_of(body, *fact, facts));
        }
    }
    text + &fragment.html[from..]
}

/// The words of HTML, without its tags; those of each block on lines of their own.
fn words_of(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut pieces = html.split('<');
    words.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        if ["/p", "/li", "/dt", "/dd", "/td", "/th", "br", "li", "ul", "ol"].contains(&tag) {
            words.push('\n');
        }
        words.push_str(text);
    }
    words
}

/// The numbers that can be called as they are, in an emergency or for advice, in countries where English is spoken and in Europe.
const EMERGENCY: [&str; 5] = ["999", "111", "112", "911", "000"];

/// The words that make a number right behind them one to call.
const CALL: [&str; 16] = [
    "call",
    "calling",
    "contact",
    "dial",
    "dialling",
    "ext",
    "extension",
    "number",
    "phone",
    "phoning",
    "ring",
    "ringing",
    "tel",
    "telephone",
    "text",
    "texting",
];

/// What can stand between the words of a call and its number: call us on 4321.
const LINKS: [&str; 6] = ["at", "is", "on", "to", "using", "via"];

/// What begins another part of a sentence, whose numbers are not called: call us if your pulse is over 120.
const CONDITIONS: [&str; 5] = ["if", "unless", "when", "whenever", "after"];

/// Whether a line has a number that can be called: one of nine digits or more, that of an emergency, or a short one that belongs to
/// a word such as "call". In other languages than English, whose words are not known here, any of three digits or more.
fn has_number(line: &str, is_english: bool) -> bool {
    let line = line.to_lowercase();
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty()).collect();
    let mut is_call = false;
    let mut from = 0;
    while let Some(word) = words.get(from) {
        let length = words[from..].iter().take_while(|word| is_part_of_number(word)).count();
        if length == 0 {
            let bare = bare(word);
            is_call =
                (is_call || CALL.contains(&bare)) && !CONDITIONS.contains(&bare) && !word.ends_with(['!', '?', ';']);
            from += 1;
            continue;
        }
        let number = &words[from..from + length];
        let digits: usize = number.iter().map(|word| word.bytes().filter(u8::is_ascii_digit).count()).sum();
        let before = from.checked_sub(1).map_or("", |before| words[before]);
        let after = &words[from + length..];
        let is_share = bare(before) == "in"
            || (after.first() == Some(&"in")
                && after.get(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit())));
        let is_emergency = !is_share && length == 1 && EMERGENCY.contains(&bare(number[0]));
        let belongs = CALL.contains(&bare(before))
            || (is_call
                && (LINKS.contains(&bare(before))
                    || before.ends_with([':', ',', '-', '–', '—'])
                    || number[0].starts_with('(')));
        if digits >= 9 || is_emergency || (digits >= 3 && (belongs || !is_english)) {
            return true;
        }
        from += length;
    }
    false
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word is a number of telephone, or a part of one: +44, (0)1632, 960-000.
fn is_part_of_number(word: &str) -> bool {
    let number = word.trim_start_matches(['(', '“', '"']).trim_end_matches(['.', ',', ':', ';', '!', '?', '”', '"']);
    number.bytes().any(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'(' | b')' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::has_number;
    use crate::check::tests::mistakes;

    #[test]
    fn a_number_can_be_called() {
        for (text, expected) in [
            ("Call 999 if:", true),
            ("999", true),
            ("Ask NHS 111 if", true),
            ("Get help from 111 if", true),
            ("Contact 111 or your GP if", true),
            ("Use NHS 111 online if", true),
            ("Call 999/112 if", true),
            ("Ring the ward on 4321", true),
            ("Call us (4321) if", true),
            ("Call the nurses: 4321.", true),
            ("Our number is 4321.", true),
            ("Tel. 4321", true),
            ("Call us on 0800 1111 if", true),
            ("01632 960000", true),
            ("+44 (0)1632 960000", true),
            ("01632-960000.", true),
            ("1 in 100 people", false),
            ("1 in 10,000 people", false),
            ("1 in 999 people", false),
            ("111 in 1,000 people", false),
            ("for 24 hours", false),
            ("if you feel sick during the first 100 hours", false),
            ("Call us if your pulse is over 120", false),
            ("Call us if your pulse is 120", false),
            ("Call us within 100 hours", false),
            ("Call us", false),
        ] {
            assert_eq!(has_number(text, true), expected, "{text}");
        }
        assert!(has_number("Rufen Sie 144 an", false) && !has_number("Rufen Sie uns an", false));
    }

    #[test]
    fn the_number_may_be_a_fact_or_stand_within_other_signs() {
        let settings = "== site.yaml\ntitle: S\ncomplete: {}\nfacts: {t: \"01632 960000\", short: \"4321\"}\n";
        for (text, expected) in [
            ("> [!urgent] Call us on {{ fact.t }} if\n> - you swell", 0),
            ("> [!urgent] Call us on *{{ fact.short }}* if\n> - you swell", 0),
            ("> [!urgent] Get help if\n> - you swell\n>\n> Call {{ fact.t }}.", 0),
            ("> [!urgent] Get help if\n> - you swell\n>\n> Call **4321**.", 0),
            ("> [!urgent] [Call us](tel:4321) if\n> - you swell", 0),
            ("> [!urgent] Call us if\n> - your pulse is over 120\n> - you feel sick during the first 100 hours", 1),
            ("> [!urgent] Call us if\n> - you swell\n\nCall 999.", 1),
            ("> [!urgent] Call us if\n> - you swell\n\n> [!emergency] 999\n> - you faint", 0),
        ] {
            let found = mistakes(&format!("== index.md\nA.\n== risks.md\n{text}\n{settings}"));
            assert_eq!(
                found.iter().filter(|line| line.contains("missing-help")).count(),
                expected,
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn a_page_that_covers_the_risks_is_asked_too() {
        let site = "== index.md\nA.\n== a.md\n---\ntitle: A\ndescription: D.\ncovers: [risks]\n---\nA.\n== site.yaml\ntitle: S\ncomplete: {}\n";
        assert!(mistakes(site).iter().any(|line| line.starts_with("a.md:4:1 missing-help")), "{:?}", mistakes(site));
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
