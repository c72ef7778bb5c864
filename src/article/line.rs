//! Lines of a text, and what can be said of a line alone.

use memchr::memchr2;

use crate::text::Span;

/// One line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without its terminator.
    pub span: Span,
    /// Where the next line begins: behind `\n`, `\r\n` or `\r`.
    pub next: usize,
}

/// The lines of `text`, from `start` on; a text that ends in a terminator has no empty line behind it.
pub fn lines(text: &str, start: usize) -> impl Iterator<Item = Line> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        if at >= text.len() {
            return None;
        }
        let line = line_at(text, at);
        at = line.next;
        Some(line)
    })
}

/// The line that begins at `start`.
pub fn line_at(text: &str, start: usize) -> Line {
    let bytes = text.as_bytes();
    match memchr2(b'\n', b'\r', &bytes[start..]) {
        None => Line { span: Span::new(start, text.len()), next: text.len() },
        Some(length) => {
            let end = start + length;
            let crlf = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
            Line { span: Span::new(start, end), next: end + 1 + usize::from(crlf) }
        }
    }
}

/// How many line breaks `text` has.
pub fn breaks(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let alone = memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count();
    (memchr::memchr_iter(b'\n', bytes).count() + alone) as u32
}

/// The line that holds the byte at `at`.
pub fn line_around(text: &str, at: usize) -> Line {
    let before = memchr::memrchr2(b'\n', b'\r', &text.as_bytes()[..at]);
    line_at(text, before.map_or(0, |newline| newline + 1))
}

/// Whether nothing but white space and invisible characters stands in `line`.
pub fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
        || line.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Characters without width that exports leave behind: soft hyphen, zero-width space and joiners, word joiner, byte
/// order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// How far `line` is indented: bytes of blanks, tabs and no-break spaces before its first character.
pub fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '\u{A0}', '\u{FEFF}']).len()
}

/// Whether a sentence ends with `line`: final punctuation, with closing marks behind it or not.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_'])
        .ends_with(['.', '!', '?', '…', '。', '？', '！'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_lf_crlf_and_cr_alone() {
        let text = "a\nb\r\nc\rd\u{2028}e\n";
        let found: Vec<&str> = lines(text, 0).map(|line| line.span.of(text)).collect();
        assert_eq!(found, ["a", "b", "c", "d\u{2028}e"]);
        assert_eq!(breaks(text), 4);
    }

    #[test]
    fn a_line_of_invisible_characters_is_blank() {
        assert!(is_blank(" \t"));
        assert!(is_blank("\u{A0}\u{200B}"));
        assert!(!is_blank("\u{A0}a"));
    }
}
