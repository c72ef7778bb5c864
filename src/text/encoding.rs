//! The units in which an editor counts columns.

/// What one column of a [`Position`](super::Position) counts.
///
/// LSP 3.17 lets client and server agree on one; UTF-16 is what both must know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum PositionEncoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: a character beyond U+FFFF counts two.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl PositionEncoding {
    /// The name in the protocol.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    /// The encoding that the protocol calls `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Utf8, Self::Utf16, Self::Utf32].into_iter().find(|encoding| encoding.name() == name)
    }

    /// How many columns `character` takes.
    pub const fn width(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// How many columns `text` takes. Linear in its length.
    pub fn columns(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 | Self::Utf32 if text.is_ascii() => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// The byte of `line` at which `column` lies: the start of the character where the column is inside one, the
    /// end of `line` where it is beyond. Linear in the column.
    pub fn byte_of_column(self, line: &str, column: usize) -> usize {
        if line.as_bytes().get(..column).is_some_and(<[u8]>::is_ascii) {
            return column;
        }
        let mut columns = 0;
        for (byte, character) in line.char_indices() {
            columns += self.width(character);
            if columns > column {
                return byte;
            }
        }
        line.len()
    }
}
