//! What is to be known of a code: what it finds, why that matters, and how it is mended.

use crate::diagnostic::Code;

/// The explanation of a code, which `careleaf explain` prints and the reference page of the rules is made from.
///
/// The examples are sites of one or more files, each after a line `== path`, of which the first has the mistake and the
/// second is mended. What an example does not say is filled in with a sound site.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub code: Code,
    /// What is found, in a sentence or two.
    pub finds: &'static str,
    /// Why it matters, to visitors above all.
    pub why: &'static str,
    pub wrong: &'static str,
    pub right: &'static str,
}

/// The files of an example, each with its path and its text.
pub fn files_of(example: &str) -> impl Iterator<Item = (&str, &str)> {
    let files = example.split("== ").filter(|file| !file.is_empty());
    files.map(|file| file.split_once('\n').unwrap_or((file, "")))
}
