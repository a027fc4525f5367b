//! The list of readings for a spreadsheet.

use crate::{
    check::PageReading,
    parse::config::BaseUrl,
    shell::{
        readability::{Measures, Record, table},
        report::{Spreadsheet, harmless, yes_or_no},
    },
};

/// The names of the columns of what was measured; those without the glossary's terms end in `_without_terms`.
const MEASURES: [&str; 9] =
    ["grade", "ease", "smog", "sentences", "words", "syllables", "polysyllables", "mean_sentence", "longest_sentence"];

/// Comma-separated values as RFC 4180 has them, with the names of the columns in the first line.
pub(super) fn text(readings: &[PageReading], base_url: &BaseUrl) -> String {
    let first = ["page", "title", "address", "draft", "not_measured", "parts_in_other_languages"].map(str::to_owned);
    let without_terms = MEASURES.map(|name| format!("{name}_without_terms"));
    let mut spreadsheet = Spreadsheet::new(first.into_iter().chain(MEASURES.map(str::to_owned)).chain(without_terms));
    for page in readings {
        let record = Record::of(page, base_url);
        let first = [
            harmless(record.page),
            harmless(record.title),
            harmless(&record.address),
            yes_or_no(record.draft),
            record.not_measured.map(table::words).unwrap_or_default(),
            record.parts_in_other_languages.to_string(),
        ];
        spreadsheet.row(first.into_iter().chain(cells(record.measured)).chain(cells(record.without_terms)));
    }
    spreadsheet.into_text()
}

/// What was measured, in the order of [`MEASURES`]; empty where nothing was.
fn cells(measures: Option<Measures>) -> [String; 9] {
    let Some(measures) = measures else { return Default::default() };
    let number = |number: f64| format!("{number:.1}");
    [
        number(measures.grade),
        number(measures.ease),
        measures.smog.map(number).unwrap_or_default(),
        measures.sentences.to_string(),
        measures.words.to_string(),
        measures.syllables.to_string(),
        measures.polysyllables.to_string(),
        number(measures.mean_sentence),
        measures.longest_sentence.to_string(),
    ]
}
