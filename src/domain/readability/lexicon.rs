//! The words that the measuring knows: their uses, the syllables of exceptions, hard words and the glossary's terms, in one
//! table that tells quickly of most words that it does not know them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::domain::plural;
use crate::domain::readability::{
    ReadingPolicy,
    syllables::EXCEPTIONS,
    words::{KNOWN_IN_CAPITALS, USES},
};

/// Hard words with their plain ones, a line each.
const PLAIN_WORDS: &str = include_str!("plain_words.txt");

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 24;

/// The bits of the filter, as a power of two.
const FILTER_BITS: u32 = 16;

/// The words that the measuring of a site knows.
#[derive(Debug, PartialEq, Eq)]
pub struct Lexicon {
    /// A bit for each word's mix of its letters, by which most words are known not to be there.
    filter: Vec<u64>,
    places: FxHashMap<Key, u16>,
    entries: Vec<Entry>,
    phrases: Vec<Phrase>,
    hard_words: Vec<HardWord>,
}

/// The letters of a word of up to 24 bytes, capitals and small letters alike, with zeros after them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Key(pub [u64; 3]);

/// What is known of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The uses of the word, a bit each.
    pub uses: u16,
    /// Its syllables; 0 where the rules count them right.
    pub syllables: u8,
    /// The phrases that begin with it.
    pub phrases: Vec<u16>,
}

/// One word or several.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub words: Vec<Key>,
    pub meaning: Meaning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A term of the glossary.
    Term,
    /// The hard word at this place.
    Hard(u16),
}

#[derive(Debug, PartialEq, Eq)]
struct HardWord {
    hard: String,
    plain: String,
}

impl Key {
    /// The key of a word; none for one that is too long to be known.
    pub fn of(word: &[u8]) -> Option<Self> {
        let part = |from: usize| word.get(from..).map_or(0, eight);
        (1..=LONGEST).contains(&word.len()).then(|| Self([part(0), part(8), part(16)]))
    }

    /// A number that differs for most words.
    pub fn mixed(self) -> u64 {
        let [first, second, third] = self.0;
        (first ^ second.rotate_left(23) ^ third.rotate_left(41)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The first eight bytes of a word in small letters, or all of a shorter one.
fn eight(word: &[u8]) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    if let Some(bytes) = word.first_chunk::<8>() {
        return u64::from_le_bytes(*bytes) | SMALL;
    }
    if word.is_empty() {
        return 0;
    }
    let bytes = word.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
    bytes | SMALL >> (8 * (8 - word.len()))
}

impl Lexicon {
    /// The words of a site: those that come along, those of its `policy`, and the `terms` of its glossary.
    pub fn new<'a>(policy: &ReadingPolicy, terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut lexicon = Self {
            filter: vec![0; 1 << (FILTER_BITS - 6)],
            places: FxHashMap::default(),
            entries: Vec::new(),
            phrases: Vec::new(),
            hard_words: Vec::new(),
        };
        for (uses, words) in USES {
            for word in words.split_whitespace() {
                lexicon.add(word, |entry| entry.uses |= uses);
            }
        }
        for (word, syllables) in EXCEPTIONS {
            lexicon.add(word, |entry| entry.syllables = *syllables as u8);
        }
        for word in &policy.abbreviations {
            lexicon.add(word.trim(), |entry| entry.uses |= KNOWN_IN_CAPITALS);
        }
        for term in terms {
            for word in term.split_whitespace() {
                lexicon.add(word, |entry| entry.uses |= KNOWN_IN_CAPITALS);
            }
            for form in plurals(term) {
                lexicon.add_phrase(&form, Meaning::Term);
            }
        }
        lexicon.add_hard_words(policy);
        lexicon
    }

    fn add_hard_words(&mut self, policy: &ReadingPolicy) {
        let brought_along = PLAIN_WORDS.lines().filter(|line| !line.starts_with('#'));
        let brought_along = brought_along.filter_map(|line| line.split_once('='));
        let mut words: BTreeMap<String, Option<String>> =
            brought_along.map(|(hard, plain)| (hard.trim().to_owned(), Some(plain.trim().to_owned()))).collect();
        for (hard, plain) in &policy.plain_words {
            words.insert(hard.trim().to_lowercase(), plain.clone());
        }
        for (hard, plain) in words {
            let Some(plain) = plain else { continue };
            let Ok(place) = u16::try_from(self.hard_words.len()) else { return };
            for form in inflected(&hard) {
                self.add_phrase(&form, Meaning::Hard(place));
            }
            self.hard_words.push(HardWord { hard, plain });
        }
    }

    /// Adds a phrase, unless there is one of the same words.
    fn add_phrase(&mut self, phrase: &str, meaning: Meaning) {
        let words: Option<Vec<Key>> = phrase.split_whitespace().map(|word| Key::of(word.as_bytes())).collect();
        let (Some(words), Ok(place)) = (words, u16::try_from(self.phrases.len())) else { return };
        let Some(first) = phrase.split_whitespace().next() else { return };
        let is_known = self
            .entry(first.as_bytes())
            .is_some_and(|entry| entry.phrases.iter().any(|&known| self.phrases[usize::from(known)].words == words));
        if !is_known {
            self.add(first, |entry| entry.phrases.push(place));
            self.phrases.push(Phrase { words, meaning });
        }
    }

    fn add(&mut self, word: &str, change: impl FnOnce(&mut Entry)) {
        let (Some(key), Ok(next)) = (Key::of(word.as_bytes()), u16::try_from(self.entries.len())) else { return };
        let bit = key.mixed() >> (64 - FILTER_BITS);
        self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.entries.push(Entry::default());
        }
        change(&mut self.entries[usize::from(place)]);
    }

    /// What is known of a word.
    pub(super) fn entry(&self, word: &[u8]) -> Option<&Entry> {
        self.place_of(Key::of(word)?).map(|place| self.entry_at(place))
    }

    /// The place of the entry of a word.
    pub(super) fn place_of(&self, key: Key) -> Option<u16> {
        let bit = key.mixed() >> (64 - FILTER_BITS);
        let may_be_known = self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 1;
        if may_be_known { self.places.get(&key).copied() } else { None }
    }

    pub(super) fn entry_at(&self, place: u16) -> &Entry {
        &self.entries[usize::from(place)]
    }

    pub(super) fn phrase(&self, place: u16) -> &Phrase {
        &self.phrases[usize::from(place)]
    }

    /// The plain word for the hard one at `place`.
    pub fn plain_word(&self, place: u16) -> &str {
        self.hard_words.get(usize::from(place)).map_or("", |word| &word.plain)
    }

    /// The hard word at `place`, as the list has it.
    pub fn hard_word(&self, place: u16) -> &str {
        self.hard_words.get(usize::from(place)).map_or("", |word| &word.hard)
    }
}

/// A term in its singular and its plural.
fn plurals(term: &str) -> [String; 2] {
    let term = term.trim();
    let term = if plural::is_abbreviation(term) { term.to_owned() } else { term.to_lowercase() };
    let last = term
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + term[space..].chars().next().map_or(0, char::len_utf8));
    let (stem, endings) = plural::forms(&term[last..]);
    endings.map(|ending| format!("{}{stem}{ending}", &term[..last]))
}

/// A word with its regular endings; of several words, the last one with them. A form that is no word does no harm.
fn inflected(word: &str) -> Vec<String> {
    if let Some((first, last)) = word.rsplit_once(' ') {
        return inflected(last).iter().map(|form| format!("{first} {form}")).collect();
    }
    let mut forms = vec![word.to_owned()];
    let endings: &[&str] = &["s", "es", "ed", "d", "ing", "ly"];
    forms.extend(endings.iter().map(|ending| format!("{word}{ending}")));
    if let Some(stem) = word.strip_suffix('e') {
        forms.push(format!("{stem}ing"));
    }
    if let Some(stem) = word.strip_suffix('y') {
        forms.extend(["ies", "ied", "ily"].map(|ending| format!("{stem}{ending}")));
    }
    // Utilise and utilize are one word.
    if word.ends_with("ise") || word.ends_with("isation") {
        for form in forms.clone() {
            if let Some(place) = form.rfind("is") {
                forms.push(format!("{}iz{}", &form[..place], &form[place + 2..]));
            }
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(words: &[(&str, Option<&str>)]) -> ReadingPolicy {
        let words = words.iter().map(|(hard, plain)| ((*hard).to_owned(), plain.map(str::to_owned)));
        ReadingPolicy { plain_words: words.collect(), ..ReadingPolicy::default() }
    }

    #[test]
    fn words_are_known_in_capitals_and_small_letters_and_nothing_else_is() {
        let lexicon = Lexicon::new(&ReadingPolicy::default(), ["Thread vein"]);
        for known in ["is", "IS", "Aren't", "thread", "people", "haematomas", "Haematoma", "utilizing"] {
            assert!(lexicon.entry(known.as_bytes()).is_some(), "{known}");
        }
        for unknown in ["", "i's", "isi", "threads vein", "a-word-of-far-too-many-letters", "\u{e9}"] {
            assert!(lexicon.entry(unknown.as_bytes()).is_none(), "{unknown}");
        }
    }

    #[test]
    fn words_of_all_lengths_have_keys_of_their_own() {
        let text = "abcdefghijklmnopqrstuvwxyz";
        let keys: Vec<Key> = (1..=LONGEST).filter_map(|length| Key::of(&text.as_bytes()[..length])).collect();
        assert_eq!(keys.len(), LONGEST);
        for length in 1..=LONGEST {
            for place in 0..length {
                let mut other = text.as_bytes()[..length].to_vec();
                assert_eq!(Key::of(&other.to_ascii_uppercase()), Key::of(&other));
                other[place] = b'!';
                assert!(!keys.contains(&Key::of(&other).unwrap()), "{length} {place}");
            }
        }
    }

    #[test]
    fn a_site_adds_hard_words_and_switches_others_off() {
        let lexicon = Lexicon::new(&policy(&[("utilise", None), ("Sclerose", Some("close"))]), []);
        assert!(lexicon.entry(b"utilise").is_none());
        let entry = lexicon.entry(b"sclerosing").unwrap();
        let Meaning::Hard(place) = lexicon.phrase(entry.phrases[0]).meaning else { panic!("it is a hard word") };
        assert_eq!((lexicon.hard_word(place), lexicon.plain_word(place)), ("sclerose", "close"));
        let lexicon = Lexicon::new(&policy(&[("Blood vessel", Some("tube"))]), []);
        let phrases = &lexicon.entry(b"blood").unwrap().phrases;
        let vessels = ["Blood", "vessels"].map(|word| Key::of(word.as_bytes()).unwrap());
        assert!(phrases.iter().any(|&phrase| lexicon.phrase(phrase).words == vessels));
    }

    #[test]
    fn the_list_that_comes_along_is_sound() {
        let lines: Vec<&str> = PLAIN_WORDS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        assert!(lines.len() >= 150 && lines.is_sorted());
        let plain: Vec<&str> = lines.iter().map(|line| line.split_once(" = ").unwrap().1).collect();
        for line in &lines {
            let (hard, plain) = line.split_once(" = ").unwrap();
            assert!(!hard.is_empty() && !plain.is_empty() && hard == hard.to_lowercase(), "{line}");
        }
        // No plain word is a hard one itself.
        let lexicon = Lexicon::new(&ReadingPolicy::default(), []);
        for word in plain.iter().flat_map(|plain| plain.split([' ', ','])) {
            let phrases = lexicon.entry(word.as_bytes()).map(|entry| entry.phrases.clone()).unwrap_or_default();
            assert!(phrases.iter().all(|&phrase| lexicon.phrase(phrase).words.len() > 1), "{word}");
        }
    }
}
