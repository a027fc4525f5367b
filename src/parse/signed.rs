//! A page becomes what a reviewer signs: hashes of its parts.

use std::collections::BTreeMap;

use crate::{
    domain::{
        evidence::Evidence,
        fact::Facts,
        signed::{FORM, Signed, SignedSection},
    },
    markdown::{FactPlace, Meaning, SectionMeaning, placeholders},
    parse::document::Document,
};

/// How many hexadecimal digits of a hash are kept. A hash is there to notice what was changed, by accident or in haste; whoever
/// means to deceive can write a new sign-off.
const DIGITS: usize = 16;

impl Document {
    /// What a reviewer of the page signs, on a site with these facts.
    pub fn signed(&self, facts: &Facts) -> Signed {
        let front_matter = &self.front_matter;
        let Meaning { opening, sections, notes } = self.body.meaning();
        let source = |Evidence { id: _, title, url, date }: &Evidence| {
            [title.clone(), url.clone().unwrap_or_default(), date.clone().unwrap_or_default()]
        };
        let sources: Vec<String> = front_matter.sources.iter().flat_map(source).collect();
        let section = |SectionMeaning { heading, content }: SectionMeaning| SignedSection {
            heading: self.body.headings[heading].title.clone(),
            hash: hash(&content),
        };
        Signed {
            form: FORM,
            title: hash_of_texts(std::slice::from_ref(&front_matter.title)),
            description: hash_of_texts(std::slice::from_ref(&front_matter.description)),
            summary: hash_of_texts(&front_matter.summary),
            sources: hash_of_texts(&sources),
            opening: hash_of_bytes(&opening),
            sections: sections.into_iter().map(section).collect(),
            notes: hash_of_bytes(&notes),
            facts: self.signed_facts(facts),
        }
    }

    /// The hashes of what those of `facts` say that the page shows. Its text is signed with their names alone.
    fn signed_facts(&self, facts: &Facts) -> BTreeMap<String, String> {
        let in_text = self.body.facts.iter().filter(|shown| shown.place == FactPlace::Text);
        let in_text = in_text.filter_map(|shown| shown.name.clone());
        let front_matter = &self.front_matter;
        let keys = std::iter::once(&front_matter.description).chain(&front_matter.summary);
        let in_keys = keys.flat_map(|text| placeholders(text)).filter_map(|place| place.name);
        // A fact that is not there is an error, and no difference.
        let shown = in_text
            .chain(in_keys)
            .filter_map(|name| Some((facts.get(&name).map(|value| hash(value.as_bytes()))?, name)));
        shown.map(|(hash, name)| (name, hash)).collect()
    }
}

/// The hash of texts, in which the number of spaces and line ends between words is no matter; none where they say nothing.
fn hash_of_texts(texts: &[String]) -> Option<String> {
    // A line feed is in none of them.
    let lines: Vec<String> =
        texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect();
    let says_something = lines.iter().any(|line| line != "\n");
    says_something.then(|| hash(lines.concat().as_bytes()))
}

fn hash_of_bytes(bytes: &[u8]) -> Option<String> {
    (!bytes.is_empty()).then(|| hash(bytes))
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{
            fact::{Fact, Facts},
            signed::{Difference, Signed},
        },
        parse::document,
        source::SourcePath,
    };

    const PAGE: &str = "---\ntitle: Risks\ndescription: What may\n  happen.\nsummary: [One., Two.]\nsources: [{title: A, date: 2024}]\norder: 1\n---\n\nOpening.\n\n## How long\n\nA week.[^1]\n\n## And then\n\nNothing.\n\n[^1]: More or less.\n";

    fn signed(text: &str) -> Signed {
        signed_with(text, &[])
    }

    fn signed_with(text: &str, facts: &[(&str, &str)]) -> Signed {
        let said = facts.iter().map(|(name, value)| ((*name).to_owned(), Fact::from((*value).to_owned())));
        let (facts, _) = Facts::new(&said.collect());
        document::read(&SourcePath::new("content/a.md"), &text.into()).value.signed(&facts)
    }

    #[test]
    fn layout_and_keys_of_the_site_are_not_signed() {
        for (from, to) in [
            ("order: 1\n", "slug: other\nkind: page\norder: 5\naliases: [/old/]\ndraft: true\nsynonyms: [x]\n"),
            ("title: Risks\ndescription: What may\n  happen.\n", "description: 'What may happen.'\ntitle: Risks\n"),
            ("A week.", "A\nweek."),
            ("sources: [{title: A, date: 2024}]", "sources:\n  - date: \"2024\"\n    title: A"),
            ("---\ntitle", "---\nreviewed: 2026-03-15\nreviewed_by: A\nallow: {bare-url: It is meant.}\ntitle"),
            ("\n", "\r\n"),
        ] {
            assert_ne!(PAGE.replace(from, to), PAGE, "{from}");
            assert_eq!(signed(&PAGE.replace(from, to)), signed(PAGE), "{from}");
        }
    }

    #[test]
    fn a_change_is_found_in_its_part() {
        for (from, to, expected) in [
            ("title: Risks", "title: Risk", Difference::Key("title")),
            ("What may", "All that may", Difference::Key("description")),
            ("[One., Two.]", "[One., Two., Three.]", Difference::Key("summary")),
            ("[One., Two.]", "[One. Two.]", Difference::Key("summary")),
            ("date: 2024", "date: 2025", Difference::Key("sources")),
            ("Opening.", "Opened.", Difference::Opening),
            ("A week.", "Two weeks.", Difference::Changed(0)),
            ("More or less", "At most", Difference::Notes),
            ("Nothing.", "Nothing.\n\n### More\n\nNo.", Difference::Added(2)),
            ("## And then\n\nNothing.\n\n", "", Difference::Gone("And then".to_owned())),
        ] {
            assert_eq!(signed(PAGE).differences(&signed(&PAGE.replace(from, to))), [expected], "{from}");
        }
        let without = PAGE.replace("Opening.\n", "").replace("summary: [One., Two.]\n", "");
        assert_eq!(signed(PAGE).differences(&signed(&without)), [Difference::Key("summary"), Difference::Opening]);
    }

    #[test]
    fn a_fact_that_says_something_else_is_a_change_of_the_pages_that_show_it() {
        let shows = |from: &str, to: &str| PAGE.replace(from, to);
        let (two, twenty) = ([("dose", "2 tablets"), ("other", "x")], [("dose", "20 tablets"), ("other", "y")]);
        for (from, to) in [
            ("description: What may", "description: Of {{ fact.dose }}"),
            ("One.", "\"One {{ fact.dose }}.\""),
            ("Opening.", "{{ fact.dose }}."),
            ("A week.", "Take *{{fact.dose}}*."),
            ("More or less.", "{{ fact.dose }}"),
        ] {
            let text = shows(from, to);
            let before = signed_with(&text, &two);
            assert_eq!(before.differences(&signed_with(&text, &two)), [], "{text}");
            assert_eq!(
                before.differences(&signed_with(&text, &twenty)),
                [Difference::Fact("dose".to_owned())],
                "{text}"
            );
            // What was signed before facts were, of a page that shows some, was not all that the page says.
            let without = Signed { facts: Default::default(), ..before };
            assert_eq!(without.differences(&signed_with(&text, &two)), [Difference::UnsignedFact("dose".to_owned())]);
        }
        // By way of another fact, and on a page without any.
        let by_way = [("dose", "{{ fact.number }} tablets"), ("number", "2")];
        let text = shows("A week.", "Take {{ fact.dose }}.");
        assert_eq!(signed_with(&text, &two[..1]), signed_with(&text, &by_way));
        assert_eq!(signed_with(PAGE, &two), signed(PAGE));
        assert_eq!(signed(PAGE).differences(&signed_with(&text, &two)), [Difference::Changed(0)]);
    }
}
