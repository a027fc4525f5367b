//! Words that stand where something is yet to be written: `TBC`, `…`, `[the number of the record]`, `The name of the person`.

/// What writers put where they do not know yet, or have nothing to say.
const NOTHING: [&str; 21] = [
    "none",
    "nil",
    "no",
    "n/a",
    "na",
    "not known",
    "unknown",
    "not yet",
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
    let is_marked = [('[', ']'), ('<', '>')].iter().any(|&(start, end)| {
        let inner = text.trim_end_matches('.').strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        inner.is_some_and(|inner| !inner.contains([start, end]))
    });
    is_marked
        || words.is_empty()
        || (words.len() > 1 && words.chars().all(|c| c == 'x'))
        || NOTHING.contains(&words.as_str())
        || HINTS.iter().any(|hint| words.starts_with(hint) || words == hint.trim_end())
}

/// Whether a text is the name of somebody, as far as can be seen: it has letters, and is no hint.
pub fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !is_unsaid(text)
}

/// Whether a text says nothing, or has several words in brackets that wait for others.
pub fn has_hint(text: &str) -> bool {
    let mut brackets = text.split('[').skip(1).filter_map(|part| part.split_once(']'));
    is_unsaid(text) || brackets.any(|(words, _)| words.split_whitespace().nth(1).is_some())
}

/// Whether an address is one that stands for others: the home page of a domain that RFC 2606 keeps for examples.
pub fn is_example(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/').to_ascii_lowercase();
    ["example.com", "example.net", "example.org"].contains(&host.strip_prefix("www.").unwrap_or(&host))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for said in [
            "A",
            "R1",
            "record 5",
            "A. Nobody",
            "<b>One</b>",
            "[1] A [2]",
            "No. 12",
            "Dr Noone",
            "Varicose veins",
            "Form in the notes",
        ] {
            assert!(!is_unsaid(said), "{said}");
        }
    }

    #[test]
    fn a_name_has_letters_and_is_no_hint() {
        assert!(is_name("A. Example") && is_name("A") && is_name("王小明"));
        assert!(!is_name("12") && !is_name("-") && !is_name("The name of the person") && !is_name("TBC"));
    }

    #[test]
    fn a_hint_may_stand_within_a_text() {
        assert!(has_hint("About [your treatment]") && has_hint("TBC"));
        assert!(!has_hint("It [sic] helps") && !has_hint("About stockings"));
    }

    #[test]
    fn addresses_of_examples_are_known() {
        assert!(is_example("https://www.example.org/") && is_example("http://Example.com"));
        assert!(!is_example("https://www.example.org/guideline") && !is_example("https://clinic.example/"));
    }
}
