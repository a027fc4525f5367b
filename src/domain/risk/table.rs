//! Tables of risks as writers write them: the effect, how many people have it, and what else there is to say of it.

use crate::{
    domain::risk::{Frequency, Mistake},
    markdown::{
        Body, Callout,
        structure::{BlockContent, Piece, Table},
    },
    source::Span,
};

/// The callout that holds a table of risks.
const CALLOUT: &str = "risks";

/// A row of a table of risks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskRow<'a> {
    pub name: &'a Piece,
    /// How many people have the effect.
    pub cell: &'a Piece,
    pub frequency: Result<Frequency, Mistake>,
    pub details: &'a [Piece],
    /// The line of the row.
    span: Span,
}

impl RiskRow<'_> {
    /// The place of a cell; that of the whole row where it ends before the cell.
    pub fn place_of(&self, cell: &Piece) -> Span {
        if cell.span.start < self.span.end { cell.span } else { self.span }
    }
}

/// The table of a callout of risks, which is the first in it; none where there is none, and in other callouts.
pub fn table_of(callout: &Callout) -> Option<&Table> {
    let mut blocks = callout.blocks.iter().filter(|_| callout.name == CALLOUT);
    blocks.find_map(|block| match &block.content {
        BlockContent::Table(table) => Some(table),
        _ => None,
    })
}

/// The rows of a table that has the columns it needs.
pub fn rows(table: &Table) -> impl Iterator<Item = RiskRow<'_>> {
    table.rows.iter().filter_map(|row| match row.cells.as_slice() {
        [name, cell, details @ ..] => {
            Some(RiskRow { name, cell, frequency: cell.words.parse(), details, span: row.span })
        }
        _ => None,
    })
}

/// The rows of all tables of risks in a text, in their order.
pub fn rows_of(body: &Body) -> impl Iterator<Item = RiskRow<'_>> {
    body.callouts.iter().filter_map(table_of).flat_map(rows)
}
