//! Lists of what not to do that say so twice (`double-negative`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{Callout, structure::BlockContent},
};

pub(super) const RULE: Rule = Rule {
    code: Code::DoubleNegative,
    finds: "An entry of a `dont` list that begins with a word such as `avoid`, `no`, `never` or `don't`, below the title “Do not”.",
    why: "“Do not: avoid alcohol” says the opposite of what is meant, and some read it so.",
    wrong: "\
== content/stockings.md
> [!dont]
> - avoid taking the stockings off at night
",
    right: "\
== content/stockings.md
> [!dont]
> - take the stockings off at night
",
};

/// How an entry begins that says by itself that something is not to be done.
const BEGINNINGS: [&str; 8] = ["avoid", "avoiding", "no", "not", "never", "do not", "don't", "don’t"];

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    if !config.language.is_english() {
        return;
    }
    let lists = document.body.callouts.iter().filter(|callout| callout.name == "dont" && denies(callout));
    for block in lists.flat_map(|callout| &callout.blocks) {
        let BlockContent::List(entries) = &block.content else { continue };
        for entry in entries.iter().filter(|entry| begins_with_denial(&entry.words)) {
            let message = "Below “Do not”, this says the opposite of what is meant.";
            let help = "Write only what is not to be done, as in `> - drink alcohol`.";
            found.push(Diagnostic::new(Code::DoubleNegative, document.location(entry.span), message).with_help(help));
        }
    }
}

/// Whether the list stands below the theme's own title, or one that says the same.
fn denies(callout: &Callout) -> bool {
    callout.title.is_none() || begins_with_denial(&callout.title_words)
}

fn begins_with_denial(words: &str) -> bool {
    let words = words.trim_start().to_lowercase();
    BEGINNINGS
        .iter()
        .filter_map(|beginning| words.strip_prefix(beginning))
        .any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_entry_that_denies_what_its_title_denies_is_told() {
        for (text, expected) in [
            ("> [!dont]\n> - avoid alcohol\n> - drive\n", &["6:3"][..]),
            ("> [!dont] Don’t\n> - **No** swimming\n>\n> - Never stop your medicine\n", &["6:3", "8:3"]),
            ("> [!dont]\n> - stop your medicine\n> - note it down\n", &[]),
            ("> [!dont] What to leave out\n> - no swimming\n", &[]),
            ("> [!do]\n> - avoid alcohol\n", &[]),
        ] {
            let found = mistakes(&format!("== a.md\n{text}"));
            let own = found.iter().filter(|line| line.contains("double-negative"));
            let places: Vec<&str> = own.map(|line| &line[5..8]).collect();
            assert_eq!(places, expected, "{text}: {found:?}");
        }
    }
}
