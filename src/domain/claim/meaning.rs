//! What else the words of a claim can mean, by what they are said of: a painless lump, data that is safe.
//!
//! [`means_else`] is the entry. What is denied, asked or left open is found by the sentence, in `context`.

use crate::domain::claim::{
    ClaimKind,
    context::{OFTEN, Sentence, Word, is_one_of, words_of},
};

/// What a lump and the like can be called painless without a promise.
const SYMPTOMS: &str = "lump lumps swelling swellings ulcer ulcers sore sores bump bumps blister blisters spot spots growth \
    growths cyst cysts bruise bruises rash rashes mole moles wart warts nodule nodules patch patches \
    bleeding discharge hernia clot lesion lesions";

/// What else can be called so, where it is what the sentence is about.
const HARMLESS: &str = "vein veins piles haemorrhoids";

/// Words that may stand between what a sentence is about and what is said of it.
const LINKING: &str = "is are was were be been may can could might that which feel with";

/// What a risk is of where “no risk” promises that nothing at all can happen.
const ALL_HARM: &str = "harm side side-effects complications problems pain anything any";

/// What is safe where it is kept well.
const KEPT_SAFE: &str = "data details information record records photo photos photograph photographs picture pictures payment \
    payments belongings valuables";

/// What follows “safe” where the sentence says for what, or when, something is safe.
const SAFE_FOR: [&str; 11] = [
    " to ",
    " for you to",
    " if ",
    " when ",
    " enough",
    " after ",
    " from ",
    " until ",
    " before ",
    " up to ",
    " once ",
];

/// What can be guaranteed: an appointment, and what is bought.
const GOODS: &str = "appointment appointments place places slot slots reply answer price prices delivery stocking stockings \
    hosiery garment garments device devices product products";

/// What a clinic compares with others.
const OWN: &str =
    "we our us clinic clinics doctor doctors surgeon surgeons nurse nurses team staff treatment treatments";

/// What money is given back for that asks nobody to decide.
const REFUNDS: [&str; 3] = ["cancel", "refund", "deposit"];

/// How a number goes on that says of how many people something is so.
const AMONG: &str = "in of per";

/// Numbers in words that a share can have.
const NUMBERS: &str = "one two three four five six seven eight nine ten hundred thousand";

/// Whether the phrase of a sentence, which is listed as `kind`, means something else than what it is listed for.
pub(super) fn means_else(sentence: &Sentence<'_>, kind: ClaimKind) -> bool {
    let Sentence { phrase, before, after, words, .. } = sentence;
    match kind {
        ClaimKind::Safe => {
            // A share beside the word says how safe.
            let has_share = || [before, after].iter().any(|part| has_share(&words_of(part)));
            let is_kept = || words.iter().any(|word| is_one_of(KEPT_SAFE, &word.word));
            SAFE_FOR.iter().any(|next| after.starts_with(next)) || is_kept() || has_share()
        }
        ClaimKind::NoHarm => is_of_one_harm(phrase, after) || is_of_symptom(words, phrase, after),
        ClaimKind::Best => is_best_for_one(sentence),
        ClaimKind::Promise => phrase.starts_with("guarantee") && is_of_goods(sentence),
        ClaimKind::Offer => is_refund(sentence) || is_of_a_dose(sentence),
        ClaimKind::Medicine | ClaimKind::Testimonial | ClaimKind::Said | ClaimKind::Notice => false,
    }
}

/// Whether a text ends with a quotation in the first person, or with one and a name: “I love my legs,” Ann
pub(super) fn ends_with_quotation(text: &str) -> bool {
    const MARKS: [(char, char); 3] = [('“', '”'), ('"', '"'), ('‘', '’')];
    /// The words of a name, and perhaps the years.
    const LONGEST_NAME: usize = 3;
    MARKS.iter().any(|&(open, close)| {
        let Some((inside, name)) = text.rsplit_once(close) else { return false };
        let name = name.trim_start_matches([',', ' ']);
        let is_name = name.is_empty() || name.starts_with(char::is_uppercase);
        let quotation = inside.rfind(open).map(|start| &inside[start..]);
        is_name && name.split_whitespace().count() <= LONGEST_NAME && quotation.is_some_and(is_in_first_person)
    })
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

/// Whether the words say of how many something is so, as “99 in 100”, “nine out of every ten” and “2%” do.
fn has_share(words: &[Word]) -> bool {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || is_one_of(NUMBERS, word);
    (0..words.len()).filter(|&place| is_number(&words[place].word)).any(|place| {
        let word = words[place].word.as_str();
        let mut next = words[place + 1..].iter().map(|word| word.word.as_str());
        match next.next() {
            _ if word.ends_with('%') => true,
            Some("percent") => true,
            Some("per") => next.next().is_some_and(|next| next == "cent" || is_number(next)),
            Some(next_word) if is_one_of(AMONG, next_word) || next_word == "out" => {
                let mut next = next.skip_while(|word| matches!(*word, "of" | "every" | "each" | "the" | "a"));
                next.next().is_some_and(is_number)
            }
            _ => false,
        }
    })
}

/// Whether it is an appointment, or what is bought, that is guaranteed.
fn is_of_goods(sentence: &Sentence<'_>) -> bool {
    let Sentence { after, words, .. } = sentence;
    let next = words_of(after);
    // “The stockings have a guarantee of two years.”
    let is_noun = words.last().is_some_and(|last| {
        matches!(&*last.word, "a" | "an" | "the" | "their" | "its" | "year") || last.word.ends_with("-year")
    });
    let about = words.iter().rev().take(if is_noun { 8 } else { 0 });
    next.iter().take(5).chain(about).any(|word| is_one_of(GOODS, &word.word))
}

/// Whether money is given back for what did not take place.
fn is_refund(sentence: &Sentence<'_>) -> bool {
    let Sentence { phrase, before, after, .. } = sentence;
    let says = |part: &str| [before, after].iter().any(|text| text.to_lowercase().contains(part));
    phrase.starts_with("money") && REFUNDS.iter().any(|refund| says(refund))
}

/// Whether it is a dose, an exercise or the like that nobody is to miss out.
fn is_of_a_dose(sentence: &Sentence<'_>) -> bool {
    let Sentence { phrase, after, .. } = sentence;
    phrase.ends_with("miss out") && after.starts_with(' ') && !after.starts_with(" on ")
}

/// Whether “no risk” is said of one harm, as in “no risk of burns”, and not of all there are.
fn is_of_one_harm(phrase: &str, after: &str) -> bool {
    if !phrase.contains("risk") {
        return false;
    }
    let mut words = after.split_whitespace();
    match (words.next(), words.next()) {
        (Some("of"), Some(harm)) => !is_one_of(ALL_HARM, harm.trim_matches(|c: char| !c.is_alphanumeric())),
        (Some("to"), Some(whom)) => !matches!(whom, "you" | "your" | "patients"),
        _ => false,
    }
}

/// Whether what is called painless is a symptom, as in “a painless lump”.
fn is_of_symptom(words: &[Word], phrase: &str, after: &str) -> bool {
    if !phrase.contains("pain") {
        return false;
    }
    let mut next =
        after.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    if next.by_ref().take(3).any(|word| is_one_of(SYMPTOMS, &word)) {
        return true;
    }
    let is_between =
        |word: &&Word| is_one_of(LINKING, &word.word) || is_one_of(OFTEN, &word.word) || word.word.ends_with("ly");
    let between = words.iter().rev().take_while(is_between).count();
    let about = words.len().checked_sub(between + 1).map(|place| words[place].word.as_str());
    between > 0 && about.is_some_and(|about| is_one_of(SYMPTOMS, about) || is_one_of(HARMLESS, about))
}

/// Whether “the best” is what is best for one person, or how something is to be used: no comparison with other clinics.
fn is_best_for_one(sentence: &Sentence<'_>) -> bool {
    /// Words of a sentence that says how one finds out what is best.
    const FINDING_OUT: [&str; 8] = ["depend", "decid", "discuss", "choos", "agree", "advi", "what is", "which is"];
    let Sentence { phrase, before, after, words, .. } = sentence;
    let is_for_one = [" for you", " for each", " for them", " for someone", " for every"]
        .iter()
        .any(|one| after.strip_prefix(one).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let parts = [before, after].map(|part| part.to_lowercase());
    let finds_out = FINDING_OUT.iter().any(|part| parts.iter().any(|text| text.contains(part)));
    let is_aim = phrase.ends_with("results") && words.last().is_some_and(|last| matches!(&*last.word, "for" | "get"));
    // “Our clinic is the best.” is a comparison, and “Mornings are the best time” is none.
    let is_of_others = phrase.ends_with("the best")
        && (after.starts_with(' ') || !words.iter().any(|word| is_one_of(OWN, &word.word)));
    is_for_one || finds_out || is_aim || is_of_others
}
