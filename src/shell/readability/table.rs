//! The list of readings as a table for people.

use crate::{
    check::{NotMeasured, PageReading},
    domain::readability::{Counts, FEWEST_WORDS},
    shell::report::{Alignment, count, in_one_line, table},
};

const HEAD: [&str; 8] = ["Grade", "Ease", "SMOG", "Sentences", "Words", "Mean", "Longest", "Page"];

/// The table, why pages are not in it, and a line that sums it up. The site asks for `max_grade` or less.
pub(super) fn text(readings: &[PageReading], max_grade: f64) -> String {
    let (measured, others): (Vec<_>, Vec<_>) = readings.iter().partition(|page| page.not_measured.is_none());
    let rows: Vec<[String; 8]> = measured.iter().flat_map(|page| rows(page)).collect();
    let mut text = table(HEAD, &rows, Alignment::Right);
    for page in &others {
        let why = page.not_measured.map(words).unwrap_or_default();
        text.push_str(&format!("Not measured, {why}: {}\n", in_one_line(page.file.as_str())));
    }
    for page in readings.iter().filter(|page| page.parts_in_other_languages > 0 && page.not_measured.is_none()) {
        let parts = count(page.parts_in_other_languages as usize, "part");
        text.push_str(&format!("Not measured, in another language: {parts} of {}\n", in_one_line(page.file.as_str())));
    }
    if text.lines().last().is_some_and(|line| !line.is_empty()) {
        text.push('\n');
    }
    let above = measured.iter().filter(|page| page.without_terms.grade() > max_grade).count();
    let summary = match (measured.len(), above) {
        (0, _) => "nothing was measured".to_owned(),
        (_, 0) => format!("no grade is above {max_grade}"),
        (_, above) => format!("{above} above the grade {max_grade}"),
    };
    text + &format!("{}: {summary}.\n", count(readings.len(), "page"))
}

/// Why a page has no grade.
pub(super) fn words(why: NotMeasured) -> String {
    match why {
        NotMeasured::OtherLanguage => "not in English".to_owned(),
        NotMeasured::FewWords => format!("fewer than {FEWEST_WORDS} words"),
    }
}

/// The row of a page, and one for it without the glossary's terms where it has any.
fn rows(page: &PageReading) -> Vec<[String; 8]> {
    let draft = if page.is_draft { " (a draft)" } else { "" };
    let mut rows = vec![row(&page.counts, format!("{}{draft}", in_one_line(page.file.as_str())))];
    if page.without_terms != page.counts {
        rows.push(row(&page.without_terms, "  without the glossary's terms".to_owned()));
    }
    rows
}

fn row(counts: &Counts, name: String) -> [String; 8] {
    let number = |number: f64| format!("{number:.1}");
    [
        number(counts.grade()),
        number(counts.ease()),
        counts.smog().map_or_else(|| "–".to_owned(), number),
        counts.sentences.to_string(),
        counts.words.to_string(),
        number(counts.words_a_sentence()),
        counts.longest_sentence.to_string(),
        name,
    ]
}
