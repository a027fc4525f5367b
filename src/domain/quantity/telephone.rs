//! Telephone numbers, by the nought or the sign that they begin with.

use crate::domain::quantity::{Quantity, QuantityKind};

/// How many digits a telephone number has at least, its code included.
const TELEPHONE_DIGITS: usize = 9;

/// The telephone numbers of `text`, in its order, wherever they stand.
pub fn telephones(text: &str) -> impl Iterator<Item = Quantity> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + memchr::memchr2(b'0', b'+', text.get(from..)?.as_bytes())?;
            let is_within = text[..start].ends_with(|c: char| c.is_ascii_digit());
            let number = Some(start + usize::from(text[start..].starts_with('+'))).filter(|_| !is_within);
            from = start + 1;
            if let Some(telephone) = number.and_then(|start| at(text, start)) {
                from = telephone.range.end;
                return Some(telephone);
            }
        }
    })
}

/// The telephone number that begins at `start`: one that begins with a nought or a code of a country, and is long enough.
pub(super) fn at(text: &str, start: usize) -> Option<Quantity> {
    let is_abroad = text[..start].ends_with('+');
    if !is_abroad && !text[start..].starts_with('0') {
        return None;
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}');
    let rest = &text[start..];
    let number =
        rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())].trim_end_matches(|c: char| !c.is_ascii_digit());
    // In "+44 (0)1632 960000" the nought in brackets is only dialled within the country.
    let digits = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect::<String>();
    let digits = if is_abroad { digits.strip_prefix("44").unwrap_or(&digits) } else { digits.trim_start_matches('0') };
    let is_number = (TELEPHONE_DIGITS..=15).contains(&digits.len());
    let amount = digits.parse().ok().filter(|_| is_number)?;
    Some(Quantity {
        kind: QuantityKind::Telephone,
        amount: amount..=amount,
        is_range: false,
        range: start..start + number.len(),
    })
}
