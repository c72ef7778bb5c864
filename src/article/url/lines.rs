//! The lines of a run of text, and what an export or a mail program puts before and behind their content. Lines break
//! at `\n`, `\r\n` and `\r`.

use memchr::memchr2;

/// A line and the content on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line's first byte.
    pub start: usize,
    /// The byte behind its last, before the line break.
    pub end: usize,
    /// The first byte behind indentation and quote marks.
    pub content: usize,
}

impl Line {
    /// The line that begins at `start`.
    pub fn at(text: &str, start: usize) -> Self {
        let end =
            memchr2(b'\n', b'\r', &text.as_bytes()[start..]).map_or(text.len(), |length| start + length);
        let mut content = start;
        while content < end && matches!(text.as_bytes()[content], b' ' | b'\t' | b'>') {
            content += 1;
        }
        Self { start, end, content }
    }

    /// The line that follows, if the text goes on.
    pub fn following(self, text: &str) -> Option<Self> {
        let rest = &text[self.end..];
        let newline = if rest.starts_with("\r\n") { 2 } else { 1 };
        (rest.len() > newline).then(|| Self::at(text, self.end + newline))
    }

    /// The line that follows, unless it is blank.
    pub fn below(self, text: &str) -> Option<Self> {
        self.following(text).filter(|next| !next.is_blank(text))
    }

    /// Whether nothing but what a reader does not see stands behind its indentation and quote marks.
    pub fn is_blank(self, text: &str) -> bool {
        let content = &text[self.content..self.end];
        !content.starts_with(|c: char| c.is_ascii_graphic()) && content.chars().all(is_invisible)
    }
}

/// White space and the marks of no width that leave a line blank.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The number of columns from `start` to `end`: characters, whatever their width.
pub(super) fn columns(text: &str, start: usize, end: usize) -> u16 {
    u16::try_from(text[start..end].chars().count()).unwrap_or(u16::MAX)
}
