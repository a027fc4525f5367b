//! A page, as the rules see it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    check::{Comparison, Targets},
    diagnostic::{Code, Diagnostic},
    domain::readability::{Finding, Lexicon, Reading},
    markdown::Link,
    parse::{config::Config, document::Document, reviews::NewestReview},
    site::{DeadLink, PageId, Site, Target},
    source::Span,
};

/// A page's document, as rules see it.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub document: &'a Document,
    pub targets: &'a Targets,
    pub site: &'a Site,
    pub config: &'a Config,
    /// The names of the callouts that the theme has.
    pub callouts: &'a BTreeSet<String>,
    /// The newest review of the page; none where nobody has reviewed it.
    pub review: Option<&'a NewestReview<'a>>,
    /// What the page says beside what was signed; none where its newest review is not signed.
    pub comparison: Option<&'a Comparison>,
    /// The page, if it is part of the site.
    pub page: Option<PageId>,
    /// The day for which the site is built.
    pub today: Date,
    /// What was measured in its text; none on a site that is not in English.
    pub measured: Option<Measured<'a>>,
}

/// What was measured in the text of a page, with the words that the measuring knew.
#[derive(Clone, Copy)]
pub struct Measured<'a> {
    pub reading: &'a Reading,
    pub lexicon: &'a Lexicon,
}

impl<'a> Subject<'a> {
    /// When the page is to be reviewed next, and the key that says so; none where nothing does, or where that is before its
    /// last review, which is told by itself.
    pub(super) fn next_review(self) -> Option<(Date, &'static str)> {
        let review = &self.review?.review;
        let due = review.due(&self.config.review).filter(|&due| due > review.reviewed)?;
        Some((due, if review.review_due.is_some() { "review_due" } else { "reviewed" }))
    }

    /// A mistake of the page's newest review, told at `key` of its front matter. Where a sign-off tells of the review, that is
    /// named too.
    pub(super) fn mistake_of_review(self, code: Code, key: &str, message: String, help: &'static str) -> Diagnostic {
        let mistake = Diagnostic::new(code, self.document.places.of(key), message).with_help(help);
        match self.review.and_then(|newest| newest.sign_off) {
            Some(sign_off) => mistake.with_related(sign_off.location.clone(), "the sign-off"),
            None => mistake,
        }
    }

    /// What is harder to read than it need be, where the page was measured.
    pub(super) fn findings(self) -> &'a [Finding] {
        self.measured.map_or(&[], |measured| &measured.reading.findings)
    }

    /// The first line of a place of the file.
    pub(super) fn first_line_of(self, span: Span) -> Span {
        let bytes = self.document.source.get(span.range()).unwrap_or_default();
        let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
        Span::new(span.start as usize..span.start as usize + line.len(), 0)
    }

    /// The words at a place of the file, on one line.
    pub(super) fn words_at(self, span: Span) -> String {
        let bytes = self.document.source.get(span.range()).unwrap_or_default();
        String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The links and images of the page, each with what it leads to.
    pub(super) fn links(self) -> impl Iterator<Item = (&'a Link, &'a Result<Target, DeadLink>)> {
        self.document.body.links.iter().zip(self.targets)
    }
}
