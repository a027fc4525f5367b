//! The simple plurals of English words.

/// Whether a word or several are an abbreviation: capitals and no small letters.
pub fn is_abbreviation(name: &str) -> bool {
    !name.chars().any(char::is_lowercase) && name.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// What the singular and the plural of an English word begin with, and what they end in. The rules are the regular ones;
/// a form that no text has does no harm.
pub fn forms(word: &str) -> (&str, [&'static str; 2]) {
    if is_abbreviation(word) {
        return (word, ["", "s"]);
    }
    let is_long = word.chars().count() > 3;
    let ends_in_consonant = |stem: &str| stem.ends_with(|c: char| c.is_alphabetic() && !"aeiou".contains(c));
    if let Some(stem) = word.strip_suffix('y').filter(|stem| ends_in_consonant(stem)) {
        return (stem, ["y", "ies"]);
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|_| is_long) {
        return (stem, ["ies", "y"]);
    }
    if let Some(stem) = word.strip_suffix("is").filter(|_| is_long) {
        return (stem, ["is", "es"]);
    }
    let ends_hissing = |stem: &str| ["ss", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    if let Some(stem) = word.strip_suffix("es").filter(|stem| ends_hissing(stem)) {
        return (stem, ["es", ""]);
    }
    // “Gas” is no plural.
    if ends_hissing(word) || word.ends_with("us") || (word.ends_with('s') && !is_long) {
        return (word, ["", "es"]);
    }
    match word.strip_suffix('s').filter(|_| is_long) {
        Some(stem) => (stem, ["s", ""]),
        None => (word, ["", "s"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_singular_and_the_plural_have_the_same_forms() {
        for (singular, plural) in [
            ("vein", "veins"),
            ("allergy", "allergies"),
            ("day", "days"),
            ("rash", "rashes"),
            ("mass", "masses"),
            ("nose", "noses"),
        ] {
            for word in [singular, plural] {
                let (stem, endings) = forms(word);
                let found = endings.map(|ending| format!("{stem}{ending}"));
                assert!(found.contains(&singular.to_owned()) && found.contains(&plural.to_owned()), "{found:?}");
            }
        }
        assert_eq!(forms("virus"), ("virus", ["", "es"]));
        assert_eq!(forms("gas"), ("gas", ["", "es"]));
        assert_eq!(forms("thrombosis"), ("thrombos", ["is", "es"]));
        assert_eq!(forms("GP"), ("GP", ["", "s"]));
    }
}
