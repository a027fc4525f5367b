//! Style sheets without what only their authors need: comments and space that means nothing. Every visitor loads them.
//!
//! Nothing is rewritten, so that a style sheet of any age or of next year keeps its meaning. Compressed, the theme's own is
//! within 1% of what a minifier that understands it makes.

/// The style sheet `css` without comments and without the space that separates nothing. Strings and addresses stay as they are.
pub(super) fn compact(css: &str) -> String {
    let mut compact = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(place) = rest.find(|sign: char| "\"'\\/();".contains(sign) || sign.is_ascii_whitespace()) {
        let (plain, special) = rest.split_at(place);
        push(&mut compact, plain);
        let taken = match special.as_bytes()[0] {
            b'"' | b'\'' => verbatim(&mut compact, special, string_end(special)),
            b'\\' => verbatim(&mut compact, special, escape_end(special)),
            b'(' if ends_in_url(&compact) => {
                let inner = special[1..].trim_ascii_start();
                // A quoted address is a string like any other.
                let end = if inner.starts_with(['"', '\'']) { 1 } else { address_end(special) };
                verbatim(&mut compact, special, end)
            }
            b'/' if special.starts_with("/*") => {
                let end = special[2..].find("*/").map_or(special.len(), |end| end + "/**/".len());
                // Two words that only a comment parts must not become one.
                if compact.ends_with(is_word) && special[end..].starts_with(is_word) {
                    compact.push_str("/**/");
                }
                end
            }
            byte if byte.is_ascii_whitespace() => {
                let left = special.trim_ascii_start();
                let is_free = compact.is_empty() || compact.ends_with([' ', '{', '}', ';', ',', '(', ':']);
                if !is_free || ends_in_escape(&compact) {
                    compact.push(' ');
                } else if compact.ends_with(':') && left.starts_with([';', '}']) {
                    // A custom property may hold nothing, which older browsers only take for a value if it is a space.
                    compact.push(' ');
                }
                special.len() - left.len()
            }
            _ => {
                push(&mut compact, &special[..1]);
                1
            }
        };
        rest = &special[taken..];
    }
    push(&mut compact, rest);
    compact.truncate(compact.trim_ascii_end().len());
    if !compact.is_empty() {
        compact.push('\n');
    }
    compact
}

/// Adds text that holds no space, without the space and the semicolon that mean nothing before it.
fn push(compact: &mut String, text: &str) {
    for piece in text.split_inclusive(['{', '}', ';', ',', ')']) {
        if piece.starts_with(['{', '}', ';', ',', ')'])
            && compact.ends_with(' ')
            && !compact.ends_with(": ")
            && !ends_in_escape(compact)
        {
            compact.pop();
        }
        if piece.starts_with('}') && compact.ends_with(';') && !ends_in_escape(compact) {
            compact.pop();
        }
        compact.push_str(piece);
    }
}

fn verbatim(compact: &mut String, text: &str, end: usize) -> usize {
    compact.push_str(&text[..end]);
    end
}

/// The length of the string that `text` begins with, its quotation marks included.
fn string_end(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    end_of(text, quote)
}

/// The length of the address without quotation marks that `text` begins with, its parentheses included.
fn address_end(text: &str) -> usize {
    end_of(text, b')')
}

/// The length of `text` up to and with the first `sign` after its beginning that is not escaped.
fn end_of(text: &str, sign: u8) -> usize {
    let mut is_escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            _ if byte == sign => return place + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the escape that `text` begins with. The number of a character may end with a space, which belongs to it, so
/// that a second one has a meaning of its own.
fn escape_end(text: &str) -> usize {
    let digits = text[1..].bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    let taken = match digits {
        0 => text[1..].chars().next().map_or(0, char::len_utf8),
        _ => digits + text[1 + digits..].bytes().take(2).take_while(u8::is_ascii_whitespace).count(),
    };
    1 + taken
}

/// Whether the last sign of `text` is not what it looks like, since a backslash stands before it.
fn ends_in_escape(text: &str) -> bool {
    text.len().checked_sub(2).is_some_and(|place| text.as_bytes()[place] == b'\\')
}

fn ends_in_url(text: &str) -> bool {
    let start = text.len().saturating_sub("url".len());
    text.is_char_boundary(start) && text[start..].eq_ignore_ascii_case("url")
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || "-_%.#".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_space_go_and_all_that_has_a_meaning_stays() {
        for (css, expected) in [
            ("/* a */\n\n  b {\n    c: d; /* e */\n  }\n", "b{c:d}\n"),
            ("a > b , .c :hover { d: e f ; g : h }", "a > b,.c :hover{d:e f;g :h}\n"),
            (
                "@layer one, two;\n@media (min-width: 3rem) and (x) {\n a { b: calc( 1px + 2px ) 3px; } }",
                "@layer one,two;@media (min-width:3rem) and (x){a{b:calc(1px + 2px) 3px}}\n",
            ),
            ("a { &:is( .b, .c ) .d { e: f !important } }", "a{&:is(.b,.c) .d{e:f !important}}\n"),
            ("a::before { content: \"/* \\\" */\n  b ; }\" }", "a::before{content:\"/* \\\" */\n  b ; }\"}\n"),
            (
                "a { b: url( \"x y;  z\" ) , url(data:a;b,/*c*/\\)) d }",
                "a{b:url(\"x y;  z\"),url(data:a;b,/*c*/\\)) d}\n",
            ),
            ("a { font: 1rem/1.5 'B' }", "a{font:1rem/1.5 'B'}\n"),
            (".a\\ b .c\\:d .\\31  e, .\\31 2 { f: g }", ".a\\ b .c\\:d .\\31  e,.\\31 2{f:g}\n"),
            (".a/* b */.c { d: e/* f */g; h: 1px /* i */ 2px }", ".a/**/.c{d:e/**/g;h:1px 2px}\n"),
            (".a\\  .b\\ { c: d\\; } .e\\  { f: g }", ".a\\  .b\\ {c:d\\;}.e\\ {f:g}\n"),
            ("a { --b: ; --c: ; }", "a{--b: ;--c: }\n"),
            ("a {} /* never closed", "a{}\n"),
            ("a { content: \"never closed", "a{content:\"never closed\n"),
            ("a\\", "a\\\n"),
            ("é { b: url(é", "é{b:url(é\n"),
            (" \n", ""),
            ("", ""),
        ] {
            assert_eq!(compact(css), expected, "{css}");
            assert_eq!(compact(expected), expected, "{css}, twice");
        }
    }
}
