//! Hints in square brackets that nobody has replaced (`leftover-hint`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::unsaid::{has_hint, is_example},
    markdown::SlipKind,
    parse::FrontMatter,
};

pub(super) const RULE: Rule = Rule {
    code: Code::LeftoverHint,
    finds: "Several words in square brackets that are no link, as in the pages of `careleaf new` and in templates for letters; and, \
            in the front matter, words that stand for others, as in `summary: [TBC]`, and addresses of examples.",
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

const MESSAGE: &str = "This seems to be a hint for whoever writes the page, and would be published.";

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for slip in document.body.slips.iter().filter(|slip| slip.kind == SlipKind::Hint) {
        let help = "Write your own words in its place, without the brackets. If they are meant, put a backslash before the first: \\[";
        found.push(Diagnostic::new(Code::LeftoverHint, document.location(slip.span), MESSAGE).with_help(help));
    }
    let FrontMatter { synonyms, sources, .. } = &document.front_matter;
    let mut tell = |location: Location| {
        let help = "Write your own words in its place, or take it out.";
        found.push(Diagnostic::new(Code::LeftoverHint, location, MESSAGE).with_help(help));
    };
    let synonyms = synonyms.iter().map(|synonym| ("synonyms", synonym.as_str()));
    let texts = document.front_matter.shown_texts().chain(synonyms);
    for (key, text) in texts.filter(|(_, text)| !text.trim().is_empty() && has_hint(text)) {
        tell(document.place_below(key, text));
    }
    let places = document.places.source_titles.iter().zip(&document.places.sources);
    for (source, (title, address)) in sources.iter().zip(places) {
        // A source without a title is told of by itself.
        if source.title.contains(char::is_alphanumeric) && has_hint(&source.title) {
            tell(title.clone());
        }
        if source.url.as_deref().is_some_and(is_example) {
            tell(address.clone());
        }
    }
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
            ("## What is [your treatment]?\n\nIt.", Some("5:12")),
            ("| A | B |\n| - | - |\n| [the first effect] | rare |", Some("7:3")),
            ("> [!urgent] Call [your number] if\n> - it hurts", Some("5:18")),
            ("A note.[^1]\n\n[^1]: From [the name of the leaflet].", Some("7:12")),
            ("He said: “It [sic] helps.” \\[as they say]", None),
            ("[the words](a.md) and [the words][b]\n\n[b]: https://b.example/", None),
            ("[the words] are a link.\n\n[the words]: https://b.example/", None),
            ("`[in some code]` and a note[^of many]", None),
            ("- [ ] a box\n- [x] another one", None),
            ("```\n[in a code]\n```\n<!-- [in a comment] -->", None),
        ] {
            let found = mistakes(&format!("== a.md\n{text}\n"));
            let found: Vec<_> = found.iter().filter(|line| line.contains("leftover-hint")).collect();
            let place = found.first().map(|line| line.strip_prefix("a.md:").unwrap().split(' ').next().unwrap());
            assert_eq!((place, found.len()), (expected, expected.iter().count()), "{text}: {found:?}");
        }
    }

    #[test]
    fn hints_in_the_front_matter_are_told() {
        let told = |keys: &str| {
            let found = mistakes(&format!("== a.md\n---\ntitle: T\n{keys}\n---\nA.\n"));
            let places = found.iter().filter(|line| line.contains("leftover-hint"));
            places
                .map(|line| line.strip_prefix("a.md:").unwrap().split(' ').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        for (keys, place) in [
            ("description: About [your treatment].", "3:14"),
            ("description: TBC", "3:14"),
            ("summary:\n  - One.\n  - The one thing that everybody should know.", "5:5"),
            ("synonyms:\n  - another name", "4:5"),
            ("changes: [{date: 2024-01-01, what: \"[what is new now]\"}]", "3:37"),
            ("sources: [{title: The name of a guideline or a leaflet, date: 2024}]", "3:19"),
            ("sources: [{title: A, url: \"https://www.example.org/\", date: 2024}]", "3:28"),
        ] {
            assert_eq!(told(keys), [place], "{keys}");
        }
        assert_eq!(
            told("description: How to wear them.\nsynonyms: [socks]\nsources: [{title: B, date: 2024}]"),
            [""; 0]
        );
    }
}
