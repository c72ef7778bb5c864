//! Texts and places in them: byte offsets and spans. Knows nothing of articles.

mod span;

pub use span::{ByteOffset, Span};
