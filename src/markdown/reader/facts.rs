//! Places that stand for facts, `{{ fact.name }}`, which the parser takes for text.

use std::{collections::VecDeque, ops::Range};

use pulldown_cmark::LinkType;

use crate::{
    markdown::{FactPlace, FactUse, Placeholder, Slot, reader::Reader},
    source::Span,
};

impl Reader<'_> {
    /// Writes text in which places may stand for facts.
    pub(super) fn text_with_facts(&mut self, text: &str, range: &Range<usize>) {
        let overlapping: VecDeque<Placeholder> = self.placeholders_in(range).cloned().collect();
        if overlapping.is_empty() {
            return self.plain_text(text, range);
        }
        let mut from = range.start;
        for Placeholder { range: place, name } in overlapping {
            if from < place.start {
                let before = from..place.start;
                self.plain_text(&self.text[before.clone()], &before);
            }
            // A place that the parser gives in pieces is written with the first of them.
            if place.start >= range.start {
                self.fact(name, place.clone());
            }
            from = place.end.min(range.end);
        }
        if from < range.end {
            let after = from..range.end;
            self.plain_text(&self.text[after.clone()], &after);
        }
    }

    fn fact(&mut self, name: Option<String>, range: Range<usize>) {
        let place = match () {
            () if self.image_depth > 0 => FactPlace::Picture,
            () if self.in_heading => FactPlace::Heading,
            () => FactPlace::Text,
        };
        if place == FactPlace::Heading {
            // It was noted when the heading began.
            return;
        }
        if place == FactPlace::Text {
            self.out.slot(Slot::Fact(self.body.facts.len()));
            self.defining.words(&self.text[range.clone()], &mut self.body.definitions);
            self.fact_of_pieces(range.clone());
            self.prose.fact(self.offset + range.start);
        }
        self.body.facts.push(FactUse { name, place, span: Span::new(range, self.offset) });
    }

    /// Notes a place that stands for a fact in the address or the title of a link or a picture at `range`.
    pub(super) fn misplaced_address(&mut self, link: LinkType, address: &str, title: &str, range: &Range<usize>) {
        let place = match (address.contains("{{"), title.contains("{{")) {
            (false, false) => return,
            (true, _) => FactPlace::Address,
            (false, true) => FactPlace::Title,
        };
        let source = &self.text[range.clone()];
        let start = source.rfind("](").map_or(range.start, |place| range.start + place);
        let is_elsewhere = matches!(link, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
        match is_elsewhere {
            // Where the address is written, the parser does not say.
            true => self.body.facts.push(FactUse { name: None, place, span: Span::new(range.clone(), self.offset) }),
            false => self.misplaced_facts(&(start..range.end), place),
        }
    }

    /// Notes places that stand for facts where none is filled in.
    pub(super) fn misplaced_facts(&mut self, range: &Range<usize>, place: FactPlace) {
        let known: Vec<Placeholder> = self.placeholders_in(range).cloned().collect();
        for Placeholder { range, name } in known {
            let span = Span::new(range, self.offset);
            // They are noted in the order of the text, but for those of what is open.
            let mut near = self.body.facts.iter().rev().take_while(|fact| fact.span.end > span.start);
            if near.all(|fact| fact.span != span) {
                self.body.facts.push(FactUse { name, place, span });
            }
        }
    }

    /// The places that stand for facts and overlap `range`, in their order.
    fn placeholders_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Placeholder> {
        let first = self.placeholders.partition_point(|place| place.range.end <= range.start);
        let end = range.end;
        self.placeholders[first..].iter().take_while(move |place| place.range.start < end)
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::{FactPlace, read};

    #[test]
    fn facts_are_slots_in_texts_and_braces_are_never_written() {
        for (text, html, places) in [
            ("Takes {{ fact.a_b }}, *{{fact.c}}*.", "<p>Takes , <em></em>.</p>\n", vec![FactPlace::Text; 2]),
            ("Takes {{ *what*\nis }} so.", "<p>Takes <em></em>\nis }} so.</p>\n", vec![FactPlace::Text]),
            ("`{{ fact.a }}`", "<p><code>{{ fact.a }}</code></p>\n", vec![]),
            ("\\{{ fact.a }}", "<p>{{ fact.a }}</p>\n", vec![]),
            ("## How {{ fact.a }} long\n\nx", "How  long\n<p>x</p>\n", vec![FactPlace::Heading]),
            ("[x {{ fact.a }}](tel:{{fact.a}})", "<p><a>x </a></p>\n", vec![FactPlace::Address, FactPlace::Text]),
            ("[x](b \"c {{ fact.a }}\")", "<p><a title=\"c {{ fact.a }}\">x</a></p>\n", vec![FactPlace::Title]),
            (
                "![x](b.svg \"c {{ fact.a }}\")",
                "<figure><figcaption>c {{ fact.a }}</figcaption></figure>\n",
                vec![FactPlace::Title],
            ),
            ("[x][y]\n\n[y]: tel:{{fact.a}}", "<p><a>x</a></p>\n", vec![FactPlace::Address]),
            ("[x][]\n\n[x]: b 'c {{ fact.a }}'", "<p><a title=\"c {{ fact.a }}\">x</a></p>\n", vec![FactPlace::Title]),
            ("![x {{ fact.a }}](b.svg)", "<p></p>\n", vec![FactPlace::Picture]),
        ] {
            let body = read(text, 0);
            let found: Vec<_> = body.facts.iter().map(|fact| fact.place).collect();
            assert_eq!((body.fragment.html.as_str(), found), (html, places), "{text}");
        }
        let body = read("## How long: {{ fact.a }}\n\nx", 0);
        assert_eq!(body.facts.len(), 1);
        assert!(!body.headings[0].title.contains("fact"), "{}", body.headings[0].title);
    }
}
