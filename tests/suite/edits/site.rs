//! The sites that scripts of edits begin with.

use careleaf::{Files, Options, SourcePath, World};

use crate::folder::TODAY;

/// Where the configuration stands.
pub const CONFIG: &str = "content/site.yaml";

/// The page of [`many_questions`].
pub const MANY_QUESTIONS: &str = "content/veins/many.md";

/// A small site that has some of everything. Each file stands after a line `== path`.
const CONTENT: &str = r#"
== content/site.yaml
title: Clinic
base_url: https://clinic.example/
theme: tiny
complete: {treatment: [], help: [], choices: [], sources: []}
clinic: {name: Example Clinic, telephone: "01632 960000", address: [1 Street, Town]}
facts: {length: {value: 30 minutes, about: [takes]}}

== content/index.md
---
title: Home
description: The first page.
---

Welcome. Read about [veins](veins/index.md).

== content/contact.md
---
title: Contact
description: How to reach us.
aliases: [/where/]
---

## When are you open?

Always. See [the risks](veins/risks.md#how-long).

== content/veins/index.md
---
title: Veins
description: About veins.
synonyms: [spider veins]
summary: [It is short., It helps.]
---

![A vein](vein.svg) and ![a plan](/plan.png).

== content/veins/risks.md
---
title: Risks
description: What may happen.
reviewed: 2026-03-01
reviewed_by: A nurse
changes: [{date: 2026-03-02, what: A new number.}]
sources: [{title: A guideline, date: 2024}]
---

## How long

A week.[^1]

[^1]: More or less.

## Does it hurt?

> [!note] A little
> Read [what happens](procedure.md).

== content/veins/procedure.md
---
title: Procedure
description: What happens.
---

## What happens?

Little.

### And then?

| day | what |
| --- | --- |
| 1 | rest |

> [!risks]
> | Effect | How many | More |
> | --- | --- | --- |
> | A rash | rare | Rest. |
> | Pain | **about 1 in 7** | Rest. |

== content/laser/index.md
---
title: Laser
description: About lasers.
slug: lasers
---

## Does it hurt?

No.

== content/laser/deep/notes.md
---
title: Notes
description: For later.
publish_on: 2026-06-15
---

Later. See [above](../index.md#does-it-hurt).

== content/veins/vein.svg
<svg width="10" height="20"/>

== content/leaflet.txt
A leaflet.
"#;

/// A theme whose templates print everything that a template can see, so that a difference in any view is one in a byte.
const TINY_THEME: &str = r##"
== themes/tiny/theme.yaml
name: Tiny
options: {accent: {kind: colour, default: "#333333", against: "#ffffff"}, tone: {kind: text, default: calm}}

== themes/tiny/locales/en-GB.ftl
skip-link = Skip
faq-title = Questions
faq-treatment-title = Questions about { $treatment }
not-found-title = Not found
table-region = Table { $number }
footnote-reference = Note { $number }
date = { $day } { $month } { $year }
feed-title = Changes of { $site }
thousands = ,
month-3 = March

== themes/tiny/locales/cy.ftl
skip-link = Neidio
faq-title = Cwestiynau

== themes/tiny/templates/base.html
{{ message(id="skip-link") }}
{{ site | safe }}
{{ page | safe }}
{% block more %}{% endblock %}

== themes/tiny/templates/page.html
{% extends "base.html" %}

== themes/tiny/templates/home.html
{% extends "base.html" %}

== themes/tiny/templates/treatment.html
{% extends "base.html" %}
{% block more %}treatment{% endblock %}

== themes/tiny/templates/faq.html
{% extends "base.html" %}
{% block more %}{{ faq | safe }}{% endblock %}

== themes/tiny/templates/404.html
{{ site | safe }}
{{ page | safe }}

== themes/tiny/templates/redirect.html
{{ site | safe }}
{{ redirect | safe }}

== themes/tiny/templates/callouts/note.html
<aside>{{ callout | safe }}</aside>

== themes/tiny/templates/callouts/timeline.html
<aside>{{ callout | safe }}</aside>

== themes/tiny/templates/callouts/suitability.html
<aside>{{ callout | safe }}</aside>

== themes/tiny/templates/callouts/before-after.html
<aside>{{ callout | safe }}</aside>

== themes/tiny/templates/callouts/urgent.html
<aside>{{ callout | safe }}</aside>

== themes/tiny/templates/callouts/emergency.html
<aside>{{ callout | safe }}</aside>

== themes/tiny/templates/callouts/risks.html
<aside>{{ callout | safe }}</aside>

== themes/tiny/templates/glossary.html
{% extends "base.html" %}
{% block more %}{{ glossary | safe }}{% endblock %}

== themes/tiny/templates/components/term.html
{% component term(term) -%}<b title="{{ term | safe }}">{{ term.words }}</b>{%- endcomponent term %}

== themes/tiny/static/site.css
body { color: black; }
"##;

/// Files of a site's own over those of the theme that is part of the program.
const OVER_CLINIC: &str = r#"
== themes/clinic/templates/callouts/own.html
<aside>{{ callout.body }}</aside>

== themes/clinic/locales/en-GB.ftl
skip-link = Skip all this

== themes/clinic/static/own.css
body { color: black; }
"#;

/// The world in which the script of `seed` begins, and what is notable about it: most have the tiny theme, some the one that
/// is part of the program, and some so many questions that the index is split.
pub fn first(seed: u64) -> (&'static str, World) {
    let mut files = Files::default();
    insert_all(&mut files, CONTENT);
    insert_all(&mut files, TINY_THEME);
    files.insert(SourcePath::new("content/plan.png"), png(30).into());
    let notable = match seed % 16 {
        3 => {
            insert_all(&mut files, OVER_CLINIC);
            let config = "title: Clinic\nbase_url: https://clinic.example/\ntheme: clinic\n";
            files.insert(SourcePath::new(CONFIG), config.into());
            "the theme of the program"
        }
        7 => {
            files.insert(SourcePath::new(MANY_QUESTIONS), many_questions(98).into());
            "many questions"
        }
        _ => "the small site",
    };
    (notable, World { files, today: TODAY.parse().unwrap(), options: Options::default() })
}

fn insert_all(files: &mut Files, texts: &str) {
    for file in texts.split("\n== ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap();
        files.insert(SourcePath::new(path), text.into());
    }
}

/// The start of a picture in PNG format, as wide as is said and 20 high.
pub fn png(width: u8) -> Vec<u8> {
    let start: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0";
    [start, &[width, 0, 0, 0, 20]].concat()
}

/// A page that asks `number` questions.
pub fn many_questions(number: usize) -> String {
    let questions: String = (1..=number).map(|number| format!("\n## Is it {number}?\n\nYes.\n")).collect();
    format!("---\ntitle: Many\nkind: aftercare\n---\n{questions}")
}
