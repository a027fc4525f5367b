//! The syllables of words that do not consist of letters alone.

use crate::domain::readability::{
    notice::{LONGEST_ABBREVIATION, is_capitals},
    syllables::syllables,
    tokens::{BEYOND, DIGIT, LETTER, kind},
};

/// The syllables of a word with capitals, digits or signs in it: those of its parts, and one for each number in figures.
/// An abbreviation is read letter by letter, and the letter w has three.
pub(super) fn syllables_of_any(word: &[u8]) -> u32 {
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
