//! Words that came before. A text says most of its words again and again, and what was found out of one holds for all.

use crate::domain::readability::{
    lexicon::{Key, Lexicon},
    syllables::syllables,
    words::{ALWAYS, PEOPLE},
};

/// How many pairs of words are remembered, as a power of two.
const BITS: u32 = 10;

/// Remembers what words of 16 small letters or fewer are.
pub(super) struct Memo {
    /// Words whose letters mix to the same place share it in pairs, the newer one first.
    pairs: Vec<[Remembered; 2]>,
}

/// What a word is.
#[derive(Clone, Copy, Default)]
pub(super) struct Plain {
    pub syllables: u8,
    pub is_about_people: bool,
    /// Whether more has to be looked at than that.
    pub is_special: bool,
}

#[derive(Clone, Copy, Default)]
struct Remembered {
    letters: [u64; 2],
    word: Plain,
}

impl Memo {
    pub fn new() -> Self {
        Self { pairs: vec![Default::default(); 1 << BITS] }
    }

    /// What the word of these letters is, which are `word` in small ones.
    pub fn look_up(&mut self, letters: [u64; 2], word: &[u8], lexicon: &Lexicon) -> Plain {
        let key = Key([letters[0], letters[1], 0]);
        let place = (key.mixed() >> (64 - BITS)) as usize;
        let [newer, older] = self.pairs[place];
        if newer.letters == letters {
            return newer.word;
        }
        if older.letters == letters {
            return older.word;
        }
        let entry = lexicon.place_of(key).map(|place| lexicon.entry_at(place));
        let uses = entry.map_or(0, |entry| entry.uses);
        let word = Plain {
            syllables: match entry {
                Some(entry) if entry.syllables > 0 => entry.syllables,
                // A word of 16 letters has no more syllables than that.
                _ => syllables(word) as u8,
            },
            is_about_people: uses & PEOPLE != 0,
            is_special: uses & ALWAYS != 0 || entry.is_some_and(|entry| !entry.phrases.is_empty()),
        };
        self.pairs[place] = [Remembered { letters, word }, newer];
        word
    }
}

/// The small letters at `from`, up to 16, where the first may be a capital: their number and they themselves in small
/// letters. None where the text ends too soon to be looked at in one go, or where there are more.
pub(super) fn letters_at(text: &[u8], from: usize) -> Option<(usize, [u64; 2])> {
    let chunk: &[u8; 16] = text.get(from..)?.first_chunk()?;
    let first = u64::from_le_bytes(*chunk.first_chunk()?);
    let second = u64::from_le_bytes(*chunk.last_chunk()?);
    // Where the first letter is a capital, it counts as a small one.
    let first = if chunk[0].is_ascii_uppercase() { first | 0x20 } else { first };
    let length = small_letters(first);
    if length < 8 {
        return Some((length, [first & mask(length), 0]));
    }
    let rest = small_letters(second);
    (rest < 8).then(|| (8 + rest, [first, second & mask(rest)]))
}

/// A mask of the first `length` bytes, of which there are fewer than eight.
fn mask(length: usize) -> u64 {
    (1 << (8 * length)) - 1
}

/// How many of eight bytes are small letters before the first that is none. All eight are looked at together: adding to a
/// byte sets its highest bit if it is a `b'a'` or more, or more than a `b'z'`.
fn small_letters(bytes: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = 0x80 * EACH;
    let low = bytes & !HIGHEST;
    let from_a = low + (0x80 - b'a' as u64) * EACH;
    let above_z = low + (0x80 - b'z' as u64 - 1) * EACH;
    let letters = from_a & !above_z & !bytes & HIGHEST;
    ((letters ^ HIGHEST).trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_all_other_bytes() {
        for byte in 0..=255_u8 {
            let text = [b"ab", &[byte][..], b"cdefghijklmnopqrst"].concat();
            let found = letters_at(&text, 0).map(|(length, _)| length);
            assert_eq!(found, if byte.is_ascii_lowercase() { None } else { Some(2) }, "{byte}");
        }
        for length in 0..16 {
            let text = ["x".repeat(length), " ".repeat(20)].concat();
            let (found, letters) = letters_at(text.as_bytes(), 0).unwrap();
            let key = Key::of("x".repeat(length).as_bytes()).unwrap_or_default();
            assert_eq!((found, [letters[0], letters[1], 0]), (length, key.0));
        }
        assert_eq!(letters_at(b"Some words and more", 0).map(|(length, _)| length), Some(4));
        assert_eq!(letters_at(b"Some words and more", 5).map(|(length, _)| length), None);
    }

    #[test]
    fn what_is_remembered_is_what_was_found_out() {
        let lexicon = Lexicon::new(&Default::default(), []);
        let mut memo = Memo::new();
        for word in ["people", "vein", "is", "people", "microscopically", "vein"] {
            let text = format!("{word}{}", " ".repeat(20));
            let (length, letters) = letters_at(text.as_bytes(), 0).unwrap();
            let found = memo.look_up(letters, word.as_bytes(), &lexicon);
            let expected = if word == "people" { 2 } else { syllables(word.as_bytes()) as u8 };
            assert_eq!((length, found.syllables), (word.len(), expected), "{word}");
            assert_eq!((found.is_special, found.is_about_people), (word == "is", word == "people"), "{word}");
        }
    }
}
