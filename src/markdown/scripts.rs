//! Words in scripts other than the Latin one.

use unicode_script::{Script, UnicodeScript};

use crate::{markdown::ScriptRun, source::Span};

/// How many letters in a row make a word. Single Greek letters are signs in medicine, as in β-blocker.
const LETTERS_OF_A_WORD: usize = 3;

/// In these scripts a word may be a single sign.
const SHORT_WORDS: [Script; 4] = [Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul];

/// Finds the words of `text` that are not in Latin letters and adds them to `runs`, one run for all that follow one another
/// in the same script. `text` begins at byte `start` of its file.
pub(super) fn find(text: &str, start: usize, runs: &mut Vec<ScriptRun>) {
    if text.is_ascii() {
        return;
    }
    let mut open: Option<Words> = None;
    for (place, character) in text.char_indices() {
        let script = character.script();
        let end = place + character.len_utf8();
        match &mut open {
            // Marks above and below letters belong to the letter before them.
            Some(words) if script == Script::Inherited => words.end = end,
            Some(words) if script == words.script => words.add_letter(end),
            Some(words) if script == Script::Common => words.letters = 0,
            _ => {
                if let Some(words) = open.take() {
                    words.add_to(runs, start);
                }
                let is_foreign = !matches!(script, Script::Latin | Script::Common | Script::Inherited);
                if is_foreign && character.is_alphabetic() {
                    let mut words = Words { script, start: place, end, letters: 0, longest: 0 };
                    words.add_letter(end);
                    open = Some(words);
                }
            }
        }
    }
    if let Some(words) = open {
        words.add_to(runs, start);
    }
}

/// Words of one script, with nothing but spaces and signs between them.
struct Words {
    script: Script,
    start: usize,
    end: usize,
    /// The letters of the last word.
    letters: usize,
    /// The letters of the longest word.
    longest: usize,
}

impl Words {
    fn add_letter(&mut self, end: usize) {
        self.letters += 1;
        self.longest = self.longest.max(self.letters);
        self.end = end;
    }

    fn add_to(self, runs: &mut Vec<ScriptRun>, start: usize) {
        let needed = if SHORT_WORDS.contains(&self.script) { 1 } else { LETTERS_OF_A_WORD };
        if self.longest >= needed {
            runs.push(ScriptRun { script: self.script, span: Span::new(self.start..self.end, start) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_other_scripts_are_found_and_single_letters_are_not() {
        for (text, expected) in [
            ("plain é ½ µm", vec![]),
            ("a β-blocker and αβ cells", vec![]),
            ("say مرحبا بك now", vec![("Arabic", "مرحبا بك")]),
            ("静脉 и вены", vec![("Han", "静脉"), ("Cyrillic", "и вены")]),
            ("הַקְדָּמָה", vec![("Hebrew", "הַקְדָּמָה")]),
        ] {
            let mut runs = Vec::new();
            find(text, 0, &mut runs);
            let found: Vec<_> = runs.iter().map(|run| (run.script.full_name(), &text[run.span.range()])).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
