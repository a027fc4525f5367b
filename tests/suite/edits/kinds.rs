//! The kinds of edits: what writers, clinics and theme authors do to a site, and what happens to files.

use careleaf::FileContent;

use super::{
    pick::{Pick, write},
    script::Edit,
    site::{CONFIG, MANY_QUESTIONS, many_questions, png},
    words::{
        ASSET_TEXTS, ASSETS, CALLOUTS, DEAD_LINKS, FOOTNOTES, GLOSSARIES, GLOSSARY_SWAPS, HARD_TEXT, HEADING_SWAPS,
        HEADINGS, IMAGES, LINKS, LOCALE_SWAPS, MISTAKEN_PAGES, MISTAKEN_TEMPLATES, NEW_PAGES, PAGE_TEXTS, PHOTOGRAPHS,
        RAW_HTML, RISKS, RULES, SIGN_OFFS, TABLES, TEMPLATES, TEXTS, THEMES,
    },
};

/// A kind of edit: its name, how often it is done among the others, and the edits, if there is anything to do them to.
pub type Kind = (&'static str, u32, fn(&mut Pick<'_>) -> Vec<Edit>);

pub const KINDS: &[Kind] = &[
    // A page's text.
    ("text", 6, |pick| pick.paragraph(TEXTS)),
    ("hard text", 5, |pick| pick.paragraph(&[HARD_TEXT])),
    ("paragraph taken out", 5, |pick| pick.cut()),
    ("link", 6, |pick| pick.paragraph(LINKS)),
    ("dead link", 3, |pick| pick.paragraph(DEAD_LINKS)),
    ("image", 4, |pick| pick.paragraph(IMAGES)),
    ("footnote", 3, |pick| pick.paragraph(FOOTNOTES)),
    ("callout", 4, |pick| pick.paragraph(CALLOUTS)),
    ("risks", 4, |pick| pick.paragraph(RISKS)),
    ("table", 2, |pick| pick.paragraph(TABLES)),
    ("raw HTML", 3, |pick| pick.paragraph(RAW_HTML)),
    ("heading", 5, |pick| pick.paragraph(HEADINGS)),
    ("heading changed", 8, |pick| pick.swap(pick.pages(), HEADING_SWAPS)),
    // A page's front matter. An empty value takes the line out.
    ("title", 5, |pick| {
        pick.key(
            "title",
            &[
                "Veins",
                "Another title",
                "Risks: all of them",
                "Part # 2",
                "\"A: b\"",
                "A title of so very many words that nobody would ever read all of it to its end",
                "",
            ],
        )
    }),
    ("description", 3, |pick| {
        pick.key("description", &["What it is.", "Another.", "\"It takes {{ fact.length }}.\"", ""])
    }),
    ("order", 4, |pick| pick.key("order", &["1", "45", "-3", "first", ""])),
    ("slug", 4, |pick| pick.key("slug", &["leg-veins", "risks", "Not A Slug", ""])),
    ("kind", 4, |pick| pick.key("kind", &["treatment", "risks", "faq", "glossary", "page", "nothing", ""])),
    ("aliases", 4, |pick| pick.key("aliases", &["[/old/]", "[/old/, /older.html]", "[/contact/]", "[old]", ""])),
    ("draft", 5, |pick| pick.key("draft", &["true", "true", "false", ""])),
    ("publish_on", 4, |pick| pick.key("publish_on", &["2026-06-02", "2026-06-15", "2026-05-01", "2026-02-30", ""])),
    ("synonyms", 3, |pick| pick.key("synonyms", &["[thread veins]", "[a, b]", ""])),
    ("key points", 3, |pick| pick.key("summary", &["[One.]", "[One., Two.]", "One.", ""])),
    ("faq: false", 4, |pick| pick.key("faq", &["false", "false", "true", ""])),
    ("sources", 3, |pick| {
        pick.key("sources", &["[A book]", "[{title: B, url: \"https://b.example\"}]", "[{title: B, url: b}]", ""])
    }),
    ("changes", 4, |pick| {
        let changes = [
            "[{date: 2026-03-15, what: A new number., why: It was wrong.}]",
            "[{date: 2026-03-16, what: B}, {date: 2026-04-01, what: C}]",
            "[{date: 2026-03-16, what: ' '}]",
            "[{date: 2026-06-15, what: Too early}]",
            "[{date: 2026-02-30, what: A}]",
            "",
        ];
        pick.key("changes", &changes)
    }),
    ("reviewed", 3, |pick| pick.key("reviewed", &["2026-03-01", "2026-04-02", "2026-06-20", ""])),
    ("review_due", 3, |pick| {
        pick.key(
            "review_due",
            &["2027-03-01", "2026-05-01", "2026-07-01", "2026-01-01", "2031-01-01", "2031-02-01", ""],
        )
    }),
    ("reviewed_by", 3, |pick| pick.key("reviewed_by", &["A nurse", "{name: B, role: nurse}", ""])),
    ("allow", 5, |pick| {
        let allowances = [
            "{missing-description: It is short.}",
            "{empty-section: It comes soon., duplicate-title: Both are right.}",
            "{unresolved-link: The page comes tomorrow.}",
            "{no-pages: Never.}",
            "{raw-html: }",
            "",
        ];
        pick.key("allow", &allowances)
    }),
    ("extra", 2, |pick| pick.key("extra", &["{price: 10}", "{price: 20, more: [a]}", ""])),
    ("mistaken key", 2, |pick| pick.key("titel", &["Misspelt", ""])),
    // Pages and folders.
    ("page made", 6, |pick| vec![write(&format!("content/{}", pick.of(NEW_PAGES)), pick.of(PAGE_TEXTS))]),
    ("page deleted", 4, |pick| pick.in_one(pick.pages(), |path| Edit::Remove { path })),
    ("page renamed", 4, |pick| {
        let to = format!("content/{}", pick.of(NEW_PAGES));
        pick.in_one(pick.pages(), |from| Edit::Rename { from, to })
    }),
    ("folder renamed", 4, |pick| {
        let to = format!("content/{}", pick.of(&["veins", "leg-veins", "laser", "laser/deep", "a/b", "faq"]));
        pick.in_one(pick.folders(), |from| Edit::Rename { from, to })
    }),
    ("index.md", 5, |pick| {
        let folder = pick.of(&["", "veins/", "laser/", "laser/deep/"]);
        pick.make_or_remove(&format!("content/{folder}index.md"), "---\ntitle: An index\n---\n\n## Here?\n\nYes.\n")
    }),
    ("faq.md", 4, |pick| {
        let text = "---\ntitle: All questions\n---\n\nAbove.\n\n## Own?\n\nYes.[^1] See [veins](veins/risks.md).\n\n[^1]: So.\n\n## And?\n\nNo.\n";
        pick.make_or_remove("content/faq.md", text)
    }),
    ("glossary", 5, |pick| {
        let path = pick.of(&["content/glossary.md", "content/veins/glossary.md", "content/new.md"]);
        vec![write(path, pick.of(GLOSSARIES))]
    }),
    ("glossary changed", 5, |pick| pick.swap(pick.paths(|path| path.ends_with(".md")), GLOSSARY_SWAPS)),
    ("many questions", 8, |pick| {
        // Such a site takes its time to build, so it must not be made too often.
        let is_there = pick.desk.world.files.get(MANY_QUESTIONS).is_some();
        if !is_there && pick.random.u8(..32) > 0 {
            return Vec::new();
        }
        let number = pick.random.usize(92..102);
        vec![write(MANY_QUESTIONS, &many_questions(number))]
    }),
    ("all pages removed", 1, |pick| {
        let pages = pick.pages();
        pages.into_iter().map(|path| Edit::Remove { path }).collect()
    }),
    ("page full of mistakes", 2, |pick| {
        let text = pick.of(MISTAKEN_PAGES);
        pick.in_one(pick.pages(), |path| write(&path, text))
    }),
    // Files that are published as they are.
    ("asset", 5, |pick| vec![write(&format!("content/{}", pick.of(ASSETS)), pick.of(ASSET_TEXTS))]),
    ("picture", 3, |pick| {
        let width = pick.random.u8(1..4) * 10;
        vec![Edit::Write { path: "content/plan.png".to_owned(), content: png(width).into() }]
    }),
    ("photograph", 3, |pick| {
        let content = pick.of(PHOTOGRAPHS).to_vec();
        vec![Edit::Write { path: "content/plan.png".to_owned(), content: content.into() }]
    }),
    ("large picture", 2, |pick| {
        let mut content = png(10);
        match pick.random.u8(..3) {
            0 => content[18] = 0x20,
            1 => content[16..24].fill(0x01),
            _ => {
                content.resize(33, 0);
                content.extend(b"\0\x0f\0\0IDAT");
                content.resize(600_000, 0);
            }
        }
        vec![Edit::Write { path: "content/plan.png".to_owned(), content: content.into() }]
    }),
    ("asset removed", 3, |pick| {
        let assets = pick.paths(|path| path.starts_with("content/") && !path.ends_with(".md") && path != CONFIG);
        pick.in_one(assets, |path| Edit::Remove { path })
    }),
    ("other bytes of the same length", 3, |pick| {
        let swaps =
            &[("width=\"1", "width=\"3"), ("width=\"3", "width=\"1"), ("leaflet", "LEAFLET"), ("LEAFLET", "leaflet")];
        let files = pick.paths(|path| path.ends_with(".svg") || path.ends_with(".txt"));
        pick.swap(files, swaps)
    }),
    ("asset at an address of another", 3, |pick| {
        let taken =
            ["static/site.css", "robots.txt", "sitemap.xml", "404.html", "contact/index.html", "old/index.html", "faq"];
        let path = format!("content/{}", pick.of(&taken));
        pick.make_or_remove(&path, "Mine.\n")
    }),
    // Files that cannot be read.
    ("unreadable file", 2, |pick| {
        let content = FileContent::Unreadable(pick.of(&["Permission denied", "It is gone"]).into());
        pick.in_one(pick.paths(|_| true), |path| Edit::Write { path, content })
    }),
    ("another reason not to be read", 20, |pick| {
        let content = FileContent::Unreadable("The disk is full of holes".into());
        let is_unreadable = |path: &str| matches!(pick.desk.world.files.get(path), Some(FileContent::Unreadable(_)));
        pick.in_one(pick.paths(is_unreadable), |path| Edit::Write { path, content })
    }),
    ("file that is not UTF-8", 2, |pick| {
        let content = b"---\ntitle: Caf\xe9\n---\n".to_vec().into();
        pick.in_one(pick.paths(|_| true), |path| Edit::Write { path, content })
    }),
    // The theme.
    ("template", 4, |pick| {
        let name = pick.of(&[
            "base",
            "page",
            "home",
            "faq",
            "treatment",
            "risks",
            "404",
            "redirect",
            "callouts/note",
            "glossary",
            "components/term",
        ]);
        let text = pick.of(TEMPLATES);
        vec![write(&format!("themes/{}/templates/{name}.html", pick.theme()), text)]
    }),
    ("mistake in a template", 3, |pick| {
        let name = pick.of(&["base", "page", "home", "faq", "treatment", "404", "redirect", "callouts/note"]);
        let text = pick.of(MISTAKEN_TEMPLATES);
        vec![write(&format!("themes/{}/templates/{name}.html", pick.theme()), text)]
    }),
    ("template removed", 2, |pick| {
        let templates = pick.paths(|path| path.starts_with("themes/") && path.ends_with(".html"));
        pick.in_one(templates, |path| Edit::Remove { path })
    }),
    ("template of a callout", 4, |pick| {
        let name = pick.of(&["note", "own", "warning"]);
        let path = format!("themes/{}/templates/callouts/{name}.html", pick.theme());
        pick.make_or_remove(&path, "<aside>{{ callout | safe }}</aside>\n")
    }),
    ("theme as at first", 8, |_| vec![Edit::Reset { folder: "themes" }]),
    ("locale", 4, |pick| pick.swap(pick.paths(|path| path.ends_with(".ftl")), LOCALE_SWAPS)),
    ("locale file", 2, |pick| {
        let language = pick.of(&["cy", "ar", "en-GB"]);
        let path = format!("themes/{}/locales/{language}.ftl", pick.theme());
        pick.make_or_remove(&path, "skip-link = Anders\nfaq-title = Fragen\ndate = { $day }. { $month }\n")
    }),
    ("option of the theme", 3, |pick| {
        let options = pick.of(&[
            "{accent: {kind: colour, default: \"#111111\"}}",
            "{accent: {kind: colour, default: \"#222222\", against: \"#000000\"}, more: {kind: text, default: x}}",
            "{accent: {kind: color, default: red}}",
        ]);
        vec![Edit::Key { path: format!("themes/{}/theme.yaml", pick.theme()), key: "options", value: Some(options) }]
    }),
    ("style sheet", 3, |pick| {
        let text = pick.of(&["body { color: red; }\n", "/* a */ a { b: c }\n", "/* b */ a { b: c }\n"]);
        vec![write(&format!("themes/{}/static/site.css", pick.theme()), text)]
    }),
    ("static file", 2, |pick| {
        let path = format!("themes/{}/static/icon.svg", pick.theme());
        pick.make_or_remove(&path, "<svg/>")
    }),
    ("another theme", 2, |pick| pick.make_or_remove("themes/tinny/templates/page.html", "{{ page.title }}")),
    // The configuration.
    ("site title", 3, |pick| pick.config("title", &["Clinic", "Another clinic", ""])),
    ("base_url", 3, |pick| {
        pick.config(
            "base_url",
            &["https://clinic.example/", "https://b.example/c/", "http://clinic.example", "nowhere", ""],
        )
    }),
    ("language", 3, |pick| pick.config("language", &["cy", "ar", "en-GB", "xx", ""])),
    ("menu", 3, |pick| {
        pick.config("menu", &["[contact.md, veins/index.md]", "[veins/risks.md]", "[new.md, gone.md]", ""])
    }),
    ("raw_html", 3, |pick| pick.config("raw_html", &["allow", "allow", "refuse", ""])),
    ("rules", 3, |pick| pick.config("rules", RULES)),
    ("review", 3, |pick| {
        let policies =
            ["{required: true}", "{every: 12 months}", "{every: 2 weeks, warn_before: 1 day}", "{every: soon}", ""];
        pick.config("review", &policies)
    }),
    ("what a treatment must say", 3, |pick| {
        let nothing = "{treatment: [], help: [], choices: [], sources: []}";
        let others = ["{}", "{sources: [page]}", "{help: [procedure], choices: [treatment]}", "{help: risks}"];
        pick.config("complete", &[&[nothing; 4][..], &others].concat())
    }),
    ("sources", 4, |pick| {
        pick.key(
            "sources",
            &["[A guideline]", "[{title: A guideline, date: 2024, id: a}]", "[{title: B, date: 1, id: a}]", ""],
        )
    }),
    ("sign-offs", 6, |pick| {
        let text = pick.of(SIGN_OFFS);
        vec![write("content/reviews.yaml", text)]
    }),
    ("reading", 5, |pick| {
        let policies = [
            "{max_grade: 5}",
            "{plain_words: {veins: pipes, utilise: false}}",
            "{abbreviations: [DVT], max_grade: 50}",
            "{plain_words: {veins: true}}",
            "",
        ];
        pick.config("reading", &policies)
    }),
    ("promotion", 5, |pick| pick.key("promotion", &["true", "true", ""])),
    ("claims", 3, |pick| {
        pick.config(
            "claims",
            &[
                "{words: {painless: false}}",
                "{testimonials: {plain words: true}, notices: {thread veins: true}}",
                "{offers: {plain words: true}, medicines: {botox: false}}",
                "",
            ],
        )
    }),
    ("facts", 6, |pick| {
        let facts = [
            "{length: 30 minutes}",
            "{length: {value: 40 minutes, about: [takes]}, visit: \"a visit of {{ fact.length }}\"}",
            "{length: {value: 30 minutes, about: [takes]}, visit: long}",
            "{length: \"{{ fact.visit }}\", visit: \"{{ fact.length }}\"}",
            "{length: \"{{ fact.lenth }}\", Visit: }",
            "{length: {value: long, about: [takes]}, visit: long}",
            "{length: [30 minutes], visit: long}",
            "",
        ];
        pick.config("facts", &facts)
    }),
    ("theme", 3, |pick| pick.config("theme", THEMES)),
    ("notice", 2, |pick| pick.config("notice", &["No advice.", "Ask a nurse.", ""])),
    ("clinic", 2, |pick| {
        pick.config(
            "clinic",
            &["{name: \"Ours, {{ fact.length }}\", email: a@b.example}", "{telephone: ask}", "{telefone: 1}", ""],
        )
    }),
    ("search", 2, |pick| pick.config("search", &["false", "true", ""])),
    ("site description", 2, |pick| pick.config("description", &["A clinic.", "Another.", ""])),
    ("site.yaml", 1, |pick| {
        pick.make_or_remove(CONFIG, "title: Clinic\nbase_url: https://clinic.example/\ntheme: tiny\ncomplete: {treatment: [], help: [], choices: [], sources: []}\n")
    }),
    ("mistake in site.yaml", 2, |pick| pick.config("titel", &["Clinic", "'a", ""])),
    // The day, and the command line.
    ("day", 5, |pick| vec![Edit::Today(pick.of(&["2026-05-01", "2026-06-01", "2026-06-02", "2026-06-15"]))]),
    ("drafts", 4, |pick| vec![Edit::Drafts(!pick.desk.world.options.drafts)]),
    ("to be published", 3, |pick| vec![Edit::Publish(!pick.desk.world.options.publish)]),
    ("base_url of the command line", 3, |pick| {
        vec![Edit::BaseUrl(pick.of(&[None, None, Some("https://clinic.example/sub/"), Some("https://c.example/")]))]
    }),
    // What is taken back, and what changes nothing.
    ("undone", 30, |pick| {
        pick.desk.last_edited().map(|path| Edit::Undo { path: path.to_owned() }).into_iter().collect()
    }),
    ("undone some time later", 6, |pick| pick.in_one(pick.desk.edited(), |path| Edit::Undo { path })),
    ("all as at first", 12, |_| vec![Edit::Reset { folder: "content" }, Edit::Reset { folder: "themes" }]),
    ("same bytes", 3, |pick| pick.in_one(pick.paths(|_| true), |path| Edit::Same { path })),
    ("nothing", 3, |pick| vec![Edit::Drafts(pick.desk.world.options.drafts)]),
];
