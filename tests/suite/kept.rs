//! What changed on pages: on the page itself, and in the feed.

use careleaf::{Built, Cache, Files, Options, SourcePath, World, build};
use quick_xml::{Reader, events::Event};

use crate::folder::{NOTHING_ASKED, TODAY};

/// A site from files, each a path below `content/` and its text.
fn built(files: &[(&str, &str)], options: Options) -> Built {
    let mut site = Files::default();
    for (path, text) in files {
        site.insert(SourcePath::new(format!("content/{path}")), (*text).into());
    }
    build(&World { files: site, today: TODAY.parse().unwrap(), options }, &mut Cache::default())
}

fn text(built: &Built, path: &str) -> String {
    let bytes = built.output.get(path).unwrap_or_else(|| panic!("there is no {path}: {:?}", built.diagnostics));
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn settings() -> String {
    format!(
        "title: Veins & more\nbase_url: https://clinic.example/a%20b/\nlanguage: en-GB\nclinic: {{name: The <Clinic>}}\n{NOTHING_ASKED}"
    )
}

const PAGE: &str = "---\ntitle: Risks & <effects>\ndescription: D.\nchanges:\n  - {date: 2026-03-15, what: The numbers are new., why: A study came out.}\n  - {date: 2026-05-01, what: \"Pain < before, \\u0001 “it” & more\"}\n  - {date: 2026-05-01, what: A second one.}\n  - {date: 2026-05-01, what: A second one.}\n---\n\nText.\n";

/// The elements of an XML text, each with the path to it: its attributes, and the text right in it.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    let mut found: Vec<(String, String)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                path.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap());
                let attributes: Vec<String> = start
                    .attributes()
                    .map(|attribute| {
                        let attribute = attribute.unwrap();
                        let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
                        format!("{key}={}", attribute.unescape_value().unwrap())
                    })
                    .collect();
                found.push((path.join("/"), attributes.join(" ")));
                places.push(found.len() - 1);
                if matches!(event, Event::Empty(_)) {
                    path.pop();
                    places.pop();
                }
            }
            Event::End(_) => {
                path.pop();
                places.pop();
            }
            Event::Text(text) => {
                if let Some(&place) = places.last() {
                    found[place].1.push_str(&text.decode().unwrap());
                }
            }
            Event::GeneralRef(entity) => {
                let place = *places.last().unwrap();
                found[place].1.push(match &**entity {
                    b"lt" => '<',
                    b"gt" => '>',
                    b"amp" => '&',
                    b"quot" => '"',
                    b"apos" => '\'',
                    other => panic!("{other:?}"),
                });
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn a_page_says_when_it_was_updated_and_what_changed() {
    let built = built(
        &[
            ("site.yaml", &settings()),
            ("index.md", "---\ntitle: H\ndescription: D.\n---\n\n[R](risks.md)\n"),
            ("risks.md", PAGE),
        ],
        Options::default(),
    );
    let page = text(&built, "risks/index.html");
    let changes = page.split("<details class=\"changes\">").nth(1).unwrap().split("</details>").next().unwrap();
    assert!(changes.contains("<summary>Last updated: 1 May 2026</summary>"), "{changes}");
    let places: Vec<_> = [
        "<time datetime=\"2026-05-01\">1 May 2026</time>: Pain &lt; before",
        "A second one.",
        "15 March 2026</time>: The numbers are new.",
        "Why: A study came out.",
    ]
    .iter()
    .map(|words| changes.find(words).unwrap_or_else(|| panic!("{words}: {changes}")))
    .collect();
    assert!(places.is_sorted());
    assert!(!text(&built, "index.html").contains("class=\"changes\""));
    let link = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Veins &amp; more: what has changed\" href=\"/a%20b/feed.xml\">";
    for path in ["index.html", "risks/index.html", "faq/index.html", "404.html"] {
        assert!(text(&built, path).contains(link), "{path}");
    }
}

#[test]
fn the_feed_has_what_its_standard_asks_for() {
    let other = "---\ntitle: Other\ndescription: D.\nchanges: [{date: 2026-04-01, what: New.}]\n---\n\n[R](risks.md)\n";
    let files = [("site.yaml", settings()), ("index.md", other.to_owned()), ("risks.md", PAGE.to_owned())];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let feed = text(&built(&files, Options::default()), "feed.xml");
    let elements = elements(&feed);
    let all =
        |path: &str| elements.iter().filter(|(own, _)| own == path).map(|(_, text)| text.trim()).collect::<Vec<_>>();
    // RFC 4287, 4.1.1: exactly one id, title and updated, an author since the entries have none, a link to the feed itself.
    assert!(feed.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n"
    ));
    assert_eq!(all("feed/id"), ["https://clinic.example/a%20b/feed.xml"]);
    assert_eq!(all("feed/title"), ["Veins & more: what has changed"]);
    assert_eq!(all("feed/updated"), ["2026-05-01T00:00:00Z"]);
    assert_eq!(all("feed/author/name"), ["The <Clinic>"]);
    assert_eq!(
        all("feed/link"),
        [
            "rel=self type=application/atom+xml href=https://clinic.example/a%20b/feed.xml",
            "rel=alternate type=text/html href=https://clinic.example/a%20b/"
        ]
    );
    // 4.1.2: the same of each entry, which has content too.
    assert_eq!(all("feed/entry").len(), 4);
    assert_eq!(all("feed/entry/title"), ["Risks & <effects>", "Risks & <effects>", "Other", "Risks & <effects>"]);
    assert_eq!(
        all("feed/entry/updated"),
        ["2026-05-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-04-01T00:00:00Z", "2026-03-15T00:00:00Z"]
    );
    let contents = all("feed/entry/content");
    assert_eq!(contents[0], "type=textA second one.");
    assert_eq!(contents[1], "type=textPain < before,  “it” & more");
    assert_eq!(contents[3], "type=textThe numbers are new.\n\nA study came out.");
    let mut ids = all("feed/entry/id");
    assert!(ids[0].starts_with("https://clinic.example/a%20b/risks/#changed-2026-05-01-"), "{ids:?}");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
    assert_eq!(all("feed/entry/link")[2], "rel=alternate type=text/html href=https://clinic.example/a%20b/");
}

#[test]
fn the_feed_is_the_same_on_any_day_and_knows_published_pages_only() {
    let draft = "---\ntitle: Draft\ndraft: true\nchanges: [{date: 2026-05-02, what: Secret.}]\n---\n\nText.\n";
    let later =
        "---\ntitle: Later\npublish_on: 2026-07-01\nchanges: [{date: 2026-05-02, what: Secret.}]\n---\n\nText.\n";
    let settings = settings();
    let home = ("index.md", "---\ntitle: H\ndescription: D.\n---\n\nHi.\n");
    let files = [("site.yaml", settings.as_str()), home, ("risks.md", PAGE), ("draft.md", draft), ("later.md", later)];
    let feed = text(&built(&files, Options::default()), "feed.xml");
    assert!(!feed.contains("Secret"), "{feed}");
    let drafts = built(&files, Options { drafts: true, ..Options::default() });
    assert_eq!(text(&drafts, "feed.xml"), feed);
    // Where the site has no address of its own, or nothing has changed, there is none.
    let nowhere = settings.replace("base_url: https://clinic.example/a%20b/\n", "");
    for files in
        [&[("site.yaml", nowhere.as_str()), home, ("risks.md", PAGE)][..], &[("site.yaml", settings.as_str()), home]]
    {
        let built = built(files, Options::default());
        assert!(!built.output.contains_key("feed.xml"));
        assert!(!text(&built, "index.html").contains("atom+xml"));
    }
}

#[test]
fn the_feed_is_bounded() {
    let changes: String = (1..=300)
        .map(|number| format!("  - {{date: 2026-01-{:02}, what: Number {number}.}}\n", 1 + number % 28))
        .collect();
    let page = format!("---\ntitle: T\ndescription: D.\nchanges:\n{changes}---\n\nText.\n");
    let built = built(&[("site.yaml", &settings()), ("index.md", &page)], Options::default());
    let feed = text(&built, "feed.xml");
    assert_eq!(feed.matches("<entry>").count(), 50);
    assert!(feed.find("2026-01-28T").unwrap() < feed.find("2026-01-27T").unwrap() && !feed.contains("2026-01-01T"));
    assert_eq!(text(&built, "index.html").matches("<time ").count(), 300);
}
