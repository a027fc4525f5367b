//! How the review of each page stands, for those who plan the next ones and for those who publish.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    check::Comparison,
    diagnostic::Parsed,
    domain::review::{Review, Standing},
    parse::{config::Config, document::Document, reviews::Reviews},
    site::{Route, Site},
    source::SourcePath,
};

/// The review of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageReview {
    pub file: SourcePath,
    pub title: String,
    /// The page's address on the site.
    pub route: Route,
    /// Whether it is a draft, or its day has not come.
    pub is_draft: bool,
    pub standing: Standing,
    /// The newest review; none where nobody has reviewed the page.
    pub review: Option<Review>,
    /// The day by which it is to be reviewed next; none where neither the page nor the site says one.
    pub due: Option<Date>,
    /// Whether what was reviewed is known, because it was signed.
    pub is_signed: bool,
    /// What has changed since it was signed, each in a few words.
    pub changes: Vec<String>,
}

/// The reviews of the pages of the site that writers wrote. Those that nobody has reviewed come first, for nothing is more
/// overdue; then the others by the days on which they are due, and last those that are never due.
pub fn page_reviews(
    site: &Site,
    config: &Config,
    reviews: &Reviews,
    documents: &[Arc<Parsed<Document>>],
    today: Date,
) -> Vec<PageReview> {
    let page_review = |document: &Document| {
        let page = site.page_of_file(&document.summary.file)?;
        let newest = reviews.newest(document);
        let review = newest.as_ref().map(|newest| newest.review.clone());
        let sign_off = newest.as_ref().and_then(|newest| newest.sign_off);
        Some(PageReview {
            file: document.path.clone(),
            title: document.summary.title.clone(),
            route: site.page(page).route.clone(),
            is_draft: site.is_draft(page),
            standing: Standing::of(review.as_ref(), &config.review, today),
            due: review.as_ref().and_then(|review| review.due(&config.review)),
            is_signed: sign_off.is_some(),
            changes: sign_off
                .map(|sign_off| Comparison::new(document, &config.facts, sign_off).changes())
                .unwrap_or_default(),
            review,
        })
    };
    let mut found: Vec<PageReview> = documents.par_iter().filter_map(|document| page_review(&document.value)).collect();
    found.sort_by(|one, two| one.place().cmp(&two.place()));
    found
}

impl PageReview {
    /// What decides on its place in a list.
    fn place(&self) -> (bool, bool, Option<Date>, &SourcePath) {
        (self.standing != Standing::NeverReviewed, self.due.is_none(), self.due, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        parse::{config, document, locale::Locale, reviews},
        site::Ingredients,
        source::{Files, Options},
    };

    #[test]
    fn pages_come_by_the_days_on_which_they_are_due() {
        let mut files = Files::default();
        for (path, keys) in [
            ("a.md", "reviewed: 2026-01-01\nreview_due: 2027-01-01"),
            ("b.md", "reviewed: 2024-01-01"),
            ("c.md", "description: D."),
            ("d.md", "reviewed: 2025-01-01\nreview_due: 2026-06-20"),
            ("e.md", "draft: true"),
            ("f.md", "reviewed: 2026-06-02\nreview_due: 2026-06-01"),
        ] {
            let text = format!("---\ntitle: T\n{keys}\n---\n");
            files.insert(SourcePath::new(format!("content/{path}")), text.as_str().into());
        }
        let documents: Vec<_> = files.iter().map(|(path, text)| Arc::new(document::read(path, text))).collect();
        let settings = |every: &str| {
            let mut files = Files::default();
            files.insert(SourcePath::new(config::CONFIG_FILE), format!("title: T\nreview: {{{every}}}").into());
            config::read(&files, &Options::default()).value
        };
        let listed = |every: &str| {
            let config = settings(every);
            let summaries: Vec<_> = documents.iter().map(|document| document.value.summary.clone()).collect();
            let today = date(2026, 6, 1);
            let site = Site::assemble(Ingredients {
                summaries: &summaries,
                assets: Default::default(),
                brought_along: Vec::new(),
                config: &config,
                locale: &Locale::empty(),
                today,
                drafts: false,
            });
            let reviews = reviews::read(&files).value;
            let line = |review: &PageReview| format!("{} {:?}", review.file.stem(), review.standing);
            page_reviews(&site, &config, &reviews, &documents, today).iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(listed(""), ["c NeverReviewed", "f InFuture", "d DueSoon", "a Reviewed", "b Reviewed"]);
        assert_eq!(listed("every: 2 years"), ["c NeverReviewed", "b Overdue", "f InFuture", "d DueSoon", "a Reviewed"]);
    }
}
