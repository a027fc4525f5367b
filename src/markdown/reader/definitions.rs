//! Definition lists that stand right on a page: a term and what it means, as in a glossary.

use std::ops::Range;

use crate::{
    markdown::{
        Entry, Extent, Slot,
        headings::{Taken, unique_id},
        reader::Reader,
    },
    source::Span,
};

/// What is open while a definition list is read.
#[derive(Default)]
pub(super) struct Defining {
    /// The depth at which definitions stand in the list that is open, if it stands right on the page.
    is_open: bool,
    /// Where the list began in the fragment.
    list_start: (usize, usize),
    /// The first entry of the list.
    first: usize,
    /// Where the term or the definition that is open began in the fragment.
    start: (usize, usize),
    /// What the words that come belong to.
    part: Part,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Nothing,
    Term,
    /// The first paragraph of the first definition.
    Meaning,
}

impl Defining {
    /// Begins a list, `depth` blocks deep on the page.
    pub fn list_start(&mut self, depth: usize, at: (usize, usize)) {
        if depth == 0 {
            self.is_open = true;
            self.list_start = at;
        }
    }

    /// Takes the words of what is open.
    pub fn words(&self, text: &str, definitions: &mut [Entry]) {
        let Some(definition) = definitions.last_mut().filter(|_| self.part != Part::Nothing) else { return };
        match self.part {
            Part::Term => definition.term.push_str(text),
            Part::Meaning | Part::Nothing => definition.words.push_str(text),
        }
    }

    /// Parts an entry of a list from what comes before it in the definition that is open.
    pub fn entry(&self, definitions: &mut [Entry]) {
        let said = definitions.last().map(|definition| definition.words.as_str()).unwrap_or_default();
        let is_first = said.is_empty() || said.ends_with(char::is_whitespace);
        let is_sentence = said.ends_with(['.', '?', '!', ':', ';', ',']);
        self.words(if is_first || is_sentence { " " } else { "; " }, definitions);
    }

    /// Ends the words of a definition with its first paragraph.
    pub fn paragraph_end(&mut self, definitions: &[Entry]) {
        if self.part == Part::Meaning && definitions.last().is_some_and(|definition| !definition.words.is_empty()) {
            self.part = Part::Nothing;
        }
    }
}

impl Reader<'_> {
    /// Whether what comes is a part of a definition list that stands right on the page.
    fn is_defining(&self) -> bool {
        self.defining.is_open && self.depth == 1
    }

    pub(super) fn term_start(&mut self, range: &Range<usize>) {
        self.out.markup("<dt");
        if self.is_defining() {
            self.out.slot(Slot::Term(self.body.definitions.len()));
            let source = self.text[range.clone()].trim_end();
            let span = Span::new(range.start..range.start + source.len(), self.offset);
            self.body.definitions.push(Entry { span, ..Entry::default() });
            self.defining.part = Part::Term;
        }
        self.out.markup(">");
        self.defining.start = self.out.end();
    }

    pub(super) fn term_end(&mut self) {
        if self.is_defining() {
            self.defining.part = Part::Nothing;
            let name = self.extent_of_part();
            if let Some(definition) = self.body.definitions.last_mut() {
                definition.name = name;
            }
        }
    }

    pub(super) fn meaning_start(&mut self) {
        if self.is_defining() {
            self.defining.start = self.out.end();
            let is_first = self.body.definitions.last().is_some_and(|definition| definition.meanings.is_empty());
            self.defining.part = if is_first { Part::Meaning } else { Part::Nothing };
        }
    }

    pub(super) fn meaning_end(&mut self) {
        if self.is_defining() {
            self.defining.part = Part::Nothing;
            let meaning = self.extent_of_part();
            if let Some(definition) = self.body.definitions.last_mut() {
                definition.meanings.push(meaning);
            }
        }
    }

    pub(super) fn definition_list_end(&mut self) {
        if self.depth > 0 || !std::mem::take(&mut self.defining.is_open) {
            return;
        }
        let (start, end) = (self.defining.list_start, self.out.end());
        let first = std::mem::replace(&mut self.defining.first, self.body.definitions.len());
        if let Some(definition) = self.body.definitions.get_mut(first) {
            definition.list = Some(Extent { html: start.0..end.0, slots: start.1..end.1 });
        }
    }

    /// The place of the term or the definition that is open and ends now.
    fn extent_of_part(&self) -> Extent {
        let (start, end) = (self.defining.start, self.out.end());
        Extent { html: start.0..end.0, slots: start.1..end.1 }
    }
}

/// Gives each term its id, which no heading of the page has.
pub(super) fn name(definitions: &mut [Entry], taken: &mut Taken) {
    for definition in definitions {
        for words in [&mut definition.term, &mut definition.words] {
            *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        definition.id = unique_id(&definition.term, taken);
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::read;

    #[test]
    fn terms_and_what_they_mean_are_known() {
        let text = "Above.\n\n## Ulcer\n\nUlcer\n: A *sore*\n  on [skin](b.md).\n\n  More.\n\nA `vein`\n: One.\n: Two.\n\nBelow.\n\nScar\n: A mark.\n";
        let body = read(text, 10);
        let html = |extent: &crate::markdown::Extent| body.fragment.html[extent.html.clone()].to_owned();
        let found: Vec<_> = body
            .definitions
            .iter()
            .map(|entry| (entry.term.as_str(), entry.id.as_str(), entry.words.as_str(), entry.meanings.len()))
            .collect();
        assert_eq!(
            found,
            [
                ("Ulcer", "ulcer-2", "A sore on skin.", 1),
                ("A vein", "a-vein", "One.", 2),
                ("Scar", "scar", "A mark.", 1)
            ]
        );
        assert_eq!(html(&body.definitions[1].name), "A <code>vein</code>");
        assert_eq!(html(&body.definitions[1].meanings[1]), "<p>Two.</p>\n");
        assert_eq!(&text[body.definitions[2].span.range().start - 10..][..4], "Scar");
        let lists: Vec<_> = body.definitions.iter().map(|entry| entry.list.as_ref().map(html)).collect();
        assert!(lists[0].as_ref().unwrap().starts_with("<dl>\n<dt>Ulcer</dt>"));
        assert!(lists[1].is_none() && lists[2].as_ref().unwrap().ends_with("</dl>\n"));
    }

    #[test]
    fn the_lines_of_a_definition_stay_apart() {
        for (text, expected) in [
            ("Vein\n: - carries blood\n  - has walls\n", "carries blood; has walls"),
            ("Vein\n: Does this:\n  - carries blood.\n  - has walls\n", "Does this: carries blood. has walls"),
            ("Vein\n: carries\\\n  blood\n", "carries blood"),
        ] {
            assert_eq!(read(text, 0).definitions[0].words, expected, "{text}");
        }
    }

    #[test]
    fn lists_within_other_blocks_define_no_terms() {
        for text in ["> A\n> : B\n", "- A\n  : B\n", "> [!note]\n> A\n> : B\n", "x[^1]\n\n[^1]: A\n    : B\n"] {
            assert_eq!(read(text, 0).definitions, [], "{text}");
        }
        assert_eq!(read("A\n: B\n\n  > C\n  > : D\n\nE\n: F\n", 0).definitions.len(), 2);
    }
}
