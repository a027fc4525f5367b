//! What a number of people is said to be: about so many, fewer than so many, and the words in which writers say so.

use serde::Serialize;

/// What a number of people is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    Exactly,
    About,
    /// It is less than this.
    FewerThan,
    /// It is this at the most.
    UpTo,
    /// It is more than this.
    MoreThan,
    /// It is this at the least.
    AtLeast,
}

/// What can stand before a number, the longer first where one begins another.
const BEFORE: [(&str, Says); 33] = [
    ("about", Says::About),
    ("around", Says::About),
    ("approximately", Says::About),
    ("approx.", Says::About),
    ("approx", Says::About),
    ("roughly", Says::About),
    ("nearly", Says::About),
    ("almost", Says::About),
    ("circa", Says::About),
    ("~", Says::About),
    ("≈", Says::About),
    ("fewer than", Says::FewerThan),
    ("less than", Says::FewerThan),
    ("under", Says::FewerThan),
    ("below", Says::FewerThan),
    ("up to", Says::UpTo),
    ("at most", Says::UpTo),
    ("no more than", Says::UpTo),
    ("not more than", Says::UpTo),
    ("≤", Says::UpTo),
    ("<=", Says::UpTo),
    ("<", Says::FewerThan),
    ("more than", Says::MoreThan),
    ("greater than", Says::MoreThan),
    ("over", Says::MoreThan),
    ("above", Says::MoreThan),
    ("at least", Says::AtLeast),
    ("no fewer than", Says::AtLeast),
    ("no less than", Says::AtLeast),
    ("not less than", Says::AtLeast),
    ("≥", Says::AtLeast),
    (">=", Says::AtLeast),
    (">", Says::MoreThan),
];

/// What can stand after a number.
const AFTER: [(&str, Says); 5] = [
    (" or less", Says::UpTo),
    (" or fewer", Says::UpTo),
    (" or more", Says::AtLeast),
    (" or so", Says::About),
    (" approximately", Says::About),
];

impl Says {
    /// What the number of a text is said to be, and the number without the words that say so.
    pub(super) fn of(text: &str) -> (Self, &str) {
        let before = BEFORE.iter().find_map(|(words, says)| {
            let rest = text.strip_prefix(words)?;
            let is_sign = !words.ends_with(char::is_alphanumeric);
            (is_sign || rest.starts_with(' ')).then(|| (*says, rest.trim_start()))
        });
        let after = || AFTER.iter().find_map(|(words, says)| Some((*says, text.strip_suffix(words)?)));
        let (says, number) = before.or_else(after).unwrap_or((Self::Exactly, text));
        (says, number.strip_suffix(" people").unwrap_or(number))
    }

    /// Whether a text has words anywhere in it that say what is `wanted` of a number.
    pub(super) fn any_in(text: &str, wanted: impl Fn(Self) -> bool) -> bool {
        BEFORE.iter().chain(&AFTER).any(|(words, says)| wanted(*says) && text.contains(words))
    }

    /// Whether the number is only the most or the least that it may be.
    pub(super) fn is_bound(self) -> bool {
        !matches!(self, Self::Exactly | Self::About)
    }

    /// The words before a number, as writers write them.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::About => "about ",
            Self::FewerThan => "fewer than ",
            Self::UpTo => "up to ",
            Self::MoreThan => "more than ",
            Self::AtLeast => "at least ",
        }
    }
}
