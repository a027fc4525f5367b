//! Words that stand where something is yet to be written: `TBC`, `…`, `[the number of the record]`, `The name of the person`.

/// What writers put where they do not know yet, or have nothing to say.
const NOTHING: [&str; 22] = [
    "none",
    "nil",
    "no",
    "n/a",
    "na",
    "not known",
    "unknown",
    "not yet",
    "later",
    "missing",
    "pending",
    "tba",
    "tbc",
    "tbd",
    "todo",
    "to do",
    "to be added",
    "to be announced",
    "to be confirmed",
    "to be decided",
    "to follow",
    "fill in",
];

/// How the hints begin with which Careleaf's own pages and messages say what belongs in a place.
const HINTS: [&str; 11] = [
    "the name of a ",
    "the name of the ",
    "name of the ",
    "the number of the ",
    "number of the ",
    "the title of the ",
    "the reviewer's name",
    "the reviewer’s name",
    "your name",
    "another name",
    "the one thing that everybody should know",
];

/// Whether a text says nothing by itself, and waits for whoever knows what belongs in its place.
pub fn is_unsaid(text: &str) -> bool {
    let text = text.trim();
    let is_around = |c: char| !c.is_alphanumeric();
    let words = text.trim_matches(is_around).to_lowercase();
    let is_marked = [('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .any(|&(start, end)| text.starts_with(start) && text.trim_end_matches('.').ends_with(end));
    is_marked
        || words.is_empty()
        || words.chars().all(|c| c == 'x')
        || NOTHING.contains(&words.as_str())
        || HINTS.iter().any(|hint| words.starts_with(hint) || words == hint.trim_end())
}

#[cfg(test)]
mod tests {
    use super::is_unsaid;

    #[test]
    fn words_that_say_nothing_are_known() {
        for nothing in [
            "",
            " ",
            "-",
            "…",
            "?",
            "none",
            "None.",
            "TBC",
            "(tbc)",
            "to be confirmed",
            "n/a",
            "xxx",
            "[the number of the record]",
            "<name>",
            "the number of the record",
            "The name of the person",
            "The name of a guideline or a leaflet",
            "the reviewer's name",
        ] {
            assert!(is_unsaid(nothing), "{nothing}");
        }
        for said in ["A", "R1", "record 5", "A. Nobody", "No. 12", "Dr Noone", "Varicose veins", "Form in the notes"] {
            assert!(!is_unsaid(said), "{said}");
        }
    }
}
