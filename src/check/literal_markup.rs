//! Signs that were meant as Markdown and are shown as they are (`literal-markup`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{Literal, SlipKind, first_markup},
    parse::facts::{PLAIN_WORDS, SHOWN_AS_IT_IS},
};

pub(super) const RULE: Rule = Rule {
    code: Code::LiteralMarkup,
    finds: "Signs that look like Markdown and are none: a link whose address has a space in it, a callout that does not begin its \
            quotation, a heading without a space, a list with the bullets of a word processor, two asterisks too many. In a title, a description, \
            key points, changes and facts, all Markdown is shown as it is.",
    why: "Visitors see the signs. A link does not lead anywhere, and a warning looks like any other line.",
    wrong: "\
== content/index.md
Read about [the stockings](our stockings.md).
== content/our stockings.md
Wear them every day.
",
    right: "\
== content/index.md
Read about [the stockings](<our stockings.md>).
== content/our stockings.md
Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for (key, text) in document.front_matter.shown_texts() {
        if let Some(range) = first_markup(text) {
            let place = document.place_below(key, &text[range]);
            found.push(Diagnostic::new(Code::LiteralMarkup, place, SHOWN_AS_IT_IS).with_help(PLAIN_WORDS));
        }
    }
    for slip in &document.body.slips {
        let SlipKind::Literal(literal) = slip.kind else { continue };
        let (message, help) = in_words(literal);
        found.push(Diagnostic::new(Code::LiteralMarkup, document.location(slip.span), message).with_help(help));
    }
}

/// What is shown, and how to write what was meant.
fn in_words(literal: Literal) -> (&'static str, &'static str) {
    match literal {
        Literal::Link => (
            "This looks like a link, and is none: visitors see the brackets.",
            "An address with a space in it stands between < and >: [our costs](<our costs.md>). \
             And every bracket that is opened has to be closed, in the same line.",
        ),
        Literal::ParedLink => (
            "This looks like a link, and is none: visitors see the brackets.",
            "Take the space between ] and ( away: [risks](risks.md).",
        ),
        Literal::Reference => (
            "This looks like a link, and is none: what the second brackets name is nowhere on this page.",
            "Write where it leads between round brackets: [risks](risks.md).",
        ),
        Literal::Callout => (
            "This looks like a callout, and is none: visitors see the brackets.",
            "A callout begins a quotation, with an empty line before it: `> [!note] Title`, then its text in lines that begin with `>`.",
        ),
        Literal::Heading => (
            "This looks like a heading, and is none.",
            "Put a space after the # signs, of which there can be six at the most: ## When to wear them",
        ),
        Literal::Bullet => (
            "This looks like a list, and is none: its lines run together.",
            "Begin each line with a hyphen and a space, with an empty line before the first: - Bring the stockings",
        ),
        Literal::Bold => (
            "These asterisks are shown as they are.",
            "Bold words stand between two asterisks on each side, without a space next to them: **every day**. \
             An asterisk that is meant as a sign is written `\\*`.",
        ),
        Literal::Telephone => (
            "This looks like a link, and is none: visitors see the brackets.",
            "Write the telephone number without spaces: [01632 960000](tel:01632960000).",
        ),
        Literal::CommentInComment => (
            "Another comment begins in this one, so that what stands between them is not published.",
            "End each comment with --> before the next one begins.",
        ),
        Literal::CommentEnd => ("This ends a comment that was never begun.", "Take the arrow away: -->"),
        Literal::Indented => (
            "This paragraph is shown as the code of a program, since it begins with four spaces or a tab.",
            "Take them away. In a list, begin it below the first word of its entry. \
             If it is code, put it between two lines of three backticks.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn signs_that_are_shown_as_they_are_are_told() {
        for (text, place) in [
            ("a [b c](d e.md) f", "5:3"),
            ("![b](d e.svg)", "5:2"),
            ("[b](c.md", "5:1"),
            ("[b] (c.md)", "5:1"),
            ("[b][c]", "5:1"),
            ("> x\n> [!note] b", "6:3"),
            ("> [!note b", "5:3"),
            ("> [! note ] b", "5:3"),
            ("[!note] b", "5:1"),
            ("##A", "5:1"),
            ("####### A", "5:1"),
            ("• a\n• b", "5:1"),
            ("o\ta", "5:1"),
            ("**a", "5:1"),
            ("a **b", "5:3"),
            ("[a b](tel:01632 960000)", "5:1"),
            ("<!-- a\n<!-- b -->", "5:1"),
            ("x\n-->", "6:1"),
            ("-->\nx", "5:1"),
            ("    a", "5:5"),
        ] {
            let found = mistakes(&format!("== index.md\n{text}\n"));
            assert!(
                found.first().is_some_and(|found| found.starts_with(&format!("index.md:{place} literal-markup "))),
                "{text}: {found:?}"
            );
        }
        for text in [
            "[1] (see below)",
            "\\[b](c d)",
            "`[b](c d)`",
            "a [sic] b",
            "[ ] x",
            "#1 of all",
            "2 * 3",
            "5** x",
            "(** p < 0.01)",
            "2 ** 3",
            "Day 1 --> day 3",
            "<!-- a -->\n<!-- b -->",
            "- [ ] a\n- [x] b",
            "> [!note] A\n> b",
            "```\n    a\n```",
            "[1][2]",
        ] {
            assert_eq!(mistakes(&format!("== index.md\n{text}\n")), [""; 0], "{text}");
        }
    }

    #[test]
    fn markdown_where_words_are_published_as_they_are_is_told() {
        let site = "== site.yaml\ntitle: S\nbase_url: https://a.example\nfacts:\n  rest: \"**an hour**\"\n";
        let page = "---\ntitle: A *b*\ndescription: D **e**.\nsummary:\n  - x\n  - It fades.[^a]\nchanges:\n  - date: 2025-01-01\n    what: New `x`\n---\nText.\n";
        let found = mistakes(&format!("{site}== index.md\n{page}"));
        let places: Vec<&str> = found.iter().map(|line| line.split(" This").next().unwrap()).collect();
        assert_eq!(
            places,
            [
                "index.md:2:10 literal-markup",
                "index.md:3:16 literal-markup",
                "index.md:6:14 literal-markup",
                "index.md:9:15 literal-markup",
            ]
        );
    }
}
