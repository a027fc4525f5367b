//! Words that advertising rules for treatments do not allow: claims, offers, and names of prescription-only medicines.
//!
//! The lists are a help to writers and no legal advice. They follow section 12 of the UK's CAP Code (medicines, medical devices,
//! health-related products and beauty products), its rule 12.12 (prescription-only medicines may not be advertised to the
//! public), its rule 1.3 (responsibility), and the ASA's guidance on cosmetic interventions. A site changes them under `claims`.

mod context;
mod phrases;

use std::{collections::BTreeMap, ops::Range};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::claim::{context::is_claim, phrases::PHRASES};

/// What is wrong with a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    /// Nobody can promise it.
    Promise,
    /// It says that there is no risk or no pain.
    NoHarm,
    /// It says that something is safe, which is a claim where no number stands beside it.
    Safe,
    /// It says that something is better than all others.
    Best,
    /// An offer, or pressure to decide quickly.
    Offer,
    /// The name of a prescription-only medicine.
    Medicine,
    /// It announces what patients said of a treatment.
    Testimonial,
    /// It says that results vary.
    Notice,
}

/// What a site changes of the lists: the group `claims` of `site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimKeys {
    /// Claims that pages do not make: true adds one, false takes one off the list.
    #[schemars(with = "Option<BTreeMap<String, bool>>")]
    pub words: BTreeMap<String, bool>,
    /// Offers that pages do not make: true adds one, false takes one off the list.
    #[schemars(with = "Option<BTreeMap<String, bool>>")]
    pub offers: BTreeMap<String, bool>,
    /// Names of prescription-only medicines: true adds one, false takes one off the list.
    #[schemars(with = "Option<BTreeMap<String, bool>>")]
    pub medicines: BTreeMap<String, bool>,
    /// Words that announce what patients said: true adds some, false takes some off the list.
    #[schemars(with = "Option<BTreeMap<String, bool>>")]
    pub testimonials: BTreeMap<String, bool>,
    /// Words that say that results vary: true adds some, false takes some off the list.
    #[schemars(with = "Option<BTreeMap<String, bool>>")]
    pub notices: BTreeMap<String, bool>,
}

/// Finds phrases in a text, in one pass.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    phrases: BTreeMap<String, ClaimKind>,
    kinds: Vec<ClaimKind>,
    automaton: Option<AhoCorasick>,
}

/// A phrase that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub kind: ClaimKind,
    pub range: Range<usize>,
}

impl PartialEq for Claims {
    fn eq(&self, other: &Self) -> bool {
        self.phrases == other.phrases
    }
}

impl Eq for Claims {}

impl Claims {
    /// The lists, with what a site changes of them.
    pub fn new(keys: &ClaimKeys) -> Self {
        let known =
            PHRASES.iter().flat_map(|(kind, phrases)| phrases.iter().map(|phrase| ((*phrase).to_owned(), *kind)));
        let mut phrases: BTreeMap<String, ClaimKind> = known.collect();
        let changes = [
            (ClaimKind::Promise, &keys.words),
            (ClaimKind::Offer, &keys.offers),
            (ClaimKind::Medicine, &keys.medicines),
            (ClaimKind::Testimonial, &keys.testimonials),
            (ClaimKind::Notice, &keys.notices),
        ];
        for (kind, words) in changes {
            for (word, is_listed) in words {
                let word = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
                if !is_listed {
                    phrases.remove(&word);
                } else if !word.is_empty() {
                    phrases.entry(word).or_insert(kind);
                }
            }
        }
        let mut builder = AhoCorasick::builder();
        let builder = builder
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            // The lists are short, and each page is gone through: the quickest kind takes half a megabyte.
            .kind(Some(AhoCorasickKind::DFA));
        let automaton = builder.build(phrases.keys()).ok().filter(|_| !phrases.is_empty());
        Self { kinds: phrases.values().copied().collect(), phrases, automaton }
    }

    /// The claims in `text`, a line a block, in which one space stands between two words. What is denied, asked or said of a
    /// symptom is none.
    pub fn find(&self, text: &str) -> Vec<Claim> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let hits = automaton.find_iter(text).map(|hit| (self.kinds[hit.pattern().as_usize()], hit.range()));
        hits.filter(|(kind, range)| is_claim(text, range, *kind)).map(|(kind, range)| Claim { kind, range }).collect()
    }
}

/// Whether a text that is quoted tells of the speaker, as what a patient says of a treatment does.
pub fn is_in_first_person(quotation: &str) -> bool {
    /// Words before an I that is a number: “type I”.
    const NUMBERED: [&str; 7] = ["type", "stage", "grade", "class", "phase", "part", "world"];
    let mut words =
        quotation.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c)).filter(|word| !word.is_empty());
    let mut before = "";
    words.any(|word| {
        let is_speaker = match word {
            "I" => !NUMBERED.iter().any(|numbered| numbered.eq_ignore_ascii_case(before)),
            "I'm" | "I’m" | "I've" | "I’ve" | "I'd" | "I’d" | "I'll" | "I’ll" | "my" | "My" => true,
            _ => false,
        };
        before = word;
        is_speaker
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &[&str])]) {
        let claims = Claims::new(&ClaimKeys::default());
        for (text, expected) in cases {
            let found: Vec<_> = claims.find(text).into_iter().map(|claim| &text[claim.range]).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn claims_are_found_and_questions_are_none() {
        check(&[
            ("It is painless.", &["painless"]),
            ("There are no side effects.", &["no side effects"]),
            ("Is it painless? A 20% off sale", &["% off"]),
            ("The treatment is safe. It is safe to drive.", &["is safe"]),
            ("It is safe for 99 in 100 people.", &[]),
            ("It is best to wait. Bestow.", &[]),
            ("BOOK TODAY! Discountenance.", &["BOOK TODAY"]),
            ("not Botox", &["Botox"]),
            ("It works for everyone.", &["works for everyone"]),
            ("Clinically proven to work.", &["Clinically proven"]),
            ("Hurry, only 3 places left!", &["places left"]),
            ("Don't miss out!", &["Don't miss out"]),
        ]);
    }

    #[test]
    fn what_is_denied_is_no_claim() {
        check(&[
            ("It is not painless.", &[]),
            ("Nobody can guarantee it. We guarantee it.", &["guarantee"]),
            ("No treatment is risk-free.", &[]),
            ("We don't guarantee any result. We don’t guarantee it.", &[]),
            ("Results aren't guaranteed.", &[]),
            ("We won't guarantee it.", &[]),
            ("Few treatments are risk-free. It is hardly ever painless.", &[]),
            ("In a few minutes it is painless.", &["painless"]),
            ("It is not, however, painless.", &[]),
            ("No treatment, whoever gives it, is risk-free.", &[]),
            ("Nobody, not even us, can guarantee a result.", &[]),
            ("We do not offer discounts, prize draws or special offers.", &[]),
            ("It is not painless, risk-free or guaranteed.", &[]),
            ("It is a myth that it is painless. Beware of special offers.", &[]),
            ("We cannot say that it is safe and painless.", &[]),
            ("It is not without risk.", &[]),
        ]);
    }

    #[test]
    fn a_no_that_is_about_something_else_denies_nothing() {
        check(&[
            ("With no needles, it is completely painless.", &["painless"]),
            ("With no needles it is completely painless.", &["painless"]),
            ("Not only is it painless, it always works.", &["painless", "always works"]),
            ("You need no anaesthetic because it is painless.", &["painless"]),
            ("It does not hurt and it always works.", &["always works"]),
            ("There is no pain and no risk.", &["no risk"]),
            ("There is no doubt that it is painless.", &["painless"]),
            ("No needles: painless.", &["painless"]),
        ]);
    }

    #[test]
    fn good_advice_is_no_claim() {
        check(&[
            ("If you miss out a tablet, take it later.", &[]),
            ("The nurse checks whether the treatment is safe for you.", &[]),
            ("Ask us if it is safe for you. We make sure that it is safe.", &[]),
            ("See a doctor if you notice a painless lump.", &[]),
            ("A hernia is a painless soft swelling. The lump is usually painless.", &[]),
            ("Thread veins are painless.", &[]),
            ("Most people are pain free after two days.", &[]),
            ("Rest until you are pain free.", &[]),
            ("The best treatment for you depends on your ears.", &[]),
            ("We talk about what is the best treatment. For the best results, wear them daily.", &[]),
            ("We give the best treatment for your ears.", &["the best treatment"]),
            ("There is no risk of burns from the tube.", &[]),
            ("There is no risk of any harm.", &["no risk"]),
            ("Most people have no side effects.", &[]),
            ("About 9 in 10 people have no side effects.", &[]),
            ("It is the most painless treatment.", &["painless"]),
            ("If you want smooth legs, our painless treatment is for you.", &["painless"]),
        ]);
    }

    #[test]
    fn a_quotation_in_the_first_person_is_told_from_others() {
        for (quotation, expected) in [
            ("> I was so happy", true),
            ("> “I’m back at work”", true),
            ("> It changed my life", true),
            ("> Diabetes of type I is common", false),
            ("> We recommend compression.", false),
        ] {
            assert_eq!(is_in_first_person(quotation), expected, "{quotation}");
        }
    }

    #[test]
    fn a_site_changes_the_lists() {
        let change = |word: &str, is_listed| BTreeMap::from([(word.to_owned(), is_listed)]);
        let keys =
            ClaimKeys { words: change("painless", false), offers: change("flash sale", true), ..ClaimKeys::default() };
        let found = Claims::new(&keys).find("A painless flash sale.");
        assert_eq!(found, [Claim { kind: ClaimKind::Offer, range: 11..21 }]);
    }
}
