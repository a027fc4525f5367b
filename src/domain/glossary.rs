//! The words that a site explains: how they are written, found in a text, and put in order.

use serde::Serialize;

use crate::domain::{html::Html, plural};

/// What the component `term` sees of a term, where a page uses it first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// The term as the glossary writes it.
    pub name: String,
    /// The term as the page writes it.
    pub words: Html,
    /// An id that nothing else on the page has.
    pub id: String,
    /// The term's place in the glossary.
    pub url: String,
    pub definition: String,
    /// Whether the glossary says more of the term than this.
    pub has_more: bool,
}

/// What the template of a glossary sees under the name `glossary`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GlossaryView {
    /// In the order of the alphabet, each with at least one entry.
    pub letters: Vec<LetterView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LetterView {
    pub letter: String,
    pub id: String,
    pub entries: Vec<EntryView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryView {
    pub id: String,
    pub name: Html,
    pub meanings: Vec<Html>,
}

/// Why a name cannot be looked for in texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It has fewer than two letters, so that it would be found everywhere.
    OneLetter,
    /// A sign in it is in no word, as in a regular expression.
    Sign(char),
}

/// The letter of the glossary below which names stand that begin with no letter.
const NO_LETTER: &str = "0–9";

/// Accents of letters are what is left of the letter before them: Unicode's block of combining marks.
const COMBINING_MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// A name as it is looked for: in any capitals, with the simple plurals of its last word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// All words but the last, in small letters.
    words: Vec<String>,
    /// What all forms of the last word begin with, in small letters.
    stem: String,
    /// What its forms end in.
    endings: [&'static str; 2],
    /// Whether it is an abbreviation, which is something else in small letters.
    is_abbreviation: bool,
}

/// The names that a term has: `Deep vein thrombosis (DVT)` goes by two.
pub fn names(term: &str) -> Vec<&str> {
    let in_brackets = || {
        let (name, short) = term.strip_suffix(')')?.rsplit_once(" (")?;
        let is_name = |text: &str| !text.trim().is_empty() && !text.contains(['(', ')']);
        (is_name(name) && is_name(short)).then(|| vec![name.trim(), short.trim()])
    };
    in_brackets().unwrap_or_else(|| vec![term])
}

/// Why `name` cannot be looked for; none where it can.
pub fn unusable(name: &str) -> Option<Unusable> {
    let is_of_words = |c: char| c.is_alphanumeric() || COMBINING_MARKS.contains(&c) || " -–’'&./,+%".contains(c);
    match name.chars().find(|&c| !is_of_words(c)) {
        Some(sign) => Some(Unusable::Sign(sign)),
        None if name.chars().filter(|c| c.is_alphanumeric()).count() < 2 => Some(Unusable::OneLetter),
        None => None,
    }
}

/// What a name sorts by: its letters without their accents and capitals, then the name itself.
pub fn sort_key(name: &str) -> (String, String) {
    let plain = plain(name).to_lowercase();
    let letters = plain.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    (letters, name.to_owned())
}

/// The letter of the glossary below which a name stands, and its id.
pub fn letter(name: &str) -> (String, String) {
    match plain(name).chars().find(|c| c.is_alphanumeric()).filter(|c| c.is_alphabetic()) {
        Some(first) => (first.to_uppercase().collect(), format!("letter--{}", first.to_lowercase())),
        None => (NO_LETTER.to_owned(), "letter--0".to_owned()),
    }
}

/// A text without the accents of its Latin letters.
fn plain(text: &str) -> String {
    let base = |c: char| match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        other => other,
    };
    text.chars().filter(|c| !COMBINING_MARKS.contains(c)).map(base).collect()
}

impl Name {
    pub fn new(name: &str) -> Self {
        let is_abbreviation = plural::is_abbreviation(name);
        let cased = if is_abbreviation { name.to_owned() } else { name.to_lowercase() };
        // Quotation marks and apostrophes are typographic on a page.
        let cased = cased.replace('\'', "’");
        let mut words: Vec<String> = cased.split_whitespace().map(str::to_owned).collect();
        let last = words.pop().unwrap_or_default();
        let (stem, endings) = plural::forms(&last);
        Self { stem: stem.to_owned(), words, endings, is_abbreviation }
    }

    /// What every place where the name stands begins with, but for capitals.
    pub fn beginning(&self) -> &str {
        self.words.first().unwrap_or(&self.stem)
    }

    /// The form by which two ways to write the same name are known as one.
    pub fn key(&self) -> String {
        let mut key = self.words.join(" ");
        key.push(' ');
        key.push_str(&self.stem);
        key.to_lowercase()
    }

    /// How many bytes of `text` the name takes up, if that begins with it. What follows it there is no part of a word.
    pub fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        for word in &self.words {
            let after = self.without(rest, word)?;
            rest = after.trim_start_matches([' ', '\n', '\u{a0}']);
            if rest.len() == after.len() {
                return None;
            }
        }
        let rest = self.without(rest, &self.stem)?;
        let ends = self.endings.iter().filter_map(|ending| without(rest, ending, false));
        let end = ends.filter(|after| is_word_end(after)).max_by_key(|after| rest.len() - after.len())?;
        Some(text.len() - end.len())
    }

    fn without<'t>(&self, text: &'t str, start: &str) -> Option<&'t str> {
        without(text, start, self.is_abbreviation)
    }
}

/// What follows `start` in `text`, if that begins with it; capitals make no difference unless it is to be `exact`.
fn without<'t>(text: &'t str, start: &str, exact: bool) -> Option<&'t str> {
    if exact || start.is_empty() {
        return text.strip_prefix(start);
    }
    let mut characters = text.chars();
    let mut wanted = start.chars();
    let same = wanted.all(|wanted| {
        characters.next().is_some_and(|found| found == wanted || found.to_lowercase().eq(std::iter::once(wanted)))
    });
    same.then_some(characters.as_str())
}

/// Whether a word ends before `after`.
fn is_word_end(after: &str) -> bool {
    let mut after = after.chars();
    match after.next() {
        Some('-') => !after.next().is_some_and(char::is_alphanumeric),
        Some(next) => !next.is_alphanumeric() && !COMBINING_MARKS.contains(&next),
        None => true,
    }
}

/// Whether a word begins after `before`.
pub fn is_word_start(before: &str) -> bool {
    // What stands after an ampersand in HTML is the name of a sign.
    before.chars().next_back().is_none_or(|last| !last.is_alphanumeric() && !"-&".contains(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_any_capitals_and_in_its_simple_plural() {
        for (name, text, found) in [
            ("Vein", "veins.", Some("veins")),
            ("Thread veins", "thread\nvein is", Some("thread\nvein")),
            ("Allergy", "allergies", Some("allergies")),
            ("Allergies", "Allergy", Some("Allergy")),
            ("Ulcer", "ULCERS, and", Some("ULCERS")),
            ("Diagnosis", "diagnoses", Some("diagnoses")),
            ("Virus", "viruses", Some("viruses")),
            ("Rash", "rashes", Some("rashes")),
            ("Vein", "vein’s wall", Some("vein")),
            ("Vein", "veined", None),
            ("Vein", "vein-like", None),
            ("Vein", "vein - like", Some("vein")),
            ("Thread vein", "threads vein", None),
            ("Thread vein", "thread-vein", None),
            ("GP", "GPs", Some("GPs")),
            ("WHO", "who", None),
            ("Crohn's disease", "Crohn’s disease", Some("Crohn’s disease")),
            ("Ödem", "ödems", Some("ödems")),
            ("Gas", "gases", Some("gases")),
            ("Thrombosis", "thromboses", Some("thromboses")),
        ] {
            let length = Name::new(name).length_in(text);
            assert_eq!(length.map(|length| &text[..length]), found, "{name} in {text}");
        }
    }

    #[test]
    fn a_term_may_have_an_abbreviation_in_brackets() {
        assert_eq!(names("Deep vein thrombosis (DVT)"), ["Deep vein thrombosis", "DVT"]);
        assert_eq!(names("vein(s)"), ["vein(s)"]);
        assert_eq!(names("(DVT)"), ["(DVT)"]);
    }

    #[test]
    fn regular_expressions_and_single_letters_are_no_names() {
        for (name, expected) in [
            ("vein.*", Some(Unusable::Sign('*'))),
            ("[a-z]+", Some(Unusable::Sign('['))),
            ("vein(s)", Some(Unusable::Sign('('))),
            ("a", Some(Unusable::OneLetter)),
            ("", Some(Unusable::OneLetter)),
            ("A&E", None),
            ("Crohn’s disease", None),
        ] {
            assert_eq!(unusable(name), expected, "{name}");
        }
    }

    #[test]
    fn names_are_in_the_order_of_the_alphabet() {
        let mut names = ["Zoom", "éclair", "eel", "Vein wall", "vein", "Veins-", "3D scan"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["3D scan", "éclair", "eel", "vein", "Vein wall", "Veins-", "Zoom"]);
        assert_eq!(letter("éclair"), ("E".to_owned(), "letter--e".to_owned()));
        assert_eq!(letter("3D"), ("0–9".to_owned(), "letter--0".to_owned()));
    }

    #[test]
    fn two_ways_to_write_a_name_are_one() {
        let key = |name: &str| Name::new(name).key();
        assert_eq!(key("Thread Veins"), key("thread vein"));
        assert_ne!(key("vein"), key("thread vein"));
    }
}
