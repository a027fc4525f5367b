//! What a treatment's pages must say: the group `complete` of `site.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::kind::Kind;

/// What a site asks its pages to say. The kinds of page that have to say each thing.
///
/// After the standard for creating health content of the NHS (what a page on a treatment covers, and when to get help), the
/// Patient Information Forum's criteria (sources with their dates), and the General Medical Council's guidance on consent (the
/// options, among them to take no action).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Completeness {
    /// The kinds of page that each treatment has: procedure, suitability, risks and aftercare.
    pub treatment: Vec<Kind>,
    /// The kinds of page that say when to get help, and the telephone number to call: risks and aftercare.
    pub help: Vec<Kind>,
    /// The kinds of page that say what other choices there are, and what happens without any treatment: procedure.
    pub choices: Vec<Kind>,
    /// The kinds of page that name what they rest on: treatment, procedure, suitability, risks and aftercare.
    pub sources: Vec<Kind>,
}

impl Default for Completeness {
    fn default() -> Self {
        let parts = [Kind::Procedure, Kind::Suitability, Kind::Risks, Kind::Aftercare];
        Self {
            treatment: parts.to_vec(),
            help: vec![Kind::Risks, Kind::Aftercare],
            choices: vec![Kind::Procedure],
            sources: [&[Kind::Treatment], &parts[..]].concat(),
        }
    }
}
