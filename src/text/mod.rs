//! Texts and places in them: byte offsets and spans, positions in an editor's encoding, edits. Knows nothing of
//! articles.

mod buffer;
mod encoding;
mod lines;
mod needles;
mod pattern;
mod position;
mod span;

pub use buffer::{Buffer, DocumentVersion, Edit};
pub use encoding::PositionEncoding;
pub use lines::{LineIndex, Positions};
pub use needles::{NeedleSets, Needles};
pub use pattern::{pattern, pattern_set};
pub use position::Position;
pub use span::{ByteOffset, Span};
