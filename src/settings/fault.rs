//! What can be wrong with a setting.

use std::fmt;

use crate::checks::nearest;

/// A key that no setting has, or a value that it cannot have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The key, with those above it: `override[0].rules.reportedly`.
    pub key: String,
    /// What is wrong, and what is probably meant.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.key, self.message)
    }
}

impl Fault {
    /// The value of `key` is wrong.
    pub(super) fn new(key: &str, message: impl Into<String>) -> Self {
        Self { key: key.to_owned(), message: message.into() }
    }

    /// There is no `key` among the settings `known` beside it.
    pub(super) fn unknown_key(key: &str, known: &[&str]) -> Self {
        let name = key.rsplit('.').next().unwrap_or(key);
        let message = match nearest(name, known.iter().copied()) {
            Some(nearest) => format!("no such setting; did you mean `{nearest}`?"),
            None => format!("no such setting; there are {}", known.join(", ")),
        };
        Self::new(key, message)
    }
}
