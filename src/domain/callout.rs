//! The callouts of patient information that are more than a frame around a text.

/// What a callout makes of the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A frame around the text.
    Frame,
    /// A list, entry by entry.
    List,
    /// A definition list whose terms are times.
    Timeline,
    /// A table of effects and how many people have them.
    Risks,
    /// Two pictures, and a definition list of what was done.
    BeforeAfter,
}

impl Form {
    /// The form of the callouts called `name`.
    pub fn of(name: &str) -> Self {
        match name {
            "suitability" | "do" | "dont" | "key-points" => Self::List,
            "timeline" => Self::Timeline,
            "risks" => Self::Risks,
            "before-after" => Self::BeforeAfter,
            _ => Self::Frame,
        }
    }
}

/// Whether a script makes more of a callout: boxes to tick, dates for a calendar. In the index of questions, where each answer
/// leads to its page, it is shown as it was written, so that the index carries none of that.
pub fn is_interactive(name: &str) -> bool {
    matches!(name, "suitability" | "timeline")
}

/// The cards that say how urgent a need for help is, each of which a page has once: the care cards of the NHS design system.
pub const CARE_CARDS: [&str; 3] = ["non-urgent", "urgent", "emergency"];
