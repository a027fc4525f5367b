//! What a page allows itself (`allow` in its front matter), and allowances that allow nothing (`unused-allowance`).

use std::collections::HashMap;

use crate::{
    diagnostic::{Code, Diagnostic, Rule},
    parse::document::Allowance,
    source::SourcePath,
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

## Sockfit Inc.

Wear them every day.
",
};

/// Takes out of `diagnostics` what pages allow, and adds the allowances that allow nothing.
pub fn apply_allowances<'a>(diagnostics: &mut Vec<Diagnostic>, allowances: impl Iterator<Item = &'a Allowance>) {
    let mut by_place: HashMap<(SourcePath, Code), (&Allowance, bool)> = HashMap::new();
    for allowance in allowances {
        by_place.insert((allowance.location.path.clone(), allowance.code), (allowance, false));
    }
    if by_place.is_empty() {
        return;
    }
    diagnostics.retain(|diagnostic| {
        let Some(location) = &diagnostic.location else { return true };
        match by_place.get_mut(&(location.path.clone(), diagnostic.code)) {
            Some((_, is_used)) => {
                *is_used = true;
                false
            }
            None => true,
        }
    });
    let unused = by_place.into_values().filter(|(_, is_used)| !is_used).map(|(allowance, _)| allowance);
    let unused = unused.filter(|allowance| allowance.is_sure);
    // Whether other websites answer is not asked every time.
    let unused = unused.filter(|allowance| !allowance.code.needs_the_network());
    // They come in no order here, and are sorted by their places with all the others.
    diagnostics.extend(unused.map(|allowance| {
        let message = format!("This page allows `{}`, and has no such mistake.", allowance.code);
        let help = "Take the line out. If the mistake is on another page, allow it there.";
        Diagnostic::new(Code::UnusedAllowance, allowance.location.clone(), message).with_help(help)
    }));
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_page_can_allow_a_mistake_and_is_told_of_what_allows_nothing() {
        let page =
            |allow: &str| format!("== index.md\n---\ntitle: T\ndescription: D.\nallow: {allow}\n---\n## A.\nx\n");
        assert_eq!(mistakes(&page("{heading-full-stop: A name.}")), [""; 0]);
        assert_eq!(
            mistakes(&page("{heading-full-stop: A name., empty-heading: Never.}")),
            [
                "index.md:4:37 unused-allowance This page allows `empty-heading`, and has no such mistake. = Take the line out. If the mistake is on another page, allow it there."
            ]
        );
    }
}
