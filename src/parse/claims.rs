//! What `site.yaml` itself claims of treatments, in what visitors read on every page or in lists of pages.

use crate::{
    diagnostic::Location,
    domain::claim::{ClaimKind, Claims},
    markdown::Shown,
    parse::yaml::YamlText,
};

/// A claim in `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteClaim {
    pub kind: ClaimKind,
    pub words: String,
    pub location: Location,
}

/// The claims in what `site.yaml` says under some of its keys, in `texts`.
pub(super) fn of_site(texts: &[(&str, &str)], claims: &Claims, yaml: YamlText<'_>) -> Vec<SiteClaim> {
    let mut found = Vec::new();
    for (key, text) in texts {
        let shown = Shown::of_text(text);
        for claim in claims.find(&shown.text) {
            let words = text[shown.place(&claim.range)].to_owned();
            let location = yaml.place_of_value(&[key], &words);
            found.push(SiteClaim { kind: claim.kind, words, location });
        }
    }
    found
}
