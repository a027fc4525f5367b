//! Hints in square brackets that nobody has replaced (`leftover-hint`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::LeftoverHint,
    finds: "Several words in square brackets that are no link, as in the pages of `careleaf new` and in templates for letters.",
    why: "They say what is to be written there. A patient who reads “[the number of your clinic]” cannot ring it.",
    wrong: "\
== content/find-us.md
Ring us on [the number of your clinic].
",
    right: "\
== content/find-us.md
Ring us on 01632 960001.
",
};

/// How many words a hint has at least. A single one, as in “[sic]”, is a remark.
const WORDS: usize = 2;

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let source = &document.source;
    // Pages have brackets in their links, and few others: of each the beginning of its words is in the running text.
    for run in document.body.prose.runs() {
        let Some(text) = source.get(run.range.clone()) else { continue };
        for place in memchr::memchr_iter(b'[', text) {
            let start = run.range.start + place;
            let Some(end) = end_of_hint(source, start) else { continue };
            let span = Span::new(start..end, 0);
            if document.body.links.iter().any(|link| link.span.contains(span)) {
                continue;
            }
            let message = "This seems to be a hint for whoever writes the page, and would be published.";
            let help = "Write your own words in its place, without the brackets. If they are meant, put a backslash before the first: \\[";
            found.push(
                Diagnostic::new(Code::LeftoverHint, document.location(subject.first_line_of(span)), message)
                    .with_help(help),
            );
        }
    }
}

/// Where the hint ends that begins with the bracket at `start`; none where it is another bracket.
fn end_of_hint(source: &[u8], start: usize) -> Option<usize> {
    let (before, rest) = source.split_at_checked(start)?;
    let rest = rest.get(1..)?;
    let length = memchr::memchr2(b']', b'[', rest)?;
    let (words, after) = rest.split_at_checked(length)?;
    let is_in_paragraph = memchr::memmem::find(words, b"\n\n").is_none();
    let is_link = after.get(1).is_some_and(|sign| b"([:{".contains(sign)) || before.ends_with(b"]");
    let is_note = words.first().is_some_and(|sign| b"^!".contains(sign));
    let is_hint = after.starts_with(b"]")
        && is_in_paragraph
        && !is_link
        && !is_note
        && !before.ends_with(b"\\")
        && words.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count() >= WORDS;
    is_hint.then_some(start + 1 + length + 1)
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn words_in_brackets_that_are_no_link_are_told() {
        for (text, expected) in [
            ("Ring [the number of your clinic] now.", Some("5:6")),
            ("> [!note] Title\n> - [the first sign]", Some("6:5")),
            ("[Say whom it can help.\nSay it in few words.]", Some("5:1")),
            ("He said: “It [sic] helps.” \\[as they say]", None),
            ("[the words](a.md) and [the words][b]\n\n[b]: https://b.example/", None),
            ("[the words] are a link.\n\n[the words]: https://b.example/", None),
            ("`[in some code]` and a note[^of many]", None),
            ("- [ ] a box\n- [x] another one", None),
        ] {
            let found = mistakes(&format!("== a.md\n{text}\n"));
            let found: Vec<_> = found.iter().filter(|line| line.contains("leftover-hint")).collect();
            let place = found.first().map(|line| line.strip_prefix("a.md:").unwrap().split(' ').next().unwrap());
            assert_eq!((place, found.len()), (expected, expected.iter().count()), "{text}: {found:?}");
        }
    }
}
