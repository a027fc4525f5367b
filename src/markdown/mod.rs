//! One Markdown text becomes a [`Body`]: its HTML with open places, and what stands in it, each with its span.
//!
//! [`read`] is the entry. The HTML is made once, here. What it cannot know yet (where a link leads, what a callout looks
//! like, the level and id of a heading that is shown on another page) is a [`Slot`], which the render layer fills in.

mod callout;
mod fragment;
mod reader;
mod slug;

pub use fragment::{Extent, Fragment, Slot};
pub use reader::read;
pub use slug::slug;

use crate::source::Span;

/// A Markdown text, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The text as HTML, without its footnotes.
    pub fragment: Fragment,
    pub headings: Vec<Heading>,
    /// Links and images, in the order of the text.
    pub links: Vec<Link>,
    pub callouts: Vec<Callout>,
    /// Footnotes that the text refers to, in the order of their first reference.
    pub footnotes: Vec<Footnote>,
    pub questions: Vec<Question>,
    pub raw_html: Vec<RawHtml>,
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
    Text,
    Image { alt: String, title: String },
}

/// A block quote that begins with `[!name]` and an optional title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    pub name: String,
    pub title: Option<Fragment>,
    /// The place of the name.
    pub span: Span,
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

/// Raw HTML, which a site has to allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawHtml {
    pub html: String,
    pub span: Span,
}

impl Body {
    /// The text without these questions and their answers: what stands before, between and after them.
    pub fn without_questions(&self, questions: &[usize]) -> Vec<Extent> {
        let mut parts = Vec::new();
        let mut from = (0, 0);
        for question in questions.iter().map(|&question| &self.questions[question]) {
            let start = Slot::HeadingStart(question.heading);
            let Some(slot) = self.fragment.slots.iter().position(|(_, slot)| *slot == start) else { continue };
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

    /// Whether anything stands in the answer: text, a picture or a callout.
    pub fn is_answered(&self, question: &Question) -> bool {
        let Extent { html, slots } = &question.answer;
        !slots.is_empty() || !self.fragment.html[html.clone()].trim().is_empty()
    }
}
