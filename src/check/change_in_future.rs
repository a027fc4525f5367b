//! Changes on days that are yet to come (`change-in-future`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::review::day_in_words,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ChangeInFuture,
    finds: "An entry of a page's `changes` whose day is yet to come.",
    why: "The page and the feed would tell visitors of a change that has not been. It is nearly always a slip in the year.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
changes:
  - {date: 2062-05-01, what: The stockings are worn for a shorter time.}
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
changes:
  - {date: 2026-05-01, what: The stockings are worn for a shorter time.}
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, today, .. } = subject;
    let changes = document.front_matter.changes.iter().zip(&document.places.changes);
    for (change, place) in changes.filter(|(change, _)| change.date > today) {
        let message = format!("This change is said to be of {}, which is yet to come.", day_in_words(change.date));
        let help = "Write the day on which the page was changed.";
        found.push(Diagnostic::new(Code::ChangeInFuture, place.clone(), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_change_of_a_day_to_come_is_told_at_its_day() {
        let page = |date: &str| {
            format!(
                "== index.md\n---\ntitle: T\ndescription: D.\nchanges:\n  - date: 2025-01-01\n    what: A.\n  - date: {date}\n    what: B.\n---\nx\n"
            )
        };
        assert_eq!(mistakes(&page("2026-01-01")), [""; 0]);
        assert_eq!(
            mistakes(&page("2026-01-02")),
            [
                "index.md:7:11 change-in-future This change is said to be of 2 January 2026, which is yet to come. = Write the day on which the page was changed."
            ]
        );
    }
}
