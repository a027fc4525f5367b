//! The recording of what stands in callouts.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use crate::{
    markdown::{
        Extent, Fragment, PICTURES_CALLOUT, Slot,
        reader::Reader,
        structure::{Block, BlockContent, Definition, Piece, Row, Table},
    },
    source::Span,
};

/// The callouts that are open, the innermost last.
#[derive(Default)]
pub(super) struct Structure {
    open: Vec<OpenCallout>,
    /// How many parts of the text that are open are struck out.
    struck: usize,
}

struct OpenCallout {
    callout: usize,
    /// How many lists, quotations, definitions and footnotes are open right in the callout.
    depth: usize,
    blocks: Vec<Block>,
    /// Where the block that is open began, with what is known of it so far.
    block: Option<(Mark, BlockContent)>,
    /// Where the content of the piece that is open began.
    piece: Option<(Mark, Piece)>,
}

/// A place in a fragment: a byte of its HTML, and the number of slots before it.
type Mark = (usize, usize);

fn extent(from: Mark, to: Mark) -> Extent {
    Extent { html: from.0..to.0, slots: from.1..to.1 }
}

impl Reader<'_> {
    /// The callout whose content `event` would be part of, at this depth below it.
    fn structured(&mut self, below: usize) -> Option<&mut OpenCallout> {
        let depth = self.depth;
        self.structure.open.last_mut().filter(|open| open.depth + below == depth)
    }

    pub(super) fn open_structure(&mut self, callout: usize) {
        let (blocks, block, piece) = (Vec::new(), None, None);
        self.structure.open.push(OpenCallout { callout, depth: self.depth, blocks, block, piece });
    }

    pub(super) fn close_structure(&mut self, callout: usize) {
        if let Some(open) = self.structure.open.pop_if(|open| open.callout == callout) {
            self.body.callouts[callout].blocks = open.blocks;
        }
    }

    /// Records that a block begins, before its markup is written.
    pub(super) fn block_starts(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if self.structure.open.is_empty() {
            return;
        }
        let content = match tag {
            Tag::List(_) => BlockContent::List(Vec::new()),
            Tag::DefinitionList => BlockContent::Definitions(Vec::new()),
            Tag::Table(_) => BlockContent::Table(Table { span: self.first_line(range), ..Table::default() }),
            Tag::DefinitionListTitle => {
                let (start, term) = (self.out.end(), Piece::default());
                if let Some(OpenCallout { block: Some((_, BlockContent::Definitions(list))), .. }) = self.structured(1)
                {
                    list.push(Definition { extent: extent(start, start), term, texts: Vec::new() });
                }
                return;
            }
            Tag::TableRow => {
                let span = self.first_line(range);
                if let Some(OpenCallout { block: Some((_, BlockContent::Table(table))), .. }) = self.structured(0) {
                    table.rows.push(Row { cells: Vec::new(), span });
                }
                return;
            }
            _ => return,
        };
        let start = self.out.end();
        if let Some(open) = self.structured(0) {
            open.block = Some((start, content));
        }
    }

    /// Records that a piece of a block begins, after the markup of what it stands in, which is so deep `below` the callout.
    pub(super) fn piece_starts(&mut self, below: usize, range: &Range<usize>) {
        if self.structure.open.is_empty() {
            return;
        }
        let (start, span) = (self.out.end(), self.first_line(range));
        if let Some(open) = self.structured(below).filter(|open| open.block.is_some()) {
            open.piece = Some((start, Piece { span, ..Piece::default() }));
        }
    }

    /// Records that a paragraph begins, of which the text at `range` is the rest.
    pub(super) fn paragraph_recorded_from(&mut self, range: &Range<usize>) {
        if self.structure.open.is_empty() {
            return;
        }
        let (start, span) = (self.paragraph_start, self.first_line(range));
        if let Some(open) = self.structured(0).filter(|open| open.block.is_none()) {
            open.piece = Some((start, Piece { span, ..Piece::default() }));
        }
    }

    /// Adds text to the pieces that are open. What is struck out is not what a cell or a term says.
    pub(super) fn words_of_pieces(&mut self, text: &str) {
        let is_struck = self.structure.struck > 0;
        for OpenCallout { block, piece, .. } in &mut self.structure.open {
            let is_said = !is_struck || matches!(block, None | Some((_, BlockContent::List(_))));
            if let Some((_, piece)) = piece.as_mut().filter(|_| is_said) {
                piece.words.push_str(text);
            }
        }
    }

    /// Adds a place that stands for a fact to the cells, terms and definitions that are open, as it is written: what it says is
    /// not known here.
    pub(super) fn fact_of_pieces(&mut self, source: Range<usize>) {
        for OpenCallout { block, piece, .. } in &mut self.structure.open {
            if let (Some((_, BlockContent::Table(_) | BlockContent::Definitions(_))), Some((_, piece))) = (block, piece)
            {
                piece.words.push_str(&self.text[source.clone()]);
            }
        }
    }

    /// Takes note that text which is struck out begins or ends.
    pub(super) fn strikes(&mut self, begins: bool) {
        self.structure.struck =
            if begins { self.structure.struck + 1 } else { self.structure.struck.saturating_sub(1) };
    }

    /// Records that a piece of a block ends, before the markup of what it stands in.
    pub(super) fn piece_ends(&mut self, tag: TagEnd) {
        let end = self.out.end();
        let below = usize::from(tag != TagEnd::TableCell);
        let Some(open) = self.structured(below) else { return };
        let Some((start, mut piece)) = open.piece.take() else { return };
        piece.extent = extent(start, end);
        match (tag, open.block.as_mut().map(|(_, content)| content)) {
            (TagEnd::Item, Some(BlockContent::List(items))) => items.push(piece),
            (TagEnd::DefinitionListTitle, Some(BlockContent::Definitions(list))) => {
                if let Some(last) = list.last_mut() {
                    last.term = piece;
                }
            }
            (TagEnd::DefinitionListDefinition, Some(BlockContent::Definitions(list))) => {
                if let Some(last) = list.last_mut() {
                    last.texts.push(piece);
                }
            }
            (TagEnd::TableCell, Some(BlockContent::Table(table))) => match table.rows.last_mut() {
                Some(row) => row.cells.push(piece),
                None => table.head.push(piece),
            },
            _ => {}
        }
    }

    /// Records that a block ends, after its markup was written.
    pub(super) fn block_ends(&mut self) {
        let end = self.out.end();
        if let Some(open) = self.structured(0)
            && let Some((start, content)) = open.block.take()
        {
            open.blocks.push(Block { extent: extent(start, end), content });
        }
    }

    /// Records that a term or its definition ends, after its markup was written.
    pub(super) fn definition_ends(&mut self) {
        let end = self.out.end();
        if let Some(OpenCallout { block: Some((_, BlockContent::Definitions(list))), .. }) = self.structured(1)
            && let Some(Definition { extent, .. }) = list.last_mut()
        {
            (extent.html.end, extent.slots.end) = end;
        }
    }

    /// Records that a paragraph ended, with its markup.
    pub(super) fn paragraph_recorded(&mut self) {
        let (start, end) = (self.paragraph_start, self.out.end());
        let Some(open) = self.structured(0).filter(|open| open.block.is_none()) else { return };
        let Some((_, mut piece)) = open.piece.take() else { return };
        let callout = self.structure.open.len() - 1;
        piece.extent = extent(start, end);
        let pictures = pictures_of(&self.out, start, end).filter(|_| piece.words.trim().is_empty());
        let content = pictures.map_or(BlockContent::Text(piece), BlockContent::Pictures);
        self.structure.open[callout].blocks.push(Block { extent: extent(start, end), content });
    }

    /// Keeps the place of what a callout of pictures says of consent, which is on no page.
    pub(super) fn withhold(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let blanks = [':', ' ', '\t', '\n', '\r', '>'];
        let start = range.start + text.len() - text.strip_prefix(':').unwrap_or(text).trim_start().len();
        let end = range.start + text.trim_end_matches(blanks).len();
        let span = Span::new(start..end.max(start), self.offset);
        let quotes = self.quotes.iter().rev().copied().flatten();
        let is_of_pictures = |callout: &usize| self.body.callouts[*callout].name == PICTURES_CALLOUT;
        if let Some(callout) = quotes.into_iter().find(is_of_pictures) {
            self.body.callouts[callout].consent.push(span);
        }
    }

    /// The first line at `range`, without the spaces around it.
    fn first_line(&self, range: &Range<usize>) -> Span {
        let text = &self.text[range.clone()];
        let start = range.start + text.len() - text.trim_start_matches(['>', ' ', '\t', '\n']).len();
        let line = self.text[start..range.end.max(start)].lines().next().unwrap_or_default().trim_end();
        Span::new(start..start + line.len(), self.offset)
    }
}

/// The pictures between two places, where nothing but pictures stands there.
fn pictures_of(fragment: &Fragment, from: Mark, to: Mark) -> Option<Vec<usize>> {
    let slots = &fragment.slots[from.1..to.1];
    let pictures = slots.iter().map(|(_, slot)| match slot {
        Slot::Image(link) => Some(*link),
        _ => None,
    });
    pictures.collect::<Option<Vec<usize>>>().filter(|pictures| !pictures.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::markdown::{Body, read, structure::*};

    /// The blocks of the first callout, as signs around the words of their pieces, each piece followed by its HTML.
    fn blocks(text: &str) -> Vec<String> {
        let body = read(text, 0);
        body.callouts[0].blocks.iter().map(|block| described(&body, text, block)).collect()
    }

    fn described(body: &Body, text: &str, block: &Block) -> String {
        let piece = |piece: &Piece| {
            assert!(text.get(piece.span.range()).is_some_and(|line| !line.contains('\n')), "{text}: {piece:?}");
            format!("{}={}", piece.words, &body.fragment.html[piece.extent.html.clone()])
        };
        let pieces = |pieces: &[Piece]| pieces.iter().map(piece).collect::<Vec<_>>().join("|");
        match &block.content {
            BlockContent::List(items) => format!("list {}", pieces(items)),
            BlockContent::Definitions(list) => {
                let one = |definition: &Definition| format!("{}: {}", definition.term.words, pieces(&definition.texts));
                format!("definitions {}", list.iter().map(one).collect::<Vec<_>>().join(", "))
            }
            BlockContent::Table(table) => {
                let rows: Vec<String> = table.rows.iter().map(|row| pieces(&row.cells)).collect();
                format!("table {} / {}", pieces(&table.head), rows.join(" / "))
            }
            BlockContent::Pictures(links) => format!("pictures {links:?}"),
            BlockContent::Text(text) => format!("text {}", piece(text)),
        }
    }

    #[test]
    fn what_stands_in_a_callout_is_known_piece_by_piece() {
        for (text, expected) in [
            ("> [!x] T\n> - a\n> - b *c*\n", vec!["list a=a|b c=b <em>c</em>"]),
            (
                "> [!x]\n> Text\n> more.\n>\n> - a\n>\n>   deeper\n",
                vec!["text Text more.=<p>Text\nmore.</p>\n", "list adeeper=<p>a</p>\n<p>deeper</p>\n"],
            ),
            (
                "> [!x]\n> - a\n>   - b\n>   - c\n>\n> End.\n",
                vec!["list abc=a<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n", "text End.=<p>End.</p>\n"],
            ),
            ("> [!x] T\n>\n> A\n> : b\n> : c\n>\n> D\n> : e\n", vec!["definitions A: b=b|c=c, D: e=e"]),
            (
                "> [!x]\n> | a | b |\n> | - | - |\n> | ~~1~~ 2 | {{ fact.a }} |\n",
                vec!["table a=a|b=b /  2=<del>1</del> 2|{{ fact.a }}="],
            ),
            (
                "> [!x]\n> | a | b |\n> | - | - |\n> | 1 | **2** |\n> | 3 |\n",
                vec!["table a=a|b=b / 1=1|2=<strong>2</strong> / 3=3|="],
            ),
            (
                "> [!x]\n> ![p](p.png)\n> ![q](q.png)\n>\n> ![r](r.png \"R\")\n>\n> See ![s](s.png)\n",
                vec!["pictures [0, 1]", "pictures [2]", "text See =<p>See </p>\n"],
            ),
            ("> [!x]\n> > [!y]\n> > - a\n>\n> - b[^1]\n\n[^1]: - c\n", vec!["list b=b"]),
            ("> [!x]\n", vec![]),
        ] {
            assert_eq!(blocks(text), expected, "{text}");
        }
    }
}
