//! Ages without the word “years”: at least 16, aged 16, 18 and over.

use crate::domain::quantity::{
    Quantity, QuantityKind,
    counted::{YEAR, times, up_to},
    numbers::{ONE, Words},
};

/// The highest age.
const OLDEST: u64 = 120 * ONE;

/// The lowest age that is told by the words around it alone. “At least 3” may count anything.
const LOWEST: u64 = 10 * ONE;

/// Words that may stand between “aged” and the number.
const BETWEEN: [&str; 12] =
    ["of", "at", "least", "over", "under", "above", "below", "between", "from", "is", "limit", "minimum"];

/// Words before which and after which the number of an age is compared.
const BEFORE: [&str; 5] = ["over", "under", "above", "below", "be"];
const BEYOND: [&str; 8] = ["over", "older", "above", "under", "younger", "below", "up", "upwards"];

/// Words that may follow an age. What can be counted is none of them.
const AFTER: [&str; 16] = [
    "and", "or", "to", "on", "when", "at", "before", "after", "for", "if", "by", "because", "but", "with", "who",
    "unless",
];

/// The age that begins at a word.
pub(super) fn at(words: &Words<'_>, word: usize) -> Option<Quantity> {
    let is_age = |amount: u64| amount.is_multiple_of(ONE) && amount <= OLDEST;
    let read = |word: usize| words.number(word).filter(|number| !number.is_of_unit && is_age(number.amount));
    let first = read(word)?;
    let is_between = word > 0 && words.is(word - 1, &["between"]);
    let second = up_to(words, first.next, is_between).and_then(read).filter(|second| second.amount > first.amount);
    let last = second.unwrap_or(first);
    if !is_named_age(words, word) && (first.amount < LOWEST || !is_compared(words, word, last.next)) {
        return None;
    }
    let range = words.place(word)?.start..words.end(last.next - 1);
    let amount = *times(first.amount, &YEAR).start()..=*times(last.amount, &YEAR).end();
    Some(Quantity { kind: QuantityKind::Age, amount, is_range: second.is_some(), range })
}

/// The age that a text is which has nothing but a number in it, where it is known to be one.
pub fn bare_age(text: &str) -> Option<Quantity> {
    let words = Words::of(text);
    let number = words.number(0).filter(|number| number.next == words.len() && !number.is_of_unit)?;
    let amount = times(number.amount, &YEAR);
    Some(Quantity { kind: QuantityKind::Age, amount, is_range: false, range: 0..text.len() })
}

/// Whether “age” or “aged” stands before a word, maybe with some others between them.
fn is_named_age(words: &Words<'_>, word: usize) -> bool {
    let mut at = word;
    while at > 0 && !words.gap(at).contains(['.', '?', '!', ',', ';']) {
        at -= 1;
        if words.is(at, &["age", "aged", "ages"]) {
            return true;
        }
        if !words.is(at, &BETWEEN) {
            break;
        }
    }
    false
}

/// Whether a number that ends before the word `next` is one that people are compared with, and counts nothing.
fn is_compared(words: &Words<'_>, word: usize, next: usize) -> bool {
    let counts_nothing = !words.continues(next) || words.is(next, &AFTER);
    let before = |back: usize, known: &[&str]| word >= back && words.continues(word) && words.is(word - back, known);
    let follows = before(1, &BEFORE)
        || (before(1, &["least"]) && before(2, &["at"]))
        || (before(1, &["than"]) && before(2, &["older", "younger"]));
    let goes_on = words.is(next, &["and", "or"]) && words.is(next + 1, &BEYOND);
    counts_nothing && (follows || goes_on)
}
