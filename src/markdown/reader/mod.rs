//! The reading of a Markdown text: one pass over the parser's events.
//!
//! Most events are written as HTML where they come. A few change where the following ones go: the text of an image
//! becomes its description, the first line of a callout its title, and a footnote's text waits for the foot of the page.

mod blocks;
mod definitions;
mod facts;
mod inline;
mod literal;
mod running;
mod structure;
mod terms;

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::{
    markdown::{
        Body, Footnote, Fragment, Link, LinkForm, Literal, Placeholder, Slot,
        headings::{self, HeadingMarks},
        placeholders,
        prose::{ProseBlock, ProseRecorder},
        reader::{blocks::is_block, definitions::Defining, structure::Structure, terms::Terms},
    },
    source::Span,
};

/// Reads `text`, which begins at byte `offset` of its file.
pub fn read(text: &str, offset: usize) -> Body {
    read_citing(text, offset, &[])
}

/// Reads `text`, which begins at byte `offset` of its file, and cites `sources` by their names as it refers to footnotes.
/// A source without a name is an empty text.
pub fn read_citing(text: &str, offset: usize, sources: &[&str]) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut reader = Reader::new(text, offset, sources);
    let mut terms = Terms::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        terms.pass(event, range, |event, range| reader.event(event, range));
        if let Some(range) = terms.withheld() {
            reader.withhold(range);
        }
    }
    reader.finish()
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    /// The names of the sources that the text can cite.
    sources: &'a [&'a str],
    body: Body,
    out: Fragment,
    /// The fragments that wait while a footnote or a callout's title is written to `out`.
    waiting: Vec<Fragment>,
    /// Where the paragraph that is open began, before its `<p>`.
    paragraph_start: (usize, usize),
    /// How many lists, quotations, definitions and footnotes are open.
    depth: usize,
    /// How many emphases and links are open.
    inline_depth: usize,
    /// The quotations that are open; the number of the callout for those that are one.
    quotes: Vec<Option<usize>>,
    quote_just_opened: bool,
    /// The callout that the quotation was which ended last.
    closed_callout: Option<usize>,
    /// Whether the paragraph that is open is of the rows that a callout's table has lost.
    in_lost_row: bool,
    /// The callout whose title is being written to `out`.
    titled: Option<usize>,
    /// Text before this byte is a callout's marker, and is not written.
    marker_end: usize,
    /// Text before this byte is the name of a source that is cited, and is not written.
    citation_end: usize,
    /// The heading that is open is the last of `body.headings`.
    in_heading: bool,
    /// Images that are open; one within another counts for the outer one's description.
    image_depth: usize,
    /// Whether the label of a task's box is open.
    task_open: bool,
    /// The lines of an HTML block.
    html_block: Option<(String, Range<usize>)>,
    table: Table,
    /// The link that is open, by its place in `body.links`.
    open_link: Option<usize>,
    footnotes: Footnotes,
    /// What the headings say of themselves, beside `body.headings`.
    heading_marks: Vec<HeadingMarks>,
    prose: ProseRecorder,
    structure: Structure,
    /// What of a definition list is open, where one stands right on the page.
    defining: Defining,
    /// The places in the text that stand for facts.
    placeholders: Vec<Placeholder>,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
    /// How many tables the text has had.
    count: usize,
    /// Where the table's first row began in `out`, and in the text.
    head_start: (usize, usize),
    head_place: Range<usize>,
}

#[derive(Default)]
struct Footnotes {
    /// Texts by label in small letters, wherever they are defined.
    definitions: HashMap<String, Fragment>,
    /// The labels of the definitions that are open, in small letters.
    open: Vec<String>,
    /// The labels of all definitions with their places in the text, in its order.
    defined: Vec<(String, Range<usize>)>,
    /// Labels in the order of their first references, with the number of references.
    referred: Vec<(String, usize)>,
    /// The labels, in small letters, that the text refers to from elsewhere than their own definitions.
    used: HashSet<String>,
    /// The places in `referred` of the labels, in small letters.
    places: HashMap<String, usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, offset: usize, sources: &'a [&'a str]) -> Self {
        Self {
            text,
            offset,
            sources,
            body: Body { citations: vec![0; sources.len()], ..Body::default() },
            out: Fragment { html: String::with_capacity(text.len() + text.len() / 4), slots: Vec::new() },
            waiting: Vec::new(),
            paragraph_start: (0, 0),
            depth: 0,
            inline_depth: 0,
            quotes: Vec::new(),
            quote_just_opened: false,
            closed_callout: None,
            in_lost_row: false,
            titled: None,
            marker_end: 0,
            citation_end: 0,
            in_heading: false,
            image_depth: 0,
            task_open: false,
            html_block: None,
            table: Table::default(),
            open_link: None,
            footnotes: Footnotes::default(),
            heading_marks: Vec::new(),
            prose: ProseRecorder::default(),
            structure: Structure::default(),
            defining: Defining::default(),
            placeholders: placeholders(text),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let quote_just_opened = std::mem::take(&mut self.quote_just_opened);
        match event {
            Event::Start(Tag::Paragraph) => {
                self.finish_task();
                self.paragraph_start(&range, quote_just_opened);
            }
            Event::Start(tag) if self.image_depth == 0 => {
                if is_block(&tag) {
                    self.finish_task();
                }
                self.start(tag, range);
            }
            Event::Start(Tag::Image { .. }) => self.image_depth += 1,
            Event::Start(_) => {}
            Event::End(TagEnd::Image) => self.image_end(),
            Event::End(tag) if self.image_depth == 0 => self.end(tag),
            Event::End(_) => {}
            Event::Text(text) => self.text(&text, &range),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak | Event::HardBreak
                if self.titled.is_some() && self.inline_depth == 0 && self.image_depth == 0 =>
            {
                self.finish_title();
                self.paragraph_start = self.out.end();
                self.out.markup("<p>");
                self.prose.begin(ProseBlock::Paragraph);
                self.paragraph_recorded_from(&(range.end..self.text.len()));
            }
            Event::SoftBreak => self.text("\n", &range),
            Event::HardBreak if self.image_depth > 0 || self.in_heading => self.text(" ", &range),
            Event::HardBreak => {
                self.words("\n");
                self.prose.begin_another();
                self.out.markup("<br>\n");
            }
            Event::Rule => self.out.markup("<hr>\n"),
            Event::TaskListMarker(done) => {
                // The words of the task are the label of its box.
                self.task_open = true;
                let checked = if done { " checked" } else { "" };
                self.out.markup(&format!("<label><input type=\"checkbox\" disabled{checked}> "));
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::Html(html) => match &mut self.html_block {
                Some((block, _)) => block.push_str(&html),
                None => self.raw_html(&html, range),
            },
            Event::InlineHtml(html) if self.image_depth > 0 => self.text(&html, &range),
            Event::InlineHtml(html) => self.raw_html(&html, range),
            // The extensions that make these events are not asked for.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, &range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.block_starts(&tag, &range);
        match tag {
            Tag::Heading { level, id, classes, .. } => self.heading_start(level as u8, id, &classes, range),
            Tag::BlockQuote(_) => {
                self.depth += 1;
                self.quote_just_opened = true;
                self.quotes.push(None);
                // Where it turns out to be a callout, these two are taken back.
                self.body.quotes.push(Span::new(range, self.offset));
                self.out.markup("<blockquote>\n");
            }
            Tag::CodeBlock(kind) => {
                self.prose.hush();
                if matches!(kind, CodeBlockKind::Indented) {
                    self.literal(Literal::Indented, range);
                }
                // A block of code wider than a phone scrolls, and the keyboard has to reach it.
                self.out.markup("<pre tabindex=\"0\"><code");
                if let CodeBlockKind::Fenced(info) = &kind
                    && let Some(language) = info.split_whitespace().next()
                {
                    self.out.attribute("class", &format!("language-{language}"));
                }
                self.out.markup(">");
            }
            Tag::List(first) => {
                self.depth += 1;
                self.prose.list_start(Span::new(range, self.offset));
                self.defining.words(" ", &mut self.body.definitions);
                match first {
                    None => self.out.markup("<ul>\n"),
                    Some(1) => self.out.markup("<ol>\n"),
                    Some(first) => self.out.markup(&format!("<ol start=\"{first}\">\n")),
                }
            }
            Tag::Item => {
                self.prose.list_entry();
                self.defining.entry(&mut self.body.definitions);
                self.prose.begin(ProseBlock::Entry);
                self.out.markup("<li>");
                self.piece_starts(1, &range);
            }
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.prose.aside_start();
                self.footnotes.defined.push((label.to_string(), range));
                self.footnotes.open.push(inline::fold(&label));
                self.waiting.push(std::mem::take(&mut self.out));
            }
            Tag::DefinitionList => {
                self.defining.list_start(self.depth, self.out.end());
                self.depth += 1;
                self.out.markup("<dl>\n");
            }
            Tag::DefinitionListTitle => {
                self.prose.aside_start();
                self.term_start(&range);
                self.piece_starts(1, &range);
            }
            Tag::DefinitionListDefinition => {
                self.prose.begin(ProseBlock::Entry);
                self.out.markup("<dd>");
                self.meaning_start();
                self.piece_starts(1, &range);
            }
            Tag::Table(alignments) => {
                self.prose.aside_start();
                self.table = Table { alignments, count: self.table.count + 1, ..Table::default() };
                // A table wider than a phone scrolls in a box of its own, which the keyboard has to reach.
                self.out.markup("<div class=\"table\" role=\"group\" tabindex=\"0\"");
                self.out.slot(Slot::TableLabel { ordinal: self.table.count });
                self.out.markup("><table>\n");
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.out.markup("<thead>\n<tr>");
                self.table.head_start = self.out.end();
                self.table.head_place = range;
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.check_table_row(&range);
                self.out.markup("<tr>");
            }
            Tag::TableCell => {
                self.prose.begin(ProseBlock::Aside);
                self.table_cell_start();
                self.piece_starts(0, &range);
            }
            Tag::Emphasis => self.inline_start("<em>"),
            Tag::Strong => self.inline_start("<strong>"),
            Tag::Strikethrough => {
                self.strikes(true);
                self.inline_start("<del>");
            }
            Tag::Link { link_type, dest_url, title, .. } => self.link_start(link_type, dest_url, &title, range),
            Tag::Image { link_type, dest_url, title, .. } => {
                self.image_depth = 1;
                self.misplaced_address(link_type, &dest_url, &title, &range);
                self.body.links.push(Link {
                    destination: dest_url.into_string(),
                    span: Span::new(range, self.offset),
                    form: LinkForm::Image { alt: String::new(), title: title.into_string() },
                });
            }
            Tag::HtmlBlock => self.html_block = Some((String::new(), range)),
            // Paragraphs are started above; the extensions of the others are not asked for.
            Tag::Paragraph | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.paragraph_end(),
            TagEnd::Heading(_) => {
                self.finish_task();
                self.prose.aside_end();
                self.in_heading = false;
                self.out.slot(Slot::HeadingEnd(self.body.headings.len() - 1));
                self.out.markup("\n");
                if let Some(marks) = self.heading_marks.last_mut() {
                    marks.end = self.out.end();
                }
            }
            TagEnd::BlockQuote(_) => {
                self.depth -= 1;
                self.closed_callout = self.quotes.pop().flatten();
                match self.closed_callout {
                    Some(callout) => {
                        self.end_prose_of_callout(callout);
                        self.close_structure(callout);
                        self.out.slot(Slot::CalloutEnd(callout));
                        self.out.markup("\n");
                    }
                    None => self.out.markup("</blockquote>\n"),
                }
            }
            TagEnd::CodeBlock => {
                self.prose.unhush();
                self.out.markup("</code></pre>\n");
            }
            TagEnd::List(ordered) => {
                self.depth -= 1;
                self.end_prose_of_list();
                self.out.markup(if ordered { "</ol>\n" } else { "</ul>\n" });
                self.block_ends();
            }
            TagEnd::Item => {
                self.finish_task();
                self.piece_ends(tag);
                self.out.markup("</li>\n");
            }
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                self.prose.aside_end();
                let waiting = self.waiting.pop().unwrap_or_default();
                let fragment = std::mem::replace(&mut self.out, waiting);
                if let Some(label) = self.footnotes.open.pop() {
                    self.footnotes.definitions.entry(label).or_insert(fragment);
                }
            }
            TagEnd::DefinitionList => {
                self.depth -= 1;
                self.out.markup("</dl>\n");
                self.block_ends();
                self.definition_list_end();
            }
            TagEnd::DefinitionListTitle => {
                self.prose.aside_end();
                self.piece_ends(tag);
                self.term_end();
                self.out.markup("</dt>\n");
                self.definition_ends();
            }
            TagEnd::DefinitionListDefinition => {
                self.piece_ends(tag);
                self.meaning_end();
                self.out.markup("</dd>\n");
                self.definition_ends();
            }
            TagEnd::Table => {
                self.prose.aside_end();
                self.out.markup("</tbody>\n</table></div>\n");
                self.block_ends();
            }
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.check_table_head();
                self.out.markup("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out.markup("</tr>\n"),
            TagEnd::TableCell => {
                self.piece_ends(tag);
                self.table.column += 1;
                self.out.markup(if self.table.in_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.inline_end("</em>"),
            TagEnd::Strong => self.inline_end("</strong>"),
            TagEnd::Strikethrough => {
                self.strikes(false);
                self.inline_end("</del>");
            }
            TagEnd::Link => {
                self.open_link = None;
                self.inline_end("</a>");
            }
            TagEnd::HtmlBlock => {
                if let Some((html, range)) = self.html_block.take() {
                    self.raw_html(&html, range);
                }
            }
            // Images are ended above; the extensions of the others are not asked for.
            TagEnd::Image | TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn finish(mut self) -> Body {
        self.find_unused_footnotes();
        self.body.fragment = self.out;
        self.body.prose = self.prose.finish();
        let mut taken = headings::name(&mut self.body.headings, &self.heading_marks);
        definitions::name(&mut self.body.definitions, &mut taken);
        self.body.questions = headings::questions(&self.body, &self.heading_marks);
        for (label, references) in self.footnotes.referred {
            // The parser makes a reference only where there is a definition.
            let fragment = self.footnotes.definitions.remove(&inline::fold(&label)).unwrap_or_default();
            self.body.footnotes.push(Footnote { label, fragment, references });
        }
        self.body.fit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The HTML with a sign at each slot, so that a test reads like a page.
    fn html(text: &str) -> String {
        let body = read(text, 0);
        let mut html = String::new();
        let mut from = 0;
        for (place, slot) in &body.fragment.slots {
            html.push_str(&body.fragment.html[from..*place]);
            html.push_str(&format!("[{slot:?}]"));
            from = *place;
        }
        html + &body.fragment.html[from..]
    }

    #[test]
    fn markdown_becomes_html_with_slots() {
        for (text, expected) in [
            ("a *b* `<c>`", "<p>a <em>b</em> <code>&lt;c&gt;</code></p>\n"),
            ("[a](b.md \"t\")", "<p><a[Href(0)] title=\"t\">a</a></p>\n"),
            ("a ![b](c.svg)", "<p>a [Image(0)]</p>\n"),
            ("![b](c.svg)", "<p>[Image(0)]</p>\n"),
            ("![b](c.svg \"d\")", "<figure>[Image(0)]<figcaption>d</figcaption></figure>\n"),
            ("## A", "[HeadingStart(0)]A[HeadingEnd(0)]\n"),
            ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
            ("> [!note]\n> a", "[CalloutStart(0)]<p>a</p>\n[CalloutEnd(0)]\n"),
            ("> [!note] T\n> - a", "[CalloutStart(0)]<ul>\n<li>a</li>\n</ul>\n[CalloutEnd(0)]\n"),
            ("a<!-- note -->b", "<p>ab</p>\n"),
            ("a<b>c", "<p>a[RawHtml(0)]c</p>\n"),
            (
                "- [x] a\n  - [ ] b",
                "<ul>\n<li><label><input type=\"checkbox\" disabled checked> a</label><ul>\n\
                 <li><label><input type=\"checkbox\" disabled> b</label></li>\n</ul>\n</li>\n</ul>\n",
            ),
            ("a\n: b", "<dl>\n<dt[Term(0)]>a</dt>\n<dd>b</dd>\n</dl>\n"),
            ("\"it's\" -- ~~no~~", "<p>“it’s” – <del>no</del></p>\n"),
        ] {
            assert_eq!(html(text), expected, "{text}");
        }
    }

    #[test]
    fn the_label_of_a_task_ends_before_the_next_block() {
        for (text, expected) in [
            ("- [ ] a\n  > b", "<label>☐ a</label><blockquote>"),
            ("- [ ] a\n  ```\n  b\n  ```", "<label>☐ a</label><pre "),
            ("- [ ] a\n  ===", "<label>☐ a</label>[HeadingEnd(0)]"),
            ("- [ ] a\n\n  b", "<p><label>☐ a</label></p>"),
        ] {
            let html = html(text).replace("<input type=\"checkbox\" disabled>", "☐");
            assert!(html.contains(expected), "{text}: {html}");
        }
    }

    #[test]
    fn a_description_that_runs_over_the_line_stays_in_the_title() {
        let body = read("> [!NOTE] ![a\n> b](c.svg) d\n> e", 0);
        assert_eq!(body.callouts[0].name, "note");
        assert_eq!(body.callouts[0].title.as_ref().map(|title| title.html.as_str()), Some("d"));
        assert_eq!(body.links[0].form, LinkForm::Image { alt: "a b".to_owned(), title: String::new() });
    }

    #[test]
    fn tables_scroll_and_align() {
        assert_eq!(
            html("| a | b |\n| - | -: |\n| 1 | 2 |"),
            "<div class=\"table\" role=\"group\" tabindex=\"0\"[TableLabel { ordinal: 1 }]><table>\n<thead>\n\
             <tr><th scope=\"col\">a</th><th scope=\"col\" class=\"align-end\">b</th></tr>\n</thead>\n<tbody>\n\
             <tr><td>1</td><td class=\"align-end\">2</td></tr>\n</tbody>\n</table></div>\n"
        );
    }

    #[test]
    fn a_callout_has_a_name_a_title_and_its_place() {
        let text = "x\n\n> [!details]- Call **us** if:\n> more";
        let body = read(text, 10);
        let callout = &body.callouts[0];
        assert_eq!(callout.name, "details");
        assert_eq!(callout.title.as_ref().map(|title| title.html.as_str()), Some("Call <strong>us</strong> if:"));
        assert_eq!(&text[callout.span.start as usize - 10..callout.span.end as usize - 10], "details");
        assert_eq!(read("> [!note]\n> a", 0).callouts[0].title, None);
    }

    #[test]
    fn footnotes_are_in_the_order_of_their_references() {
        let body = read("a[^y] b[^x] c[^y]\n\n[^x]: ex\n[^y]: why\n[^z]: never", 0);
        let footnotes: Vec<_> = body
            .footnotes
            .iter()
            .map(|note| (note.label.as_str(), note.references, note.fragment.html.as_str()))
            .collect();
        assert_eq!(footnotes, [("y", 2, "<p>why</p>\n"), ("x", 1, "<p>ex</p>\n")]);
    }

    #[test]
    fn an_image_in_a_description_counts_for_the_outer_one() {
        let body = read("![a ![b](c) *d*](e)", 0);
        assert_eq!(body.links.len(), 1);
        assert_eq!(body.links[0].form, LinkForm::Image { alt: "a b d".to_owned(), title: String::new() });
    }
}
