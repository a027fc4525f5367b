//! The search for many words at once, in any capitals.
//!
//! Most words of a page begin as no word of the lists does. Four letters are enough to see that, without a jump that a processor
//! would have to guess, and a page is gone through in less time than by an automaton that knows all words.

use rustc_hash::FxHashMap;

/// Words that are looked for, each of letters and digits only.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    /// By their beginnings the words, in small letters, each with its numbers.
    words: FxHashMap<u32, Vec<(String, Vec<usize>)>>,
    /// A bit for each number that a beginning can have.
    beginnings: Vec<u64>,
    /// Words of one or two letters, of which a clinic's own list may have some. They are looked for one after the other.
    short: Vec<(String, usize)>,
}

/// How many bytes a word has whose beginning is looked for.
const SHORTEST: usize = 3;

/// How many bits the number of a beginning has.
const BITS: u32 = 16;

/// For each byte, 1 where a word can begin after it: it is no letter. As a table this costs no jump either.
const STARTS: [u64; 256] = {
    let mut starts = [1; 256];
    let mut byte: usize = 0;
    while byte < starts.len() {
        if (byte as u8).is_ascii_alphabetic() {
            starts[byte] = 0;
        }
        byte += 1;
    }
    starts
};

impl Anchors {
    /// The words in `words`, in small letters.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut anchors = Self { beginnings: vec![0; (1 << BITS) / 64], ..Self::default() };
        for (number, word) in words.enumerate() {
            if word.len() < SHORTEST {
                anchors.short.push((word.to_owned(), number));
                continue;
            }
            for beginning in beginnings_of(word) {
                let place = place_of(beginning);
                anchors.beginnings[place / 64] |= 1 << (place % 64);
                let words = anchors.words.entry(beginning).or_default();
                match words.iter_mut().find(|(known, _)| known == word) {
                    Some((_, numbers)) => numbers.push(number),
                    None => words.push((word.to_owned(), vec![number])),
                }
            }
        }
        anchors
    }

    /// Shows `see` the numbers of the words that stand in `text`, with the places where they begin. They are whole.
    pub fn find(&self, text: &str, mut see: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        for (word, number) in &self.short {
            let can_begin = |at: usize| at == 0 || STARTS[bytes[at - 1] as usize] == 1;
            let begins = (0..bytes.len()).filter(|&at| can_begin(at) && is_whole(text, at, word));
            begins.for_each(|at| see(*number, at));
        }
        if self.words.is_empty() {
            return;
        }
        let mut look = |at: usize, before: u8, next: [u8; 4]| {
            let beginning = fold(next);
            let place = place_of(beginning);
            if self.beginnings[place / 64] >> (place % 64) & STARTS[before as usize] == 1 {
                self.look_closely(text, at, beginning, &mut see);
            }
        };
        look(0, b' ', next_of(bytes, 0));
        for (before, window) in bytes.windows(5).enumerate() {
            if let [first, a, b, c, d] = *window {
                look(before + 1, first, [a, b, c, d]);
            }
        }
        for at in bytes.len().saturating_sub(3).max(1)..bytes.len() {
            look(at, bytes[at - 1], next_of(bytes, at));
        }
    }

    /// Shows the numbers of the words that stand at a place where four bytes are as at the beginning of one.
    #[inline(never)]
    fn look_closely(&self, text: &str, at: usize, beginning: u32, see: &mut impl FnMut(usize, usize)) {
        for (word, numbers) in self.words.get(&beginning).into_iter().flatten() {
            if is_whole(text, at, word) {
                numbers.iter().for_each(|number| see(*number, at));
            }
        }
    }
}

/// Whether a word stands at `at`, and ends there.
fn is_whole(text: &str, at: usize, word: &str) -> bool {
    let end = at + word.len();
    let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
    !goes_on && text.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(word))
}

/// The four bytes at a place, with spaces after the last one.
fn next_of(bytes: &[u8], at: usize) -> [u8; 4] {
    std::array::from_fn(|place| bytes.get(at + place).copied().unwrap_or(b' '))
}

/// What stands where a word begins. After one of three letters that may be any byte of no letter and no digit.
fn beginnings_of(word: &str) -> Vec<u32> {
    let [a, b, c, d] = next_of(word.as_bytes(), 0);
    let lasts: Vec<u8> = match word.len() {
        SHORTEST => (0..=u8::MAX).filter(|byte| !byte.is_ascii_alphanumeric()).collect(),
        _ => vec![d],
    };
    let mut beginnings: Vec<u32> = lasts.into_iter().map(|last| fold([a, b, c, last])).collect();
    beginnings.sort_unstable();
    beginnings.dedup();
    beginnings
}

/// Four bytes as a number, in which capitals are as small letters.
#[inline]
fn fold(bytes: [u8; 4]) -> u32 {
    u32::from_le_bytes(bytes) | 0x2020_2020
}

/// The place of a beginning among the bits. The constant is that of Fibonacci hashing.
#[inline]
fn place_of(beginning: u32) -> usize {
    (beginning.wrapping_mul(0x9e37_79b9) >> (u32::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_begin() {
        for (text, expected) in [
            ("Painless", vec![(0, 0)]),
            ("a PAINLESS, (painless) painles offs", vec![(0, 2), (0, 13)]),
            ("unpainless 5off painlessly offer OFF", vec![(2, 12), (2, 33)]),
            ("risk at all, no Risk", vec![(1, 0), (1, 16)]),
            ("\u{fffc}, é off é", vec![(2, 8)]),
            ("", vec![]),
            ("off", vec![(2, 0)]),
            ("X, x1 ax (x", vec![(3, 0), (3, 10)]),
        ] {
            let mut found = Vec::new();
            Anchors::new(["painless", "risk", "off", "x"].into_iter())
                .find(text, |number, at| found.push((number, at)));
            assert_eq!(found, expected, "{text}");
        }
    }
}
