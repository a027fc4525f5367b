//! How each page reads, for those who write.

use std::sync::Arc;

use serde::Serialize;

use crate::{
    diagnostic::Parsed,
    domain::readability::{Counts, Reading},
    parse::document::Document,
    site::{Route, Site},
    source::SourcePath,
};

/// What was measured in the text of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageReading {
    pub file: SourcePath,
    pub title: String,
    /// The page's address on the site.
    pub route: Route,
    /// Whether it is a draft, or its day has not come.
    pub is_draft: bool,
    pub counts: Counts,
    /// The same without the words of the glossary's terms.
    pub without_terms: Counts,
    /// Why the page has no grade; none where it has one.
    pub not_measured: Option<NotMeasured>,
    /// How many parts of the page are marked to be in another language. They are not measured.
    pub parts_in_other_languages: u32,
}

/// Why a page has no grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotMeasured {
    /// The site is not in English.
    OtherLanguage,
    /// The page has too few words for a grade to say anything.
    FewWords,
}

/// The readings of the pages of the site that writers wrote: the hardest first, and last those without a grade. `reading_of`
/// gives what was measured in the document at a place.
pub fn page_readings<'a>(
    site: &Site,
    documents: &[Arc<Parsed<Document>>],
    reading_of: impl Fn(usize) -> Option<&'a Reading>,
) -> Vec<PageReading> {
    let page_reading = |(place, document): (usize, &Arc<Parsed<Document>>)| {
        let document = &document.value;
        let page = site.page_of_file(&document.summary.file)?;
        let reading = reading_of(place);
        let counts = reading.map(|reading| reading.counts).unwrap_or_default();
        Some(PageReading {
            file: document.path.clone(),
            title: document.summary.title.clone(),
            route: site.page(page).route.clone(),
            is_draft: site.is_draft(page),
            counts,
            without_terms: reading.map(|reading| reading.without_terms).unwrap_or_default(),
            not_measured: match reading {
                None => Some(NotMeasured::OtherLanguage),
                Some(_) if !counts.is_enough() => Some(NotMeasured::FewWords),
                Some(_) => None,
            },
            parts_in_other_languages: document.body.prose.parts_in_other_languages,
        })
    };
    let mut readings: Vec<PageReading> = documents.iter().enumerate().filter_map(page_reading).collect();
    // The documents come in the order of their files, which those of one grade keep.
    readings.sort_by(|one, two| match (one.not_measured, two.not_measured) {
        (None, None) => two.counts.grade().total_cmp(&one.counts.grade()),
        (one, two) => one.is_some().cmp(&two.is_some()),
    });
    readings
}
