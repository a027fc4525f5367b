//! What a stretch of letters and signs between two spaces is: where its word begins and ends, and what it consists of.

/// What a byte is, a bit each.
pub(super) const LETTER: u8 = 1;
pub(super) const CAPITAL: u8 = 1 << 1;
pub(super) const DIGIT: u8 = 1 << 2;
pub(super) const SPACE: u8 = 1 << 3;
/// A straight apostrophe.
pub(super) const APOSTROPHE: u8 = 1 << 4;
/// Any other sign of ASCII.
pub(super) const SIGN: u8 = 1 << 5;
/// A byte of a character beyond ASCII: a letter with an accent, a curly quotation mark, a dash.
pub(super) const BEYOND: u8 = 1 << 6;

const KINDS: [u8; 256] = {
    let mut kinds = [SIGN; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | CAPITAL,
            b'0'..=b'9' => DIGIT,
            0..=b' ' => SPACE,
            b'\'' => APOSTROPHE,
            0x80.. => BEYOND,
            _ => SIGN,
        };
        byte += 1;
    }
    kinds
};

pub(super) fn kind(byte: u8) -> u8 {
    KINDS[byte as usize]
}

/// Where the first space at or after `from` is, or the end, and what the bytes before it are.
pub(super) fn token_end(text: &[u8], from: usize) -> (usize, u8) {
    let mut kinds = 0;
    let mut end = from;
    while let Some(&byte) = text.get(end) {
        let kind = kind(byte);
        if kind & SPACE != 0 {
            break;
        }
        kinds |= kind;
        end += 1;
    }
    (end, kinds)
}

/// A token without the signs around its word.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub before: &'a [u8],
    pub word: &'a [u8],
    pub after: &'a [u8],
}

impl<'a> Token<'a> {
    /// Cuts `text`, which consists of bytes of `kinds`.
    pub fn new(text: &'a [u8], kinds: u8) -> Self {
        if kinds & (SIGN | APOSTROPHE | BEYOND) == 0 {
            return Self { before: &[], word: text, after: &[] };
        }
        let (mut start, mut end) = (0, text.len());
        while start < end && kind(text[start]) & (LETTER | DIGIT) == 0 {
            match sign_at(&text[start..]) {
                Some(length) => start += length,
                None => break,
            }
        }
        while end > start && kind(text[end - 1]) & (LETTER | DIGIT) == 0 {
            match sign_before(&text[start..end]) {
                Some(length) => end -= length,
                None => break,
            }
        }
        Self { before: &text[..start], word: &text[start..end], after: &text[end..] }
    }

    /// Whether a sentence can end with it.
    pub fn ends_sentence(self) -> bool {
        self.after.iter().any(|byte| matches!(byte, b'.' | b'!' | b'?')) || holds(self.after, "…")
    }

    /// Whether the word is an address of the web or of mail, which nobody reads as a word.
    pub fn is_address(self) -> bool {
        let Self { word, .. } = self;
        holds(word, "://") || word.starts_with(b"www.") || (word.contains(&b'@') && word.contains(&b'.'))
    }
}

pub(super) fn holds(text: &[u8], part: &str) -> bool {
    text.windows(part.len()).any(|window| window == part.as_bytes())
}

/// Where a sign stands that parts two words without a space, and its length: a long dash, or a space that does not break.
pub(super) fn first_break(text: &[u8]) -> Option<(usize, usize)> {
    let signs = ["\u{a0}", "\u{202f}", "—"];
    (0..text.len()).find_map(|place| {
        let sign = signs.iter().find(|sign| text[place..].starts_with(sign.as_bytes()))?;
        Some((place, sign.len()))
    })
}

/// The length of the sign at the beginning, where there is one and no letter.
fn sign_at(text: &[u8]) -> Option<usize> {
    match *text {
        // Quotation marks, dashes and dots, and signs such as © and a space that does not break.
        [0xe2, 0x80, _, ..] => Some(3),
        [0xc2, _, ..] => Some(2),
        [byte, ..] if !byte.is_ascii() => None,
        _ => Some(1),
    }
}

/// As [`sign_at`], at the end.
fn sign_before(text: &[u8]) -> Option<usize> {
    match *text {
        [.., 0xe2, 0x80, _] => Some(3),
        [.., 0xc2, _] => Some(2),
        [.., byte] if !byte.is_ascii() => None,
        _ => Some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_around_a_word_are_cut_off() {
        for (text, expected) in [
            ("word", ("", "word", "")),
            ("(word).", ("(", "word", ").")),
            ("“word…”", ("“", "word", "…”")),
            ("don't,", ("", "don't", ",")),
            ("été?", ("", "été", "?")),
            ("—", ("—", "", "")),
            ("£5.50!", ("£", "5.50", "!")),
            ("5%", ("", "5", "%")),
            ("...", ("...", "", "")),
        ] {
            let (_, kinds) = token_end(text.as_bytes(), 0);
            let Token { before, word, after } = Token::new(text.as_bytes(), kinds);
            let (before, word, after) = expected_of(before, word, after);
            assert_eq!((before.as_str(), word.as_str(), after.as_str()), expected, "{text}");
        }
    }

    fn expected_of(before: &[u8], word: &[u8], after: &[u8]) -> (String, String, String) {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (text(before), text(word), text(after))
    }
}
