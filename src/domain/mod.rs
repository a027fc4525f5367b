//! The concepts of a patient-information site, a file each: its shape in YAML, its arithmetic, and what a template sees of it.
//! They do not know of one another, but for the shapes that several share: `html`, `kind`, `plural`, `quantity`,
//! `shape`, `text_or` and `time_unit`.

pub mod callout;
pub mod change;
pub mod choices;
pub mod claim;
pub mod clinic;
pub mod colour;
pub mod completeness;
pub mod evidence;
pub mod fact;
pub mod faq;
pub mod glossary;
pub mod html;
pub mod kind;
pub mod language;
pub(crate) mod plural;
pub mod published;
pub mod quantity;
pub mod readability;
pub mod review;
pub mod risk;
pub(crate) mod shape;
pub mod signed;
pub(crate) mod text_or;
pub(crate) mod time_unit;
pub mod timeline;
pub mod unsaid;
