//! What a callout's template sees.

use serde::Serialize;

use crate::domain::html::Html;

/// A callout, as `templates/callouts/NAME.html` sees it under the name `callout`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalloutView<'a> {
    pub name: &'a str,
    pub title: Option<Html>,
    /// The title, where it is the tag of a language.
    pub language: Option<&'a str>,
    pub body: Html,
}
