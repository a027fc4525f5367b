//! HTML in a page (`raw-html`), where `site.yaml` does not allow it.

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::RawHtml,
    finds: "HTML in the text of a page. Comments are fine: they are never published. `raw_html: allow` in `site.yaml` lets all \
            HTML through.",
    why: "Raw HTML is where pages break out of what makes them safe and accessible: scripts, pictures without a description, \
          colours that cannot be read. Nearly all of it has Markdown or a callout to say the same.",
    wrong: "\
== content/stockings.md
Wear them <b>every day</b>.
",
    right: "\
== content/stockings.md
Wear them **every day**.
",
};

/// What to write in place of an element.
const INSTEAD: [(&str, &str); 15] = [
    ("<b>", "Write **bold** between two asterisks."),
    ("<strong>", "Write **bold** between two asterisks."),
    ("<i>", "Write *emphasis* between asterisks."),
    ("<em>", "Write *emphasis* between asterisks."),
    ("<br>", "End the line with a backslash, or leave a line empty for a new paragraph."),
    ("<p>", "Leave a line empty for a new paragraph."),
    ("<sub>", "Use the sign itself where there is one, such as H₂O."),
    ("<sup>", "Use the sign itself where there is one, such as m²."),
    ("<a>", "Write a link as [words](risks.md)."),
    ("<img>", "Write a picture as ![what it shows](picture.svg)."),
    ("<table>", "Write a table with `|` between its cells."),
    ("<details>", "Write a callout: `> [!details] Title`, then the text in lines that begin with `>`."),
    ("<div>", "Write a callout, such as `> [!note] Title`, then the text in lines that begin with `>`."),
    ("<script>", "Pages hold no scripts. Take it out; a theme can have scripts of its own."),
    ("<style>", "Pages hold no styles. Take it out; a theme can have styles of its own."),
];

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    if config.raw_html_allowed {
        return;
    }
    // The end of an element is part of the same mistake as its start.
    for raw in document.body.raw_html.iter().filter(|raw| !raw.html.starts_with("</")) {
        if raw.html.trim_start().starts_with("<!--") {
            let (message, help) = match raw.html.contains("-->") {
                true => {
                    ("The text on the line of a comment is taken for a part of it.", "Begin the text on the next line.")
                }
                false => ("This comment is never closed.", "Put --> at the end of the comment."),
            };
            found.push(Diagnostic::new(Code::RawHtml, document.location(raw.span), message).with_help(help));
            continue;
        }
        let name =
            raw.html.trim_start().trim_start_matches('<').split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
        let element = format!("<{}>", name.take(1).collect::<String>().to_ascii_lowercase());
        let is_pasted = ["<span", "<font", "<o:", "Mso", "style="].iter().any(|sign| raw.html.contains(sign));
        let pasted = "This came along with pasted text. Delete it, and paste the text again without formatting.";
        let help = match INSTEAD.iter().find(|(known, _)| *known == element) {
            _ if is_pasted => pasted,
            Some((_, help)) => help,
            None => "Write it in Markdown or as a callout. A `<` that is meant as a sign is written `\\<`.",
        };
        let message = format!("This page holds HTML, `{element}`, which is not let through.");
        found.push(Diagnostic::new(Code::RawHtml, document.location(raw.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn html_is_refused_with_what_to_write_instead() {
        assert_eq!(
            mistakes("== index.md\na <b>c</b> <!-- a note -->\n\n<video>\n</video>\n\n<!-- a --> text\n"),
            [
                "index.md:5:3 raw-html This page holds HTML, `<b>`, which is not let through. = Write **bold** between two asterisks.",
                "index.md:7:1 raw-html This page holds HTML, `<video>`, which is not let through. = Write it in Markdown or as a callout. A `<` that is meant as a sign is written `\\<`.",
                "index.md:10:1 raw-html The text on the line of a comment is taken for a part of it. = Begin the text on the next line.",
            ]
        );
    }

    #[test]
    fn what_came_along_with_pasted_text_is_told_as_that() {
        for html in ["<p class=\"MsoNormal\">x", "a <span lang=\"en\">x</span>", "a <b style=\"color:red\">x</b>"] {
            let found = mistakes(&format!("== index.md\n{html}\n"));
            assert!(found[0].contains("This came along with pasted text."), "{found:?}");
        }
    }

    #[test]
    fn html_that_the_site_allows_is_fine() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\nraw_html: allow\n== index.md\n<b>c</b>\n";
        assert_eq!(mistakes(site), [""; 0]);
    }
}
