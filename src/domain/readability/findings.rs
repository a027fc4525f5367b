//! What is harder to read than it need be.

use crate::source::Span;

/// Something that is harder to read than it need be, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: FindingKind,
    /// Where it stands in the file. Of what runs over several lines, the first.
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A sentence of so many words.
    LongSentence(u32),
    /// A paragraph of so many sentences.
    LongParagraph(u32),
    /// Words in which something is done to somebody.
    Passive,
    /// A verb that is drawn together with “not”.
    Contraction,
    /// A share of people in per cent.
    Percentage,
    /// Two numbers with a dash between them.
    Range,
    /// The hard word at this place of the lexicon.
    HardWord(u16),
    /// Capitals that are not explained.
    Abbreviation,
}
