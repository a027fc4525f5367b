//! Titles that are longer than lists and search results show (`long-title`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

/// How many characters a title may have: "65 characters or less" (GOV.UK content design, "Writing for GOV.UK: titles").
const LONGEST: usize = 65;

pub(super) const RULE: Rule = Rule {
    code: Code::LongTitle,
    finds: "A title of more than 65 characters.",
    why: "Search engines and browser tabs cut long titles off, and people skim them. The limit is the one of GOV.UK's \
          guidance on titles.",
    wrong: "\
== content/stockings.md
---
title: Everything that you may want to know about wearing your compression stockings
description: How to wear the stockings.
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Wearing your compression stockings
description: How to wear the stockings.
---

Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let length = document.summary.title.chars().count();
    if length > LONGEST {
        let message = format!("This title has {length} characters. Search results show about {LONGEST}.");
        let help = "Begin with the words that matter most, and leave out the rest.";
        let location = document.places.of("title");
        found.push(Diagnostic::new(Code::LongTitle, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_title_may_have_65_characters() {
        let page = |length: usize| format!("== index.md\n---\ntitle: {}\ndescription: D.\n---\n", "é".repeat(length));
        assert_eq!(mistakes(&page(65)), [""; 0]);
        assert_eq!(
            mistakes(&page(66)),
            [
                "index.md:2:1 long-title This title has 66 characters. Search results show about 65. = Begin with the words that matter most, and leave out the rest."
            ]
        );
    }
}
