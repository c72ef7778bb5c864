//! Places as an editor names them.

/// A line and a column, both from 0. What a column counts is the
/// [`PositionEncoding`](super::PositionEncoding)'s business.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Position {
    /// The line. A line ends at `\n`, `\r\n` or `\r` and nowhere else.
    pub line: u32,
    /// The column, in units of the encoding agreed on.
    pub column: u32,
}

impl Position {
    /// The place at `line` and `column`.
    pub const fn new(line: u32, column: u32) -> Self {
        Self { line, column }
    }
}
