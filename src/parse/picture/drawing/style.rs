//! The addresses in the styles of a drawing, read as a browser reads them (W3C, CSS Syntax Module Level 3): escapes are
//! resolved, and what stands in a comment or in quotation marks is no style.

use cssparser::{ParseError, Parser, Token};

/// How many brackets may stand within one another. No drawing needs as many, and each is a step deeper.
const DEEPEST: u8 = 64;

/// What the styles name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Styles {
    /// What `url(…)` and its like name.
    pub addresses: Vec<String>,
    /// Whether they fetch further styles, or name an address in a way that cannot be followed.
    pub is_unclear: bool,
}

/// What stands between brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// The words of an address.
    Address,
    Anything,
}

/// Reads a style sheet, the declarations of one element, or the value of one property.
pub(super) fn read(css: &str) -> Styles {
    let mut styles = Styles::default();
    let mut parser = Parser::new(css);
    parser.set_nested_block_limit(DEEPEST);
    gather(&mut parser, Inside::Anything, &mut styles);
    styles
}

fn gather(parser: &mut Parser<'_>, inside: Inside, styles: &mut Styles) {
    while let Ok(token) = parser.next() {
        let within = match token {
            Token::UnquotedUrl(address) => {
                styles.addresses.push(address.to_string());
                continue;
            }
            Token::QuotedString(address) if inside == Inside::Address => {
                styles.addresses.push(address.to_string());
                continue;
            }
            Token::AtKeyword(name) if name.eq_ignore_ascii_case("import") => {
                styles.is_unclear = true;
                continue;
            }
            Token::Function(name) => {
                let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
                if inside == Inside::Address && is(&["var", "attr", "env"]) {
                    styles.is_unclear = true;
                }
                match is(&["url", "src", "image", "image-set", "-webkit-image-set"]) {
                    true => Inside::Address,
                    false => Inside::Anything,
                }
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => Inside::Anything,
            _ => continue,
        };
        let nested = parser.parse_nested_block(|parser| {
            gather(parser, within, styles);
            Ok::<(), ParseError<()>>(())
        });
        if nested.is_err() {
            styles.is_unclear = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_as_a_browser_finds_them() {
        for (css, expected) in [
            ("fill: url(#a)", "#a"),
            ("fill:u\\72l(https://a.example)", "https://a.example"),
            ("fill:URL( 'https://a.example/\\62 ' )", "https://a.example/b"),
            ("a{mask:url(/**/https://a.example)}", "/**/https://a.example"),
            ("a{b:-webkit-image-set(\"c\" 1x, url(d) 2x)}@media print{e{f:src(\"g\")}}", "c d g"),
            ("/* url(a) @import b */ c{content:'url(d)';font-family:\"/*\"}", ""),
            ("@import 'a'", "!"),
            ("@\\69mport url(a)", "a !"),
            ("a{b:image-set(var(--c) 1x)}", "!"),
            ("transform:matrix(1,0,0,1,2,3)", ""),
            ("a{b:c", ""),
            ("}a{b:url(c", "c"),
            ("@namespace svg 'http://www.w3.org/2000/svg';", ""),
        ] {
            let Styles { mut addresses, is_unclear } = read(css);
            addresses.extend(is_unclear.then(|| "!".to_owned()));
            assert_eq!(addresses.join(" "), expected, "{css}");
        }
    }

    #[test]
    fn brackets_without_an_end_are_read_to_their_end() {
        for css in ["(".repeat(100_000), "url(".repeat(100_000), "a{".repeat(100_000)] {
            read(&css);
        }
        assert!(read(&"(".repeat(100)).is_unclear);
    }
}
