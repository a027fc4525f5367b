//! What a text says, whatever it looks like: the bytes that a sign-off stands for.
//!
//! Lines that are wrapped otherwise, other signs for the same emphasis, other bullets and other ids of headings leave it as it
//! was. Words, numbers, lists, tables, where links lead, what pictures show and what kind a callout is of do not.

use crate::markdown::{Body, Fragment, LinkForm, Slot};

/// What a text says, cut at its headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// What stands above the first heading.
    pub opening: Vec<u8>,
    pub sections: Vec<SectionMeaning>,
    /// The footnotes.
    pub notes: Vec<u8>,
}

/// What stands below a heading, up to the next one of whatever level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionMeaning {
    /// The heading's place in [`Body::headings`].
    pub heading: usize,
    pub content: Vec<u8>,
}

/// A sign between texts. None of its bytes is one of UTF-8, so that no text can pass for it.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Sign {
    /// A space, or as many of them and of line ends as there are.
    Space = b' ',
    /// A block of its own begins or ends here.
    Block = 0xf5,
    Begin = 0xf6,
    End = 0xf7,
    Cell = 0xf8,
    Row = 0xf9,
    /// What follows is a name of what begins, or a thing of its own.
    Name = 0xfa,
}

/// The meaning of `body`.
pub(super) fn of(body: &Body) -> Meaning {
    let mut writer = Writer { body, meaning: Meaning::default(), in_notes: false, gap: None };
    writer.fragment(&body.fragment);
    writer.in_notes = true;
    for footnote in &body.footnotes {
        writer.sign(Sign::Row);
        writer.fragment(&footnote.fragment);
    }
    writer.meaning
}

struct Writer<'a> {
    body: &'a Body,
    meaning: Meaning,
    in_notes: bool,
    /// What stands between what was written and what follows, if anything follows.
    gap: Option<Sign>,
}

impl Writer<'_> {
    fn out(&mut self) -> &mut Vec<u8> {
        match self.meaning.sections.last_mut() {
            _ if self.in_notes => &mut self.meaning.notes,
            Some(section) => &mut section.content,
            None => &mut self.meaning.opening,
        }
    }

    /// Notes that there is a gap. Of a space and the edge of a block, the latter is what counts.
    fn gap(&mut self, sign: Sign) {
        if !matches!(self.gap, Some(Sign::Block)) {
            self.gap = Some(sign);
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        if let Some(gap) = self.gap.take()
            && !self.out().is_empty()
        {
            self.out().push(gap as u8);
        }
        self.out().extend_from_slice(bytes);
    }

    /// Writes a sign that says something by itself; gaps beside it do not.
    fn sign(&mut self, sign: Sign) {
        self.gap = None;
        self.out().push(sign as u8);
    }

    fn named(&mut self, name: &str) {
        self.bytes(&[Sign::Name as u8]);
        self.text(name);
        self.sign(Sign::Name);
    }

    /// Writes text, with a space for whatever stands between its words.
    fn text(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some(first) = rest.first() {
            if first.is_ascii_whitespace() {
                self.gap(Sign::Space);
                rest = rest.trim_ascii_start();
                continue;
            }
            let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            match word.is_ascii() {
                true => self.bytes(word),
                false => self.words_in_any_script(&text[text.len() - rest.len()..][..end]),
            }
            rest = after;
        }
    }

    /// The same for text between whose words stand other spaces than those of ASCII.
    fn words_in_any_script(&mut self, text: &str) {
        for (number, word) in text.split(char::is_whitespace).enumerate() {
            if number > 0 {
                self.gap(Sign::Space);
            }
            if !word.is_empty() {
                self.bytes(word.as_bytes());
            }
        }
    }

    fn fragment(&mut self, fragment: &Fragment) {
        let mut reader = TagReader::default();
        let mut from = 0;
        for (place, slot) in &fragment.slots {
            self.html(&fragment.html[from..*place], &mut reader);
            from = *place;
            self.slot(*slot);
        }
        self.html(&fragment.html[from..], &mut reader);
        self.gap(Sign::Block);
    }

    /// Writes HTML of this crate's own making. A slot may stand within a tag.
    fn html(&mut self, html: &str, reader: &mut TagReader) {
        let mut rest = html;
        loop {
            let sign = if reader.is_open { b'>' } else { b'<' };
            let end = memchr::memchr(sign, rest.as_bytes());
            let part = &rest[..end.unwrap_or(rest.len())];
            match (reader.is_open, end) {
                (false, _) => self.text(part),
                (true, Some(_)) if reader.tag.is_empty() => self.tag(part),
                (true, _) => reader.tag.push_str(part),
            }
            let Some(end) = end else { return };
            if reader.is_open && !reader.tag.is_empty() {
                let tag = std::mem::take(&mut reader.tag);
                self.tag(&tag);
            }
            reader.is_open = !reader.is_open;
            rest = &rest[end + 1..];
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        let attributes = tag[name.len()..].trim();
        match name {
            "ul" | "dl" | "blockquote" | "pre" => {
                self.sign(Sign::Begin);
                self.named(name);
            }
            // The number with which a list begins is read with it.
            "ol" => {
                self.sign(Sign::Begin);
                self.named(tag);
            }
            "/ul" | "/ol" | "/dl" | "/blockquote" | "/pre" | "/a" => self.sign(Sign::End),
            "dt" | "dd" => self.named(name),
            // Words that are struck out are not said.
            "del" | "/del" => self.named(name),
            "/th" | "/td" => self.sign(Sign::Cell),
            "/tr" => self.sign(Sign::Row),
            "a" if attributes.starts_with("title=") => self.named(attributes),
            "input" => self.named(if attributes.ends_with("checked") { "done" } else { "to do" }),
            "br" => self.gap(Sign::Space),
            "p" | "/p" | "li" | "/li" | "hr" | "figure" | "/figure" | "figcaption" => self.gap(Sign::Block),
            _ => {}
        }
    }

    fn slot(&mut self, slot: Slot) {
        let body = self.body;
        match slot {
            Slot::HeadingStart(heading) => {
                if body.headings[heading].top_level && !self.in_notes {
                    self.gap = None;
                    self.meaning.sections.push(SectionMeaning { heading, content: Vec::new() });
                }
                self.named(&format!("h{}", body.headings[heading].level));
            }
            Slot::HeadingEnd(_) => self.gap(Sign::Block),
            Slot::Href(link) => {
                self.bytes(&[Sign::Begin as u8]);
                self.named(&body.links[link].destination);
            }
            Slot::Image(link) => {
                let link = &body.links[link];
                self.named(&link.destination);
                if let LinkForm::Image { alt, title } = &link.form {
                    self.named(alt);
                    self.named(title);
                }
            }
            Slot::CalloutStart(callout) => {
                let callout = &body.callouts[callout];
                self.sign(Sign::Begin);
                self.named(&callout.name);
                if let Some(title) = &callout.title {
                    self.fragment(title);
                }
                self.sign(Sign::Row);
            }
            Slot::CalloutEnd(_) => self.sign(Sign::End),
            Slot::FootnoteReference { footnote, .. } => self.named(&format!("note {footnote}")),
            Slot::Citation { source, .. } => self.named(&format!("source {source}")),
            Slot::Fact(fact) => self.named(body.facts[fact].name.as_deref().unwrap_or_default()),
            Slot::TableLabel { .. } | Slot::Term(_) => {}
            Slot::RawHtml(html) => self.named(&body.raw_html[html].html),
        }
    }
}

/// The tag that is being read.
#[derive(Default)]
struct TagReader {
    is_open: bool,
    tag: String,
}

#[cfg(test)]
mod tests {
    use crate::markdown::read;

    /// Whether both texts say the same.
    fn same(one: &str, two: &str) -> bool {
        read(one, 0).meaning() == read(two, 7).meaning()
    }

    #[test]
    fn what_a_text_looks_like_is_no_matter() {
        for (one, two) in [
            ("A leg\nand a vein.", "A   leg and\na vein."),
            ("*a* **b** `c`", "_a_ __b__ c"),
            ("a *very* small vein", "a very small vein"),
            ("- a\n- b", "* a\n* b"),
            ("- a\n- b", "-   a\n\n-   b\n"),
            ("1. a\n2. b", "1. a\n1. b"),
            ("a  \nb", "a b"),
            ("A \"word\"", "A “word”"),
            ("été\u{a0}à", "été à"),
            ("5\u{2009}mg", "5 mg"),
            ("[a](b.md)", "[a][1]\n\n[1]: b.md"),
            ("## A {#b}\nx", "## A\n\nx"),
            ("## A {.no-faq}\nx", "A\n---\nx"),
            ("| a | b |\n| - | - |\n| 1 | 2 |", "|a|b|\n|---|:-:|\n|1|2|"),
            ("a[^1]\n\n[^1]: n", "a[^note]\n\n[^note]: n"),
            ("> [!note] T\n> a\n> b", "> [!NOTE]- T\n> a b"),
            ("a\n\n---\n\nb", "a\n\nb"),
            ("a<!-- a note of the writer's --> b", "a b"),
            ("![a](b.svg)", "![a](<b.svg>)"),
        ] {
            assert!(same(one, two), "{one:?} and {two:?}");
        }
    }

    #[test]
    fn what_a_text_says_is() {
        for (one, two) in [
            ("a", "b"),
            ("A leg", "a leg"),
            ("a b", "ab"),
            ("a b", "a\n\nb"),
            ("1 in 100", "1 in 1000"),
            ("[a](b.md)", "[a](c.md)"),
            ("[a](b.md)", "a"),
            ("[a](b.md) c", "[a c](b.md)"),
            ("[a](b.md \"t\")", "[a](b.md)"),
            ("![a](b.svg)", "![c](b.svg)"),
            ("![a](b.svg)", "![a](c.svg)"),
            ("> [!note] T\n> a", "> [!warning] T\n> a"),
            ("> [!note] T\n> a", "> [!note] U\n> a"),
            ("> [!note] T\n> a", "> [!note]\n> T a"),
            ("> [!note] T\n> a\n\nb", "> [!note] T\n> a\n>\n> b"),
            ("> a", "a"),
            ("- a\n  - b", "- a\n- b"),
            ("- a", "1. a"),
            ("3. a", "4. a"),
            ("- [ ] a", "- [x] a"),
            ("| a | b |\n| - | - |\n| 1 | |", "| a | b |\n| - | - |\n| | 1 |"),
            ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 2 | |"),
            ("a\n: b", "a\n\nb"),
            ("do ~~not~~", "do not"),
            ("a[^1]\n\n[^1]: n", "a[^1]\n\n[^1]: m"),
            ("a[^1] b\n\n[^1]: n", "a b[^1]\n\n[^1]: n"),
            ("## A\nx", "### A\nx"),
            ("## A\nx", "## A?\nx"),
            ("## A\nx\n## B\ny", "## B\ny\n## A\nx"),
            ("<b>a</b>", "<i>a</i>"),
            ("&lt;b&gt;", "b"),
        ] {
            assert!(!same(one, two), "{one:?} and {two:?}");
        }
    }

    #[test]
    fn a_text_is_cut_at_its_headings() {
        let meaning = read("o\n\n## A\n\na[^1]\n\n### B\n\nb\n\n> ## C\n> c\n\n[^1]: n", 0).meaning();
        let headings: Vec<_> = meaning.sections.iter().map(|section| section.heading).collect();
        assert_eq!(headings, [0, 1]);
        assert_eq!(meaning.opening, b"o");
        assert!(!meaning.notes.is_empty());
        let changed = read("o\n\n## A\n\na[^1]\n\n### B\n\nb\n\n> ## C\n> d\n\n[^1]: n", 0).meaning();
        assert_eq!(changed.sections[0], meaning.sections[0]);
        assert_ne!(changed.sections[1], meaning.sections[1]);
    }
}
