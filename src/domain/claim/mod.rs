//! Words that advertising rules for treatments do not allow: claims, offers, and names of prescription-only medicines.
//!
//! The lists are a help to writers and no legal advice. They follow section 12 of the UK's CAP Code (medicines, medical devices,
//! health-related products and beauty products), its rule 12.12 (prescription-only medicines may not be advertised to the
//! public), its rule 1.3 (responsibility), and the ASA's guidance on cosmetic interventions. A site changes them under `claims`.
//!
//! [`Claims::find`] is the entry: it finds the phrases of the lists (`phrases`, `pattern`, `anchors`), and leaves out those that claim nothing
//! where they stand, because of the sentence around them (`context`) or of what they are said of (`meaning`).

mod anchors;
mod context;
mod meaning;
mod pattern;
mod phrases;

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use schemars::JsonSchema;
use serde::Deserialize;

pub use crate::domain::claim::meaning::is_in_first_person;
use crate::domain::claim::{anchors::Anchors, context::is_claim, pattern::Pattern, phrases::PHRASES};

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
    /// It says who said what stands in quotation marks before it.
    Said,
    /// It says that results vary.
    Notice,
}

/// What a site changes of the lists: the group `claims` of `site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimKeys {
    /// Claims that pages do not make: true adds one, false takes one off the list. <number> stands for any number, and <amount>
    /// for a sum of money or a share.
    #[schemars(with = "Option<BTreeMap<String, bool>>")]
    pub words: BTreeMap<String, bool>,
    /// Offers that pages do not make: true adds one, false takes one off the list. <number> stands for any number, and <amount>
    /// for a sum of money or a share, as in <amount> off.
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
    /// The same.
    patterns: Vec<(Pattern, ClaimKind)>,
    /// The anchors of the patterns, by their places among those.
    anchors: Anchors,
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
        let patterns = phrases.iter().filter_map(|(phrase, kind)| Some((Pattern::new(phrase)?, *kind)));
        let patterns: Vec<(Pattern, ClaimKind)> = patterns.collect();
        let anchors = Anchors::new(patterns.iter().map(|(pattern, _)| pattern.anchor()));
        Self { phrases, patterns, anchors }
    }

    /// The claims in `text`, a line a block, in which one space stands between two words. What is denied, asked or said of a
    /// symptom is none. Of those that overlap, the first is found, and of those that begin together the longest.
    pub fn find(&self, text: &str) -> Vec<Claim> {
        let mut claims = Vec::new();
        self.anchors.find(text, |place, at| {
            let (pattern, kind) = &self.patterns[place];
            if let Some(range) = pattern.around(text, at)
                && is_claim(text, &range, *kind)
            {
                claims.push(Claim { kind: *kind, range });
            }
        });
        claims.sort_by_key(|claim| (claim.range.start, Reverse(claim.range.end)));
        let mut end = 0;
        claims.retain(|claim| {
            let is_first = claim.range.start >= end;
            end = end.max(claim.range.end);
            is_first
        });
        claims
    }
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
            ("Is it painless? A 20% off sale", &["20% off"]),
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
            ("A permanent cure is not possible. A painless operation does not exist.", &[]),
            ("Discounts are never given. A guarantee can't be given.", &[]),
            ("Our painless treatment is not expensive.", &["painless"]),
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
    fn a_number_is_no_share_by_itself() {
        check(&[
            ("It is safe and takes 30 minutes.", &["is safe"]),
            ("In 2026 it is safe.", &["is safe"]),
            ("It is safe in 99 of 100 cases.", &[]),
            ("It is safe: 1 in 1,000 people have a clot.", &["is safe"]),
            ("It is very safe, and about 2% of people have a bruise.", &[]),
            ("The treatment is safe for nine out of every ten people.", &[]),
            ("The treatment is safe, with problems in 2 per cent.", &[]),
            ("It is 100 per cent safe.", &["100 per cent safe"]),
        ]);
    }

    #[test]
    fn phrases_with_a_number_are_found() {
        check(&[
            ("£50 off! Get 20 per cent off.", &["£50 off", "20 per cent off"]),
            ("You need a day off, and 2 weeks off work. Cut 5 cm off.", &[]),
            ("Save up to £50. Save 20% today. Save 20 minutes.", &["Save up to £50", "Save 20%"]),
            ("Was £300, now £200.", &["Was £300, now £200"]),
            ("Only three days left. Only 3 days left!", &["Only three days left", "Only 3 days left"]),
            ("You have 3 days left.", &[]),
            ("Two for the price of one. Buy one, get one free.", &["Two for the price of one", "Buy one, get one"]),
        ]);
    }

    #[test]
    fn advertising_is_found_in_many_words() {
        check(&[
            ("Our clinic is the best.", &["is the best"]),
            ("We are the best vein clinic.", &["best vein clinic"]),
            ("London's best clinic", &["best clinic"]),
            ("Our safe and gentle treatment", &["safe and gentle"]),
            ("a safe, effective treatment", &["safe, effective"]),
            ("The treatment is very safe.", &["very safe"]),
            ("It permanently cures veins.", &["permanently cures"]),
            ("Without any risk.", &["Without any risk"]),
            ("You feel no pain at all.", &["feel no pain"]),
            ("Countdown to summer", &["Countdown to"]),
            ("Win prizes with us", &["Win prizes"]),
            ("Our summer offer: your money back!", &["summer offer", "money back"]),
            ("Last chance! Your last chance to book.", &["Last chance!", "last chance to book"]),
            ("Want a painless treatment?", &["painless"]),
            ("Why not try our painless treatment today?", &["painless"]),
            ("Would you like a safe treatment? Looking for the best clinic?", &["safe treatment", "best clinic"]),
        ]);
    }

    #[test]
    fn the_same_words_can_mean_something_else() {
        check(&[
            ("Far from painless. It is anything but painless.", &[]),
            ("Your data is safe with us. The photographs that we take are safe.", &[]),
            ("Your last chance to eat is 6 hours before.", &[]),
            ("Guaranteed appointment within 2 weeks.", &[]),
            ("The 2-year guarantee of your stockings. The stockings have a two-year guarantee.", &[]),
            ("We guarantee that your stockings fit.", &[]),
            ("The device guarantees smooth legs. A guarantee of smooth legs.", &["guarantees", "guarantee"]),
            ("Mornings are the best time to ring. Cotton is the best.", &[]),
            ("The best way to put them on is with gloves. It is best to ring the clinic.", &[]),
            ("Do the best you can. Is our clinic the best?", &[]),
            ("You get your money back if we cancel.", &[]),
            ("Do not miss out a dose. Don't miss out on our prices.", &["Don't miss out"]),
            ("Testimonials are not published here.", &[]),
            ("Swimming is safe after two weeks. It is safe from the second day.", &[]),
            ("You may feel no pain. Most people feel no pain at all. A lump with no pain at all.", &[]),
            ("Do you want to know if it is painless? Do you need a safe treatment?", &[]),
            ("Why is it not painless?", &[]),
            ("It is not very safe. No clinic is the best.", &[]),
            ("Keep it in a safe place. Drive safely. Turn the light off. Take 2 off.", &[]),
        ]);
    }

    #[test]
    fn what_somebody_says_of_a_treatment_is_found_at_who_says_it() {
        check(&[
            ("“I love my legs,” says Anna, 42.", &["says"]),
            ("\"I was so happy\", said Ann. “I could walk!” Ann told us.", &["said", "told us"]),
            ("‘I’m back at work,’ writes Ann.", &["writes"]),
            ("“I agree to it,” says the form. “My leg hurts,” says the patient.", &[]),
            ("“You can walk,” says the nurse. The nurse says “I will ring you”.", &[]),
            ("She said so. As my doctor says, walk. Say “I am allergic”.", &[]),
        ]);
    }

    #[test]
    fn words_that_overlap_are_told_once() {
        check(&[
            ("It is safe and effective.", &["is safe"]),
            ("We have the best treatment in town.", &["the best treatment"]),
            ("Special offers", &["Special offers"]),
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
        let keys = ClaimKeys { offers: change("Free for  <number> weeks", true), ..ClaimKeys::default() };
        let found = Claims::new(&keys).find("It is free for two weeks.");
        assert_eq!(found, [Claim { kind: ClaimKind::Offer, range: 6..24 }]);
    }
}
