//! The chunks of a text, told apart: mere words, which most are, and all that has to be looked at.

use std::ops::Range;
use std::sync::Arc;

use crate::article::chunk::Sketch;
use crate::article::format::Format;
use crate::article::house::House;
use crate::article::prose::{self, Glance};
use crate::article::split::{ChunkKind, next_chunk, opening_chunk};

/// A chunk of a text.
pub(super) enum Piece {
    /// Running text that says nothing else, which need not be looked at.
    Words(Range<usize>),
    /// Anything else.
    Sketched(Arc<Sketch>),
}

impl Piece {
    /// The piece of `text`, sketched.
    pub(super) fn sketched(self, text: &str, format: Format, house: &Arc<House>) -> Arc<Sketch> {
        match self {
            Self::Words(words) => Arc::new(Sketch::of_words(&text[words], format, house)),
            Self::Sketched(sketch) => sketch,
        }
    }
}

/// The pieces of `text`, in order.
pub(super) fn cut(text: &str, format: Format, house: &Arc<House>) -> Vec<Piece> {
    let (mut glance, mut pieces, mut at) = (Glance::over(text, house), Vec::with_capacity(32), 0);
    while at < text.len() {
        // Front matter may look like running text.
        let words_end = if at > 0 { glance.words_at(at) } else { None };
        let (piece, end) =
            words_end.map_or_else(|| look_at(text, at, format, house), |end| (Piece::Words(at..end), end));
        pieces.push(piece);
        at = end;
    }
    pieces
}

/// The piece of `text` that begins at `at`, which a glance cannot tell, and where it ends.
fn look_at(text: &str, at: usize, format: Format, house: &Arc<House>) -> (Piece, usize) {
    let (kind, end) = if at == 0 { opening_chunk(text, format, house) } else { next_chunk(text, at, format) };
    let chunk = &text[at..end];
    let piece = if kind == ChunkKind::Text && prose::is_nothing_else(chunk, house) {
        Piece::Words(at..end)
    } else {
        Piece::Sketched(Arc::new(Sketch::of_more(chunk, kind, format, house)))
    };
    (piece, end)
}
