//! The explanations of what shows while a file is read.

use crate::diagnostic::{Code, Rule};

pub const UNREADABLE_FILE: Rule = Rule {
    code: Code::UnreadableFile,
    finds: "A file that is there and cannot be read: for its permissions, a link that leads to nothing, or a fault of the disk.",
    why: "A website that is built without it would lack a page or a picture, and nobody would notice.",
    wrong: "",
    right: "",
};

pub const NOT_UTF8: Rule = Rule {
    code: Code::NotUtf8,
    finds: "A text file that is not saved as UTF-8, or holds bytes that no text has. Below, `\\xE9` stands for a byte that an old \
            encoding uses for é.",
    why: "Letters such as é, ß or ’ would be shown as others, and a number with its unit may come out wrong.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: Your first appliqu\\xE9 stocking.
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: Your first appliqué stocking.
---

Wear them every day.
",
};

pub const MISSING_CONFIG: Rule = Rule {
    code: Code::MissingConfig,
    finds: "A site without `content/site.yaml`, or without a `base_url` in it.",
    why: "Without its name and address, the site has no canonical addresses and no sitemap: search engines may show a copy of it.",
    wrong: "\
== content/site.yaml
title: The vein clinic
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
",
};

pub const MISSING_FRONT_MATTER: Rule = Rule {
    code: Code::MissingFrontMatter,
    finds: "A page that does not begin with front matter between two lines of three hyphens, or that has it twice.",
    why: "The page has no title, and the keys are shown to visitors as text.",
    wrong: "\
== content/stockings.md
title: Compression stockings
description: How to wear the stockings.
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
---

Wear them every day.
",
};

pub const UNCLOSED_FRONT_MATTER: Rule = Rule {
    code: Code::UnclosedFrontMatter,
    finds: "Front matter that begins with `---` and has no second such line.",
    why: "Nobody can tell where the keys end and the page begins.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
---

Wear them every day.
",
};

pub const INVALID_YAML: Rule = Rule {
    code: Code::InvalidYaml,
    finds: "Front matter, or a file of settings, that is not YAML: a quotation mark that is never closed, a tab, a second colon \
            on a line.",
    why: "What is meant cannot be told from it. The place is the one where it begins to go wrong, as near as it can be found.",
    wrong: "\
== content/stockings.md
---
title: Stockings: how to wear them
description: How to wear the stockings.
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: \"Stockings: how to wear them\"
description: How to wear the stockings.
---

Wear them every day.
",
};

pub const WRONG_TYPE: Rule = Rule {
    code: Code::WrongType,
    finds: "A key whose value is of another kind than it should be: text for a number, one text for a list.",
    why: "The value cannot be used, so the page would be published without it.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
order: third
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
order: 3
---

Wear them every day.
",
};

pub const UNKNOWN_KEY: Rule = Rule {
    code: Code::UnknownKey,
    finds: "A key that Careleaf does not know, in front matter, in `site.yaml` or in a group of keys there.",
    why: "It is nearly always a misspelt one, and what it says would be lost without a word: `darft: true` publishes the page. A \
          theme's own keys stand below `extra`.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
sumary: [Wear them every day.]
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
summary: [Wear them every day.]
---

Wear them every day.
",
};

pub const DUPLICATE_KEY: Rule = Rule {
    code: Code::DuplicateKey,
    finds: "A key that is given twice.",
    why: "Only one of the two could hold, and which one would be chance.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
order: 3
order: 4
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
order: 3
---

Wear them every day.
",
};

pub const MISSING_KEY: Rule = Rule {
    code: Code::MissingKey,
    finds: "A key that must be there and is not: the `title` of the site, of a source, the `name` of a reviewer.",
    why: "What it is for could not be shown: a site without a name, a source that nobody can look up.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
sources:
  - url: https://www.example.org/stockings
    date: 2024
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
sources:
  - title: The hospital's advice on stockings
    url: https://www.example.org/stockings
    date: 2024
---

Wear them every day.
",
};

pub const MISSING_TITLE: Rule = Rule {
    code: Code::MissingTitle,
    finds: "A page whose front matter has no `title`.",
    why: "The title is the page's first heading, its entry in every list, and what a search result shows.",
    wrong: "\
== content/stockings.md
---
description: How to wear the stockings.
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
---

Wear them every day.
",
};

pub const CUT_TEXT: Rule = Rule {
    code: Code::CutText,
    finds: "A `#` after a space in a `title` or a `description` that stands without quotation marks.",
    why: "In YAML it begins a note that nobody sees: the title ends before it.",
    wrong: "\
== content/stockings.md
---
title: Stockings # 2
description: How to wear the stockings.
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: \"Stockings # 2\"
description: How to wear the stockings.
---

Wear them every day.
",
};

pub const INVALID_VALUE: Rule = Rule {
    code: Code::InvalidValue,
    finds: "A value of the right kind that cannot be used: a day that is not in the calendar, a kind of page that there is not, \
            an address that is none.",
    why: "The value would be left out, and a page that should wait for its day would be published at once.",
    wrong: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-02-30
reviewed_by: {name: A. Example, role: Nurse}
---

Wear them every day.
",
    right: "\
== content/stockings.md
---
title: Compression stockings
description: How to wear the stockings.
reviewed: 2026-02-28
reviewed_by: {name: A. Example, role: Nurse}
---

Wear them every day.
",
};

pub const UNKNOWN_THEME: Rule = Rule {
    code: Code::UnknownTheme,
    finds: "A `theme` in `site.yaml` that is neither a folder in `themes/` nor built in.",
    why: "Without its theme, a site has no pages.",
    wrong: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
theme: clinc
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
theme: clinic
",
};

pub const MISSING_TEMPLATE: Rule = Rule {
    code: Code::MissingTemplate,
    finds: "A theme without one of the templates that every site needs: `home.html`, `treatment.html`, \
            `page.html`, `faq.html`, `404.html` and `redirect.html`.",
    why: "The pages that it is for cannot be made.",
    wrong: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
theme: own
== themes/own/locales/en-GB.ftl
menu = Menu
== themes/own/templates/home.html
<title>{{ page.title }}</title>
== themes/own/templates/treatment.html
<title>{{ page.title }}</title>
== themes/own/templates/page.html
<title>{{ page.title }}</title>
== themes/own/templates/faq.html
<title>{{ page.title }}</title>
== themes/own/templates/404.html
<title>{{ page.title }}</title>
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
theme: own
== themes/own/locales/en-GB.ftl
menu = Menu
== themes/own/templates/home.html
<title>{{ page.title }}</title>
== themes/own/templates/treatment.html
<title>{{ page.title }}</title>
== themes/own/templates/page.html
<title>{{ page.title }}</title>
== themes/own/templates/faq.html
<title>{{ page.title }}</title>
== themes/own/templates/404.html
<title>{{ page.title }}</title>
== themes/own/templates/redirect.html
<title>{{ redirect.url }}</title>
",
};

pub const INVALID_TEMPLATE: Rule = Rule {
    code: Code::InvalidTemplate,
    finds: "A template of a theme that cannot be understood: a block that is not closed, a filter that there is not.",
    why: "None of the pages that it is for can be made.",
    wrong: "\
== themes/clinic/templates/page.html
{% if page.description %}
<p>{{ page.description }}</p>
",
    right: "\
== themes/clinic/templates/page.html
{% if page.description %}
<p>{{ page.description }}</p>
{% endif %}
",
};

pub const TEMPLATE_FAILED: Rule = Rule {
    code: Code::TemplateFailed,
    finds: "A template that asks for something that there is not while a page is made with it.",
    why: "The page cannot be made. What templates can show is in docs/themes.md.",
    wrong: "\
== content/stockings.md
Wear them every day.
== themes/clinic/templates/page.html
<h1>{{ page.titel }}</h1>
",
    right: "\
== content/stockings.md
Wear them every day.
== themes/clinic/templates/page.html
<h1>{{ page.title }}</h1>
",
};

pub const INVALID_LOCALE: Rule = Rule {
    code: Code::InvalidLocale,
    finds: "A file of a theme's words, `locales/en-GB.ftl`, that cannot be understood.",
    why: "Buttons and headings would be without words.",
    wrong: "\
== themes/clinic/locales/en-GB.ftl
skip-link = Skip to the text
menu Menu
",
    right: "\
== themes/clinic/locales/en-GB.ftl
skip-link = Skip to the text
menu = Menu
",
};

pub const MISSING_MESSAGE: Rule = Rule {
    code: Code::MissingMessage,
    finds: "A message of the theme that has no words in the site's language.",
    why: "Buttons and headings are then shown in another language than the page, and read aloud in the wrong voice.",
    wrong: "\
== content/site.yaml
title: La clinique des veines
base_url: https://clinic.example/
language: fr
== themes/clinic/locales/fr.ftl
menu = Menu
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
language: en-GB
",
};

pub const LOW_CONTRAST: Rule = Rule {
    code: Code::LowContrast,
    finds: "A colour, chosen in `site.yaml`, in which text is hard to read on its background.",
    why: "Many visitors see less well than whoever chose the colour, and read on a phone in the sun. Text needs a contrast of 4.5 \
          to 1 (WCAG 2.2, success criterion 1.4.3).",
    wrong: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
theme:
  name: clinic
  options:
    accent: \"#a0d8c8\"
",
    right: "\
== content/site.yaml
title: The vein clinic
base_url: https://clinic.example/
theme:
  name: clinic
  options:
    accent: \"#0b5d4e\"
",
};

pub const INVALID_PICTURE: Rule = Rule {
    code: Code::InvalidPicture,
    finds: "A file with the ending of a picture that is none: another kind of file, one that only begins as a picture does, or a drawing that is \
            broken or compressed.",
    why: "Visitors see a broken frame. And what is in such a file would be published without anybody having seen it.",
    wrong: "\
== content/stockings.svg
<html>Page not found</html>
",
    right: "\
== content/stockings.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
};

pub const HUGE_PICTURE: Rule = Rule {
    code: Code::HugePicture,
    finds: "A picture of more than 50 million pixels.",
    why: "A browser needs four bytes of memory for each pixel, whatever the size of the file. An old telephone gives up, and shows \
          nothing or closes the page.",
    wrong: "\
== content/photo.png 20000x10000
",
    right: "\
== content/photo.png 1200x800
",
};

pub const PICTURE_METADATA: Rule = Rule {
    code: Code::PictureMetadata,
    finds: "A picture of a kind (TIFF, what cameras call raw, what Photoshop works on, or HEIC and AVIF with such data) out of which what a \
            camera wrote cannot be taken, and a film that says where it was taken.",
    why: "Cameras write where and when a photograph was taken, and with which device. Nobody who shows a part of their body agreed \
          to that. From JPEG, PNG, GIF and WebP files it is taken out when the website is made, also where a drawing holds them.",
    wrong: "\
== content/photo.tif
II*\\x00 then the picture
",
    right: "\
== content/photo.png 1200x800
",
};

pub const ACTIVE_DRAWING: Rule = Rule {
    code: Code::ActiveDrawing,
    finds: "An SVG drawing with a program in it, with something to fetch from another file, with a piece of a web page, or with words that \
            stand for others.",
    why: "Opened by itself, such a drawing can do on your website whatever a page can do, and tells others who looks at it.",
    wrong: "\
== content/stockings.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">
<script>open('https://example.org/')</script>
</svg>
",
    right: "\
== content/stockings.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">
<title>A stocking</title>
</svg>
",
};
