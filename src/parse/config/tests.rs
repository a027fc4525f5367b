//! What is read from `site.yaml`, and what is told of it.

use super::*;

#[test]
fn base_urls_are_read() {
    let read = |address| BaseUrl::parse(address).map(|url| (url.origin, url.path));
    let parts = |origin: &str, path: &str| Some((origin.to_owned(), path.to_owned()));
    assert_eq!(read("https://a.example"), parts("https://a.example", "/"));
    assert_eq!(read("http://a.example:80/b/c"), parts("http://a.example:80", "/b/c/"));
    for wrong in ["a.example", "ftp://a.example", "https://", "https://a b/", "https://a/?x"] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn rules_change_severities() {
    let mut files = Files::default();
    let text = "title: T\nbase_url: https://a.example\nrules:\n  raw-html: warn\n  heading-one: off\n  raw-htm: error\n  no-pages: off\n";
    files.insert(SourcePath::new(CONFIG_FILE), text.into());
    let parsed = read(&files, &Options::default());
    assert_eq!(parsed.diagnostics.len(), 2);
    assert!(parsed.diagnostics[0].message.contains("`no-pages` is always an error"));
    assert_eq!(parsed.diagnostics[1].help.as_deref(), Some("did you mean `raw-html`?"));
    let mut diagnostics = vec![
        Diagnostic::without_place(Code::RawHtml, ""),
        Diagnostic::without_place(Code::HeadingOne, ""),
        Diagnostic::without_place(Code::NoPages, ""),
    ];
    parsed.value.apply_rules(&mut diagnostics);
    let left: Vec<_> = diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.severity)).collect();
    assert_eq!(left, [(Code::RawHtml, Severity::Warning), (Code::NoPages, Severity::Error)]);
}

#[test]
fn what_a_configuration_lacks_is_told_beside_other_mistakes() {
    let codes = |text: &str| {
        let mut files = Files::default();
        files.insert(SourcePath::new(CONFIG_FILE), text.into());
        let parsed = read(&files, &Options::default());
        parsed.diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("title: T\nserch: true\n"), [Code::UnknownKey, Code::MissingConfig]);
    // What is misspelt, or cannot be read, is not missing as well.
    assert_eq!(codes("title: T\nbase_ulr: https://a.example\n"), [Code::UnknownKey]);
    assert_eq!(codes("title: \"T\n"), [Code::InvalidYaml]);
}

#[test]
fn a_value_that_is_wrong_is_told_at_its_place_and_costs_its_own_key_only() {
    let read = |group: &str| {
        let text = format!("title: T\nbase_url: https://a.example\n{group}\n");
        let mut files = Files::default();
        files.insert(SourcePath::new(CONFIG_FILE), text.as_str().into());
        let Parsed { value, diagnostics } = read(&files, &Options::default());
        let told = |found: &Diagnostic| {
            let place = &text[found.location.as_ref().unwrap().span.range()];
            format!("{place} | {} | {}", found.message, found.help.as_deref().unwrap_or_default())
        };
        (value, diagnostics.iter().map(told).collect::<Vec<_>>())
    };
    let period = "should be a number of days, weeks, months or years, not the text";
    let way_out = "Write it as in `24 months` or `90 days`.";
    for (group, places) in [
        ("review: {every: 24}", vec![("every", "24")]),
        ("review: {every: two years, required: true}", vec![("every", "two years")]),
        ("review:\n  required: true\n  every: 5 moons", vec![("every", "5 moons")]),
        ("review: {every: 0 days, warn_before: 90, required: true}", vec![("every", "0 days"), ("warn_before", "90")]),
    ] {
        let (config, told) = read(group);
        let expected =
            |(key, value): &(&str, &str)| format!("{value} | `review.{key}` {period} \"{value}\". | {way_out}");
        assert_eq!(told, places.iter().map(expected).collect::<Vec<_>>(), "{group}");
        assert_eq!(config.review.required, group.contains("required"), "{group}");
    }
    let (config, told) = read("reading: {max_grade: high, plain_words: {utilise: false, x: 1}, abbreviations: [DVT]}");
    assert_eq!(
        told,
        [
            "high | `reading.max_grade` should be a number, not the text \"high\". | Write a number in digits, as in 8.",
            "1 | `reading.plain_words.x` should be the plain word, or `false` to let the hard one be, not the number `1`. | ",
        ]
    );
    assert_eq!((config.reading.plain_words.len(), config.reading.abbreviations), (1, vec!["DVT".to_owned()]));
    let (config, told) = read("reading: {max_grade: \"9\", plain_words: {utilise: no}}");
    assert_eq!(
        told,
        ["\"9\" | `reading.max_grade` should be a number, not the text \"9\". | Write it without quotation marks: 9."]
    );
    assert_eq!(config.reading.plain_words["utilise"], None);
    let (config, told) = read("facts: {h: 18, i: x}");
    assert_eq!(
        told,
        [
            "18 | `facts.h` should be text or a group of keys, not the number `18`. | If it is text, put it in quotation marks: \"18\"."
        ]
    );
    assert_eq!(config.facts.get("i"), Some("x"));
}
