//! Spans into the protocol's ranges and back. The only place where the negotiated encoding meets an offset.

use tower_lsp::lsp_types::{Position, PositionEncodingKind, Range};

use crate::text::{self, Buffer, PositionEncoding, Span};

/// The encoding to use with a client that offers `kinds`: the cheapest for us, UTF-16 where none is known.
pub(super) fn encoding(kinds: &[PositionEncodingKind]) -> PositionEncoding {
    [PositionEncoding::Utf8, PositionEncoding::Utf32]
        .into_iter()
        .find(|encoding| kinds.iter().any(|kind| kind.as_str() == encoding.name()))
        .unwrap_or_default()
}

/// The range of `span` in `buffer`.
pub(super) fn range(buffer: &Buffer, span: Span, encoding: PositionEncoding) -> Range {
    let position = |offset| {
        let text::Position { line, column } = buffer.position(offset, encoding);
        Position::new(line, column)
    };
    Range::new(position(span.start), position(span.end))
}
