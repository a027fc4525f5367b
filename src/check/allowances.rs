//! What pages allow themselves with `allow` in their front matter.

use std::collections::HashMap;

use crate::{
    check::unused_allowance,
    diagnostic::{Code, Diagnostic},
    parse::document::Allowance,
    source::SourcePath,
};

/// What pages allow, and what of it was of use.
#[derive(Default)]
pub struct Allowances<'a> {
    known: HashMap<(SourcePath, Code), Known<'a>>,
}

struct Known<'a> {
    allowance: &'a Allowance,
    is_used: bool,
}

impl<'a> Allowances<'a> {
    /// Each comes with whether a mistake is known already that it allows.
    pub fn new(allowances: impl Iterator<Item = (&'a Allowance, bool)>) -> Self {
        let known = allowances.map(|(allowance, is_used)| (key(allowance), Known { allowance, is_used }));
        Self { known: known.collect() }
    }

    /// Takes out of `diagnostics` what pages allow.
    pub fn apply(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        if self.known.is_empty() {
            return;
        }
        diagnostics.retain(|diagnostic| {
            let mut is_left = true;
            // Where two pages disagree, either can say that this is meant.
            for location in diagnostic.places() {
                if let Some(known) = self.known.get_mut(&(location.path.clone(), diagnostic.code)) {
                    known.is_used = true;
                    is_left = false;
                }
            }
            is_left || diagnostic.is_firm
        });
    }

    pub fn is_used(&self, allowance: &Allowance) -> bool {
        self.known.get(&key(allowance)).is_some_and(|known| known.is_used)
    }

    /// What is wrong with those that allow nothing, in no order.
    pub fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        let may_be_unused = |allowance: &Allowance| {
            // Whether other websites answer is not asked every time.
            allowance.code.needs_the_network()
                || self.known.contains_key(&(allowance.location.path.clone(), Code::UnusedAllowance))
        };
        let unused = self.known.values().filter(move |known| !known.is_used && !may_be_unused(known.allowance));
        unused.map(|known| unused_allowance::describe(known.allowance))
    }
}

fn key(allowance: &Allowance) -> (SourcePath, Code) {
    (allowance.location.path.clone(), allowance.code)
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    fn page(name: &str, title: &str, more: &str) -> String {
        format!("== {name}.md\n---\ntitle: {title}\ndescription: D.\n{more}---\nx\n")
    }

    #[test]
    fn where_two_pages_disagree_either_can_allow_it() {
        let allow = "allow: {duplicate-title: Both are right.}\n";
        for (one, two) in [(allow, ""), ("", allow)] {
            let site = page("index", "Home", "") + &page("a", "Veins", one) + &page("b", "Veins", two);
            assert_eq!(mistakes(&site), [""; 0]);
        }
    }

    #[test]
    fn a_draft_may_allow_what_it_will_have_once_it_is_published() {
        let allow = "draft: true\nallow: {duplicate-title: Both are right.}\n";
        let site = page("index", "Home", "") + &page("a", "Veins", allow) + &page("b", "Veins", "");
        assert_eq!(mistakes(&site), [""; 0]);
    }
}
