//! One pass over the running text of a page, which counts and finds.
//!
//! A run of text is cut into tokens at its spaces; a token into its word and the signs around it. What is known of the word
//! comes from the [`Lexicon`]. Nothing is allocated for a word.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::{
    domain::readability::{
        Counts, Finding, FindingKind, LONGEST_PARAGRAPH, LONGEST_SENTENCE, Lexicon, POLYSYLLABLE, Reading,
        lexicon::{Entry, Key, Meaning, Phrase},
        memo::{Memo, Plain, letters_at},
        numbers,
        syllables::syllables,
        tokens::{APOSTROPHE, BEYOND, CAPITAL, DIGIT, LETTER, SIGN, Token, first_break, kind, token_end},
        words::{
            BE, BETWEEN, CENT, KNOWN_IN_CAPITALS, NO_PARTICIPLE, PARTICIPLE, PEOPLE, PER, PERCENT, SHORTENED, THERE,
        },
    },
    markdown::{Prose, ProseBlock},
    source::Span,
};

/// How many words back a phrase can begin. Longer ones are not found.
const LONGEST_PHRASE: usize = 8;

/// Capitals of more letters are taken for a loud word.
const LONGEST_ABBREVIATION: usize = 6;

/// Measures texts.
pub struct Measurer<'a> {
    lexicon: &'a Lexicon,
    memo: Memo,
}

impl<'a> Measurer<'a> {
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, memo: Memo::new() }
    }

    /// Measures the running text of a page, whose places `prose` gives in the bytes of its file.
    pub fn measure(&mut self, source: &[u8], prose: &Prose) -> Reading {
        let mut measure = Measure::new(source, self.lexicon, &mut self.memo);
        for run in prose.runs() {
            if let Some(block) = run.begins {
                measure.end_block();
                measure.block = block;
            }
            measure.run(run.range);
        }
        measure.end_block();
        measure.reading
    }
}

struct Measure<'a> {
    source: &'a [u8],
    lexicon: &'a Lexicon,
    memo: &'a mut Memo,
    reading: Reading,
    block: ProseBlock,
    /// The sentences of the block so far, and where the first one is.
    sentences: u32,
    first_sentence: Span,
    sentence: Sentence,
    /// Whether a sign that ends sentences was the last that came. It did not end one where a small letter follows.
    may_have_ended: bool,
    /// A token that may go on in the next run of text, its place, and what its bytes are.
    carried: Vec<u8>,
    carried_place: Range<usize>,
    /// How many bytes of it stood in the first run.
    carried_first: usize,
    context: Context,
    /// Shares in per cent of the sentence, which matter if it is about people.
    percentages: Vec<Span>,
    /// Phrases that have begun, each with how many words of it have come, and where it begins.
    phrases: Vec<(u16, usize, usize)>,
    /// Capitals that were told or explained.
    abbreviations: FxHashSet<Key>,
}

#[derive(Default)]
struct Sentence {
    place: Range<usize>,
    counts: Counts,
    /// What of it is a glossary's terms.
    terms: Counts,
    /// The words that have been counted as a term's, by the number of the last of them.
    terms_end: u32,
    /// The syllables of the newest words, by their numbers.
    newest: [u8; LONGEST_PHRASE],
    is_about_people: bool,
}

/// What the newest words of a sentence were.
#[derive(Default)]
struct Context {
    /// Where a form of “to be” stands that what follows may make a passive.
    be: Option<usize>,
    follows_there: bool,
    /// Where the number stands that was the last word, with how far it may have gone on.
    number: Option<(Range<usize>, AfterNumber)>,
    in_brackets: bool,
    /// Whether the next word has to be looked at in the light of these.
    is_busy: bool,
    /// Capitals that are no abbreviation if more capitals follow.
    capitals: Option<Span>,
    follows_capitals: bool,
}

impl Sentence {
    fn add_word(&mut self, syllables: u32) {
        self.counts.add_word(syllables);
        self.newest[self.counts.words as usize % LONGEST_PHRASE] = syllables.min(255) as u8;
    }
}

impl Context {
    fn find_out_whether_busy(&mut self) {
        self.is_busy = self.be.is_some()
            || self.follows_there
            || self.number.is_some()
            || self.capitals.is_some()
            || self.follows_capitals;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum AfterNumber {
    Nothing,
    Dash,
    Per,
}

impl<'a> Measure<'a> {
    fn new(source: &'a [u8], lexicon: &'a Lexicon, memo: &'a mut Memo) -> Self {
        Self {
            source,
            lexicon,
            memo,
            reading: Reading::default(),
            block: ProseBlock::Paragraph,
            sentences: 0,
            first_sentence: Span::default(),
            sentence: Sentence::default(),
            may_have_ended: false,
            carried: Vec::new(),
            carried_place: 0..0,
            carried_first: 0,
            context: Context::default(),
            percentages: Vec::new(),
            phrases: Vec::new(),
            abbreviations: FxHashSet::default(),
        }
    }

    /// Reads a run of text. Its last token waits, since the next run may go on with it: `**bold**ness` is one word.
    fn run(&mut self, range: Range<usize>) {
        let source = self.source;
        let Some(text) = source.get(range.clone()) else { return };
        let mut at = 0;
        if !self.carried.is_empty() {
            (at, _) = token_end(text, 0);
            self.carried.extend_from_slice(&text[..at]);
            if at > 0 {
                self.carried_place.end = range.start + at;
            }
            if at == text.len() {
                return;
            }
            self.end_carried();
        }
        while at < text.len() {
            if let Some(end) = self.plain_word(text, at, range.start) {
                at = end;
                continue;
            }
            let (end, kinds) = token_end(text, at);
            if end == text.len() {
                self.carried.extend_from_slice(&text[at..]);
                self.carried_place = range.start + at..range.end;
                self.carried_first = self.carried.len();
                return;
            }
            if end > at {
                self.tokens(&text[at..end], range.start + at, kinds);
            }
            at = end + 1;
        }
    }

    /// Takes a word of small letters with a space after it, maybe after a comma or a full stop, which most words are. Returns
    /// where the next token begins, and none where the word is no such one or stands where more has to be looked at.
    fn plain_word(&mut self, text: &[u8], at: usize, offset: usize) -> Option<usize> {
        let (length, letters) = letters_at(self.source, offset + at)?;
        let end = at + length;
        let (after, space) = match text.get(end..)? {
            [b' ' | b'\n', ..] => (None, end),
            [sign @ (b'.' | b','), b' ' | b'\n', ..] => (Some(*sign), end + 1),
            _ => return None,
        };
        if length == 0 || self.context.is_busy || !self.phrases.is_empty() {
            return None;
        }
        let word = &text[at..end];
        let Plain { syllables, is_about_people, is_special } = self.memo.look_up(letters, word, self.lexicon);
        if is_special {
            return None;
        }
        let place = offset + at..offset + space;
        self.begin_word(word[0], &place);
        self.sentence.add_word(u32::from(syllables));
        self.sentence.is_about_people |= is_about_people;
        if let Some(sign) = after {
            self.may_have_ended = sign == b'.';
        }
        Some(space + 1)
    }

    /// Ends the sentence before a word that begins with the byte `first`, if the word begins another.
    fn begin_word(&mut self, first: u8, place: &Range<usize>) {
        if self.may_have_ended {
            // A sentence does not begin with a small letter: “e.g. this”, “approx. ten”.
            if !first.is_ascii_lowercase() {
                self.end_sentence();
            }
            self.may_have_ended = false;
        }
        if self.sentence.counts.words == 0 {
            self.sentence.place.start = place.start;
        }
        self.sentence.place.end = place.end;
    }

    fn end_carried(&mut self) {
        let carried = std::mem::take(&mut self.carried);
        if !carried.is_empty() {
            let (_, kinds) = token_end(&carried, 0);
            // Where signs of emphasis stand in a word, its place is longer than the word.
            let Range { start, end } = self.carried_place;
            if end - start == carried.len() {
                self.tokens(&carried, start, kinds);
            } else {
                self.token(&carried, start..end, kinds);
            }
        }
        self.carried = carried;
        self.carried.clear();
    }

    /// Takes what stands between two spaces, which is one token but for signs that part words without a space.
    fn tokens(&mut self, mut text: &[u8], mut start: usize, kinds: u8) {
        while kinds & BEYOND != 0
            && let Some((length, sign)) = first_break(text)
        {
            self.token(&text[..length], start..start + length, kinds);
            text = &text[length + sign..];
            start += length + sign;
        }
        if !text.is_empty() {
            self.token(text, start..start + text.len(), kinds);
        }
    }

    fn token(&mut self, text: &[u8], place: Range<usize>, kinds: u8) {
        let token = Token::new(text, kinds);
        let word = token.word;
        let word_place = self.word_place(token, &place);
        let Some(&first) = word.first() else { return self.signs(token) };
        if kinds & SIGN != 0 && token.is_address() {
            self.context.be = None;
            self.may_have_ended |= token.ends_sentence();
            return;
        }
        self.begin_word(first, &place);
        let lexicon = self.lexicon;
        let entry = lexicon.entry(word);
        let number = match entry {
            Some(entry) if entry.syllables > 0 => u32::from(entry.syllables),
            _ if kinds & (CAPITAL | DIGIT | SIGN | APOSTROPHE | BEYOND) == 0 => syllables(word),
            _ => syllables_of_any(word),
        };
        self.sentence.add_word(number);

        let uses = entry.map_or(0, |entry| entry.uses);
        if uses & BE != 0 || self.context.be.is_some() {
            self.passive(word, uses, &word_place);
        }
        self.context.follows_there = uses & THERE != 0;
        self.sentence.is_about_people |= uses & PEOPLE != 0;
        if kinds & SIGN != 0 && token.before.contains(&b'(') {
            self.context.in_brackets = true;
        }
        if entry.is_some_and(|entry| !entry.phrases.is_empty()) || !self.phrases.is_empty() {
            self.phrase(word, entry, &word_place);
        }
        if kinds & CAPITAL != 0 && is_capitals(word) {
            self.capitals(token, uses, &word_place);
        } else if self.context.capitals.is_some() || self.context.follows_capitals {
            self.end_capitals();
        }
        if kinds & (APOSTROPHE | BEYOND) != 0 && is_contraction(word) {
            self.find(FindingKind::Contraction, word_place.clone());
        }
        if kinds & DIGIT != 0 || self.context.number.is_some() {
            self.number(token, uses, word_place);
        }
        if !token.after.is_empty() {
            self.after(token, uses);
        }
        self.context.find_out_whether_busy();
    }

    /// The place of a token's word alone. Where a sign of emphasis or a footnote stands in the token, what comes before it is
    /// the word, or all of it.
    fn word_place(&self, token: Token<'_>, place: &Range<usize>) -> Range<usize> {
        let (before, end) = (token.before.len(), token.before.len() + token.word.len());
        let is_whole = place.len() == end + token.after.len();
        let end = if is_whole || end <= self.carried_first { place.start + end } else { place.end - token.after.len() };
        place.start + before..end
    }

    /// What signs without a word mean.
    fn signs(&mut self, token: Token<'_>) {
        self.context.be = None;
        if self.context.number.is_some() {
            self.signs_after_number(token.before);
        }
        if token.before.contains(&b'(') {
            self.context.in_brackets = true;
        }
        self.context.find_out_whether_busy();
    }

    /// What the signs after a word mean.
    fn after(&mut self, token: Token<'_>, uses: u16) {
        self.context.be = None;
        if token.after.contains(&b')') {
            self.context.in_brackets = false;
        }
        self.may_have_ended = token.ends_sentence() && uses & SHORTENED == 0;
    }

    fn passive(&mut self, word: &[u8], uses: u16, place: &Range<usize>) {
        if uses & BE != 0 {
            if !self.context.follows_there {
                self.context.be.get_or_insert(place.start);
            }
            return;
        }
        let Some(start) = self.context.be else { return };
        let is_regular = word.len() > 3 && word.ends_with(b"ed") && uses & NO_PARTICIPLE == 0;
        if is_regular || uses & PARTICIPLE != 0 {
            self.find(FindingKind::Passive, start..place.end);
            self.context.be = None;
        } else if uses & BETWEEN == 0 && !word.ends_with(b"ly") {
            self.context.be = None;
        }
    }

    /// Goes on with the phrases that have begun, and begins those of this word.
    fn phrase(&mut self, word: &[u8], entry: Option<&Entry>, place: &Range<usize>) {
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

    fn capitals(&mut self, token: Token<'_>, uses: u16, place: &Range<usize>) {
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
    fn end_capitals(&mut self) {
        self.context.follows_capitals = false;
        if let Some(span) = self.context.capitals.take() {
            self.reading.findings.push(Finding { kind: FindingKind::Abbreviation, span });
        }
    }

    fn number(&mut self, token: Token<'_>, uses: u16, word: Range<usize>) {
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
    fn signs_after_number(&mut self, signs: &[u8]) {
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

    fn find(&mut self, kind: FindingKind, place: Range<usize>) {
        self.reading.findings.push(Finding { kind, span: first_line(self.source, place) });
    }

    fn end_sentence(&mut self) {
        self.end_capitals();
        self.context = Context::default();
        self.phrases.clear();
        let Sentence { place, counts, terms, is_about_people, .. } = std::mem::take(&mut self.sentence);
        let percentages = std::mem::take(&mut self.percentages);
        if is_about_people {
            let found = percentages.iter().map(|&span| Finding { kind: FindingKind::Percentage, span });
            self.reading.findings.extend(found);
        }
        self.percentages = percentages;
        self.percentages.clear();
        if counts.words == 0 {
            return;
        }
        self.reading.counts.add_sentence(counts);
        self.reading.without_terms.add_sentence(counts.without(terms));
        if counts.words > LONGEST_SENTENCE {
            self.find(FindingKind::LongSentence(counts.words), place.clone());
        }
        self.sentences += 1;
        if self.sentences == 1 {
            self.first_sentence = first_line(self.source, place);
        }
    }

    fn end_block(&mut self) {
        self.end_carried();
        self.end_sentence();
        self.may_have_ended = false;
        if self.block == ProseBlock::Paragraph && self.sentences > LONGEST_PARAGRAPH {
            let kind = FindingKind::LongParagraph(self.sentences);
            self.reading.findings.push(Finding { kind, span: self.first_sentence });
        }
        self.sentences = 0;
    }
}

impl Counts {
    fn add_word(&mut self, syllables: u32) {
        self.words += 1;
        self.syllables += syllables;
        self.polysyllables += u32::from(syllables >= POLYSYLLABLE);
    }

    fn add_sentence(&mut self, sentence: Counts) {
        if sentence.words > 0 {
            self.sentences += 1;
            self.words += sentence.words;
            self.syllables += sentence.syllables;
            self.polysyllables += sentence.polysyllables;
            self.longest_sentence = self.longest_sentence.max(sentence.words);
        }
    }

    fn without(self, part: Counts) -> Self {
        Self {
            words: self.words - part.words,
            syllables: self.syllables - part.syllables,
            polysyllables: self.polysyllables - part.polysyllables,
            ..self
        }
    }
}

/// A place as a span that ends with its first line.
fn first_line(source: &[u8], place: Range<usize>) -> Span {
    let text = source.get(place.clone()).unwrap_or_default();
    let length = memchr::memchr(b'\n', text).unwrap_or(text.len());
    let line = text[..length].trim_ascii_end();
    Span::new(place.start..place.start + line.len(), 0)
}

/// Two or more capitals, maybe with a plural's s: GPs.
fn is_capitals(word: &[u8]) -> bool {
    let bare = word.strip_suffix(b"s").unwrap_or(word);
    bare.len() >= 2 && bare.iter().all(u8::is_ascii_uppercase)
}

/// Whether a word is a verb with “not” drawn to it: don't, can’t.
fn is_contraction(word: &[u8]) -> bool {
    [&b"n't"[..], "n’t".as_bytes(), b"N'T"].iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// The syllables of a word with capitals, digits or signs in it: those of its parts, and one for each number in figures.
/// An abbreviation is read letter by letter, and the letter w has three.
fn syllables_of_any(word: &[u8]) -> u32 {
    let mut number = 0;
    let mut at = 0;
    while at < word.len() {
        let is_letter = |place: usize| kind(word[place]) & (LETTER | BEYOND) != 0;
        let is_digit = |place: usize| kind(word[place]) & DIGIT != 0 || matches!(word[place], b'.' | b',');
        let end_of =
            |is_part: &dyn Fn(usize) -> bool| (at..word.len()).find(|&place| !is_part(place)).unwrap_or(word.len());
        if is_letter(at) {
            let end = end_of(&is_letter);
            number += syllables_of_letters(&word[at..end], &word[end..]);
            // What an apostrophe draws to a word is a part of it: patient's, you'll.
            at = if word.get(end) == Some(&b'\'') { end_of_letters(word, end + 1) } else { end };
        } else if kind(word[at]) & DIGIT != 0 {
            number += 1;
            at = end_of(&is_digit);
        } else {
            at += 1;
        }
    }
    number.max(1)
}

fn end_of_letters(word: &[u8], from: usize) -> usize {
    (from..word.len()).find(|&place| kind(word[place]) & LETTER == 0).unwrap_or(word.len())
}

/// The syllables of letters that `rest` follows in their word.
fn syllables_of_letters(letters: &[u8], rest: &[u8]) -> u32 {
    if is_capitals(letters) && letters.len() <= LONGEST_ABBREVIATION {
        let bare = letters.strip_suffix(b"s").unwrap_or(letters);
        return bare.iter().map(|letter| if *letter == b'W' { 3 } else { 1 }).sum();
    }
    // “Did-n't” has two syllables, “don't” has one.
    let is_spoken = matches!(letters, [.., b'd' | b's' | b't', b'n']) && rest.starts_with(b"'t");
    syllables(letters) + u32::from(is_spoken)
}
