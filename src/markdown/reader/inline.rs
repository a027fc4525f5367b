//! What stands within a line: text, code, links, images, references to footnotes, raw HTML.

use std::{collections::HashSet, ops::Range};

use pulldown_cmark::{CowStr, LinkType};

use crate::{
    markdown::{
        Callout, FactPlace, LANGUAGE_CALLOUT, Link, LinkForm, Literal, RawHtml, SlipKind, Slot,
        reader::{Footnotes, Reader},
        scripts,
    },
    source::Span,
};

impl Reader<'_> {
    /// Text, to where it belongs: an image's description, or the HTML and the title of the heading that is open.
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.placeholders.is_empty() {
            self.plain_text(text, range);
        } else {
            self.text_with_facts(text, range);
        }
    }

    /// Text in which nothing stands for a fact.
    pub(super) fn plain_text(&mut self, text: &str, range: &Range<usize>) {
        let text = if range.end <= self.marker_end {
            ""
        } else if range.start < self.marker_end {
            // The parser may join the marker's last sign with the title.
            text.get(self.marker_end - range.start..).unwrap_or_default()
        } else {
            text
        };
        if self.image_depth > 0 {
            if let Some(Link { form: LinkForm::Image { alt, .. }, .. }) = self.body.links.last_mut() {
                alt.push_str(if text == "\n" { " " } else { text });
            }
            return;
        }
        // The parser takes for text what refers to no footnote, in pieces: the bracket, the name, the other bracket.
        if range.end <= self.citation_end || (text == "[" && self.citation(range.start)) {
            return;
        }
        self.words(text);
        self.out.text(text);
        self.running_text(text, range);
        match text {
            "[" => self.literal_bracket(range.start),
            "]" => self.literal_link(range),
            // Two hyphens have become a dash by now.
            "–" => self.literal_comment_end(range),
            // Most texts have no asterisk at all, which is quickly seen.
            _ if memchr::memchr(b'*', text.as_bytes()).is_some() => self.literal_asterisks(range),
            _ => {}
        }
        // A link to a translation is named in its language, and nothing within a line can be marked.
        if !text.is_ascii() && self.open_link.is_none() && !self.is_in_language() {
            let source = &self.text[range.clone()];
            scripts::find(source, self.offset + range.start, &mut self.body.scripts);
        }
    }

    /// Whether a callout marks the language of the text.
    fn is_in_language(&self) -> bool {
        self.quotes.iter().flatten().any(|&callout| {
            let Callout { name, title_words, .. } = &self.body.callouts[callout];
            name == LANGUAGE_CALLOUT && !title_words.trim().is_empty()
        })
    }

    /// Writes the reference to a source that begins at `start`, if one does.
    fn citation(&mut self, start: usize) -> bool {
        let Some(label) = self.text[start..].strip_prefix("[^").and_then(|rest| rest.split(']').next()) else {
            return false;
        };
        let is_cited = |name: &&str| !name.is_empty() && name.eq_ignore_ascii_case(label);
        let Some(source) = self.sources.iter().position(is_cited).filter(|_| !self.is_escaped(start)) else {
            return false;
        };
        self.citation_end = start + "[^]".len() + label.len();
        self.body.citations[source] += 1;
        self.out.slot(Slot::Citation { source, ordinal: self.body.citations[source] });
        true
    }

    /// Notes a reference to a footnote that is nowhere written, which the parser takes for text.
    pub(super) fn undefined_footnote(&mut self, start: usize) {
        let label = &self.text[start + "[^".len()..];
        let end = label.find(|c: char| matches!(c, ']' | '[') || c.is_whitespace());
        let end = end.filter(|&end| label[end..].starts_with(']') && end > 0);
        if let Some(end) = end {
            let label = label[..end].to_owned();
            self.slip(SlipKind::UndefinedFootnote(label), start..start + "[^]".len() + end);
        }
    }

    /// Notes footnotes that nothing refers to, and those that another of the same label hides.
    pub(super) fn find_unused_footnotes(&mut self) {
        let mut known = HashSet::new();
        let sources: HashSet<String> = self.sources.iter().map(|name| fold(name)).collect();
        for (label, range) in std::mem::take(&mut self.footnotes.defined) {
            if sources.contains(&fold(&label)) {
                self.slip(SlipKind::FootnoteOfSource(label), range);
            } else if !self.footnotes.used.contains(&fold(&label)) {
                self.slip(SlipKind::UnusedFootnote(label), range);
            } else if !known.insert(fold(&label)) {
                self.slip(SlipKind::RepeatedFootnote(label), range);
            }
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        if self.image_depth > 0 {
            return self.text(code, &(usize::MAX..usize::MAX));
        }
        self.words(code);
        self.out.markup("<code>");
        self.out.text(code);
        self.out.markup("</code>");
    }

    /// The words of what is open: a heading, a link, the title of a callout.
    pub(super) fn words(&mut self, text: &str) {
        let text = if text == "\n" { " " } else { text };
        if self.in_heading
            && let Some(heading) = self.body.headings.last_mut()
        {
            heading.title.push_str(text);
        }
        if let Some(callout) = self.titled {
            self.body.callouts[callout].title_words.push_str(text);
        }
        self.words_of_pieces(text);
        self.link_words(text);
        self.defining.words(text, &mut self.body.definitions);
    }

    fn link_words(&mut self, text: &str) {
        if let Some(link) = self.open_link
            && let LinkForm::Text { words } = &mut self.body.links[link].form
        {
            words.push_str(text);
        }
    }

    pub(super) fn inline_start(&mut self, markup: &str) {
        self.inline_depth += 1;
        self.out.markup(markup);
    }

    pub(super) fn inline_end(&mut self, markup: &str) {
        self.inline_depth -= 1;
        self.out.markup(markup);
    }

    pub(super) fn link_start(
        &mut self,
        link_type: LinkType,
        destination: CowStr<'_>,
        title: &str,
        range: Range<usize>,
    ) {
        self.inline_depth += 1;
        self.out.markup("<a");
        self.out.slot(Slot::Href(self.body.links.len()));
        if !title.is_empty() {
            self.out.attribute("title", title);
        }
        self.out.markup(">");
        let destination = match link_type {
            LinkType::Email if !destination.starts_with("mailto:") => format!("mailto:{destination}"),
            _ => destination.into_string(),
        };
        self.misplaced_address(link_type, &destination, title, &range);
        let span = Span::new(range, self.offset);
        self.open_link = Some(self.body.links.len());
        self.body.links.push(Link { destination, span, form: LinkForm::Text { words: String::new() } });
    }

    pub(super) fn image_end(&mut self) {
        self.image_depth -= 1;
        if self.image_depth == 0 {
            // What a picture shows is what a link around it says.
            if let Some(LinkForm::Image { alt, .. }) = self.body.links.last().map(|link| link.form.clone()) {
                self.link_words(&alt);
            }
            self.out.slot(Slot::Image(self.body.links.len() - 1));
        }
    }

    pub(super) fn footnote_reference(&mut self, label: &str) {
        let folded = fold(label);
        let Footnotes { referred, places, open, used, .. } = &mut self.footnotes;
        // A footnote that only it itself refers to has no mark in the text.
        if open.last() != Some(&folded) {
            used.insert(folded.clone());
        }
        let footnote = *places.entry(folded).or_insert_with(|| {
            referred.push((label.to_owned(), 0));
            referred.len() - 1
        });
        referred[footnote].1 += 1;
        let ordinal = referred[footnote].1;
        self.out.slot(Slot::FootnoteReference { footnote, ordinal });
    }

    pub(super) fn raw_html(&mut self, html: &str, range: Range<usize>) {
        let trimmed = html.trim();
        // A comment is a note of the writer's to the writer. It is never published.
        if trimmed.starts_with("<!--") && trimmed.find("-->") == Some(trimmed.len().saturating_sub("-->".len())) {
            if trimmed["<!--".len()..].contains("<!--") {
                self.literal(Literal::CommentInComment, range);
            }
            return;
        }
        self.out.slot(Slot::RawHtml(self.body.raw_html.len()));
        self.misplaced_facts(&range, FactPlace::Html);
        let source = self.text[range.clone()].trim_end();
        let span = Span::new(range.start..range.start + source.len(), self.offset);
        self.body.raw_html.push(RawHtml { html: html.to_owned(), span });
    }
}

/// The label of a footnote as the parser compares it: capitals make no difference.
pub(super) fn fold(label: &str) -> String {
    label.to_lowercase()
}
