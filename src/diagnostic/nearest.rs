//! "Did you mean": the names nearest to one that is not known.

/// How alike two names must be to be offered (1 is the same name). Below this, Jaro-Winkler pairs names that a reader
/// sees no likeness in.
const LIKENESS: f64 = 0.78;

/// How many names are offered at the most.
pub const OFFERED: usize = 3;

/// The names of `known` that are most like `name`, the most alike first, at most three.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&name, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .collect();
    scored.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(two.1)));
    scored.dedup_by(|one, two| one.1 == two.1);
    scored.into_iter().take(OFFERED).map(|(_, candidate)| candidate).collect()
}

/// The question "did you mean …?" for the names nearest to `name`, or `None` where none is near.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    ask(&nearest(name, known))
}

/// The question "did you mean …?" for `names`; `None` where there are none.
pub fn ask(names: &[impl AsRef<str>]) -> Option<String> {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("did you mean {one}?")),
        [some @ .., last] => Some(format!("did you mean {} or {last}?", some.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_the_nearest_first_and_nothing_that_is_far() {
        let keys = ["title", "description", "draft", "kind"];
        assert_eq!(nearest("titel", keys), ["title"]);
        assert_eq!(did_you_mean("Titel", keys).as_deref(), Some("did you mean `title`?"));
        assert_eq!(did_you_mean("xyzzy", keys), None);
        assert_eq!(did_you_mean("risk", ["risks", "risky"]).as_deref(), Some("did you mean `risks` or `risky`?"));
    }
}
