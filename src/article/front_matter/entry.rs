//! The tree that all three styles are read into.

use crate::text::Span;

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Scalar,
    /// What stands behind it.
    pub value: Value,
}

/// A word, a line or a number, as the style's reader understands it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// Where it stands, without the quotation marks around it.
    pub span: Span,
    /// What it says, escapes undone.
    pub text: String,
}

/// A value of front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One value; empty where nothing stands behind the key.
    Scalar(Scalar),
    /// Several.
    List(Vec<Value>),
    /// Keys of its own.
    Map(Vec<Entry>),
}

impl Value {
    /// The scalar that this is, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match self {
            Self::Scalar(scalar) => Some(scalar),
            Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The values of a list; a single value is a list of one, an empty one of none.
    pub fn items(&self) -> &[Value] {
        match self {
            Self::List(items) => items,
            Self::Scalar(scalar) if scalar.text.is_empty() => &[],
            Self::Scalar(_) | Self::Map(_) => std::slice::from_ref(self),
        }
    }
}
