//! Whether words claim something where they stand: what is denied or asked is no claim.
//!
//! [`is_claim`] is the entry. It goes back from the words, through the sentence, to what they depend on.

use std::ops::Range;

use crate::domain::claim::{
    ClaimKind,
    meaning::{ends_with_quotation, means_else},
};

/// How far a sentence is looked through to either side, in bytes, so that a long text takes no longer for each of its words.
const SENTENCE: usize = 400;

/// How many words may stand between a word such as “not” and what it denies.
const REACH: usize = 10;

/// Words that turn what follows them into its opposite, or warn of it. So do all that end in “n't”.
const NEGATIONS: &str = "not no never nobody none nothing nowhere cannot without neither nor few hardly rarely seldom \
    scarcely impossible unable unlikely myth untrue beware wary";

/// Words after “not” that leave what follows as it is: “not only is it painless”.
const NOT_DENIED_BY_NOT: &str = "only just merely simply";

/// Words after “no” that leave what follows as it is: “there is no doubt that it is painless”.
const NOT_DENIED_BY_NO: &str = "doubt wonder question need longer matter";

/// Words before “few” with which it means some.
const BEFORE_SOME: &str = "a the last next first only every these";

/// Words that leave open what follows them: “ask us whether it is safe”.
const OPEN: &str = "if whether unless until when once";

/// Words with which a person makes sure that something is safe, or asks.
const MAKING_SURE: &str =
    "check checks checked checking sure ensure ensures confirm confirms decide decides assess what how";

/// Words that begin another clause. What was denied before them is not what follows.
const CLAUSES: &str = "because but since though although yet whereas while";

/// Words after “and” or “so” with which another clause begins.
const SUBJECTS: &str = "it it's it’s is are we you they he she i the this that these our your will can always";

/// Words that say that something is so of part of all people: “most people have no side effects”.
const SHARES: &str = "most many some several majority half";

/// Words before a claim with which it does not hold for everyone.
pub(super) const OFTEN: &str = "usually often sometimes generally mostly normally";

/// What follows “not” where it denies what stands before it: “a permanent cure is not possible”.
const DENIED_AFTER: &str = "possible promised given offered made available realistic exist true there shown published";

/// How a question begins that asks nothing, and advertises.
const ADVERTISING: [&str; 13] = [
    "want",
    "need",
    "fancy",
    "looking for",
    "ready for",
    "why not",
    "how about",
    "would you like",
    "do you want",
    "are you looking for",
    "interested in",
    "dreaming of",
    "tired of",
];

/// Whether a word is one of a list's.
pub(super) fn is_one_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// A phrase in its sentence.
pub(super) struct Sentence<'a> {
    /// In small letters.
    pub phrase: String,
    pub before: &'a str,
    pub after: &'a str,
    /// The words before it.
    pub words: Vec<Word>,
    is_question: bool,
}

/// A word of the sentence before a claim.
pub(super) struct Word {
    /// In small letters.
    pub word: String,
    /// Whether a comma, a dash or a bracket stands after it.
    is_cut_off: bool,
}

/// Whether the words of `kind` at `range` of `text` claim something. A line is a block of the text, and ends a sentence.
pub(super) fn is_claim(text: &str, range: &Range<usize>, kind: ClaimKind) -> bool {
    if !is_whole(text, range) {
        return false;
    }
    match kind {
        ClaimKind::Medicine | ClaimKind::Notice => return true,
        // “I agree,” says the form, and no patient.
        ClaimKind::Said if text[range.end..].starts_with(" the ") => return false,
        ClaimKind::Said => return ends_with_quotation(lines_end(&text[..range.start])),
        _ => {}
    }
    let sentence = Sentence::around(text, range);
    let is_asked = sentence.is_question && !sentence.advertises();
    !is_asked && !depends(&sentence, kind) && !is_denied_after(sentence.after) && !means_else(&sentence, kind)
}

impl<'a> Sentence<'a> {
    fn around(text: &'a str, range: &Range<usize>) -> Self {
        let before = sentence_before(text, range.start);
        let (after, is_question) = sentence_after(text, range.end);
        Self { phrase: text[range.clone()].to_lowercase(), before, after, words: words_of(before), is_question }
    }

    /// Whether it begins as questions do that advertise: “Want a painless treatment?”
    fn advertises(&self) -> bool {
        let all = || self.words.iter().map(|word| word.word.as_str()).chain(self.phrase.split(' '));
        ADVERTISING.iter().any(|beginning| beginning.split(' ').zip(all()).all(|(one, other)| one == other))
    }
}

/// Whether no word goes on on either side.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_in_word = |c: char| c.is_alphanumeric() || c == '-';
    let phrase = &text[range.clone()];
    let goes_on_before = phrase.starts_with(is_in_word) && text[..range.start].ends_with(is_in_word);
    let goes_on_after = phrase.ends_with(is_in_word) && text[range.end..].starts_with(is_in_word);
    !goes_on_before && !goes_on_after
}

/// The end of the last line of a text, as far as a sentence is looked through.
fn lines_end(text: &str) -> &str {
    let mut from = text.len().saturating_sub(SENTENCE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text[from..].rsplit('\n').next().unwrap_or_default()
}

fn sentence_before(text: &str, end: usize) -> &str {
    let before = lines_end(&text[..end]);
    let last_end = before.char_indices().rev().find(|&(place, sign)| ends_sentence(before, place, sign));
    last_end.map_or(before, |(place, sign)| &before[place + sign.len_utf8()..])
}

/// The rest of a sentence, and whether it is a question.
fn sentence_after(text: &str, start: usize) -> (&str, bool) {
    let mut to = (start + SENTENCE).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let after = &text[start..to];
    match after.char_indices().find(|&(place, sign)| ends_sentence(after, place, sign)) {
        Some((place, sign)) => (&after[..place], sign == '?'),
        None => (after, false),
    }
}

fn ends_sentence(text: &str, place: usize, sign: char) -> bool {
    match sign {
        '\n' | '!' | '?' | ':' | ';' => true,
        // A full stop within a number ends nothing.
        '.' => !text[place + 1..].starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

pub(super) fn words_of(text: &str) -> Vec<Word> {
    let is_in_word = |c: char| c.is_alphanumeric() || "'’-%".contains(c);
    let mut words: Vec<Word> = Vec::new();
    let mut rest = text;
    loop {
        let start = rest.find(is_in_word).unwrap_or(rest.len());
        if let Some(last) = words.last_mut() {
            last.is_cut_off = rest[..start].contains([',', '–', '—', '(', ')']);
        }
        rest = &rest[start..];
        if rest.is_empty() {
            return words;
        }
        let end = rest.find(|c| !is_in_word(c)).unwrap_or(rest.len());
        let word = rest[..end].to_lowercase();
        // A hyphen by itself is a dash.
        if word == "-" {
            if let Some(last) = words.last_mut() {
                last.is_cut_off = true;
            }
        } else {
            words.push(Word { word, is_cut_off: false });
        }
        rest = &rest[end..];
    }
}

/// Whether a phrase depends on a word before it by which it claims nothing: one that denies it, leaves it open, or says that
/// it is so for some. Such a word is looked for up to the next comma, unless the comma is that of a list or a parenthesis.
fn depends(sentence: &Sentence<'_>, kind: ClaimKind) -> bool {
    let Sentence { phrase, after, words, .. } = sentence;
    let first = phrase.split(' ').next().unwrap_or_default();
    let next_of = |place: usize| words.get(place + 1).map_or(first, |next| next.word.as_str());
    let is_no_list = ["no", "zero", "without"].contains(&first);
    let goes_on_with_or = words_of(after).iter().take(6).any(|word| matches!(&*word.word, "or" | "nor"));
    let mut is_in_list = goes_on_with_or;
    let mut end = words.len();
    for distance in 0..=REACH {
        let Some(place) = end.checked_sub(1) else { return false };
        if words[place].is_cut_off && !is_in_list {
            let Some(comma) = words[..place].iter().rposition(|word| word.is_cut_off) else { return false };
            let denies = |place: usize| is_negation(words, place, next_of(place), REACH);
            if !denies(comma) && (comma + 1..=place).any(denies) {
                return false;
            }
            end = comma + 1;
        }
        let place = end - 1;
        let (word, next) = (words[place].word.as_str(), next_of(place));
        is_in_list |= matches!(word, "or" | "nor");
        if is_negation(words, place, next, distance) {
            return true;
        }
        let is_left_open = match kind {
            ClaimKind::Offer | ClaimKind::Testimonial => false,
            ClaimKind::Safe => is_one_of(OPEN, word) || is_one_of(MAKING_SURE, word),
            ClaimKind::NoHarm => is_one_of(OPEN, word) || is_share(words, place, distance),
            _ => is_one_of(OPEN, word),
        };
        if is_left_open {
            return true;
        }
        let begins_clause =
            matches!(word, "and" | "so") && (is_one_of(SUBJECTS, next) || (is_no_list && next == first));
        if begins_clause || is_one_of(CLAUSES, word) {
            return false;
        }
        end = place;
    }
    false
}

/// Whether what follows a phrase denies it, as in “a painless operation does not exist”.
fn is_denied_after(after: &str) -> bool {
    /// How many words may stand between the phrase and what denies it.
    const REACH: usize = 3;
    let words = words_of(after);
    (0..words.len().min(REACH + 1)).any(|place| {
        let mut next = words[place + 1..].iter().map(|word| word.word.as_str()).skip_while(|word| *word == "be");
        match words[place].word.as_str() {
            "impossible" => true,
            "not" | "never" | "cannot" => next.next().is_some_and(|next| is_one_of(DENIED_AFTER, next)),
            word if word.ends_with("n't") || word.ends_with("n’t") => {
                next.next().is_some_and(|next| is_one_of(DENIED_AFTER, next))
            }
            _ => false,
        }
    })
}

/// Whether the word at `place` denies what comes `distance` words after it.
fn is_negation(words: &[Word], place: usize, next: &str, distance: usize) -> bool {
    let before = place.checked_sub(1).map_or("", |before| words[before].word.as_str());
    match words[place].word.as_str() {
        // “Why not try it?” denies nothing.
        "not" => !is_one_of(NOT_DENIED_BY_NOT, next) && before != "why",
        // “With no needles it is painless” denies the needles.
        "no" => !is_one_of(NOT_DENIED_BY_NO, next) && (before != "with" || distance < 3),
        "without" => distance < 4,
        "few" => !is_one_of(BEFORE_SOME, before),
        "far" => next == "from" && distance < 3,
        "but" => before == "anything",
        word if word.ends_with("n't") || word.ends_with("n’t") => !is_one_of(NOT_DENIED_BY_NOT, next),
        word => is_one_of(NEGATIONS, word),
    }
}

/// Whether the word at `place` says of how many people the following is so, as “most” and “9 in 10” do.
fn is_share(words: &[Word], place: usize, distance: usize) -> bool {
    let word = words[place].word.as_str();
    // “The most painless” is a claim, and “usually” stands right before what it is said of.
    let is_of_people = distance > 0 && is_one_of(SHARES, word);
    let is_often = distance < 2 && is_one_of(OFTEN, word);
    let word_at = |back: usize| place.checked_sub(back).map_or("", |place| words[place].word.as_str());
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_rate = is_number(word)
        && ((word_at(1) == "in" && is_number(word_at(2))) || (word_at(1) == "of" && is_number(word_at(3))));
    let is_possible = matches!(word, "may" | "might" | "can" | "could");
    let may_be = is_possible && (distance == 0 || (distance == 1 && words[place + 1].word == "be"));
    is_of_people || is_often || is_rate || may_be
}
