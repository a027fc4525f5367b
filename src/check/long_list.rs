//! Lists that are too long to be taken in (`long-list`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::readability::LONGEST_LIST,
};

pub(super) const RULE: Rule = Rule {
    code: Code::LongList,
    finds: "A list of more than six entries. The list of a `suitability` or `sources` callout may be as long as it has to be.",
    why: "Of a long list the middle is not read. Two short lists with a heading or a sentence each show what belongs together.",
    wrong: "\
== content/stockings.md
Bring:

- the stockings
- the box
- the bill
- your glasses
- a book
- a coat
- a friend
",
    right: "\
== content/stockings.md
Bring for the fitting:

- the stockings
- the box
- the bill

Bring for yourself:

- your glasses
- a book
- a coat
- a friend
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.measured.is_none() {
        return;
    }
    let document = subject.document;
    for list in &document.body.prose.lists {
        let callout = list.callout.and_then(|place| document.body.callouts.get(place as usize));
        let may_be_long = callout.is_some_and(|callout| callout.name == "suitability");
        if list.entries > LONGEST_LIST && !may_be_long {
            let message = format!("This list has {} entries. Up to {LONGEST_LIST} are easy to take in.", list.entries);
            let help = "Make two lists of it, each after a sentence that says what it is about.";
            let location = document.location(subject.first_line_of(list.span));
            found.push(Diagnostic::new(Code::LongList, location, message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn long_lists_are_told() {
        let list = |number: usize| "- a\n".repeat(number);
        let nested = format!("== a.md\n{}  - b\n  - c\n- a\n", list(5));
        assert_eq!(mistakes(&nested), [""; 0]);
        assert_eq!(
            mistakes(&format!("== a.md\nText.\n\n{}", list(7))),
            [
                "a.md:7:1 long-list This list has 7 entries. Up to 6 are easy to take in. = Make two lists of it, each after a sentence that says what it is about."
            ]
        );
    }
}
