//! Terms of definition lists without an empty line before them.
//!
//! The parser asks for an empty line before each term: without it, it takes the term for more of the definition above, or the
//! title of a callout for a part of the term below. Writers leave the line out and mean the same. [`Terms`] stands between the
//! parser and the reader, and makes of the parser's events what they would have been with the line.
//!
//! It also withholds from the reader what a callout of pictures says of consent, so that no part of it can reach a page.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::{PICTURES_CALLOUT, callout::marker};

pub(super) struct Terms<'a> {
    text: &'a str,
    /// How many blocks, emphases and the like are open.
    open: usize,
    /// The quotations that are open, and whether each is a callout of pictures.
    quotes: Vec<bool>,
    quote_just_opened: bool,
    /// The definition lists that are open, the innermost last.
    lists: Vec<OpenList>,
    /// The place of a meaning that was withheld, until it is asked for.
    withheld: Option<Range<usize>>,
}

struct OpenList {
    range: Range<usize>,
    /// How much is open around the list.
    level: usize,
    stage: Stage,
    /// Whether the term that is open, or was last, is withheld with what it means.
    is_withheld: bool,
    /// Where the meaning that is open, or was last, begins.
    meaning: usize,
    is_in_meaning: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// What the parser takes for a term begins with lines that are none: a callout's title, pictures. The list has yet to begin.
    Before,
    /// As the parser sees it.
    AsRead,
    /// A paragraph is open in a definition.
    InParagraph,
    /// The last line of what the parser takes for a definition, which is a term; `true` for one in a paragraph.
    Term(bool),
}

impl<'a> Terms<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, open: 0, quotes: Vec::new(), quote_just_opened: false, lists: Vec::new(), withheld: None }
    }

    /// Passes an event on to `reader`, or what stands for it.
    pub fn pass(&mut self, event: Event<'a>, range: Range<usize>, mut reader: impl FnMut(Event<'a>, Range<usize>)) {
        let quote_just_opened = std::mem::take(&mut self.quote_just_opened);
        match &event {
            Event::Start(tag) => {
                self.open += 1;
                match tag {
                    Tag::BlockQuote(_) => {
                        self.quotes.push(false);
                        self.quote_just_opened = true;
                    }
                    Tag::DefinitionList => return self.list(range, quote_just_opened, reader),
                    Tag::DefinitionListTitle if self.stage() == Some(Stage::Before) => return,
                    Tag::DefinitionListDefinition => self.in_meaning(true),
                    Tag::Paragraph => {
                        if quote_just_opened {
                            self.quote_begins(&range);
                        }
                        self.turn(2, Stage::AsRead, Stage::InParagraph);
                    }
                    _ => {}
                }
            }
            Event::End(tag) => {
                self.open -= 1;
                match tag {
                    TagEnd::BlockQuote(_) => {
                        self.quotes.pop();
                    }
                    TagEnd::DefinitionList => {
                        if self.lists.pop().is_some() && !self.is_withholding() {
                            reader(event, range);
                        }
                        return;
                    }
                    TagEnd::DefinitionListTitle if self.stage() == Some(Stage::Before) => {
                        self.emit(Event::End(TagEnd::Paragraph), range.clone(), &mut reader);
                        self.begin(range.end..range.end, &mut reader);
                    }
                    TagEnd::Paragraph if self.stage() == Some(Stage::Term(true)) => return,
                    TagEnd::Paragraph => self.turn(2, Stage::InParagraph, Stage::AsRead),
                    TagEnd::DefinitionListDefinition => {
                        self.in_meaning(false);
                        if matches!(self.stage(), Some(Stage::Term(_))) {
                            self.set(Stage::AsRead);
                            return self.emit(Event::End(TagEnd::DefinitionListTitle), range, &mut reader);
                        }
                    }
                    _ => {}
                }
            }
            Event::SoftBreak | Event::HardBreak if !self.lists.is_empty() && self.breaks(&range, &mut reader) => return,
            _ => {}
        }
        self.emit(event, range, &mut reader);
    }

    /// Where a meaning stands that was withheld since this was asked last.
    pub fn withheld(&mut self) -> Option<Range<usize>> {
        self.withheld.take()
    }

    fn is_withholding(&self) -> bool {
        self.lists.iter().any(|list| list.is_withheld)
    }

    /// Passes on what is not withheld.
    fn emit(&mut self, event: Event<'a>, range: Range<usize>, reader: &mut impl FnMut(Event<'a>, Range<usize>)) {
        let is_of_pictures = || self.quotes.contains(&true);
        if self.lists.is_empty() || !is_of_pictures() {
            return reader(event, range);
        }
        let is_consent =
            matches!(event, Event::Start(Tag::DefinitionListTitle)) && is_consent(&self.text[range.clone()]);
        let Some(list) = self.lists.last_mut() else { return };
        match event {
            Event::Start(Tag::DefinitionListTitle) => list.is_withheld = is_consent,
            Event::Start(Tag::DefinitionListDefinition) => list.meaning = range.start,
            Event::End(TagEnd::DefinitionListDefinition) if list.is_withheld => {
                self.withheld = Some(list.meaning..range.end);
            }
            _ => {}
        }
        if !self.is_withholding() {
            reader(event, range);
        }
    }

    /// Takes note of the callout that a quotation is, which begins with the block at `range`.
    fn quote_begins(&mut self, range: &Range<usize>) -> bool {
        let Some(marker) = marker(&self.text[range.clone()]) else { return false };
        if let Some(quote) = self.quotes.last_mut() {
            *quote = marker.name.eq_ignore_ascii_case(PICTURES_CALLOUT);
        }
        true
    }

    /// Begins a definition list, or what stands before its first term.
    fn list(&mut self, range: Range<usize>, quote_just_opened: bool, mut reader: impl FnMut(Event<'a>, Range<usize>)) {
        let source = &self.text[range.clone()];
        let is_title = quote_just_opened && self.quote_begins(&range);
        let has_pictures = || {
            let mut lines = self.lines(range.start).skip_while(|line| is_picture(line));
            is_picture(source) && lines.next().is_some_and(|line| !line.starts_with(": "))
        };
        let stage = if is_title || has_pictures() { Stage::Before } else { Stage::AsRead };
        if !self.is_withholding() {
            let tag = if stage == Stage::Before { Tag::Paragraph } else { Tag::DefinitionList };
            reader(Event::Start(tag), range.clone());
        }
        let (level, meaning) = (self.open - 1, range.start);
        self.lists.push(OpenList { range, level, stage, is_withheld: false, meaning, is_in_meaning: false });
    }

    /// Begins a list that has waited, and its first term, which stands at `term`.
    fn begin(&mut self, term: Range<usize>, reader: &mut impl FnMut(Event<'a>, Range<usize>)) {
        let Some(list) = self.lists.last_mut() else { return };
        list.stage = Stage::AsRead;
        let range = list.range.clone();
        self.emit(Event::Start(Tag::DefinitionList), range, reader);
        self.emit(Event::Start(Tag::DefinitionListTitle), term, reader);
    }

    /// The end of a line, where one can end what is no term; says whether that stood for the line's end.
    fn breaks(&mut self, range: &Range<usize>, reader: &mut impl FnMut(Event<'a>, Range<usize>)) -> bool {
        let Some(OpenList { level, stage, is_in_meaning, .. }) = self.lists.last() else { return false };
        let (inside, stage) = (self.open.saturating_sub(*level), *stage);
        let is_in_line = match stage {
            Stage::Before => inside == 2,
            Stage::AsRead => inside == 2 && *is_in_meaning,
            Stage::InParagraph => inside == 3 && *is_in_meaning,
            Stage::Term(_) => false,
        };
        if !is_in_line || !self.is_before_term(range.end) {
            return false;
        }
        let line = range.end..range.end + self.text[range.end..].find('\n').unwrap_or(self.text.len() - range.end);
        if stage == Stage::Before {
            self.emit(Event::End(TagEnd::Paragraph), range.clone(), reader);
            self.begin(line, reader);
        } else {
            if stage == Stage::InParagraph {
                self.emit(Event::End(TagEnd::Paragraph), range.clone(), reader);
            }
            self.emit(Event::End(TagEnd::DefinitionListDefinition), range.clone(), reader);
            self.emit(Event::Start(Tag::DefinitionListTitle), line, reader);
            self.set(Stage::Term(stage == Stage::InParagraph));
        }
        true
    }

    /// Whether the line that begins at `start` stands at the margin, and the next one begins with a colon.
    fn is_before_term(&self, start: usize) -> bool {
        let is_term = |line: &str| !line.starts_with([' ', '\t', ':']) && !line.trim().is_empty();
        let is_meaning = |line: &str| {
            let meaning = line.trim_start_matches(' ').strip_prefix(':');
            meaning.is_some_and(|meaning| meaning.trim_end().is_empty() || meaning.starts_with([' ', '\t']))
        };
        let mut lines = self.lines(start);
        lines.next().is_some_and(is_term) && lines.next().is_some_and(is_meaning)
    }

    /// The lines from `start` on, each without the signs of the quotations that are open.
    fn lines(&self, start: usize) -> impl Iterator<Item = &'a str> {
        let quotes = self.quotes.len();
        self.text[start..].split('\n').map(move |line| {
            let mut line = line;
            for _ in 0..quotes {
                let Some(rest) = line.trim_start_matches(' ').strip_prefix('>') else { break };
                line = rest.strip_prefix(' ').unwrap_or(rest);
            }
            line
        })
    }

    fn stage(&self) -> Option<Stage> {
        self.lists.last().map(|list| list.stage)
    }

    fn set(&mut self, stage: Stage) {
        if let Some(list) = self.lists.last_mut() {
            list.stage = stage;
        }
    }

    fn in_meaning(&mut self, is_in_meaning: bool) {
        if let Some(list) = self.lists.last_mut() {
            list.is_in_meaning = is_in_meaning;
        }
    }

    /// Goes from one stage to another, for a block that stands so deep in the list.
    fn turn(&mut self, inside: usize, from: Stage, to: Stage) {
        let open = self.open - usize::from(to == Stage::InParagraph);
        if let Some(list) = self.lists.last_mut().filter(|list| list.level + inside == open && list.stage == from) {
            list.stage = to;
        }
    }
}

/// Whether a term is of consent: who agreed that their pictures are shown.
fn is_consent(term: &str) -> bool {
    term.replace(['*', '_', '`'], "").to_lowercase().contains("consent")
}

/// Whether a text begins with a line that is a picture.
fn is_picture(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default().trim_end();
    line.starts_with("![") && line.ends_with(')')
}

#[cfg(test)]
mod tests {
    use crate::markdown::read;

    #[test]
    fn a_term_needs_no_empty_line_before_it() {
        let html = |text: &str| read(text, 0).fragment.html.replace('\n', "");
        for (text, expected) in [
            ("A\n: b\nC\n: d\n", "<dl><dt>A</dt><dd>b</dd><dt>C</dt><dd>d</dd></dl>"),
            ("A\n: b\n  more\n: c\n", "<dl><dt>A</dt><dd>bmore</dd><dd>c</dd></dl>"),
            ("A\n\n: b\nC\n: d\n", "<dl><dt>A</dt><dd><p>b</p></dd><dt>C</dt><dd><p>d</p></dd></dl>"),
            (
                "> A\n> : b\n> *C*\n> : d\n",
                "<blockquote><dl><dt>A</dt><dd>b</dd><dt><em>C</em></dt><dd>d</dd></dl></blockquote>",
            ),
            ("A\n: b\nC\n", "<dl><dt>A</dt><dd>bC</dd></dl>"),
            ("A\nB\n: c\n", "<dl><dt>AB</dt><dd>c</dd></dl>"),
            ("> [!x] T\n> A\n> : b\n> C\n> : d\n", "<dl><dt>A</dt><dd>b</dd><dt>C</dt><dd>d</dd></dl>"),
            ("> [!x]\n> Text\n> more.\n> A\n> : b\n", "<p>Textmore.</p><dl><dt>A</dt><dd>b</dd></dl>"),
            ("> [!x] T\n> : b\n", "<dl><dt></dt><dd>b</dd></dl>"),
            ("> [!x] T\n> ![p](p.png)\n> ![q](q.png)\n> A\n> : b\n", "<p></p><dl><dt>A</dt><dd>b</dd></dl>"),
            ("![p](p.png)\nA\n: b\n", "<p></p><dl><dt>A</dt><dd>b</dd></dl>"),
            ("![p](p.png)\n: b\n", "<dl><dt></dt><dd>b</dd></dl>"),
        ] {
            assert_eq!(html(text), expected, "{text}");
        }
        let consent = |text: &str| {
            let body = read(text, 0);
            let consent = &body.callouts[0].consent;
            (
                body.fragment.html.replace('\n', ""),
                consent.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join("|"),
            )
        };
        for (text, html, withheld) in [
            ("> [!before-after] T\n> A\n> : b\n> Consent\n> : record 1\n", "<dl><dt>A</dt><dd>b</dd></dl>", "record 1"),
            (
                "> [!Before-After]\n>\n> *Con*sent form\n> : 1 [a](a.md) ![p](p.png)\n> : 2[^n]\n>\n> A\n> : b\n\n[^n]: c\n",
                "<dl><dt>A</dt><dd>b</dd></dl>",
                "1 [a](a.md) ![p](p.png)|2[^n]",
            ),
            (
                "> [!before-after]\n>\n> - A\n>   : b\n>\n>   Consent\n>   : > ## Whose?\n>     > A\n>     > : b\n>\n> End\n",
                "<ul><li><dl><dt>A</dt><dd>b</dd></dl></li></ul><p>End</p>",
                "> ## Whose?\n>     > A\n>     > : b",
            ),
            ("> [!note]\n>\n> Consent\n> : b\n", "<dl><dt>Consent</dt><dd>b</dd></dl>", ""),
        ] {
            assert_eq!(consent(text), (html.to_owned(), withheld.to_owned()), "{text}");
        }
        let body = read("> [!x] A *title*\n> A\n> : b\n", 0);
        assert_eq!((body.callouts.len(), body.callouts[0].title_words.trim()), (1, "A title"));
    }
}
