//! One pass over the running text of a page, which counts and finds.
//!
//! A run of text is cut into tokens at its spaces; a token into its word and the signs around it. What is known of the word
//! comes from the [`Lexicon`]. Nothing is allocated for a word.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::{
    domain::readability::{
        Counts, Finding, FindingKind, LONGEST_PARAGRAPH, LONGEST_SENTENCE, Lexicon, POLYSYLLABLE, Reading,
        lexicon::Key,
        memo::{Memo, Plain, letters_at},
        notice::{Context, first_line, is_capitals, is_contraction},
        spoken::syllables_of_any,
        syllables::syllables,
        tokens::{APOSTROPHE, BEYOND, CAPITAL, DIGIT, SIGN, Token, first_break, token_end},
        words::{BE, HALF_OF_DAY, PEOPLE, SHORTENED, THERE, TITLE, begins_with_day},
    },
    markdown::{Prose, ProseBlock},
    source::Span,
};

/// How many words back a phrase can begin. Longer ones are not found.
pub(super) const LONGEST_PHRASE: usize = 8;

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
        let mut runs = prose.runs().peekable();
        while let Some(run) = runs.next() {
            if let Some(block) = run.begins {
                measure.end_block();
                measure.block = block;
            }
            let ends_block = runs.peek().is_none_or(|next| next.begins.is_some());
            measure.run(run.range, ends_block);
        }
        measure.end_block();
        // A site keeps the readings of all its pages.
        measure.reading.findings.shrink_to_fit();
        measure.reading
    }
}

pub(super) struct Measure<'a> {
    pub source: &'a [u8],
    pub lexicon: &'a Lexicon,
    memo: &'a mut Memo,
    pub reading: Reading,
    block: ProseBlock,
    /// The sentences of the block so far, and where the first one is.
    sentences: u32,
    first_sentence: Span,
    pub sentence: Sentence,
    /// Whether a sign that ends sentences was the last that came. It did not end one where a small letter follows.
    may_have_ended: bool,
    /// A token that may go on in the next run of text, its place, and what its bytes are.
    carried: Vec<u8>,
    carried_place: Range<usize>,
    /// How many bytes of it stood in the first run.
    carried_first: usize,
    pub context: Context,
    /// Shares in per cent of the sentence, which matter if it is about people.
    pub percentages: Vec<Span>,
    /// Phrases that have begun, each with how many words of it have come, and where it begins.
    pub phrases: Vec<(u16, usize, usize)>,
    /// Capitals that were told or explained.
    pub abbreviations: FxHashSet<Key>,
}

#[derive(Default)]
pub(super) struct Sentence {
    place: Range<usize>,
    pub counts: Counts,
    /// What of it is a glossary's terms.
    pub terms: Counts,
    /// The words that have been counted as a term's, by the number of the last of them.
    pub terms_end: u32,
    /// The syllables of the newest words, by their numbers.
    pub newest: [u8; LONGEST_PHRASE],
    is_about_people: bool,
}

impl Sentence {
    fn add_word(&mut self, syllables: u32) {
        self.counts.add_word(syllables);
        self.newest[self.counts.words as usize % LONGEST_PHRASE] = syllables.min(255) as u8;
    }
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

    /// Reads a run of text. Its last token waits unless its block ends there, since the next run may go on with it: `**bold**ness`
    /// is one word.
    fn run(&mut self, range: Range<usize>, ends_block: bool) {
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
            at = self.plain_words(text, at, range.start, ends_block);
            if at >= text.len() {
                return;
            }
            let (end, kinds) = token_end(text, at);
            if end == text.len() && !ends_block {
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

    /// Takes the words from `at` on that consist of small letters and have a space after them, maybe after a sign, which most
    /// words do. Returns where the first token begins that is no such one, or at which more has to be looked at. `text` begins
    /// at the byte `offset` of the file.
    fn plain_words(&mut self, text: &[u8], mut at: usize, offset: usize, ends_block: bool) -> usize {
        let source = self.source.get(offset..).unwrap_or_default();
        if self.context.is_busy || !self.phrases.is_empty() {
            return at;
        }
        while let Some((length, letters)) = letters_at(source, at)
            && length > 0
        {
            let end = at + length;
            let (sign, space) = match text.get(end..) {
                Some([b' ' | b'\n', ..]) => (b' ', end),
                Some([sign @ (b'.' | b',' | b':' | b'?'), b' ' | b'\n', ..]) => (*sign, end + 1),
                Some([]) if ends_block => (b' ', end),
                Some([sign @ (b'.' | b',' | b':' | b'?')]) if ends_block => (*sign, end + 1),
                _ => break,
            };
            let word = &text[at..end];
            if sign == b'.' && length == 1 && word[0].is_ascii_uppercase() {
                break;
            }
            let Plain { syllables, is_about_people, is_special } = self.memo.look_up(letters, word, self.lexicon);
            if is_special {
                break;
            }
            self.begin_word(word[0], &(offset + at..offset + space));
            self.sentence.add_word(u32::from(syllables));
            self.sentence.is_about_people |= is_about_people;
            self.may_have_ended = matches!(sign, b'.' | b'?');
            at = space + 1;
        }
        at
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
        let follows_title = std::mem::replace(&mut self.context.follows_title, uses & TITLE != 0);
        if !token.after.is_empty() {
            self.after(token, uses, follows_title, place.end);
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

    /// What the signs after a word mean, which end before the byte `end` of the file.
    fn after(&mut self, token: Token<'_>, uses: u16, follows_title: bool, end: usize) {
        self.context.be = None;
        if token.after.contains(&b')') {
            self.context.in_brackets = false;
        }
        self.may_have_ended = token.ends_sentence() && uses & SHORTENED == 0;
        if self.may_have_ended && token.after == b"." {
            // “A. Smith” and “Dr D. E. Fox” have initials; “hepatitis B.” and “vitamin K.” end a sentence.
            let begins_name = follows_title || self.sentence.counts.words == 1;
            let is_initial = begins_name && matches!(token.word, [b'A'..=b'Z']);
            let goes_on = uses & HALF_OF_DAY != 0 && begins_with_day(self.source.get(end..).unwrap_or_default());
            self.context.follows_title = is_initial;
            self.may_have_ended = !is_initial && !goes_on;
        }
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
    pub(super) fn add_word(&mut self, syllables: u32) {
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
