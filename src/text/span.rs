//! Byte offsets and spans.

use std::fmt;
use std::ops::{Add, Range, Sub};

/// A place in a text, in UTF-8 bytes from its start. Texts are at most 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteOffset(pub u32);

impl ByteOffset {
    /// The offset as an index into a `str`.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<usize> for ByteOffset {
    fn from(index: usize) -> Self {
        Self(index as u32)
    }
}

impl From<u32> for ByteOffset {
    fn from(bytes: u32) -> Self {
        Self(bytes)
    }
}

impl Add<u32> for ByteOffset {
    type Output = Self;
    fn add(self, bytes: u32) -> Self {
        Self(self.0 + bytes)
    }
}

impl Sub for ByteOffset {
    type Output = u32;
    fn sub(self, earlier: Self) -> u32 {
        self.0 - earlier.0
    }
}

impl fmt::Debug for ByteOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A half-open stretch of a text, in UTF-8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: ByteOffset,
    /// The byte behind the last.
    pub end: ByteOffset,
}

impl Span {
    /// The span from `start` to `end`, both indexes into a `str`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start: start.into(), end: end.into() }
    }

    /// The empty span at `offset`.
    pub fn empty(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// The span as a range that indexes a `str`.
    pub const fn range(self) -> Range<usize> {
        self.start.index()..self.end.index()
    }

    /// The text under the span; of characters that it halves, the whole.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        match text.get(self.range()) {
            Some(found) => found,
            None => self.widened(text),
        }
    }

    #[cold]
    fn widened(self, text: &str) -> &str {
        &text[self.whole_characters(text).range()]
    }

    /// The span with the whole of the characters of `text` that it halves, and nothing beyond the text's end.
    #[must_use]
    pub fn whole_characters(self, text: &str) -> Self {
        let (mut start, mut end) = (self.start.index().min(text.len()), self.end.index().min(text.len()));
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Self::new(start.min(end), end)
    }

    /// Its length in bytes.
    pub const fn len(self) -> u32 {
        self.end.0 - self.start.0
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start.0 == self.end.0
    }

    /// The same stretch in a text that has `base` bytes more before it.
    #[must_use]
    pub fn shifted(self, base: ByteOffset) -> Self {
        Self { start: self.start + base.0, end: self.end + base.0 }
    }

    /// Whether `offset` is inside; the end is not.
    pub fn contains(self, offset: ByteOffset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `offset` is inside or right behind the last byte, as a cursor is.
    pub fn touches(self, offset: ByteOffset) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether all of `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span over both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start.0, self.end.0)
    }
}
