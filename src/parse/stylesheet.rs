//! Style sheets without what only their authors need: comments, indentation, empty lines. Every visitor loads them.

/// The style sheet `css` without comments, indentation and empty lines. Strings stay as they are.
pub(super) fn compact(css: &str) -> String {
    let mut compact = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(place) = rest.find(['"', '\'', '/', '\n']) {
        compact.push_str(&rest[..place]);
        rest = &rest[place..];
        let taken = if let Some(comment) = rest.strip_prefix("/*") {
            comment.find("*/").map_or(rest.len(), |end| "/*".len() + end + "*/".len())
        } else if rest.starts_with('\n') {
            trim_line_end(&mut compact);
            rest.len() - rest.trim_start().len()
        } else if rest.starts_with('/') {
            compact.push('/');
            1
        } else {
            let end = string_end(rest);
            compact.push_str(&rest[..end]);
            end
        };
        rest = &rest[taken..];
    }
    compact.push_str(rest);
    trim_line_end(&mut compact);
    compact
}

/// The length of the string that `text` begins with, its quotation marks included.
fn string_end(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut is_escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            _ if byte == quote => return place + 1,
            _ => {}
        }
    }
    text.len()
}

fn trim_line_end(text: &mut String) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_indentation_go_and_strings_stay() {
        for (css, expected) in [
            ("/* a */\n\n  b {\n    c: d; /* e */\n  }\n", "b {\nc: d;\n}\n"),
            ("a::before { content: \"/* \\\" */\n  b\" }", "a::before { content: \"/* \\\" */\n  b\" }\n"),
            ("a { font: 1rem/1.5 'B' }", "a { font: 1rem/1.5 'B' }\n"),
            ("a {} /* never closed", "a {}\n"),
            ("a { content: \"never closed", "a { content: \"never closed\n"),
            ("", ""),
        ] {
            assert_eq!(compact(css), expected, "{css}");
        }
    }
}
