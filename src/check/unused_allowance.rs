//! Allowances that allow nothing (`unused-allowance`).

use crate::{
    diagnostic::{Code, Diagnostic, Rule},
    parse::document::Allowance,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnusedAllowance,
    finds: "An entry of a page's `allow` for a mistake that the page does not have.",
    why: "The mistake has been mended, or its code is another. An allowance that is left behind would hide the next mistake of \
          that kind.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
allow:
  heading-full-stop: It is the name of a product.
---

## Sockfit

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
allow:
  heading-full-stop: It is the name of a product.
---

## Step out.

Wear them every day.
",
};

/// The diagnostic for an allowance that allows nothing.
pub(super) fn describe(allowance: &Allowance) -> Diagnostic {
    let message = format!("This page allows `{}`, and has no such mistake.", allowance.code);
    let help = "Take the line out. If the mistake is on another page, allow it there.";
    Diagnostic::new(Code::UnusedAllowance, allowance.location.clone(), message).with_help(help)
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_can_allow_a_mistake_and_is_told_of_what_allows_nothing() {
        let page = |allow: &str| {
            format!("== index.md\n---\ntitle: T\ndescription: D.\nallow: {allow}\n---\n## Step out.\nx\n")
        };
        assert_eq!(mistakes(&page("{heading-full-stop: A name.}")), [""; 0]);
        assert_eq!(
            mistakes(&page("{heading-full-stop: A name., empty-heading: Never.}")),
            [
                "index.md:4:37 unused-allowance This page allows `empty-heading`, and has no such mistake. = Take the line out. If the mistake is on another page, allow it there."
            ]
        );
        assert_eq!(
            mistakes(&page("{heading-full-stop: A name., empty-heading: Never., unused-allowance: Soon.}")),
            [""; 0]
        );
    }
}
