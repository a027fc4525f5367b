//! The command `readability`: how easy each page is to read.

mod spreadsheet;
mod table;

use serde::Serialize;

use crate::{
    Cache,
    build::prepare,
    check::{NotMeasured, PageReading},
    domain::readability::Counts,
    parse::config::BaseUrl,
    shell::{
        Outcome,
        arguments::{ReadabilityArguments, ReadabilityFormat},
        disk,
        error::ShellError,
        pages::Pages,
        report,
    },
    source::Options,
};

/// Lists what was measured in the texts of the pages.
pub fn run(arguments: ReadabilityArguments) -> Result<Outcome, ShellError> {
    let ReadabilityArguments { page, site, format, drafts } = arguments;
    // Whoever asks for a page by name may be writing it.
    let (world, _) = disk::read_world(&site, Options { drafts: drafts || page.is_some(), ..Options::default() })?;
    let mut cache = Cache::default();
    let prepared = prepare(&world, &mut cache);
    let config = prepared.config();
    let mut readings = prepared.page_readings(&cache);
    if let Some(typed) = &page {
        let (documents, website) = (cache.documents(), &prepared.website);
        let pages = Pages { root: &site.root, documents, website, base_url: &config.base_url, so: "" };
        let wanted = &pages.find(typed)?.path;
        readings.retain(|reading| reading.file == *wanted);
    }
    report::print(&match format {
        ReadabilityFormat::Table => table::text(&readings, config.reading.max_grade()),
        ReadabilityFormat::Csv => spreadsheet::text(&readings, &config.base_url),
        ReadabilityFormat::Json => report::array(readings.iter().map(|page| Record::of(page, &config.base_url))),
    });
    Ok(Outcome::Fine)
}

/// A page as spreadsheets and programs read it.
#[derive(Serialize)]
struct Record<'a> {
    /// The page's file, below the folder of the site.
    page: &'a str,
    title: &'a str,
    /// The page's whole address; its path on the site where the site's address is not known.
    address: String,
    draft: bool,
    /// Why the page has no grade; null where it has one.
    not_measured: Option<NotMeasured>,
    /// How many parts of the page are in another language, and were not measured.
    parts_in_other_languages: u32,
    /// What was measured; null where the page has no grade.
    measured: Option<Measures>,
    /// The same without the words of the glossary's terms.
    without_terms: Option<Measures>,
}

/// What was measured, to a tenth.
#[derive(Serialize)]
struct Measures {
    /// The grade of Flesch and Kincaid.
    grade: f64,
    /// Flesch's reading ease.
    ease: f64,
    /// The SMOG grade; null where there are fewer than 30 sentences.
    smog: Option<f64>,
    sentences: u32,
    words: u32,
    syllables: u32,
    /// Words of three syllables or more.
    polysyllables: u32,
    /// The mean length of a sentence, in words.
    mean_sentence: f64,
    /// The length of the longest sentence, in words.
    longest_sentence: u32,
}

impl<'a> Record<'a> {
    fn of(page: &'a PageReading, base_url: &BaseUrl) -> Self {
        let measures = |counts: &Counts| page.not_measured.is_none().then(|| Measures::of(counts));
        Self {
            page: page.file.as_str(),
            title: &page.title,
            address: format!("{}{}", base_url.origin, page.route.url(&base_url.path)),
            draft: page.is_draft,
            not_measured: page.not_measured,
            parts_in_other_languages: page.parts_in_other_languages,
            measured: measures(&page.counts),
            without_terms: measures(&page.without_terms),
        }
    }
}

impl Measures {
    fn of(counts: &Counts) -> Self {
        let tenth = |number: f64| (number * 10.0).round() / 10.0;
        let Counts { sentences, words, syllables, polysyllables, longest_sentence } = *counts;
        Self {
            grade: tenth(counts.grade()),
            ease: tenth(counts.ease()),
            smog: counts.smog().map(tenth),
            sentences,
            words,
            syllables,
            polysyllables,
            mean_sentence: tenth(counts.words_a_sentence()),
            longest_sentence,
        }
    }
}
