//! Places in an article: a chunk and a span in it, which stay true when text before the chunk changes.

use crate::text::Span;

/// A stretch of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The chunk, by its index.
    pub chunk: usize,
    /// The stretch, counted from the chunk's start.
    pub span: Span,
}

impl Place {
    /// The place of `span` in the chunk of index `chunk`.
    pub fn new(chunk: usize, span: Span) -> Self {
        Self { chunk, span }
    }
}
