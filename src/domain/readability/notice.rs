//! What is noticed while a text is measured: passives, hard words and terms, abbreviations, numbers.

use std::ops::Range;

use crate::{
    domain::readability::{
        Finding, FindingKind,
        lexicon::{Entry, Key, Meaning, Phrase},
        measure::{LONGEST_PHRASE, Measure, Sentence},
        numbers,
        tokens::Token,
        words::{BE, BETWEEN, CENT, KNOWN_IN_CAPITALS, NO_PARTICIPLE, PARTICIPLE, PER, PERCENT},
    },
    source::Span,
};

/// Capitals of more letters are taken for a loud word.
pub(super) const LONGEST_ABBREVIATION: usize = 6;

/// What the newest words of a sentence were.
#[derive(Default)]
pub(super) struct Context {
    /// Where a form of “to be” stands that what follows may make a passive.
    pub be: Option<usize>,
    pub follows_there: bool,
    /// Where the number stands that was the last word, with how far it may have gone on.
    pub number: Option<(Range<usize>, AfterNumber)>,
    pub in_brackets: bool,
    /// Whether the last word was a title before a name, or an initial.
    pub follows_title: bool,
    /// Whether the next word has to be looked at in the light of these.
    pub is_busy: bool,
    /// Capitals that are no abbreviation if more capitals follow.
    pub capitals: Option<Span>,
    pub follows_capitals: bool,
}

impl Context {
    pub fn find_out_whether_busy(&mut self) {
        self.is_busy = self.be.is_some()
            || self.follows_there
            || self.follows_title
            || self.number.is_some()
            || self.capitals.is_some()
            || self.follows_capitals;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterNumber {
    Nothing,
    Dash,
    Per,
}

impl Measure<'_> {
    pub(super) fn passive(&mut self, word: &[u8], uses: u16, place: &Range<usize>) {
        if uses & BE != 0 {
            if !self.context.follows_there {
                self.context.be.get_or_insert(place.start);
            }
            return;
        }
        let Some(start) = self.context.be else { return };
        // “Left-handed” says how somebody is.
        let is_regular = word.len() > 3 && word.ends_with(b"ed") && !word.contains(&b'-') && uses & NO_PARTICIPLE == 0;
        if word.eq_ignore_ascii_case(b"used") && self.is_used_to(place.end) {
            self.context.be = None;
        } else if is_regular || uses & PARTICIPLE != 0 {
            self.find(FindingKind::Passive, start..place.end);
            self.context.be = None;
        } else if uses & BETWEEN == 0 && !word.ends_with(b"ly") {
            self.context.be = None;
        }
    }

    /// Whether “used”, which ends before the byte `end`, means that somebody knows something well: “used to it”, “used to
    /// wearing them”. “Used to treat veins” does not.
    fn is_used_to(&self, end: usize) -> bool {
        const KNOWN: [&[u8]; 17] = [
            b"a", b"all", b"an", b"any", b"being", b"her", b"his", b"it", b"my", b"our", b"such", b"that", b"the",
            b"them", b"these", b"this", b"your",
        ];
        let rest = self.source.get(end..).unwrap_or_default();
        let rest = &rest[..rest.len().min(40)];
        let mut words = rest.split(|byte| !byte.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let follows_to = words.next().is_some_and(|word| word == b"to");
        follows_to
            && words.next().is_some_and(|word| KNOWN.contains(&word) || (word.len() > 5 && word.ends_with(b"ing")))
    }

    /// Goes on with the phrases that have begun, and begins those of this word.
    pub(super) fn phrase(&mut self, word: &[u8], entry: Option<&Entry>, place: &Range<usize>) {
        let lexicon = self.lexicon;
        let key = Key::of(word);
        let mut phrases = std::mem::take(&mut self.phrases);
        phrases.retain_mut(|(phrase, length, start)| {
            let words = &lexicon.phrase(*phrase).words;
            if words.get(*length).copied() != key {
                return false;
            }
            *length += 1;
            if *length == words.len() {
                self.end_phrase(lexicon.phrase(*phrase).meaning, *length, *start..place.end);
                return false;
            }
            true
        });
        for &phrase in entry.map_or(&[][..], |entry| &entry.phrases) {
            let Phrase { words, meaning } = lexicon.phrase(phrase);
            if words.len() == 1 {
                self.end_phrase(*meaning, 1, place.clone());
            } else if words.len() <= LONGEST_PHRASE {
                phrases.push((phrase, 1, place.start));
            }
        }
        self.phrases = phrases;
    }

    /// Takes note of a phrase that ends with the newest word.
    fn end_phrase(&mut self, meaning: Meaning, length: usize, place: Range<usize>) {
        match meaning {
            Meaning::Hard(hard) => {
                // A hard word that stands beside its plain one in brackets is explained.
                if !self.context.in_brackets && !self.is_bracket_next(place.end) {
                    self.find(FindingKind::HardWord(hard), place);
                }
            }
            Meaning::Term => {
                let Sentence { counts, terms, terms_end, newest, .. } = &mut self.sentence;
                let first = (counts.words + 1).saturating_sub(length as u32).max(*terms_end + 1);
                for word in first..=counts.words {
                    terms.add_word(u32::from(newest[word as usize % LONGEST_PHRASE]));
                }
                *terms_end = counts.words;
            }
        }
    }

    /// Whether a bracket opens after the byte `end`, maybe after a sign of emphasis and a space.
    fn is_bracket_next(&self, end: usize) -> bool {
        let rest = self.source.get(end..).unwrap_or_default();
        let next = rest.iter().take(8).find(|byte| !matches!(byte, b' ' | b'\n' | b'*' | b'_' | b'"'));
        next == Some(&b'(')
    }

    pub(super) fn capitals(&mut self, token: Token<'_>, uses: u16, place: &Range<usize>) {
        let word = token.word.strip_suffix(b"s").unwrap_or(token.word);
        let is_known = uses & KNOWN_IN_CAPITALS != 0
            || self.lexicon.entry(word).is_some_and(|entry| entry.uses & KNOWN_IN_CAPITALS != 0);
        if self.context.follows_capitals {
            self.context.capitals = None;
            return;
        }
        self.context.follows_capitals = true;
        let Some(key) = Key::of(word) else { return };
        if is_known || word.len() > LONGEST_ABBREVIATION || !self.abbreviations.insert(key) {
            return;
        }
        let is_in_brackets = token.before.contains(&b'(') && token.after.contains(&b')');
        let follows_its_words = is_in_brackets && self.sentence.counts.words > 1;
        if !follows_its_words && !self.is_bracket_next(place.end) {
            self.context.capitals = Some(Span::new(place.clone(), 0));
        }
    }

    /// No capitals follow: those that came are an abbreviation.
    pub(super) fn end_capitals(&mut self) {
        self.context.follows_capitals = false;
        if let Some(span) = self.context.capitals.take() {
            self.reading.findings.push(Finding { kind: FindingKind::Abbreviation, span });
        }
    }

    pub(super) fn number(&mut self, token: Token<'_>, uses: u16, mut word: Range<usize>) {
        // The sign of a currency is a part of its number.
        word.start -= numbers::currency_before(token.before);
        let before = self.context.number.take();
        if let Some((number, after)) = before.clone() {
            if uses & PERCENT != 0 || (uses & CENT != 0 && after == AfterNumber::Per) {
                return self.percentages.push(Span::new(number.start..word.end, 0));
            }
            if uses & PER != 0 {
                self.context.number = Some((number, AfterNumber::Per));
                return;
            }
            if after == AfterNumber::Dash && numbers::is_number(token.word) {
                let first = self.source.get(number.clone()).unwrap_or_default();
                if numbers::is_below(first, token.word) {
                    self.find(FindingKind::Range, number.start..word.end);
                }
                return;
            }
        }
        if token.after.first() == Some(&b'%') && numbers::ends_with_number(token.word) {
            self.percentages.push(Span::new(word.start..word.end + 1, 0));
        }
        if numbers::is_number(token.word) {
            // Numbers that follow one another are those of a telephone.
            let is_part = before.is_some_and(|(_, after)| after == AfterNumber::Nothing) || !token.after.is_empty();
            self.context.number = (!is_part).then_some((word, AfterNumber::Nothing));
        } else if numbers::is_range(token.word) && before.is_none() && !self.is_address_or_number_next(word.end) {
            self.find(FindingKind::Range, word);
        }
    }

    /// What signs alone mean after a number.
    pub(super) fn signs_after_number(&mut self, signs: &[u8]) {
        match self.context.number.take() {
            Some((number, AfterNumber::Nothing)) if numbers::is_dash(signs) => {
                self.context.number = Some((number, AfterNumber::Dash));
            }
            Some((number, AfterNumber::Nothing)) if signs.first() == Some(&b'%') => {
                self.percentages.push(Span::new(number.start..number.end + 2, 0));
            }
            _ => {}
        }
    }

    /// Whether a capital or a digit follows, as in “5-10 High Street” and in telephone numbers.
    fn is_address_or_number_next(&self, end: usize) -> bool {
        let rest = self.source.get(end..).unwrap_or_default();
        matches!(rest, [b' ', next, ..] if next.is_ascii_uppercase() || next.is_ascii_digit())
    }

    pub(super) fn find(&mut self, kind: FindingKind, place: Range<usize>) {
        self.reading.findings.push(Finding { kind, span: first_line(self.source, place) });
    }
}

/// A place as a span that ends with its first line.
pub(super) fn first_line(source: &[u8], place: Range<usize>) -> Span {
    let text = source.get(place.clone()).unwrap_or_default();
    let length = memchr::memchr(b'\n', text).unwrap_or(text.len());
    let line = text[..length].trim_ascii_end();
    Span::new(place.start..place.start + line.len(), 0)
}

/// Two or more capitals, maybe with a plural's s: GPs.
pub(super) fn is_capitals(word: &[u8]) -> bool {
    let bare = word.strip_suffix(b"s").unwrap_or(word);
    bare.len() >= 2 && bare.iter().all(u8::is_ascii_uppercase)
}

/// Whether a word is a verb with “not” drawn to it: don't, can’t.
pub(super) fn is_contraction(word: &[u8]) -> bool {
    [&b"n't"[..], "n’t".as_bytes(), b"N'T"].iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}
