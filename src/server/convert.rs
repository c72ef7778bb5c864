//! Spans into the protocol's ranges and back. The only place where the negotiated encoding meets an offset.

use std::path::PathBuf;

use tower_lsp::lsp_types::{Position, PositionEncodingKind, Range, Url};

use crate::article::Article;
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
