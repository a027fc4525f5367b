//! One Markdown text becomes a [`Body`]: its HTML with open places, and what stands in it, each with its span.
//!
//! [`read`] is the entry. The HTML is made once, here. What it cannot know yet (where a link leads, what a callout looks
//! like, the level and id of a heading that is shown on another page) is a [`Slot`], which the render layer fills in.

mod callout;
mod fragment;
mod headings;
mod meaning;
mod placeholders;
mod plain;
mod prose;
mod reader;
mod scripts;
mod shown;
mod slug;
pub mod structure;

pub use fragment::{Extent, Fragment, Slot};
pub use meaning::{Meaning, SectionMeaning};
pub use placeholders::{Placeholder, is_fact_name, placeholders};
pub use plain::first_markup;
pub use prose::{AllRuns, List, Prose, ProseBlock, ProseRun, ProseRuns};
pub use reader::{read, read_citing};
pub use shown::Shown;
pub use slug::slug;
pub use unicode_script::Script;

use crate::{markdown::structure::Block, source::Span};

/// The callout whose title is the language of the text in it, as a tag of BCP 47: `> [!language] ar`.
pub const LANGUAGE_CALLOUT: &str = "language";

/// The callout of two pictures. What it says of consent, in a definition list, is withheld from every page.
pub const PICTURES_CALLOUT: &str = "before-after";

/// The callout that lists what a page rests on. Titles of books are no running text.
pub const SOURCES_CALLOUT: &str = "sources";

/// A Markdown text, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The text as HTML, without its footnotes.
    pub fragment: Fragment,
    pub headings: Vec<Heading>,
    /// Links and images, in the order of the text.
    pub links: Vec<Link>,
    pub callouts: Vec<Callout>,
    /// The places of the block quotes that are no callouts.
    pub quotes: Vec<Span>,
    /// Footnotes that the text refers to, in the order of their first reference.
    pub footnotes: Vec<Footnote>,
    /// How often the text cites each of the page's sources that have a name.
    pub citations: Vec<usize>,
    pub questions: Vec<Question>,
    /// The entries of the definition lists that stand right on the page, and not in a list, a quotation or a callout.
    pub definitions: Vec<Entry>,
    pub raw_html: Vec<RawHtml>,
    /// The places that stand for facts.
    pub facts: Vec<FactUse>,
    pub slips: Vec<Slip>,
    /// Words in scripts other than the Latin one.
    pub scripts: Vec<ScriptRun>,
    /// Where the running text stands in the file.
    pub prose: Prose,
}

/// A heading. One within a list, a quotation or a callout is not `top_level`, and is in no table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    pub id: String,
    /// The heading's text, without its markup.
    pub title: String,
    pub top_level: bool,
    pub span: Span,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// As the writer wrote it.
    pub destination: String,
    pub span: Span,
    pub form: LinkForm,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// A link, with the words that lead there.
    Text {
        words: String,
    },
    Image {
        alt: String,
        title: String,
    },
}

/// A block quote that begins with `[!name]` and an optional title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    pub name: String,
    pub title: Option<Fragment>,
    /// The title's words, without its markup.
    pub title_words: String,
    /// The place of the name.
    pub span: Span,
    /// What stands in it, in its order.
    pub blocks: Vec<Block>,
    /// The places of what a callout of pictures says of consent, which is in no fragment.
    pub consent: Vec<Span>,
}

/// A footnote that the text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    pub label: String,
    pub fragment: Fragment,
    /// How often the text refers to it.
    pub references: usize,
}

/// A heading of level 2 to 4 that ends in a question mark, and the text up to the next heading of its level or above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The heading's place in [`Body::headings`].
    pub heading: usize,
    /// The answer's place in [`Body::fragment`].
    pub answer: Extent,
    /// Whether the heading carries `{.no-faq}`.
    pub hidden: bool,
}

/// A place that stands for a fact of `site.yaml`, as `{{ fact.name }}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactUse {
    /// None where what stands between the braces is no name of a fact.
    pub name: Option<String>,
    pub place: FactPlace,
    pub span: Span,
}

/// Where a fact is asked for. It is filled in in texts only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactPlace {
    Text,
    Heading,
    /// The address of a link or a picture.
    Address,
    /// The title of a link or a picture.
    Title,
    /// The description of a picture.
    Picture,
    Html,
}

/// A term of a definition list, with what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The term's words, without their markup.
    pub term: String,
    pub id: String,
    /// The first paragraph of what is said of it, without its markup.
    pub words: String,
    /// The term's place in [`Body::fragment`].
    pub name: Extent,
    /// The places there of what is said of it.
    pub meanings: Vec<Extent>,
    /// For the first term of a list, the place of the whole list there.
    pub list: Option<Extent>,
    /// The term in the file.
    pub span: Span,
}

/// Raw HTML, which a site has to allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawHtml {
    pub html: String,
    pub span: Span,
}

/// What a writer wrote and Markdown does not show as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub kind: SlipKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// The reference to a footnote of this label, which is nowhere written.
    UndefinedFootnote(String),
    /// A footnote of this label that nothing refers to.
    UnusedFootnote(String),
    /// A footnote of a label that an earlier one has.
    RepeatedFootnote(String),
    /// A footnote of a label that a source of the page has, which the text refers to in its place.
    FootnoteOfSource(String),
    /// A table whose first row is empty.
    EmptyTableHead,
    /// Lines with `|` between their words that are no table, for want of the line of hyphens.
    TableLines,
    /// A row with more cells than the table has columns, which are lost.
    LostCells,
    /// A row of a table without the sign of the callout that the table stands in, which ends both there. The callout is given by
    /// its place in the callouts of the body.
    LostRow(usize),
    /// Signs that are shown as they are.
    Literal(Literal),
    /// Several words in brackets, as those that say what is to be written in their place.
    Hint,
}

/// What was meant by signs that Markdown takes for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A link or a picture whose address has a space in it, or is never closed.
    Link,
    /// A link with a space between its words and its address.
    ParedLink,
    /// A link to an address that is to stand elsewhere on the page, and does not.
    Reference,
    /// The beginning of a callout where none can begin.
    Callout,
    /// A heading without a space after its signs, or with more than six.
    Heading,
    /// A list with the signs of a word processor.
    Bullet,
    /// Two asterisks that begin or end nothing.
    Bold,
    /// The end of a comment that was never begun.
    CommentEnd,
    /// A comment in which another begins, so that one of the two has no end.
    CommentInComment,
    /// A telephone number with spaces in it, for an address.
    Telephone,
    /// A paragraph that is taken for code, since it begins with four spaces.
    Indented,
}

/// Words that follow one another in one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptRun {
    pub script: Script,
    pub span: Span,
}

impl Link {
    pub fn is_image(&self) -> bool {
        matches!(self.form, LinkForm::Image { .. })
    }
}

impl Body {
    /// The same body in no more memory than it needs. What has grown is copied, because allocators give little back of a
    /// block that shrinks, and a site holds the bodies of all its pages.
    fn fit(self) -> Self {
        Self {
            fragment: Fragment { html: self.fragment.html.as_str().to_owned(), slots: self.fragment.slots.to_vec() },
            headings: fitted(self.headings),
            links: fitted(self.links),
            callouts: fitted(self.callouts),
            footnotes: fitted(self.footnotes),
            citations: self.citations,
            questions: fitted(self.questions),
            definitions: fitted(self.definitions),
            raw_html: fitted(self.raw_html),
            facts: fitted(self.facts),
            slips: fitted(self.slips),
            quotes: fitted(self.quotes),
            scripts: fitted(self.scripts),
            prose: self.prose.fit(),
        }
    }

    /// What the text says, whatever it looks like.
    pub fn meaning(&self) -> Meaning {
        meaning::of(self)
    }

    /// The text without these questions and their answers: what stands before, between and after them.
    pub fn without_questions(&self, questions: &[usize]) -> Vec<Extent> {
        let mut parts = Vec::new();
        let mut from = (0, 0);
        let mut starts = vec![None; self.headings.len()];
        for (place, (_, slot)) in self.fragment.slots.iter().enumerate() {
            if let Slot::HeadingStart(heading) = slot {
                starts[*heading] = Some(place);
            }
        }
        for question in questions.iter().map(|&question| &self.questions[question]) {
            let Some(slot) = starts[question.heading] else { continue };
            let html = self.fragment.slots[slot].0;
            // A question within another's answer is gone with it.
            if html >= from.0 {
                parts.push(Extent { html: from.0..html, slots: from.1..slot });
                from = (question.answer.html.end, question.answer.slots.end);
            }
        }
        let whole = self.fragment.whole();
        parts.push(Extent { html: from.0..whole.html.end, slots: from.1..whole.slots.end });
        parts
    }

    /// The text without its definition lists: what stands before, between and after them.
    pub fn without_definitions(&self) -> Vec<Extent> {
        let mut parts = Vec::new();
        let mut from = (0, 0);
        for list in self.definitions.iter().filter_map(|definition| definition.list.as_ref()) {
            parts.push(Extent { html: from.0..list.html.start, slots: from.1..list.slots.start });
            from = (list.html.end, list.slots.end);
        }
        let whole = self.fragment.whole();
        parts.push(Extent { html: from.0..whole.html.end, slots: from.1..whole.slots.end });
        parts
    }

    /// Whether anything stands in the answer but headings and lines: text, a picture or a callout.
    pub fn is_answered(&self, question: &Question) -> bool {
        self.has_content(question.answer.clone())
    }

    /// Whether anything stands in a part of the text but headings and lines.
    pub fn has_content(&self, part: Extent) -> bool {
        let Extent { html, slots } = part;
        let slots = &self.fragment.slots[slots];
        if slots
            .iter()
            .any(|(_, slot)| matches!(slot, Slot::Image(_) | Slot::CalloutStart(_) | Slot::RawHtml(_) | Slot::Fact(_)))
        {
            return true;
        }
        let mut from = html.start;
        for (place, slot) in slots {
            match slot {
                Slot::HeadingStart(_) if has_text(&self.fragment.html[from..*place]) => return true,
                Slot::HeadingEnd(_) => from = *place,
                _ => {}
            }
        }
        has_text(&self.fragment.html[from..html.end])
    }

    /// What a reader learns from the answer: its HTML, with the names and titles of its callouts and what its pictures show.
    /// Two answers that differ in nothing else say the same.
    pub fn answer_content(&self, question: &Question) -> String {
        let Extent { html, slots } = question.answer.clone();
        let mut content = String::new();
        let mut from = html.start;
        for (place, slot) in &self.fragment.slots[slots] {
            content.push_str(&self.fragment.html[from..*place]);
            from = *place;
            match slot {
                Slot::CalloutStart(callout) => {
                    let Callout { name, title, .. } = &self.callouts[*callout];
                    content.push_str(name);
                    content.push_str(title.as_ref().map_or("", |title| &title.html));
                }
                Slot::Fact(fact) => content.push_str(self.facts[*fact].name.as_deref().unwrap_or_default()),
                Slot::Image(link) => {
                    if let LinkForm::Image { alt, .. } = &self.links[*link].form {
                        content.push_str(alt);
                    }
                }
                _ => {}
            }
        }
        content.push_str(&self.fragment.html[from..html.end]);
        content.trim().to_owned()
    }
}

/// The same items in a block of their own size.
fn fitted<T>(items: Vec<T>) -> Vec<T> {
    let mut fitted = Vec::with_capacity(items.len());
    fitted.extend(items);
    fitted
}

/// Whether HTML has text outside of its tags. In attributes, the signs of tags are escaped.
fn has_text(html: &str) -> bool {
    let mut is_in_tag = false;
    html.bytes().any(|byte| {
        match byte {
            b'<' => is_in_tag = true,
            b'>' => is_in_tag = false,
            _ => return !is_in_tag && !byte.is_ascii_whitespace(),
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_by_text_pictures_and_callouts() {
        for (answer, answered) in [
            ("", false),
            ("---", false),
            ("### Heading", false),
            ("### Heading\n\nText.", true),
            ("[a link](b.md)", true),
            ("![a](b.svg)", true),
            ("> [!note] T", true),
            ("| a |\n| - |", true),
        ] {
            let body = read(&format!("## Why?\n\n{answer}\n"), 0);
            assert_eq!(body.is_answered(&body.questions[0]), answered, "{answer}");
        }
    }
}
