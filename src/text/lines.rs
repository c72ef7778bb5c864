//! The lines of a text that does not change.

use memchr::memchr2_iter;

use super::{ByteOffset, Position, PositionEncoding, Span};

/// Where the lines of a text start.
///
/// Building it costs one pass over the text; a question costs a binary search and one pass over the line up to the
/// column.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<u32>,
}

impl<'t> LineIndex<'t> {
    /// The lines of `text`.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
            .map(|at| at as u32 + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The number of lines: one more than there are line breaks.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Line `line` without its line break, or nothing behind the last line.
    pub fn line(&self, line: usize) -> Option<Span> {
        let start = *self.starts.get(line)? as usize;
        let end = self.starts.get(line + 1).map_or(self.text.len(), |&next| next as usize);
        let content = &self.text[start..end];
        let content = content.strip_suffix('\n').unwrap_or(content);
        let content = content.strip_suffix('\r').unwrap_or(content);
        Some(Span::new(start, start + content.len()))
    }

    /// The position of `offset`: of the character's start where it is inside one, of the CR where it is between CR
    /// and LF, of the text's end where it is beyond.
    pub fn position(&self, offset: ByteOffset, encoding: PositionEncoding) -> Position {
        let within = offset.index().min(self.text.len());
        let offset = (0..=within).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let line = self.starts.partition_point(|&start| start as usize <= offset) - 1;
        let start = self.starts[line] as usize;
        let between = self.text[..offset].ends_with('\r') && self.text[offset..].starts_with('\n');
        let end = offset - usize::from(between);
        Position::new(line as u32, encoding.columns(&self.text[start..end]) as u32)
    }

    /// A way to the positions of many offsets that is short where they lie near each other, however long the line.
    pub fn positions(&self, encoding: PositionEncoding) -> Positions<'_> {
        Positions { lines: self, encoding, known: Position::default(), at: 0 }
    }

    /// The offset of `position`, as LSP reads positions that do not exist: a column beyond the line is the line's
    /// end (before its line break), a line beyond the last is the text's end, a place inside a character is the
    /// character's start.
    pub fn offset(&self, position: Position, encoding: PositionEncoding) -> ByteOffset {
        match self.line(position.line as usize) {
            Some(line) => {
                line.start + encoding.byte_of_column(line.of(self.text), position.column as usize) as u32
            }
            None => self.text.len().into(),
        }
    }
}

/// The positions of offsets that lie near each other, each counted from the one before.
#[derive(Debug)]
pub struct Positions<'l> {
    lines: &'l LineIndex<'l>,
    encoding: PositionEncoding,
    known: Position,
    at: usize,
}

impl Positions<'_> {
    /// What [`LineIndex::position`] says. Linear in the way from the offset before, or in the column on another line.
    pub fn position(&mut self, offset: ByteOffset) -> Position {
        let (text, to) = (self.lines.text, offset.index());
        let line = self.lines.line(self.known.line as usize).unwrap_or_default();
        if line.touches(offset) && line.touches(self.at.into()) && text.is_char_boundary(to) {
            let way = |from: usize, to: usize| self.encoding.columns(&text[from..to]) as u32;
            if to < self.at {
                self.known.column -= way(to, self.at);
            } else {
                self.known.column += way(self.at, to);
            }
        } else {
            self.known = self.lines.position(offset, self.encoding);
        }
        self.at = to.min(text.len());
        while !text.is_char_boundary(self.at) {
            self.at -= 1;
        }
        self.known
    }
}
