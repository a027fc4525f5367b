//! Sources without a date (`undated-source`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UndatedSource,
    finds: "A source of a page that does not say when it was published.",
    why: "Advice grows old. Without a date, nobody can see whether what the page rests on still holds.",
    wrong: "\
== content/stockings.md
---
title: Stockings
description: How to wear them.
sources:
  - title: The hospital's own advice
---
Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Stockings
description: How to wear them.
sources:
  - title: The hospital's own advice
    date: March 2024
---
Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for (source, location) in document.front_matter.sources.iter().zip(&document.places.source_titles) {
        if source.date.as_deref().is_none_or(|date| !date.contains(|c: char| c.is_ascii_digit())) {
            let message = format!("The source “{}” has no date.", source.title);
            let help = match source.date {
                Some(_) => "Write the year in its `date`, as in 2024 or March 2024.",
                None => {
                    "Say when it was published: `{title: The name, date: 2024}`. If nobody knows, look for a better source."
                }
            };
            found.push(Diagnostic::new(Code::UndatedSource, location.clone(), message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_source_without_a_date_is_told_at_its_title() {
        let sources = "sources:\n  - One\n  - {title: Two, date: 2024}\n  - title: Three\n    date: recently\n";
        let found = mistakes(&format!("== index.md\n---\ntitle: T\ndescription: D.\n{sources}---\nA.\n"));
        assert_eq!(
            found,
            [
                "index.md:5:5 undated-source The source “One” has no date. = Say when it was published: `{title: The name, date: 2024}`. If nobody knows, look for a better source.",
                "index.md:7:12 undated-source The source “Three” has no date. = Write the year in its `date`, as in 2024 or March 2024.",
            ]
        );
    }
}
