//! What a reviewer signed: hashes of the parts of a page, by which it is known which of them have changed since.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

/// The parts of a page's front matter that say something to visitors.
pub const SIGNED_KEYS: [&str; 4] = ["title", "description", "summary", "sources"];

/// How parts become hashes. It grows with every change of the program after which the same page has other hashes, which the
/// examples of the rule `changed-since-review` show: what was signed before cannot be compared then.
pub const FORM: u32 = 1;

/// The hashes of a page's parts. One that a page does not have has no hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signed {
    pub form: u32,
    pub title: Option<String>,
    pub description: Option<String>,
    pub summary: Option<String>,
    pub sources: Option<String>,
    /// What stands above the first heading.
    pub opening: Option<String>,
    pub sections: Vec<SignedSection>,
    /// The footnotes.
    pub notes: Option<String>,
    /// The values of the site's facts that the page shows, by their names. Sign-offs of pages without facts have none.
    pub facts: BTreeMap<String, String>,
}

/// What stands below a heading.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedSection {
    pub heading: String,
    pub hash: String,
}

/// How a part of a page differs from what was signed. Sections that are there are known by their places among all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// One of [`SIGNED_KEYS`].
    Key(&'static str),
    Opening,
    Changed(usize),
    Added(usize),
    /// It stands elsewhere among the others than it did.
    Moved(usize),
    Gone(String),
    Notes,
    /// The fact of this name, which the page shows, has another value.
    Fact(String),
    /// The page shows the fact of this name, and what it said was not signed.
    UnsignedFact(String),
}

impl Signed {
    /// How `now` differs from what was signed, in the order of the page; what is gone comes last.
    pub fn differences(&self, now: &Signed) -> Vec<Difference> {
        let keys = self.keys().into_iter().zip(now.keys()).zip(SIGNED_KEYS);
        let mut found: Vec<Difference> =
            keys.filter(|((signed, now), _)| signed != now).map(|(_, key)| Difference::Key(key)).collect();
        if self.opening != now.opening {
            found.push(Difference::Opening);
        }
        // Sections are known by their headings; of several with one heading, the first is the first.
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, section) in self.sections.iter().enumerate().rev() {
            places.entry(&section.heading).or_default().push(place);
        }
        let mut last = None;
        for (place, section) in now.sections.iter().enumerate() {
            match places.get_mut(section.heading.as_str()).and_then(Vec::pop) {
                None => found.push(Difference::Added(place)),
                Some(before) if self.sections[before].hash != section.hash => {
                    found.push(Difference::Changed(place));
                    last = last.max(Some(before));
                }
                Some(before) if Some(before) < last => found.push(Difference::Moved(place)),
                Some(before) => last = Some(before),
            }
        }
        if self.notes != now.notes {
            found.push(Difference::Notes);
        }
        let changed = |(name, value): &(&String, &String)| self.facts.get(*name).is_some_and(|signed| signed != *value);
        found.extend(now.facts.iter().filter(changed).map(|(name, _)| Difference::Fact(name.clone())));
        // A fact that was put in later is a change of the text, which is told where it stands.
        if found.is_empty() && places.values().all(Vec::is_empty) {
            let unsigned = now.facts.keys().filter(|name| !self.facts.contains_key(*name));
            found.extend(unsigned.map(|name| Difference::UnsignedFact(name.clone())));
        }
        let mut gone: Vec<usize> = places.into_values().flatten().collect();
        gone.sort_unstable();
        found.extend(gone.into_iter().map(|place| Difference::Gone(self.sections[place].heading.clone())));
        found
    }

    fn keys(&self) -> [Option<&str>; 4] {
        [&self.title, &self.description, &self.summary, &self.sources].map(Option::as_deref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page whose parts are letters: the title, the opening, and sections as `heading=content`.
    fn signed(parts: &str) -> Signed {
        let (title, rest) = parts.split_once(' ').unwrap();
        let (opening, sections) = rest.split_once(' ').unwrap_or((rest, ""));
        let section = |section: &str| {
            let (heading, hash) = section.split_once('=').unwrap();
            SignedSection { heading: heading.to_owned(), hash: hash.to_owned() }
        };
        Signed {
            title: Some(title.to_owned()),
            opening: Some(opening.to_owned()),
            sections: sections.split_whitespace().map(section).collect(),
            ..Signed::default()
        }
    }

    #[test]
    fn what_differs_is_named() {
        use Difference::{Added, Changed, Gone, Key, Moved, Opening};
        for (before, now, expected) in [
            ("t o A=1 B=2", "t o A=1 B=2", vec![]),
            ("t o A=1", "u o A=1", vec![Key("title")]),
            ("t o A=1", "t p A=1", vec![Opening]),
            ("t o A=1 B=2", "t o A=1 B=3", vec![Changed(1)]),
            ("t o A=1", "t o A=1 B=2", vec![Added(1)]),
            ("t o A=1 B=2", "t o B=2", vec![Gone("A".to_owned())]),
            ("t o A=1 B=2", "t o C=1 B=2", vec![Added(0), Gone("A".to_owned())]),
            ("t o A=1 B=2", "t o B=2 A=1", vec![Moved(1)]),
            ("t o A=1 B=2 C=3", "t o C=4 A=1 B=2", vec![Changed(0), Moved(1), Moved(2)]),
            ("t o A=1 A=2", "t o A=1 A=3", vec![Changed(1)]),
            ("t o A=1 A=2", "t o A=2", vec![Changed(0), Gone("A".to_owned())]),
            ("t o A=1", "t o A=1 A=1", vec![Added(1)]),
        ] {
            assert_eq!(signed(before).differences(&signed(now)), expected, "{before} and {now}");
        }
    }
}
