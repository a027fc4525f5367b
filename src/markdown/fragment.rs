//! HTML with open places.

use std::{fmt::Write, ops::Range};

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// A piece of HTML and, in the order of their places, the slots that are still to be filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    pub html: String,
    /// Each slot with the byte of `html` before which it stands.
    pub slots: Vec<(usize, Slot)>,
}

/// What is to be written at a place that only the whole site, or the theme, can decide. The numbers are places in the
/// lists of the [`Body`](super::Body) that the fragment belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// `<h2 id="…">`.
    HeadingStart(usize),
    /// `</h2>`.
    HeadingEnd(usize),
    /// What a fact says.
    Fact(usize),
    /// The id of a term, in the tag that begins it.
    Term(usize),
    /// The attributes `href` and `rel` of a link.
    Href(usize),
    /// A whole `<img>`.
    Image(usize),
    /// What follows, up to the end of the same callout, is the callout's body.
    CalloutStart(usize),
    CalloutEnd(usize),
    /// The reference to a footnote; `ordinal` counts the references to the same footnote from 1.
    FootnoteReference {
        footnote: usize,
        ordinal: usize,
    },
    /// A reference to a source of the page, by its place among the names that the reader was given; `ordinal` counts the
    /// references to the same source from 1.
    Citation {
        source: usize,
        ordinal: usize,
    },
    /// The accessible name of a table that can be scrolled sideways; `ordinal` counts the tables from 1.
    TableLabel {
        ordinal: usize,
    },
    RawHtml(usize),
}

/// A part of a fragment: a range of its HTML, and the slots that stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    pub html: Range<usize>,
    pub slots: Range<usize>,
}

impl Fragment {
    /// Writes HTML as it is.
    pub fn markup(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Writes text between tags, escaped.
    pub fn text(&mut self, text: &str) {
        // Writing to a String cannot fail.
        let _ = escape_html_body_text(&mut self.html, text);
    }

    /// Writes an attribute with its name, escaped.
    pub fn attribute(&mut self, name: &str, value: &str) {
        // Writing to a String cannot fail.
        let _ = write!(self.html, " {name}=\"");
        let _ = escape_html(&mut self.html, value);
        self.html.push('"');
    }

    pub fn slot(&mut self, slot: Slot) {
        self.slots.push((self.html.len(), slot));
    }

    /// Where the fragment ends now: what is written next begins there.
    pub fn end(&self) -> (usize, usize) {
        (self.html.len(), self.slots.len())
    }

    /// The whole of the fragment.
    pub fn whole(&self) -> Extent {
        Extent { html: 0..self.html.len(), slots: 0..self.slots.len() }
    }
}
