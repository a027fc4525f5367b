//! Scripts without what only their authors need: indentation, empty lines and comments. Every visitor of a page that has one
//! loads it.
//!
//! Only what is certain is taken away. A script is read line by line; one with a line that does not end as plain code, or where
//! a `/` may begin an expression as well as divide, is published as it was written.

use std::borrow::Cow;

/// Words after which a `/` begins a regular expression.
const BEFORE_EXPRESSION: [&str; 12] =
    ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "instanceof", "await"];

/// The script `text` without indentation, empty lines and comments, or as it is where that might change what it does.
pub(super) fn compact(text: &str) -> Cow<'_, str> {
    let lines: Option<Vec<&str>> = text.lines().map(|line| code_of(line.trim())).collect();
    let Some(lines) = lines else { return Cow::Borrowed(text) };
    // A line's end can end a statement, and stays.
    Cow::Owned(lines.into_iter().filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect())
}

/// What came before a sign of the code.
#[derive(Clone, Copy)]
enum Before {
    /// A value, which a `/` divides.
    Value,
    /// What calls for a value, so that a `/` begins a regular expression.
    Operator,
    /// Something after which either is possible.
    Either,
}

/// A line without the comment at its end; none where it is not certain that the next line begins as code.
fn code_of(line: &str) -> Option<&str> {
    if line.starts_with("//#") {
        return Some(line);
    }
    let bytes = line.as_bytes();
    let mut before = Before::Either;
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        let rest = &line[place..];
        let (length, then) = match byte {
            b'"' | b'\'' => (quoted_length(rest)?, Before::Value),
            b'`' => (template_length(rest)?, Before::Value),
            b'/' if rest.starts_with("//") => return Some(line[..place].trim_end()),
            b'/' if rest.starts_with("/*") => return None,
            b'/' => match before {
                Before::Value => (1, Before::Operator),
                Before::Operator => (expression_length(rest)?, Before::Value),
                Before::Either => return None,
            },
            b' ' | b'\t' => (1, before),
            b']' => (1, Before::Value),
            b')' | b'}' => (1, Before::Either),
            b'+' | b'-' if bytes.get(place + 1) == Some(&byte) => (2, Before::Either),
            b'\\' => return None,
            _ => match rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == '$')) {
                Some(0) => (rest.chars().next()?.len_utf8(), Before::Operator),
                end => {
                    let word = &rest[..end.unwrap_or(rest.len())];
                    let is_value = !BEFORE_EXPRESSION.contains(&word);
                    (word.len(), if is_value { Before::Value } else { Before::Operator })
                }
            },
        };
        place += length;
        before = then;
    }
    Some(line)
}

/// The length of the string that `text` begins with; none if it does not end on its line.
fn quoted_length(text: &str) -> Option<usize> {
    let quote = text.as_bytes()[0];
    let mut bytes = text.bytes().enumerate().skip(1);
    while let Some((place, byte)) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            _ if byte == quote => return Some(place + 1),
            _ => {}
        }
    }
    None
}

/// The length of the template string that `text` begins with; none if it does not end on its line, or holds other strings.
fn template_length(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut bytes = text.bytes().enumerate().skip(1).peekable();
    while let Some((place, byte)) = bytes.next() {
        match byte {
            b'$' if depth == 0 && bytes.peek().is_some_and(|(_, next)| *next == b'{') => {
                bytes.next();
                depth = 1;
            }
            b'\\' if depth == 0 => {
                bytes.next();
            }
            b'`' if depth == 0 => return Some(place + 1),
            b'{' if depth > 0 => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            b'`' | b'"' | b'\'' | b'/' | b'\\' if depth > 0 => return None,
            _ => {}
        }
    }
    None
}

/// The length of the regular expression that `text` begins with, without its flags; none if it does not end on its line.
fn expression_length(text: &str) -> Option<usize> {
    let mut is_in_class = false;
    let mut bytes = text.bytes().enumerate().skip(1);
    while let Some((place, byte)) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'[' => is_in_class = true,
            b']' => is_in_class = false,
            b'/' if !is_in_class => return Some(place + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_indentation_go() {
        for (script, expected) in [
            ("// a\n\nb();\n  c(); // d\n", "b();\nc();\n"),
            ("a = \"// b\"; // c\n", "a = \"// b\";\n"),
            ("a = 'it\\'s // b';", "a = 'it\\'s // b';\n"),
            ("a.split(/\\/[/\"]/g, 1 / 2); // b", "a.split(/\\/[/\"]/g, 1 / 2);\n"),
            ("a = `b//${c({ d: 1 })}//`; // e", "a = `b//${c({ d: 1 })}//`;\n"),
            ("return /'/; // a", "return /'/;\n"),
            ("a[0] / b // c", "a[0] / b\n"),
            ("//# sourceMappingURL=a.map", "//# sourceMappingURL=a.map\n"),
            ("é = a / é; // é", "é = a / é;\n"),
            ("", ""),
        ] {
            assert_eq!(compact(script), expected);
        }
    }

    #[test]
    fn a_script_that_is_not_plain_stays_as_it_is() {
        for script in [
            "/* a */\n  b();",
            "a = `\n  // b\n`;",
            "a = 'b \\\n  // c';",
            "a = `${`\n  // b\n`}`;",
            "  if (a) /'/.test(b); // c",
            "  a++ / b; // c",
            "  a = /b",
            "  a = \"b",
            "a = b\n  / c // d",
            "  a = \\u0062",
        ] {
            assert_eq!(compact(script), script);
        }
    }
}
