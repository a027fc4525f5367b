//! What names the other choices that a patient has, in English.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::markdown::{Body, Slot};

/// What a page says of the other choices, from nothing to all that it should.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choices {
    #[default]
    Unsaid,
    /// A part is on the other choices, and does not say that there is the choice of no treatment.
    Others,
    /// It says so too.
    AndNoTreatment,
}

/// What a heading on other choices has in it.
const CHOICES: [&str; 20] = [
    "alternative",
    "other treatment",
    "other choice",
    "other option",
    "other ways to treat",
    "other ways of treating",
    "different treatment",
    "what else is there",
    "what else can be done",
    "what else could be done",
    "your choices",
    "your options",
    "my choices",
    "my options",
    "treatment options",
    "instead of treatment",
    "instead of this",
    "instead of surgery",
    "without treatment",
    "no treatment",
];

/// What says that there is the choice of no treatment, beside each of [`NOT`] with each of [`TREATMENT`].
const NO_TREATMENT: [&str; 28] = [
    "do nothing",
    "doing nothing",
    "nothing is done",
    "nothing at all",
    "or nothing",
    "choose nothing",
    "<li>nothing",
    "not treated",
    "not to treat",
    "not be treated",
    "not being treated",
    "untreated",
    "choose not to",
    "chose not to",
    "decide not to",
    "decide against",
    "prefer not to",
    "leave it alone",
    "leave it as it is",
    "leave it be",
    "leave them alone",
    "leave them as they are",
    "leave them be",
    "left alone",
    "left as it is",
    "left as they are",
    "watchful waiting",
    "wait and see",
];

const NOT: [&str; 8] =
    ["no ", "need no ", "without ", "without any ", "not have ", "not have any ", "not having ", "not having any "];

/// "No treatment" has it all in itself; with an article it needs more than a "no" before it.
const TREATMENT: [&str; 7] =
    ["treatment", "the treatment", "this treatment", "that treatment", "surgery", "an operation", "a procedure"];

impl Choices {
    /// What the parts of a page that are on other choices say, each from its heading to the next one of its level or above.
    pub fn of(body: &Body) -> Self {
        let headings = &body.headings;
        if !headings.iter().any(|heading| is_on_choices(&heading.title)) {
            return Self::Unsaid;
        }
        let (html, mut starts) = (&body.fragment.html, vec![None; headings.len()]);
        for (place, slot) in &body.fragment.slots {
            if let Slot::HeadingStart(heading) = slot {
                starts[*heading] = Some(*place);
            }
        }
        let says_so = |heading: usize| {
            let mut below = headings.iter().zip(&starts).skip(heading + 1);
            let end = below.find(|(next, start)| next.level <= headings[heading].level && start.is_some());
            let end = end.and_then(|(_, start)| *start).unwrap_or(html.len());
            starts[heading].is_some_and(|start| names_no_treatment(&html[start..end]))
        };
        let mut on_choices = (0..headings.len()).filter(|&heading| is_on_choices(&headings[heading].title));
        if on_choices.any(says_so) { Self::AndNoTreatment } else { Self::Others }
    }
}

/// Whether a heading is on the other choices that there are.
pub fn is_on_choices(title: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| any_of(CHOICES.map(str::to_owned).to_vec()));
    WORDS.as_ref().is_some_and(|words| words.is_match(title))
}

/// Whether a text says that there is the choice of no treatment.
fn names_no_treatment(text: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let pairs = NOT.iter().flat_map(|not| TREATMENT.iter().map(move |treatment| format!("{not}{treatment}")));
        any_of(pairs.chain(NO_TREATMENT.map(str::to_owned)).collect())
    });
    WORDS.as_ref().is_some_and(|words| words.is_match(text))
}

/// Finds any of a few short phrases, in capitals or not. None only where there are more of them than a machine has memory for.
fn any_of(phrases: Vec<String>) -> Option<AhoCorasick> {
    AhoCorasick::builder().ascii_case_insensitive(true).build(phrases).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_on_choices_are_known_by_their_words() {
        for on_choices in [
            "What other choices do I have?",
            "ALTERNATIVES",
            "What are the alternatives?",
            "What else can be done?",
            "What happens without treatment?",
            "Your options",
        ] {
            assert!(is_on_choices(on_choices), "{on_choices}");
        }
        for other in
            ["What happens on the day?", "What else do I need to bring?", "What can I wear instead of stockings?"]
        {
            assert!(!is_on_choices(other), "{other}");
        }
    }

    #[test]
    fn the_choice_of_no_treatment_is_known_by_its_words() {
        for named in [
            "You can also choose <em>No treatment</em>.",
            "You may do nothing.",
            "You can decide not to have it.",
            "<li>Nothing</li>",
            "What happens if I do not have the treatment?",
            "Without treatment, the veins stay.",
            "Some people leave them as they are.",
            "You need no treatment.",
        ] {
            assert!(names_no_treatment(named), "{named}");
        }
        for other in [
            "There is also a laser.",
            "You need no anaesthetic.",
            "There is nothing to fear.",
            "It works without any pain.",
            "Leave it on for 2 days.",
            "You will not have any pain.",
        ] {
            assert!(!names_no_treatment(other), "{other}");
        }
    }
}
