//! How hard a page is to read: what is counted, the formulas, and what a site asks for.
//!
//! [`Measurer::measure`] goes through the running text of a page once. It counts, and finds what is harder to read than it need be.

mod findings;
mod lexicon;
mod measure;
mod memo;
mod notice;
mod numbers;
mod spoken;
mod syllables;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

pub use findings::{Finding, FindingKind};
pub use lexicon::Lexicon;
pub use measure::Measurer;
pub use syllables::syllables;

use std::collections::BTreeMap;

/// The most words of a sentence: GOV.UK's guidance on content design asks that those with more be split. The NHS's content
/// guide aims for up to 20.
pub const LONGEST_SENTENCE: u32 = 25;

/// The most sentences of a paragraph: the NHS's content guide, “How we write”.
pub const LONGEST_PARAGRAPH: u32 = 3;

/// The most entries of a list.
pub const LONGEST_LIST: u32 = 6;

/// The fewest words of a page that is measured. Flesch made his formula of samples of 100 words, and of fewer words a grade
/// says nothing: the address of a clinic is not hard to read.
pub const FEWEST_WORDS: u32 = 100;

/// The fewest sentences of a text that has a SMOG grade, which McLaughlin made of samples of 30.
pub const FEWEST_SENTENCES_OF_SMOG: u32 = 30;

/// The syllables of the words that SMOG counts.
pub const POLYSYLLABLE: u32 = 3;

/// What is counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub sentences: u32,
    pub words: u32,
    pub syllables: u32,
    /// Words of three syllables or more.
    pub polysyllables: u32,
    /// The words of the longest sentence.
    pub longest_sentence: u32,
}

/// What was counted and found in the running text of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub counts: Counts,
    /// The same without the words of the glossary's terms.
    pub without_terms: Counts,
    /// What is harder to read than it need be.
    pub findings: Vec<Finding>,
}

/// What a site asks of how its pages read: the group `reading` of `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingPolicy {
    /// The highest grade of Flesch and Kincaid that a page may have, in tenths.
    pub max_grade_in_tenths: u32,
    /// Hard words, each with the plain one; none switches off a word of the list that comes along.
    pub plain_words: BTreeMap<String, Option<String>>,
    /// Abbreviations that visitors know.
    pub abbreviations: Vec<String>,
}

impl Counts {
    /// The grade of Flesch and Kincaid: the years of American school that a reader needs. Kincaid, Fishburne, Rogers and
    /// Chissom, “Derivation of new readability formulas for Navy enlisted personnel”, Research Branch Report 8-75 (1975).
    pub fn grade(&self) -> f64 {
        0.39 * self.words_a_sentence() + 11.8 * self.syllables_a_word() - 15.59
    }

    /// Flesch's reading ease, from 0 (very hard) to 100 (very easy); it can lie beyond. Flesch, “A new readability yardstick”,
    /// Journal of Applied Psychology 32(3), 221–233 (1948).
    pub fn ease(&self) -> f64 {
        206.835 - 1.015 * self.words_a_sentence() - 84.6 * self.syllables_a_word()
    }

    /// The SMOG grade, where there are sentences enough. McLaughlin, “SMOG grading: a new readability formula”, Journal of
    /// Reading 12(8), 639–646 (1969).
    pub fn smog(&self) -> Option<f64> {
        (self.sentences >= FEWEST_SENTENCES_OF_SMOG).then(|| self.smog_of_any_text())
    }

    fn smog_of_any_text(&self) -> f64 {
        let of_30_sentences = f64::from(self.polysyllables) * 30.0 / f64::from(self.sentences.max(1));
        1.0430 * of_30_sentences.sqrt() + 3.1291
    }

    /// The mean length of a sentence, in words.
    pub fn words_a_sentence(&self) -> f64 {
        f64::from(self.words) / f64::from(self.sentences.max(1))
    }

    fn syllables_a_word(&self) -> f64 {
        f64::from(self.syllables) / f64::from(self.words.max(1))
    }

    /// Whether there are words enough for the formulas to say something.
    pub fn is_enough(&self) -> bool {
        self.words >= FEWEST_WORDS
    }
}

impl ReadingPolicy {
    pub fn max_grade(&self) -> f64 {
        f64::from(self.max_grade_in_tenths) / 10.0
    }
}

impl Default for ReadingPolicy {
    fn default() -> Self {
        Self { max_grade_in_tenths: 80, plain_words: BTreeMap::new(), abbreviations: Vec::new() }
    }
}
