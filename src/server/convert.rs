//! Spans into the protocol's ranges and back. The only place where the negotiated encoding meets an offset.

use std::path::PathBuf;

use tower_lsp::lsp_types::{Position, PositionEncodingKind, Range, Url};

use crate::article::{Article, Place};
use crate::text::{self, ByteOffset, LineIndex, PositionEncoding, Span};

/// The encoding to use with a client that offers `kinds`: the cheapest for us, UTF-16 where none is known.
pub(super) fn encoding(kinds: &[PositionEncodingKind]) -> PositionEncoding {
    [PositionEncoding::Utf8, PositionEncoding::Utf32]
        .into_iter()
        .find(|encoding| kinds.iter().any(|kind| kind.as_str() == encoding.name()))
        .unwrap_or_default()
}

/// The range of `span` in `article`; the lines of the chunks at its ends alone are counted.
pub(super) fn range(article: &Article, span: Span, encoding: PositionEncoding) -> Range {
    let position = |offset: ByteOffset| {
        let Some(place) = article.place_at(offset) else { return Position::default() };
        let part = &article.parts()[place.chunk];
        let found = LineIndex::new(part.chunk.text()).position(place.span.start, encoding);
        Position::new(part.line + found.line, found.column)
    };
    Range::new(position(span.start), position(span.end))
}

/// The ranges of `spans` in `article`, in their order. Linear in their number and in the chunks that hold them, each of which
/// may be one long line.
pub(super) fn ranges(article: &Article, spans: &[Span], encoding: PositionEncoding) -> Vec<Range> {
    let mut ranges = vec![Range::default(); spans.len()];
    let starts = spans.iter().zip(0..).map(|(span, index)| (span.start, index, false));
    let mut ends: Vec<_> =
        starts.chain(spans.iter().zip(0..).map(|(span, index)| (span.end, index, true))).collect();
    ends.sort_unstable();
    let places = ends
        .into_iter()
        .filter_map(|(offset, index, is_end)| Some((article.place_at(offset)?, index, is_end)));
    let places: Vec<(Place, usize, bool)> = places.collect();
    for places in places.chunk_by(|(one, ..), (other, ..)| one.chunk == other.chunk) {
        let part = &article.parts()[places[0].0.chunk];
        let lines = LineIndex::new(part.chunk.text());
        let mut positions = lines.positions(encoding);
        for (place, index, is_end) in places {
            let found = positions.position(place.span.start);
            let position = Position::new(part.line + found.line, found.column);
            let range = &mut ranges[*index];
            *(if *is_end { &mut range.end } else { &mut range.start }) = position;
        }
    }
    ranges
}

/// The range of `span` in `text`.
pub(super) fn range_of_text(text: &str, span: Span, encoding: PositionEncoding) -> Range {
    let lines = LineIndex::new(text);
    let position = |offset| {
        let found = lines.position(offset, encoding);
        Position::new(found.line, found.column)
    };
    Range::new(position(span.start), position(span.end))
}

/// The file that `uri` names, `.` and `..` worked out; nothing where it names none.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    Url::parse(uri).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok()
}

/// The protocol's position as one of the text.
pub(super) fn text_position(position: Position) -> text::Position {
    text::Position::new(position.line, position.character)
}
