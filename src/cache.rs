//! What was computed before, kept for the next build.
//!
//! A [`Memo`] maps an input to the value that was computed from it. A value is used again only where its input is equal to
//! the one before, so that a cache changes what a build costs and never what it makes.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use rayon::prelude::*;

use crate::{
    check::Targets,
    diagnostic::Parsed,
    domain::faq::FaqView,
    parse::{config::Config, document::Document, picture::Dimensions, theme::Theme},
    render::{
        Rendered,
        view::{PageFrame, SiteView},
    },
    site::{OutputPath, Route},
    source::{FileContent, SourcePath},
};

/// The memo tables of a build. An empty one is as good as any other, only slower.
#[derive(Default)]
pub struct Cache {
    pub(crate) themes: Memo<(), ThemeInput, Parsed<Theme>>,
    pub(crate) documents: Memo<SourcePath, FileContent, Parsed<Document>>,
    pub(crate) pictures: Memo<SourcePath, FileContent, Option<Dimensions>>,
    pub(crate) pages: Memo<OutputPath, PageInput, Rendered>,
}

/// All that a theme is made from.
#[derive(PartialEq)]
pub(crate) struct ThemeInput {
    pub files: Vec<(SourcePath, FileContent)>,
    pub config: Config,
}

/// All that a page is rendered from.
#[derive(PartialEq)]
pub(crate) struct PageInput {
    pub theme: SameObject<Parsed<Theme>>,
    pub site: Arc<SiteView>,
    pub raw_html_allowed: bool,
    pub origin: String,
    pub template: String,
    pub frame: PageFrame,
    /// The page's own text; none for a page that no writer wrote.
    pub own: Option<TextInput>,
    pub faq: Option<FaqInput>,
}

/// A text that is shown on a page.
#[derive(Clone, PartialEq)]
pub(crate) struct TextInput {
    pub document: SameObject<Parsed<Document>>,
    pub targets: Arc<Targets>,
    pub route: Route,
}

/// The FAQ index, and the text of each of its answers with the question's place in that text.
#[derive(PartialEq)]
pub(crate) struct FaqInput {
    pub view: FaqView,
    pub answers: Vec<(TextInput, usize)>,
}

/// A shared value that equals only itself: exact and quick for values that a memo gave out.
pub(crate) struct SameObject<T>(pub Arc<T>);

/// Values by key, each with the input that it was computed from.
pub(crate) struct Memo<Key, Input, Value> {
    entries: HashMap<Key, (Input, Arc<Value>)>,
}

impl<Key, Input, Value> Memo<Key, Input, Value>
where
    Key: Clone + Eq + Hash + Send + Sync,
    Input: PartialEq + Send + Sync,
    Value: Send + Sync,
{
    /// The values of all `wanted` inputs, in their order. Those whose input changed are computed, on all cores; those that
    /// are no longer wanted are forgotten.
    pub fn refresh(
        &mut self,
        wanted: Vec<(Key, Input)>,
        compute: impl Fn(&Key, &Input) -> Value + Sync,
    ) -> Vec<Arc<Value>> {
        let mut before = std::mem::take(&mut self.entries);
        let kept: Vec<(Key, Input, Option<Arc<Value>>)> = wanted
            .into_iter()
            .map(|(key, input)| {
                let known = before.remove(&key).filter(|(known, _)| *known == input).map(|(_, value)| value);
                (key, input, known)
            })
            .collect();
        let now: Vec<(Key, Input, Arc<Value>)> = kept
            .into_par_iter()
            .map(|(key, input, known)| {
                let value = known.unwrap_or_else(|| Arc::new(compute(&key, &input)));
                (key, input, value)
            })
            .collect();
        let values = now.iter().map(|(_, _, value)| value.clone()).collect();
        self.entries = now.into_iter().map(|(key, input, value)| (key, (input, value))).collect();
        values
    }
}

impl<Key, Input, Value> Default for Memo<Key, Input, Value> {
    fn default() -> Self {
        Self { entries: HashMap::new() }
    }
}

impl<T> Clone for SameObject<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for SameObject<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn only_what_changed_is_computed_again() {
        let computed = Mutex::new(Vec::new());
        let mut memo: Memo<&str, i32, i32> = Memo::default();
        let mut refresh = |wanted: &[(&'static str, i32)]| {
            let values = memo.refresh(wanted.to_vec(), |key, input| {
                computed.lock().unwrap().push(*key);
                input * 2
            });
            let values: Vec<i32> = values.iter().map(|value| **value).collect();
            let mut computed = std::mem::take(&mut *computed.lock().unwrap());
            computed.sort_unstable();
            (values, computed)
        };
        assert_eq!(refresh(&[("a", 1), ("b", 2)]), (vec![2, 4], vec!["a", "b"]));
        assert_eq!(refresh(&[("b", 2), ("a", 3)]), (vec![4, 6], vec!["a"]));
        assert_eq!(refresh(&[("a", 3)]), (vec![6], vec![]));
        assert_eq!(refresh(&[("b", 2)]), (vec![4], vec!["b"]));
    }
}
