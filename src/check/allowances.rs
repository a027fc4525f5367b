//! What pages allow themselves with `allow` in their front matter.

use std::collections::{HashMap, HashSet};

use crate::{
    check::unused_allowance,
    diagnostic::{Code, Diagnostic},
    parse::document::Allowance,
    source::SourcePath,
};

/// Takes out of `diagnostics` what pages allow, and adds the allowances that allow nothing. Each comes with whether its page
/// is published: some mistakes only published pages can have, so that of others nothing is said.
pub fn apply_allowances<'a>(
    diagnostics: &mut Vec<Diagnostic>,
    allowances: impl Iterator<Item = (&'a Allowance, bool)>,
) {
    let known: HashMap<(SourcePath, Code), (&Allowance, bool)> =
        allowances.map(|(allowance, published)| (key(allowance), (allowance, published))).collect();
    if known.is_empty() {
        return;
    }
    let mut used: HashSet<(SourcePath, Code)> = HashSet::new();
    diagnostics.retain(|diagnostic| {
        // Where two pages disagree, either can say that this is meant.
        let places = diagnostic.places().map(|location| (location.path.clone(), diagnostic.code));
        let allowed: Vec<_> = places.filter(|place| known.contains_key(place)).collect();
        let is_left = allowed.is_empty();
        used.extend(allowed);
        is_left || diagnostic.is_firm
    });
    let may_be_unused = |allowance: &Allowance| {
        // Whether other websites answer is not asked every time.
        allowance.code.needs_the_network()
            || known.contains_key(&(allowance.location.path.clone(), Code::UnusedAllowance))
    };
    // They come in no order here, and are sorted by their places with all the others.
    let unused = known
        .values()
        .filter(|(allowance, published)| *published && !used.contains(&key(allowance)) && !may_be_unused(allowance));
    diagnostics.extend(unused.map(|(allowance, _)| unused_allowance::describe(allowance)));
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
