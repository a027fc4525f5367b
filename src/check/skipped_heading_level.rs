//! Headings that are more than one level below the one before them (`skipped-heading-level`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::SkippedHeadingLevel,
    finds: "A heading that is more than one level below the heading before it: one of level 4, `####`, after one of level 2, `##`.",
    why: "Levels say what is a part of what. People who listen to a page hear them, and take a gap for something that they have \
          missed (WCAG 2.2, technique G141).",
    wrong: "\
== content/stockings.md
## Wearing them

### By day

Wear them.

## Washing them

#### By hand

Use warm water.
",
    right: "\
== content/stockings.md
## Wearing them

### By day

Wear them.

## Washing them

### By hand

Use warm water.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    // The title is the heading of level 1.
    let mut above = 1;
    for heading in document.body.headings.iter().filter(|heading| heading.top_level) {
        if heading.level > above + 1 {
            let (level, wanted) = (heading.level, above + 1);
            let message = format!("This heading has level {level}, and the one before it has level {above}.");
            let help = format!("Begin it with {} instead of {}.", hashes(wanted), hashes(level));
            let location = document.location(heading.span);
            found.push(Diagnostic::new(Code::SkippedHeadingLevel, location, message).with_help(help));
        }
        above = heading.level;
    }
}

fn hashes(level: u8) -> String {
    "#".repeat(level.into())
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_level_that_is_left_out_is_told() {
        assert_eq!(
            mistakes("== index.md\n### A\nx\n## B\nx\n#### C\nx\n##### D\nx\n## E\nx\n### F\nx\n"),
            [
                "index.md:5:1 skipped-heading-level This heading has level 3, and the one before it has level 1. = Begin it with ## instead of ###.",
                "index.md:9:1 skipped-heading-level This heading has level 4, and the one before it has level 2. = Begin it with ### instead of ####.",
            ]
        );
    }
}
