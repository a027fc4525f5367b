//! The words that edits put into files.

macro_rules! eightfold {
    ($text:literal) => {
        concat!($text, $text, $text, $text, $text, $text, $text, $text)
    };
}

pub const TEXTS: &[&str] = &[
    "Plain words.",
    "It is painless. Book today for Botox.",
    "> I could walk again.",
    "Ring 01632 960010.",
    "Ring [the number of your clinic].",
    "> [!dont]\n> - avoid alcohol",
    "Results vary from person to person.",
    "It takes 45 minutes.",
    "It takes {{ fact.length }}, or {{ fact.visit }}.",
    "What {{ fact.never }} and {{ this }}.",
    "[ring {{ fact.length }}](tel:{{fact.length}})",
    "Veins, a vein, plain words and a week of rest.",
    "Other *words*, \"quoted\".",
    "- [ ] a task\n- [x] done",
    "Veins are вены.",
    "[our costs](our costs.md)",
    "**Bold",
    "> [!language] ru\n> Вены.",
    "A term\n: What it is.",
    "It is taken. One. Two. Three.",
    "Do not, or don't, utilise a DVT for 5-10 days.",
    "3% of people",
    "- a\n- b\n- c\n- d\n- e\n- f\n- g",
    "One word after another, and another, and another, and another, and another, and another, and another, and another, and \
     another, and another, and another, and another, and one more.",
];

/// A text of more than 100 long words.
pub const HARD_TEXT: &str = eightfold!(
    "Unfortunately, complicated terminology intimidates innumerable individuals. Similarly \
    complicated terminology intimidates innumerable individuals.\n\n"
);

pub const LINKS: &[&str] = &[
    "[risks](/veins/risks.md)",
    "[how long](/veins/risks.md#how-long)",
    "[pain](/veins/risks/#does-it-hurt)",
    "[beside](procedure.md)",
    "[here](#how-long)",
    "[the same page](risks.md)",
    "[not encrypted](http://b.example/)",
    "[up](..)",
    "[home](/)",
    "[an answer](/faq/#veins--risks--does-it-hurt)",
    "[another](/faq.md#lasers--does-it-hurt)",
    "[of many](/faq/veins/#veins--many--is-it-1)",
    "[a leaflet](/leaflet.txt)",
    "[new](/new.md)",
    "[old](/old/)",
    "[words](/glossary/)",
    "[a word](/glossary.md#vein)",
    "[later](/laser/deep/notes.md)",
    "<https://clinic.example/x>, <https://b.example/x>",
];

pub const DEAD_LINKS: &[&str] = &[
    "[x](nowhere.md)",
    "[x](/veins/risk.md)",
    "[x](/veins/risks.md#how-lon)",
    "[x](javascript:alert)",
    "![x](https://b.example/x.png)",
    "![x](/contact.md)",
    "![x](/veins/vein.sv)",
];

pub const IMAGES: &[&str] = &[
    "![a vein](/veins/vein.svg)",
    "![a plan](/plan.png \"A plan\")",
    "![](vein.svg)",
    "![Vein](/veins/vein.svg)",
    "![new](/new.svg) and [new](new.svg)",
];

pub const FOOTNOTES: &[&str] = &[
    "So.[^a] And so.[^a]\n\n[^a]: A note on [risks](/veins/risks.md).",
    "Again.[^1]",
    "As it says.[^a] And again.[^A]",
    "[^1]: Another note.",
    "> [!note]\n> So.[^b]\n\n[^b]: A note.",
];

pub const CALLOUTS: &[&str] = &[
    "> [!note] A title\n> Text.",
    "> [!note]\n> See [risks](/veins/risks.md).",
    "> [!own] Of *one's* own\n> Text.",
    "> [!nota]\n> Text.",
    "> [!note]\n\nText.",
    "> [!warning] Careful\n> ### How so?\n>\n> So.",
    "> [!note] Outer\n> > [!own]\n> > Inner.",
    "> [!timeline] What to expect\n> First nights\n> : See [risks](/veins/risks.md).\n> Up to 8 weeks\n> : More.",
    "> [!timeline]\n> Text.",
    "> [!timeline]\n> 2 weeks before\n> : Rest.\n> After 1 day: Wash.",
    "> [!suitability]\n> Before.\n>\n> - [ ] One\n> - Two\n>\n> After.",
    "> [!before-after] Legs\n> ![a](/veins/vein.svg)\n> ![b](/plan.png \"B\")\n> What\n> : a\n> When\n> : b\n> Consent\n> : record 1",
    "> [!before-after]\n> ![a](/veins/vein.svg)",
    "> [!urgent]\n> Ring us.\n\n> [!urgent] Soon\n> Ring us.",
    "> [!emergency] Call\n> [Call](tel:999) or read [more](/veins/risks.md).",
];

/// Tables of risks, sound and mistaken.
pub const RISKS: &[&str] = &[
    "> [!risks]\n> | Effect | How many |\n> | - | - |\n> | A rash | 3 in 100 |",
    "> [!risks]\n> | Effect | How many |\n> | - | - |\n> | A rash | **1 in 7**[^1] |\n> | A sore | 1 in 1,000 |",
    "> [!risks] T\n> Before.\n>\n> | Effect | How many | More |\n> | - | - | - |\n> | A rash | rare | [so](/veins/) |\n> | A sore | not known | |",
    "> [!risks]\n> | Effect | How many |\n> | - | - |\n> | A rash | 3% |",
    "> [!risks]\n> | Effect | How many |\n> | - | - |\n> | A rash | fewer than 1 in 300 |\n> | A sore | **19 in 200** |",
    "> [!risks]\n> | Effect | How long |\n> | - | - |\n> | A rash | a week |",
    "> [!risks]\n> | Effect | How many |\n> | - | - |\n> | A rash | ~~3 in 100~~ {{ fact.length }} |\n> | A rash | [1 in 2](/veins/) |",
    "> [!risks]\n> | Effect | How many |\n> | - | - |\n> | A rash | rare |\n| A sore | rare |\n> | Pain | rare |",
    "> [!risks]\n> Nothing.",
];

pub const TABLES: &[&str] = &[
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "| a |\n| - |",
    "| | |\n| - | - |\n| 1 | 2 |",
    "| a | b |\n| 1 | 2 |",
    "| a |\n| - |\n| 1 | 2 |",
];

pub const RAW_HTML: &[&str] = &["<b>bold</b> words", "<div>\nwords\n</div>", "<!-- a comment -->", "<!-- never closed"];

pub const HEADINGS: &[&str] = &[
    "## A heading",
    "## How {{ fact.length }} long",
    "## Why so?",
    "### How soon?",
    "#### And below?",
    "## Hidden? {.no-faq}",
    "## Which? {#which}",
    "## Another {#which}\n\n## The same id {#which}",
    "# One",
    "##",
    "## A sentence.\n\nMore.",
    "## Reserved {#a--b}",
    "## Does it hurt?",
    "## Is it 1?",
    "> ## Quoted?\n> Yes.",
];

pub const HEADING_SWAPS: &[(&str, &str)] = &[
    ("## How long\n", "## How long?\n"),
    ("## How long?\n", "## How long\n"),
    ("## A heading\n", "## Is it a heading?\n"),
    ("?\n", "\n"),
    ("hurt?", "hurt much?"),
    ("hurt much?", "hurt?"),
    ("?\n", "? {.no-faq}\n"),
    (" {.no-faq}", ""),
    ("?\n", "? {#own}\n"),
    (" {#own}", ""),
    ("## ", "### "),
    ("### ", "## "),
];

/// Where pages are made, and what others are renamed to.
pub const NEW_PAGES: &[&str] = &[
    "new.md",
    "faq.md",
    "glossary.md",
    "veins/aftercare.md",
    "veins/suitability.md",
    "veins/Risks!.md",
    "veins/procedure.md",
    "laser/index.md",
    "laser/risks.md",
    "a/b/page.md",
    "a.MD",
];

pub const PAGE_TEXTS: &[&str] = &[
    "---\ntitle: New\ndescription: What is new.\n---\n\nText.\n",
    "---\ntitle: New\n---\n\nText.\n",
    "---\ntitle: New\n---\n\n## Why so?\n\nSo. See [veins](/veins/index.md).\n",
    "---\ntitle: Other\ndraft: true\n---\n\n## Is it secret?\n\nYes.\n\n## Why so?\n",
    "---\ntitle: Old\naliases: [/old/]\nkind: risks\n---\n\n![A vein](vein.svg)\n",
    "---\ntitle: Later\npublish_on: 2026-06-02\n---\n\n> [!note] Later\n> So.[^1]\n\n[^1]: Then.\n",
];

pub const MISTAKEN_PAGES: &[&str] = &[
    "---\ntitle: An offer\npromotion: true\n---\n\nBook today for Botox.\n",
    "",
    "# No front matter\n",
    "---\ntitle: Not closed\n",
    "---\ntitle: A: b\n---\n",
    "---\ntitle: A\ntitle: B\n---\n",
    "---\norder: 1\n---\n\nNo title.\n",
    "---\ntitle: No text\n---\n",
    "---\ntitle: \"Not closed\n---\n",
];

/// Glossaries, of which pages use some terms.
pub const GLOSSARIES: &[&str] = &[
    "---\ntitle: Words\n---\n\nAbove.\n\nVein\n: A *tube* for [blood](/veins/index.md).\n\nRest\n: To do little.\n\nBelow.\n",
    "---\ntitle: Words\n---\n\nVein\n: Another tube.\n\nWeek\n: Seven days.\n\nVeins\n: Tubes.\n",
    "---\ntitle: Words\ndraft: true\n---\n\nWeek\n: Seven days.\n",
    "---\ntitle: Words\nkind: glossary\n---\n\nVein.*\n: A pattern.\n\nA\n: A letter.\n\nNever used\n: So.\n\nPlain words\n:\n",
];

pub const GLOSSARY_SWAPS: &[(&str, &str)] = &[
    ("A *tube*", "A pipe"),
    ("Seven days", "7 days"),
    ("Vein\n:", "Plain word\n:"),
    ("Week\n:", "Weeks\n:"),
    ("kind: glossary\n", ""),
];

/// The paths below content/ of files that are published as they are; the last three are published nowhere, or look odd.
pub const ASSETS: &[&str] = &[
    "new.svg",
    "veins/vein.svg",
    "leaflet.txt",
    "veins/risks.md.txt",
    "laser/deep/paper.pdf",
    ".hidden",
    "veins/a b.svg",
    "veins/Vein.svg",
    "Thumbs.db",
];

/// Photographs: with a camera's data, on its side, without any, without a picture, of a kind that cannot be cleaned.
pub const PHOTOGRAPHS: &[&[u8]] = &[
    b"\xff\xd8\xff\xfe\0\x07Canon\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x02d\xff\xd9",
    b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x02d\xff\xd9",
    b"\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x02d\xff\xd9",
    b"\xff\xd8\xff\xda\0\x02d\xff\xd9",
    b"II*\0",
];

pub const ASSET_TEXTS: &[&str] = &[
    "<svg width=\"10\" height=\"20\"/>",
    "<svg width=\"30\" height=\"20\"/>",
    "<svg viewBox=\"0 0 5 6\"/>",
    "<svg width=\"10\" height=\"20\"><metadata>Drawn by one</metadata></svg>",
    "<svg width=\"10\" height=\"20\"><metadata>Drawn by another</metadata></svg>",
    "<svg>",
    "<svg onload=\"alert(1)\"/>",
    "Other text.\n",
];

pub const TEMPLATES: &[&str] = &[
    "{{ page | safe }}\n",
    "{{ site.title }} {{ page.title }} {{ page.body }}\n",
    "{% extends \"base.html\" %}\n{% block more %}more{% endblock %}\n",
    "{{ message(id=\"skip-link\") }}\n{{ site | safe }}\n{{ page | safe }}\n{% block more %}{% endblock %}\n",
    "{% component term(term) %}<i>{{ term.name }}: {{ term.words }}{{ term.words }} ({{ term.definition }})</i>{% endcomponent term %}",
    "{{ message(id=\"date\", day=page.toc | length, month=page.title, year=1) }}{% for note in page.footnotes %}{{ note.html }}{% endfor %}",
];

pub const MISTAKEN_TEMPLATES: &[&str] = &[
    "{{ page.title }}\n{{ page.nothing }}\n",
    "{{ page.extra.price }}\n",
    "{{ callout.nothing }}\n",
    "{% component term(term) %}{{ term.nothing }}{% endcomponent term %}",
    "{% if page.draft %}\n",
    "{{ site.title | shout }}\n",
    "{{ message(id=\"nothing\") }}\n",
    "{% extends \"gone.html\" %}\n",
];

pub const LOCALE_SWAPS: &[(&str, &str)] = &[
    ("Skip", "Jump"),
    ("Jump", "Skip"),
    ("Questions about { $treatment }", "About { $treatment }"),
    ("About { $treatment }", "Questions about { $treatment }"),
    ("March", "Mars"),
    ("month-3 = ", "month-4 = "),
    ("Table", "Grid"),
    ("thousands = ,", "thousands = ."),
    ("Note {", "Footnote {"),
    ("skip-link = ", "skip-link "),
    ("skip-link ", "skip-link = "),
    ("faq-title = ", "faq-titles = "),
    ("not-found-title = Not found", "not-found-title = Nothing here"),
];

/// Sign-offs. Those of risks.md and contact.md are of what they say at first, or of something else.
pub const SIGN_OFFS: &[&str] = &[
    "---\npage: contact.md\nreviewed: 2026-03-15\nreviewed_by: {name: A, role: nurse}\nsigned: {form: 1, title: \"0\"}\n",
    "---\npage: veins/risks.md\nreviewed: 2026-04-15\nreview_due: 2026-06-02\nreviewed_by: {name: A}\nsigned:\n  form: 1\n  title: \"9c583bd55796bb8d\"\n  facts: {length: \"0\"}\n  sections:\n    - {heading: Gone, hash: \"0\"}\n",
    "---\npage: veins/risks.md\nreviewed: 2026-02-15\nreviewed_by: {name: B}\nsigned: {form: 1}\n",
    "---\npage: new.md\nreviewed: 2026-06-15\nreview_due: 2026-06-01\nreviewed_by: {name: A}\nsigned: {form: 2}\n",
    "---\npage: veins/risk.md\nreviewed: 2026-02-15\nreviewed_by: {name: B}\nsigned: {form: 1}\n---\npage: contact.md\n",
    "---\npage: contact.md\nreviewed: 2026-02-30\nreviewed_by: {role: nurse}\nsigned: {form: 1}\n",
    "",
];

pub const RULES: &[&str] = &[
    "{raw-html: warn}",
    "{unresolved-link: off, unanswered-question: error}",
    "{duplicate-route: warn, alias-clash: off}",
    "{missing-title: off, unknown-key: warn}",
    "{missing-description: off, unused-allowance: error}",
    "{no-pages: off}",
    "{raw-htm: off}",
    "",
];

pub const THEMES: &[&str] = &[
    "tiny",
    "{name: tiny, options: {accent: \"#222222\"}}",
    "{name: tiny, options: {accent: \"#eeeeee\", tone: loud}}",
    "{name: tiny, options: {tone: quiet}}",
    "{name: tiny, options: {tone: calm}}",
    "{name: tiny, options: {acent: red}}",
    "{name: tiny, options: {accent: red}}",
    "tinny",
    "none",
    "clinic",
];
