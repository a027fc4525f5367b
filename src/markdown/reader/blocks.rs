//! What stands in lines of its own: paragraphs, figures, callouts, tasks, headings, cells of tables.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Tag};

use crate::{
    markdown::{
        Callout, FactPlace, Heading, LinkForm, Slip, SlipKind, Slot, callout::marker, has_text, headings::HeadingMarks,
        prose::ProseBlock, reader::Reader,
    },
    source::Span,
};

impl Reader<'_> {
    pub(super) fn paragraph_start(&mut self, range: &Range<usize>, quote_just_opened: bool) {
        if quote_just_opened && let Some(marker) = marker(&self.text[range.clone()]) {
            self.out.html.truncate(self.out.html.len() - "<blockquote>\n".len());
            self.body.quotes.pop();
            let callout = self.body.callouts.len();
            self.marker_end = range.start + marker.length;
            let name = range.start + "[!".len();
            self.body.callouts.push(Callout {
                // Code hosts write the names in capitals, Obsidian in either case.
                name: marker.name.to_lowercase(),
                title: None,
                title_words: String::new(),
                span: Span::new(name..name + marker.name.len(), self.offset),
                blocks: Vec::new(),
                consent: Vec::new(),
            });
            self.open_structure(callout);
            if let Some(quote) = self.quotes.last_mut() {
                *quote = Some(callout);
            }
            self.out.slot(Slot::CalloutStart(callout));
            self.waiting.push(std::mem::take(&mut self.out));
            self.titled = Some(callout);
            self.prose.aside_start();
        } else {
            match self.text.as_bytes().get(range.start) {
                Some(b'|') => self.check_table_lines(range),
                Some(b'#' | b'-' | b'o' | 0x80..) => self.literal_paragraph(range),
                _ => {}
            }
            self.prose.begin(ProseBlock::Paragraph);
            self.paragraph_start = self.out.end();
            self.out.markup("<p>");
            self.paragraph_recorded_from(range);
        }
    }

    pub(super) fn paragraph_end(&mut self) {
        if self.titled.is_some() {
            return self.finish_title();
        }
        self.finish_task();
        if std::mem::take(&mut self.in_lost_row) {
            self.prose.unhush();
        }
        let (html, slots) = self.paragraph_start;
        let only_slot = match &self.out.slots[slots.min(self.out.slots.len())..] {
            [(_, Slot::Image(image))] if self.out.html.len() == html + "<p>".len() => Some(*image),
            _ => None,
        };
        // An image that stands alone and has a title is a figure with a caption.
        if let Some(image) = only_slot
            && let LinkForm::Image { title, .. } = &self.body.links[image].form
            && !title.is_empty()
        {
            self.out.html.truncate(html);
            self.out.slots.truncate(slots);
            self.out.markup("<figure>");
            self.out.slot(Slot::Image(image));
            self.out.markup("<figcaption>");
            self.out.text(title);
            self.out.markup("</figcaption></figure>\n");
        } else {
            self.out.markup("</p>\n");
        }
        self.paragraph_recorded();
        self.defining.paragraph_end(&self.body.definitions);
    }

    /// Notes a table whose first row says nothing.
    pub(super) fn check_table_head(&mut self) {
        let (html, slots) = self.table.head_start;
        if self.out.slots.len() == slots && !has_text(&self.out.html[html..]) {
            self.slip(SlipKind::EmptyTableHead, self.table.head_place.clone());
        }
    }

    /// Notes a row with cells that have no column.
    pub(super) fn check_table_row(&mut self, range: &Range<usize>) {
        let row = self.text[range.clone()].trim();
        let row = row.strip_prefix('|').unwrap_or(row);
        let mut is_escaped = false;
        let mut cell_start = 0;
        let mut cells: Vec<&str> = Vec::new();
        for (place, byte) in row.bytes().enumerate() {
            if byte == b'|' && !is_escaped {
                cells.push(&row[cell_start..place]);
                cell_start = place + 1;
            }
            is_escaped = byte == b'\\' && !is_escaped;
        }
        cells.push(&row[cell_start..]);
        let is_lost = |cell: &&str| !cell.trim().is_empty() && !cell.trim().starts_with("<!--");
        if cells.iter().skip(self.table.alignments.len()).any(is_lost) {
            self.slip(SlipKind::LostCells, range.clone());
        }
    }

    /// Notes lines that look like a table and are none.
    fn check_table_lines(&mut self, range: &Range<usize>) {
        if self.check_lost_row(range) {
            self.in_lost_row = true;
            return self.prose.hush();
        }
        let mut lines = self.text[range.clone()].lines().map(|line| line.trim_start_matches(['>', ' ']).trim_end());
        let is_row = |line: &str| line.len() > 2 && line.starts_with('|') && line.ends_with('|');
        if lines.next().is_some_and(is_row) && lines.next().is_some_and(is_row) {
            self.slip(SlipKind::TableLines, range.clone());
        }
    }

    /// Notes a row of a callout's table that lacks the signs of the quotation, and says whether the paragraph at `range` is one,
    /// or is of the rows after it, which are of no table any more.
    fn check_lost_row(&mut self, range: &Range<usize>) -> bool {
        let line_start = self.text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let before = self.text[..line_start].lines().next_back().unwrap_or_default();
        let row = before.trim_start_matches(['>', ' ']);
        let signs = |line: &str| line.bytes().filter(|byte| *byte == b'>').count();
        let (above, here) = (signs(&before[..before.len() - row.len()]), signs(&self.text[line_start..range.start]));
        if !row.starts_with('|') {
            return false;
        }
        let Some(callout) = self.closed_callout.filter(|_| above > here) else {
            return above < here
                && self.body.slips.last().is_some_and(|slip| matches!(slip.kind, SlipKind::LostRow(_)));
        };
        self.slip(SlipKind::LostRow(callout), range.clone());
        true
    }

    /// Notes what the writer is likely not to have meant. Where it is several lines, the first one is its place.
    pub(super) fn slip(&mut self, kind: SlipKind, range: Range<usize>) {
        let line = self.text[range.clone()].lines().next().unwrap_or_default().trim_end();
        let span = Span::new(range.start..range.start + line.len(), self.offset);
        self.body.slips.push(Slip { kind, span });
    }

    /// Ends the label of the task that is open, if one is.
    pub(super) fn finish_task(&mut self) {
        if std::mem::take(&mut self.task_open) {
            self.out.markup("</label>");
        }
    }

    /// Ends the title of the callout that is open, and goes back to the text.
    pub(super) fn finish_title(&mut self) {
        let Some(callout) = self.titled.take() else { return };
        self.prose.aside_end();
        let waiting = self.waiting.pop().unwrap_or_default();
        let mut title = std::mem::replace(&mut self.out, waiting);
        // What stands between the marker and the title's first word.
        let indent = title.html.len() - title.html.trim_start().len();
        title.html.drain(..indent);
        for (place, _) in &mut title.slots {
            *place = place.saturating_sub(indent);
        }
        if !title.html.is_empty() || !title.slots.is_empty() {
            self.body.callouts[callout].title = Some(title);
        }
        self.begin_prose_of_callout(callout);
    }

    pub(super) fn heading_start(
        &mut self,
        level: u8,
        id: Option<CowStr<'_>>,
        classes: &[CowStr<'_>],
        range: Range<usize>,
    ) {
        let start = self.out.end();
        self.out.slot(Slot::HeadingStart(self.body.headings.len()));
        self.in_heading = true;
        self.misplaced_facts(&range, FactPlace::Heading);
        self.prose.aside_start();
        let source = self.text[range.clone()].trim_end();
        self.body.headings.push(Heading {
            level,
            id: String::new(),
            title: String::new(),
            top_level: self.depth == 0,
            span: Span::new(range.start..range.start + source.len(), self.offset),
        });
        self.heading_marks.push(HeadingMarks {
            explicit_id: id.map(CowStr::into_string),
            no_faq: classes.iter().any(|class| class.as_ref() == "no-faq"),
            start,
            end: start,
        });
    }

    pub(super) fn table_cell_start(&mut self) {
        self.out.markup(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => self.out.attribute("class", "align-start"),
            Some(Alignment::Center) => self.out.attribute("class", "align-center"),
            Some(Alignment::Right) => self.out.attribute("class", "align-end"),
            Some(Alignment::None) | None => {}
        }
        self.out.markup(">");
    }
}

/// Whether a block begins: what is open within a line ends before it.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::Table(_)
    )
}
