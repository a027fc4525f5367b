//! What templates see. A theme's author can rely on these names; docs/themes.md lists them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::{
    change::ChangeView, clinic::ClinicView, evidence::EvidenceView, html::Html, kind::Kind, language::Language,
    review::ReviewView, risk::RiskView,
};

/// What every template sees under the name `site`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: String,
    pub notice: String,
    pub language: Language,
    pub direction: &'static str,
    pub home_url: String,
    pub faq_url: String,
    pub faq_title: String,
    pub search: bool,
    pub menu: Vec<LinkView>,
    pub options: BTreeMap<String, String>,
    /// The addresses of the theme's static files, by their names.
    pub assets: BTreeMap<String, String>,
    pub clinic: ClinicView,
    /// The address of the feed of changes; none where there is none.
    pub feed_url: Option<String>,
}

/// What a page's template sees under the name `page`.
#[derive(Debug, Serialize)]
pub struct PageView<'a> {
    #[serde(flatten)]
    pub frame: &'a PageFrame,
    pub body: Html,
    pub footnotes: Vec<FootnoteView>,
    /// The names of the callouts that the page shows.
    pub callouts: BTreeSet<String>,
    /// Whether terms of the glossary are marked in its text.
    pub has_terms: bool,
}

/// All that a template sees of a page but its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageFrame {
    /// A kind of page, or `not-found`.
    pub kind: &'static str,
    pub title: String,
    pub description: String,
    pub url: String,
    /// The page's whole address; none where the site's address is not known.
    pub canonical: Option<String>,
    /// The address of the entry of the menu that the page belongs to.
    pub menu_url: Option<String>,
    /// The pages above this one, the home page first.
    pub breadcrumbs: Vec<LinkView>,
    pub toc: Vec<TocView>,
    /// The key points.
    pub summary: Vec<String>,
    pub guide: Option<GuideView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    pub children: Vec<ChildView>,
    pub sources: Vec<EvidenceView>,
    pub review: Option<ReviewView>,
    /// The day of the newest change in words, and as programs read it.
    pub updated: Option<String>,
    pub updated_on: Option<String>,
    /// The newest first.
    pub changes: Vec<ChangeView>,
    pub draft: bool,
    pub extra: BTreeMap<String, serde_yaml::Value>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkView {
    pub title: String,
    pub url: String,
}

/// A heading in the table of contents, with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TocView {
    pub title: String,
    pub id: String,
    pub children: Vec<TocView>,
}

/// The treatment that a page is part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideView {
    pub title: String,
    pub url: String,
    /// The treatment's pages in reading order, its own first; empty where there are too many to list on every page.
    pub pages: Vec<GuidePageView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuidePageView {
    pub title: String,
    pub url: String,
    pub kind: Kind,
    pub description: String,
    pub current: bool,
}

/// A page right below this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChildView {
    pub title: String,
    pub url: String,
    pub kind: Kind,
    pub description: String,
    pub children_count: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FootnoteView {
    pub number: usize,
    pub id: String,
    pub html: Html,
    /// The ids of the places that refer to it.
    pub references: Vec<String>,
}

/// What the template of a redirect sees under the name `redirect`.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    pub url: String,
}

/// A callout, as `templates/callouts/NAME.html` sees it under the name `callout`. What stands in it is there as a whole, in
/// `body`, and for the callouts that make more of it also piece by piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalloutView<'a> {
    pub name: &'a str,
    pub title: Option<Html>,
    /// The title, where it is the tag of a language.
    pub language: Option<&'a str>,
    /// The level of a heading that is the callout's title: 2 to 6.
    pub level: u8,
    pub body: Html,
    /// What stands before the pieces.
    pub before: Html,
    /// The entries of a list.
    pub items: Vec<Html>,
    /// Whether they have numbers.
    pub is_numbered: bool,
    /// The stages of a timeline.
    pub stages: Vec<StageView>,
    /// The cards of a table of risks; none where there is no such table, or something in it is mistaken.
    pub risks: Option<Vec<RiskView>>,
    /// Two pictures to compare.
    pub pictures: Vec<Html>,
    /// What is said of them.
    pub facts: Vec<FactView>,
    /// What stands after the pieces.
    pub after: Html,
}

/// A stage of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StageView {
    pub term: Html,
    pub text: Html,
    /// The words of the term.
    pub name: String,
    /// How many of `unit` the stage is after the treatment, or before it if less than nothing, where the term says so in numbers.
    pub count: Option<i32>,
    /// `days`, `weeks` or `months`.
    pub unit: Option<&'static str>,
}

/// A term, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactView {
    pub term: Html,
    pub text: Html,
}
