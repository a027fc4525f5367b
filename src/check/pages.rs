//! A site without a page (`no-pages`).

use std::sync::Arc;

use crate::{
    diagnostic::{Code, Diagnostic, Parsed},
    parse::document::Document,
};

pub(super) fn check(documents: &[Arc<Parsed<Document>>], found: &mut Vec<Diagnostic>) {
    if documents.is_empty() {
        let message = "There is no page in content/.";
        let help = "Write the first one, content/index.md, beginning with three lines:\n---\ntitle: The title of this page\n---";
        found.push(Diagnostic::without_place(Code::NoPages, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_site_without_a_page_is_told() {
        assert!(mistakes("== site.yaml\ntitle: T\nbase_url: https://a.example\n")[0].starts_with("no-pages "));
    }
}
