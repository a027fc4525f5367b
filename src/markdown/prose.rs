//! The running text of a page: where its words stand in the file, block by block.
//!
//! A page keeps the places of its words, not the words: they are in the file, whose bytes are kept anyway. A place takes
//! three bytes or so, since it is written as its distance from the one before.

use std::ops::Range;

use crate::source::Span;

/// The running text of a page: its paragraphs, entries of lists and definitions, with those in callouts. What else visitors read
/// is noted beside it: headings, titles of callouts, terms, tables and footnotes. Code, descriptions of pictures, lists of
/// sources, and parts in another language are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// For each run of text its distance from the one before, with what it begins, and its length, in seven bits a byte.
    places: Vec<u8>,
    /// Where the newest run ends.
    end: usize,
    /// The lists of the page, in the order in which they end.
    pub lists: Vec<List>,
    /// How many parts of the page are marked to be in a language other than English.
    pub parts_in_other_languages: u32,
}

/// A list, and how many entries it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub entries: u32,
    pub span: Span,
    /// The callout that the list stands in, by its place in the callouts of the body.
    pub callout: Option<u32>,
}

/// A block of running text. Its sentences end with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseBlock {
    Paragraph,
    /// An entry of a list, or a definition.
    Entry,
    /// What visitors read beside the running text: a heading, the title of a callout, a term, a cell of a table, a paragraph of a
    /// footnote.
    Aside,
}

/// A run of text in the bytes of the file. An empty one stands where the text shows a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseRun {
    /// The block that begins with this run; none where it goes on with that of the run before.
    pub begins: Option<ProseBlock>,
    pub range: Range<usize>,
}

impl Prose {
    /// Adds the run of text at `range`, which comes after all others.
    pub(super) fn push(&mut self, begins: Option<ProseBlock>, range: Range<usize>) {
        let sign = match begins {
            None => 0,
            Some(ProseBlock::Paragraph) => 1,
            Some(ProseBlock::Entry) => 2,
            Some(ProseBlock::Aside) => 3,
        };
        self.push_number((range.start - self.end) << 2 | sign);
        self.push_number(range.len());
        self.end = range.end;
    }

    fn push_number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.places.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.places.push(number as u8);
    }

    /// The runs of running text, in the order of the file. None is empty.
    pub fn runs(&self) -> ProseRuns<'_> {
        ProseRuns { all: self.all_runs(), is_aside: false, begins: None }
    }

    /// The runs of all that visitors read, in the order of the file.
    pub fn all_runs(&self) -> AllRuns<'_> {
        AllRuns { places: &self.places, end: 0 }
    }

    /// The same after other texts, each an entry by itself, which stand at `ranges` of the file above it.
    pub fn after_entries(self, ranges: impl IntoIterator<Item = Vec<Range<usize>>>) -> Self {
        let mut whole = Self { places: Vec::new(), end: 0, ..self };
        for entry in ranges {
            for (number, range) in entry.into_iter().enumerate() {
                whole.push((number == 0).then_some(ProseBlock::Entry), range);
            }
        }
        for run in (AllRuns { places: &self.places, end: 0 }) {
            whole.push(run.begins, run.range);
        }
        whole.fit()
    }

    /// The same in no more memory than it needs.
    pub(super) fn fit(self) -> Self {
        Self { places: self.places.as_slice().to_vec(), lists: self.lists.as_slice().to_vec(), ..self }
    }
}

/// The runs of running text of a [`Prose`].
#[derive(Clone, Debug)]
pub struct ProseRuns<'a> {
    all: AllRuns<'a>,
    /// Whether the block that is open is none of the running text.
    is_aside: bool,
    /// The block that began with a fact, and of which no text has come yet.
    begins: Option<ProseBlock>,
}

/// The runs of all text of a [`Prose`].
#[derive(Clone, Debug)]
pub struct AllRuns<'a> {
    places: &'a [u8],
    end: usize,
}

impl Iterator for ProseRuns<'_> {
    type Item = ProseRun;

    fn next(&mut self) -> Option<ProseRun> {
        loop {
            let ProseRun { begins, range } = self.all.next()?;
            if let Some(block) = begins {
                self.is_aside = block == ProseBlock::Aside;
                self.begins = begins;
            }
            if !self.is_aside && !range.is_empty() {
                return Some(ProseRun { begins: self.begins.take(), range });
            }
        }
    }
}

impl AllRuns<'_> {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let (&byte, rest) = self.places.split_first()?;
            self.places = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

impl Iterator for AllRuns<'_> {
    type Item = ProseRun;

    fn next(&mut self) -> Option<ProseRun> {
        let first = self.number()?;
        let start = self.end + (first >> 2);
        let range = start..start + self.number()?;
        self.end = range.end;
        let begins = match first & 3 {
            0 => None,
            1 => Some(ProseBlock::Paragraph),
            2 => Some(ProseBlock::Entry),
            _ => Some(ProseBlock::Aside),
        };
        Some(ProseRun { begins, range })
    }
}

/// What the reader remembers of the running text while it goes through a page.
#[derive(Default)]
pub(super) struct ProseRecorder {
    pub prose: Prose,
    /// How many of the blocks that are open are not noted at all: code, other languages.
    silent: usize,
    /// How many of them stand beside the running text: headings, tables.
    aside: usize,
    /// The block that the next run begins; none while one is open.
    next: Option<ProseBlock>,
    /// The run that is open, which may go on, and what it begins.
    open: Option<ProseRun>,
    /// The lists that are open, each with its place and how many entries it has so far.
    lists: Vec<(Span, u32)>,
}

impl ProseRecorder {
    /// Ends the block that is open. The next text begins one of the kind `block`.
    pub fn begin(&mut self, block: ProseBlock) {
        self.next = Some(block);
    }

    /// As [`begin`](Self::begin), with a block of the kind that is open.
    pub fn begin_another(&mut self) {
        if self.next.is_none() {
            self.next = Some(ProseBlock::Entry);
        }
    }

    /// Begins something that stands beside the running text.
    pub fn aside_start(&mut self) {
        self.aside += 1;
        self.begin_another();
    }

    /// Ends what [`aside_start`](Self::aside_start) began.
    pub fn aside_end(&mut self) {
        self.aside = self.aside.saturating_sub(1);
        self.begin_another();
    }

    /// Begins something that is not noted.
    pub fn hush(&mut self) {
        self.silent += 1;
        self.begin_another();
    }

    /// Ends what [`hush`](Self::hush) began.
    pub fn unhush(&mut self) {
        self.silent = self.silent.saturating_sub(1);
        self.begin_another();
    }

    /// Records text at `range` of the file.
    pub fn text(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.record(range);
        }
    }

    /// Records that a fact is shown at `place` of the file.
    pub fn fact(&mut self, place: usize) {
        self.record(place..place);
    }

    fn record(&mut self, range: Range<usize>) {
        if self.silent > 0 {
            return;
        }
        match &mut self.open {
            Some(open) if self.next.is_none() && open.range.end == range.start && !range.is_empty() => {
                open.range.end = range.end;
            }
            // Text within the text before comes again: a footnote's name in brackets, for one.
            Some(open) if range.start < open.range.end => {}
            _ => {
                self.flush();
                let begins = self.next.take().map(|block| if self.aside > 0 { ProseBlock::Aside } else { block });
                self.open = Some(ProseRun { begins, range });
            }
        }
    }

    pub fn list_start(&mut self, span: Span) {
        self.lists.push((span, 0));
    }

    pub fn list_entry(&mut self) {
        if let Some((_, entries)) = self.lists.last_mut() {
            *entries += 1;
        }
    }

    /// Ends the list that is open, in a callout or not.
    pub fn list_end(&mut self, callout: Option<usize>) {
        if let Some((span, entries)) = self.lists.pop()
            && self.silent + self.aside == 0
        {
            let callout = callout.and_then(|callout| u32::try_from(callout).ok());
            self.prose.lists.push(List { entries, span, callout });
        }
    }

    fn flush(&mut self) {
        if let Some(ProseRun { begins, range }) = self.open.take() {
            self.prose.push(begins, range);
        }
    }

    pub fn finish(mut self) -> Prose {
        self.flush();
        self.prose
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;

    /// The running text, or all text, with `|` where a run begins, `P` before a paragraph, `E` before an entry, `A` before what
    /// stands aside.
    fn prose(text: &str, is_all: bool) -> String {
        let body = read(text, 0);
        let run = |run: ProseRun| {
            let sign = match run.begins {
                None => "|",
                Some(ProseBlock::Paragraph) => "P:",
                Some(ProseBlock::Entry) => "E:",
                Some(ProseBlock::Aside) => "A:",
            };
            format!("{sign}{}", &text[run.range])
        };
        let shown: String =
            if is_all { body.prose.all_runs().map(run).collect() } else { body.prose.runs().map(run).collect() };
        shown.replace('\n', "/")
    }

    #[test]
    fn what_visitors_read_beside_the_running_text_is_noted() {
        for (text, expected) in [
            ("# H *i*\n\na\n\n```\ncode\n```\n\nb", "A:H |iP:aP:b"),
            ("| a | b |\n| - | - |\n| c | d |\n\ne", "A:aA:bA:cA:dP:e"),
            ("a\n: b\n\nc\n: d", "A:aE:bA:cE:d"),
            ("> [!note] T *u*\n> a\n> b", "A: T |uP:a/|b"),
            ("> [!note] [T](u)\n> - a", "A: |TE:a"),
            ("> [!sources] T\n> - a\n\nb", "A: TP:b"),
            ("> [!before-after] T\n> a\n> : b\n>\n> Consent\n> : c", "A: TA:aE:b"),
            ("a[^1] b\n\n[^1]: note\n\n    more\n\nc", "P:a| bA:noteA:moreP:c"),
            ("a {{ fact.b }} c", "P:a || c"),
            ("{{ fact.b }} c\n\n{{ fact.b }}\n\n- d", "P:| cP:E:d"),
        ] {
            assert_eq!(prose(text, true), expected, "{text}");
        }
    }

    #[test]
    fn running_text_is_recorded_and_nothing_else() {
        for (text, expected) in [
            ("a b\nc", "P:a b/c"),
            ("a *b* c", "P:a |b| c"),
            ("# H\n\na\n\n```\ncode\n```\n\nb", "P:aP:b"),
            ("a `code` b", "P:a | b"),
            ("a ![alt](b.svg) b", "P:a | b"),
            ("| a |\n| - |\n| b |\n\nc", "P:c"),
            ("- a\n- b\n  - c\n\nd", "E:aE:bE:cP:d"),
            ("- a\n\n  b\n- c", "P:aP:bP:c"),
            ("a\n: b", "E:b"),
            ("> [!note] T\n> a\n> b", "P:a/|b"),
            ("> [!sources]\n> - a\n\nb", "P:b"),
            ("> [!language] ar\n> a\n\nb", "P:b"),
            ("> [!language] en-US\n> a\n\nb", "P:aP:b"),
            ("a[^1] b\n\n[^1]: note", "P:a| b"),
            ("it's \"a\" -- b...", "P:it's \"a\" -- b..."),
            ("a\\\nb", "P:aE:b"),
            ("a &amp; b", "P:a | b"),
            ("<b>a</b> c", "P:a| c"),
            ("- [ ] a", "E:a"),
            ("{{ fact.b }} c\n\n{{ fact.b }}\n\n- d", "P: cE:d"),
        ] {
            assert_eq!(prose(text, false), expected, "{text}");
        }
    }

    #[test]
    fn lists_have_entries() {
        let lists = read("> [!note]\n> 1. a\n> 2. b\n>    - c\n\n- d\n- e\n- f\n", 0).prose.lists;
        let lists: Vec<_> = lists.into_iter().map(|list| (list.entries, list.callout)).collect();
        assert_eq!(lists, [(1, Some(0)), (2, Some(0)), (3, None)]);
    }
}
