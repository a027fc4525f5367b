//! The words of a diagnostic.

use std::{cmp::Ordering, fmt, hash, ops::Deref, sync::Arc};

/// What is said of a mistake. A site can have a hundred thousand mistakes, and each build has all of them again: words that are
/// always the same are no copy at all, and others are shared.
#[derive(Clone)]
pub enum Words {
    Fixed(&'static str),
    Shared(Arc<str>),
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Fixed(words) => words,
            Self::Shared(words) => words,
        }
    }
}

impl From<&'static str> for Words {
    fn from(words: &'static str) -> Self {
        Self::Fixed(words)
    }
}

impl From<String> for Words {
    fn from(words: String) -> Self {
        Self::Shared(words.into())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Words {}

impl PartialOrd for Words {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Words {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(other)
    }
}

impl hash::Hash for Words {
    fn hash<State: hash::Hasher>(&self, state: &mut State) {
        (**self).hash(state);
    }
}
