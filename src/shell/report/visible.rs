//! Text from a site's files, made fit for a terminal: it must not command it, nor look like something else.

use std::borrow::Cow;

/// The text with a sign in place of each that commands a terminal or turns its writing around. Line ends stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    match text.contains(|sign| commands(sign) && sign != '\n') {
        true => text.replace(|sign| commands(sign) && sign != '\n', "\u{fffd}").into(),
        false => text.into(),
    }
}

/// As [`visible`], in one line: a message must not look like two.
pub fn in_one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// As [`visible`], and as long as before, so that every place in it stays. Those that the drawing shows by itself stay too.
pub(super) fn drawable(text: &str) -> String {
    let drawn = |sign: char| match sign {
        // Two bytes each, as the sign that takes their place.
        '\u{80}'..='\u{9f}' => '·',
        sign => sign,
    };
    text.chars().map(drawn).collect()
}

/// Whether a sign is a control character (C0, DEL, C1), or one that turns the direction of writing around.
fn commands(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(visible("a\u{1b}[31m\u{9b}\u{202e}b\nc"), "a\u{fffd}[31m\u{fffd}\u{fffd}b\nc");
        assert_eq!(in_one_line("a\nb.md:1:1: error"), "a b.md:1:1: error");
        assert_eq!(drawable("é\u{9b}x").len(), "é\u{9b}x".len());
        assert!(matches!(visible("plain é"), Cow::Borrowed(_)));
    }
}
