//! Sources without a date (`undated-source`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::published::{self, Undated},
    markdown::{SOURCES_CALLOUT, Slot, structure::BlockContent},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UndatedSource,
    finds: "A source of a page that does not say in which year it was published, or names a day that there is not, or one that is \
            yet to come; also in a callout `sources`.",
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
    let Subject { document, today, .. } = subject;
    let mut tell = |location: Location, message: String, help: &'static str| {
        found.push(Diagnostic::new(Code::UndatedSource, location, message).with_help(help));
    };
    for (source, location) in document.front_matter.sources.iter().zip(&document.places.source_titles) {
        let (title, date) = (&source.title, source.date.as_deref().unwrap_or_default());
        let (message, help) = match published::mistake(date, today) {
            None => continue,
            Some(Undated::NoYear) if source.date.is_none() => (
                format!("The source “{title}” has no date."),
                "Say when it was published: `{title: The name, date: 2024}`. If nobody knows, look for a better source.",
            ),
            Some(Undated::NoYear) => (
                format!("The date of the source “{title}” has no year."),
                "Write the year in its `date`, in four digits, as in 2024 or March 2024.",
            ),
            Some(Undated::NoSuchDay) => (
                format!("There is no such day as {date}, the date of the source “{title}”."),
                "Look the date up again.",
            ),
            Some(Undated::InFuture) => (
                format!("The date of the source “{title}” is yet to come: {date}."),
                "Write when it was published. When it is to be looked at again is no part of its date.",
            ),
        };
        tell(location.clone(), message, help);
    }
    for callout in document.body.callouts.iter().filter(|callout| callout.name == SOURCES_CALLOUT) {
        let lists = callout.blocks.iter().filter_map(|block| match &block.content {
            BlockContent::List(entries) => Some(entries),
            _ => None,
        });
        for entry in lists.flatten().filter(|entry| !published::names_year(&entry.words)) {
            let slots = document.body.fragment.slots.get(entry.extent.slots.clone()).unwrap_or_default();
            // What a fact says may be the year.
            if !slots.iter().any(|(_, slot)| matches!(slot, Slot::Fact(_))) {
                let help = "Write the year behind its name, as in `- The hospital's own advice, March 2024`.";
                tell(document.location(entry.span), "This source has no date.".to_owned(), help);
            }
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
                "index.md:7:12 undated-source The date of the source “Three” has no year. = Write the year in its `date`, in four digits, as in 2024 or March 2024.",
            ]
        );
    }

    #[test]
    fn a_date_that_cannot_be_is_told() {
        for (date, message) in [
            ("24", Some("The date of the source “A” has no year.")),
            ("2024-02-30", Some("There is no such day as 2024-02-30, the date of the source “A”.")),
            ("2099-01-01", Some("The date of the source “A” is yet to come: 2099-01-01.")),
            ("May 2021", None),
        ] {
            let found = mistakes(&format!(
                "== index.md\n---\ntitle: T\ndescription: D.\nsources: [{{title: A, date: {date}}}]\n---\nA.\n"
            ));
            let expected = message.map(|message| format!("index.md:4:19 undated-source {message}"));
            let told = found.iter().map(|line| line.split(" = ").next().unwrap().to_owned()).collect::<Vec<_>>();
            assert_eq!(told, Vec::from_iter(expected), "{date}");
        }
    }

    #[test]
    fn an_entry_of_the_callout_has_its_year() {
        let settings = "== site.yaml\ntitle: S\nbase_url: https://a.example/\nfacts: {year: \"2024\"}\n";
        let found = mistakes(&format!(
            "== index.md\n> [!sources]\n> - A book\n> - Another, 2021\n> - A third, {{{{ fact.year }}}}\n{settings}"
        ));
        assert_eq!(
            found,
            [
                "index.md:6:3 undated-source This source has no date. = Write the year behind its name, as in `- The hospital's own advice, March 2024`."
            ]
        );
    }
}
