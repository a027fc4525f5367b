//! Words that advertising rules for treatments do not allow: claims, offers, and names of prescription-only medicines.
//!
//! The lists are a help to writers and no legal advice. They follow section 12 of the UK's CAP Code (medicines, medical devices,
//! health-related products and beauty products), its rule 12.12 (prescription-only medicines may not be advertised to the
//! public), its rule 1.3 (responsibility), and the ASA's guidance on cosmetic interventions. A site changes them under `claims`.

use std::{collections::BTreeMap, ops::Range};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use schemars::JsonSchema;
use serde::Deserialize;

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

const PHRASES: &[(ClaimKind, &[&str])] = &[
    (
        ClaimKind::Promise,
        &[
            "guarantee",
            "guarantees",
            "guaranteed",
            "permanent cure",
            "permanent results",
            "miracle",
            "always works",
            "100% effective",
            "100% success",
            "instant results",
        ],
    ),
    (
        ClaimKind::NoHarm,
        &[
            "painless",
            "pain-free",
            "pain free",
            "risk-free",
            "risk free",
            "no risk",
            "no risks",
            "zero risk",
            "without risk",
            "without risks",
            "no side effects",
            "no side-effects",
            "without side effects",
            "free of side effects",
            "scar-free",
        ],
    ),
    (
        ClaimKind::Safe,
        &[
            "100% safe",
            "completely safe",
            "perfectly safe",
            "totally safe",
            "entirely safe",
            "safe and effective",
            "safe treatment",
            "safe procedure",
            "is safe",
            "are safe",
        ],
    ),
    (
        ClaimKind::Best,
        &[
            "the best clinic",
            "the best treatment",
            "the best doctor",
            "the best surgeon",
            "the best care",
            "the best results",
            "best possible results",
            "the best in",
        ],
    ),
    (
        ClaimKind::Offer,
        &[
            "special offer",
            "special offers",
            "discount",
            "discounts",
            "discounted",
            "% off",
            "half price",
            "half-price",
            "two for one",
            "2 for 1",
            "buy one get one",
            "limited time",
            "limited-time",
            "offer ends",
            "ends soon",
            "last chance",
            "book today",
            "book now",
            "only a few places left",
            "prize draw",
            "win a",
            "black friday",
            "refer a friend",
            "while stocks last",
            "miss out",
            "early bird",
        ],
    ),
    // The ASA's advice on botulinum toxin names the first ones; the others are of the same kind, or sclerosants, which are
    // sold on prescription only in the United Kingdom. A clinic that knows better takes one off the list.
    (
        ClaimKind::Medicine,
        &[
            "botox",
            "botulinum toxin",
            "dysport",
            "vistabel",
            "azzalure",
            "bocouture",
            "xeomin",
            "fibrovein",
            "sodium tetradecyl sulphate",
            "sodium tetradecyl sulfate",
            "polidocanol",
            "aethoxysklerol",
        ],
    ),
    (
        ClaimKind::Testimonial,
        &[
            "testimonial",
            "testimonials",
            "what our patients say",
            "what our clients say",
            "what patients say about us",
            "our patients' stories",
            "our patients’ stories",
            "patient stories",
            "patient story",
            "patient reviews",
            "success stories",
            "success story",
            "happy patients",
            "five stars",
            "five-star reviews",
            "5-star reviews",
        ],
    ),
    (
        ClaimKind::Notice,
        &[
            "results vary",
            "result varies",
            "results may vary",
            "results can vary",
            "results will vary",
            "results differ",
            "results may differ",
            "results can differ",
            "your result may be different",
            "your results may be different",
            "varies from person to person",
            "vary from person to person",
            "differs from person to person",
            "differ from person to person",
        ],
    ),
];

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

/// Words that turn what follows them into its opposite.
const NEGATIONS: [&str; 14] = [
    "not", "no", "never", "nobody", "none", "nothing", "cannot", "can't", "can’t", "without", "neither", "nor",
    "isn't", "isn’t",
];

/// How far back a sentence is looked through, in bytes.
const SENTENCE: usize = 400;

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
                let word = word.trim().to_lowercase();
                if !is_listed {
                    phrases.remove(&word);
                } else if !word.is_empty() {
                    phrases.entry(word).or_insert(kind);
                }
            }
        }
        let mut builder = AhoCorasick::builder();
        let builder = builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        // Every page is read through, and the phrases are few: the largest automaton is small, and by far the fastest.
        let builder = builder.kind(Some(AhoCorasickKind::DFA));
        let automaton = builder.build(phrases.keys()).ok().filter(|_| !phrases.is_empty());
        Self { kinds: phrases.values().copied().collect(), phrases, automaton }
    }

    /// The claims in `text`. What is denied or asked is none.
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

/// Whether the phrase of `kind` at `range` claims something.
fn is_claim(text: &str, range: &Range<usize>, kind: ClaimKind) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let is_in_word = |c: char| c.is_alphanumeric() || c == '-';
    let begins = before.chars().next_back();
    // “20% off”: the number stands before the phrase.
    let starts_word = text[range.clone()].starts_with('%') || !begins.is_some_and(is_in_word);
    if !starts_word || after.chars().next().is_some_and(is_in_word) {
        return false;
    }
    if matches!(kind, ClaimKind::Medicine | ClaimKind::Notice) {
        return true;
    }
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | ':' | ';');
    let mut from = range.start.saturating_sub(SENTENCE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (range.end + SENTENCE).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let before = &text[from..range.start];
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let before = before.rsplit(is_end).next().unwrap_or_default();
    let after = text[range.end..to].split("\n\n").next().unwrap_or_default();
    let end = after.find(is_end);
    if end.is_some_and(|end| after[end..].starts_with('?')) {
        return false;
    }
    let rest = &after[..end.unwrap_or(after.len())];
    let mut words = before.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c));
    if words.any(|word| NEGATIONS.iter().any(|negation| word.eq_ignore_ascii_case(negation))) {
        return false;
    }
    if kind == ClaimKind::Safe {
        // “Safe to drive” says something else, and a number beside the word says how safe.
        let has_number = [before, rest].iter().any(|part| part.contains(|c: char| c.is_ascii_digit()));
        let says_else = [" to ", " for you to", " if ", " when "].iter().any(|next| rest.starts_with(next));
        return !has_number && !says_else;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_found_and_denials_and_questions_are_none() {
        let claims = Claims::new(&ClaimKeys::default());
        for (text, expected) in [
            ("It is painless.", vec!["painless"]),
            ("It is not painless.", vec![]),
            ("Nobody can guarantee it. We guarantee it.", vec!["guarantee"]),
            ("No treatment is risk-free.", vec![]),
            ("There are no side effects.", vec!["no side effects"]),
            ("Is it painless? A 20% off sale", vec!["% off"]),
            ("The treatment is safe. It is safe to drive.", vec!["is safe"]),
            ("It is safe for 99 in 100 people.", vec![]),
            ("It is best to wait. Bestow.", vec![]),
            ("BOOK TODAY! Discountenance.", vec!["BOOK TODAY"]),
            ("not Botox", vec!["Botox"]),
        ] {
            let found: Vec<_> = claims.find(text).into_iter().map(|claim| &text[claim.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
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
