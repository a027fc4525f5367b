//! What of a page visitors read, and what of that is running text, whose sentences are measured.

use std::ops::Range;

use crate::markdown::{Callout, LANGUAGE_CALLOUT, SOURCES_CALLOUT, reader::Reader};

impl Reader<'_> {
    /// Records the place of `text`, unless it is the marker of a callout.
    pub(super) fn running_text(&mut self, text: &str, range: &Range<usize>) {
        // What is written as a code, such as `&amp;`, is no letter of a word.
        let is_code = text.len() != range.len() && self.text.as_bytes().get(range.start) == Some(&b'&');
        let start = range.start.max(self.marker_end);
        if !is_code && start < range.end {
            self.prose.text(self.offset + start..self.offset + range.end);
        }
    }

    /// Begins the text of a callout, whose title is known by now.
    pub(super) fn begin_prose_of_callout(&mut self, callout: usize) {
        let is_foreign = self.is_foreign(callout);
        self.prose.prose.parts_in_other_languages += u32::from(is_foreign);
        if is_foreign || self.lists_sources(callout) {
            self.prose.hush();
        }
    }

    pub(super) fn end_prose_of_callout(&mut self, callout: usize) {
        if self.is_foreign(callout) || self.lists_sources(callout) {
            self.prose.unhush();
        }
    }

    /// Whether a callout marks its text as being in another language than English.
    fn is_foreign(&self, callout: usize) -> bool {
        let Callout { name, title_words, .. } = &self.body.callouts[callout];
        let tag = title_words.trim();
        let first = tag.split('-').next().unwrap_or_default();
        name == LANGUAGE_CALLOUT && !tag.is_empty() && !first.eq_ignore_ascii_case("en")
    }

    fn lists_sources(&self, callout: usize) -> bool {
        self.body.callouts[callout].name == SOURCES_CALLOUT
    }

    pub(super) fn end_prose_of_list(&mut self) {
        let callout = self.quotes.iter().rev().copied().flatten().next();
        self.prose.list_end(callout);
    }
}
