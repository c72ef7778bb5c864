//! The text of a document that is being edited.

use std::borrow::Cow;
use std::ops::Range;

use ropey::{Rope, RopeSlice};

use super::{ByteOffset, Position, PositionEncoding, Span};

/// The number an editor gives to one state of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocumentVersion(pub i32);

/// What an edit did: `removed` went, and `inserted` bytes stand in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What was replaced, in the text before the edit.
    pub removed: Span,
    /// The length of what replaced it, in bytes.
    pub inserted: u32,
}

impl Edit {
    /// What was put in, in the text behind the edit.
    pub fn inserted_span(self) -> Span {
        let start = self.removed.start;
        Span { start, end: start + self.inserted }
    }
}

/// An editor's text with its version.
///
/// An edit and a question about a position cost the logarithm of the text's length, whatever the length of the line;
/// a clone costs nothing and is a snapshot. Texts are at most 4 GiB.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    rope: Rope,
    version: Option<DocumentVersion>,
}

impl Buffer {
    /// A buffer that holds `text`. Linear in its length.
    pub fn new(text: &str, version: Option<DocumentVersion>) -> Self {
        Self { rope: Rope::from_str(text), version }
    }

    /// The version of the last edit; some clients send none.
    pub fn version(&self) -> Option<DocumentVersion> {
        self.version
    }

    /// Takes over the version the editor gives to the text as it is.
    pub fn set_version(&mut self, version: Option<DocumentVersion>) {
        self.version = version;
    }

    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of lines: one more than there are line breaks.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// Replaces the whole text. Linear in its length.
    pub fn replace(&mut self, text: &str) -> Edit {
        let removed = Span::new(0, self.len());
        self.rope = Rope::from_str(text);
        Edit { removed, inserted: text.len() as u32 }
    }

    /// Replaces what lies between the two positions, in whichever order they come; positions that do not exist are
    /// read as by [`Buffer::offset`]. Nothing happens where the text would grow beyond 4 GiB.
    pub fn apply(&mut self, range: Range<Position>, text: &str, encoding: PositionEncoding) -> Option<Edit> {
        let one = self.offset(range.start, encoding);
        let other = if range.end == range.start { one } else { self.offset(range.end, encoding) };
        let removed = Span { start: one.min(other), end: one.max(other) };
        u32::try_from(self.len() - removed.len() as usize + text.len()).ok()?;
        let start = self.rope.byte_to_char(removed.start.index());
        let end = self.rope.byte_to_char(removed.end.index());
        self.rope.remove(start..end);
        self.rope.insert(start, text);
        Some(Edit { removed, inserted: text.len() as u32 })
    }

    /// The text under `span`, borrowed where it lies in one piece. Ends inside a character are moved to its start,
    /// ends beyond the text to its end.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        self.rope_slice(span).into()
    }

    /// The text under `span`, piece by piece.
    pub fn pieces(&self, span: Span) -> impl Iterator<Item = &str> {
        self.rope_slice(span).chunks()
    }

    /// The whole text. Linear in its length.
    pub fn text(&self) -> String {
        self.rope.to_string()
    }

    /// Line `line` without its line break, or nothing behind the last line.
    pub fn line(&self, line: usize) -> Option<Span> {
        if line >= self.line_count() {
            return None;
        }
        let start = self.rope.line_to_byte(line);
        let mut end = self.rope.line_to_byte(line + 1);
        if line + 1 < self.line_count() {
            end -= 1;
            if self.rope.byte(end) == b'\n' && end > start && self.rope.byte(end - 1) == b'\r' {
                end -= 1;
            }
        }
        Some(Span::new(start, end))
    }

    /// The position of `offset`: of the character's start where it is inside one, of the CR where it is between CR
    /// and LF, of the text's end where it is beyond.
    pub fn position(&self, offset: ByteOffset, encoding: PositionEncoding) -> Position {
        let offset = self.before_line_feed(offset.index().min(self.len()));
        let line = self.rope.byte_to_line(offset);
        let columns = self.columns_before(offset, encoding)
            - self.columns_before(self.rope.line_to_byte(line), encoding);
        Position::new(line as u32, columns as u32)
    }

    /// The offset of `position`, as LSP reads positions that do not exist: a column beyond the line is the line's
    /// end (before its line break), a line beyond the last is the text's end, a place inside a character is the
    /// character's start.
    pub fn offset(&self, position: Position, encoding: PositionEncoding) -> ByteOffset {
        let Some(line) = self.line(position.line as usize) else {
            return self.len().into();
        };
        let target = self.columns_before(line.start.index(), encoding) + position.column as usize;
        if target >= self.columns_before(line.end.index(), encoding) {
            return line.end;
        }
        let character = match encoding {
            PositionEncoding::Utf8 => self.rope.byte_to_char(target),
            PositionEncoding::Utf16 => self.rope.utf16_cu_to_char(target),
            PositionEncoding::Utf32 => target,
        };
        self.rope.char_to_byte(character).into()
    }

    /// The columns between the text's start and `offset`, as if it were one line.
    fn columns_before(&self, offset: usize, encoding: PositionEncoding) -> usize {
        let characters = self.rope.byte_to_char(offset);
        match encoding {
            PositionEncoding::Utf8 => self.rope.char_to_byte(characters),
            PositionEncoding::Utf16 => self.rope.char_to_utf16_cu(characters),
            PositionEncoding::Utf32 => characters,
        }
    }

    /// `offset`, or the offset of the CR where it lies between CR and LF.
    fn before_line_feed(&self, offset: usize) -> usize {
        let between = 0 < offset
            && offset < self.len()
            && self.rope.byte(offset) == b'\n'
            && self.rope.byte(offset - 1) == b'\r';
        offset - usize::from(between)
    }

    fn rope_slice(&self, span: Span) -> RopeSlice<'_> {
        let character = |offset: ByteOffset| self.rope.byte_to_char(offset.index().min(self.len()));
        self.rope.slice(character(span.start)..character(span.end))
    }
}
