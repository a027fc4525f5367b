//! What stands in a callout: its lists, definitions, tables and pictures, piece by piece.

use crate::{markdown::Extent, source::Span};

/// A block that stands in a callout itself, and not in another block of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The block with its markup.
    pub extent: Extent,
    pub content: BlockContent,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockContent {
    /// The entries of a list.
    List(Vec<Piece>),
    Definitions(Vec<Definition>),
    Table(Table),
    /// A paragraph of nothing but pictures, by their places in the links of the body.
    Pictures(Vec<usize>),
    /// A paragraph of text.
    Text(Piece),
}

/// A term, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The definition with its markup.
    pub extent: Extent,
    pub term: Piece,
    pub texts: Vec<Piece>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<Piece>,
    pub rows: Vec<Row>,
    /// The first line of the table.
    pub span: Span,
}

/// A row of a table. It has as many cells as the table has columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Piece>,
    pub span: Span,
}

/// The content of an entry, a term, a definition, a cell or a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The content without the markup of what it stands in.
    pub extent: Extent,
    /// Its text, without markup. That of a cell, a term or a definition is without what is struck out in it, and has the facts
    /// that it refers to as they are written.
    pub words: String,
    /// Its first line.
    pub span: Span,
}

impl Piece {
    /// Whether nothing is shown of it.
    pub fn is_empty(&self) -> bool {
        self.extent.html.is_empty() && self.extent.slots.is_empty()
    }
}
