//! Paragraphs of mere words, most of every article: they need no reader of Markdown, and an outline does not need them.

use std::sync::LazyLock;

use memchr::memmem;

use super::{block, label, mojibake};

/// Whether the Markdown chunk `text` is one paragraph in which every character stands for itself.
pub fn is_mere(text: &str) -> bool {
    let lines = text.trim_end_matches('\n');
    begin_in_words(lines.as_bytes()) && lines.bytes().all(|byte| STANDS_FOR_ITSELF[usize::from(byte)])
}

/// Whether the chunk `text` is running text and says nothing else, in plain text or Markdown, where prose stands before it: no
/// label, no address, no markup, no heading. Where a look at the bytes does not tell, it says no.
pub fn is_nothing_else(text: &str) -> bool {
    let lines = text.trim_end_matches('\n');
    let bytes = lines.as_bytes();
    let seen = bytes.iter().fold(0, |seen, byte| seen | SIGHT[usize::from(*byte)]);
    let is_www = |dot: usize| dot >= 3 && bytes[dot - 3..dot].eq_ignore_ascii_case(b"www");
    let is_escape = |percent: usize| bytes[percent + 1..].iter().take(2).all(u8::is_ascii_hexdigit);
    let first_line = &lines[..memchr::memchr(b'\n', bytes).unwrap_or(lines.len())];
    seen & (MARK | WORD) == WORD
        && begin_in_words(bytes)
        && !memchr::memchr_iter(b'.', bytes).any(is_www)
        && WWW.find(bytes).is_none()
        && !(seen & PERCENT != 0 && memchr::memchr_iter(b'%', bytes).any(is_escape))
        && (seen & GARBLED == 0 || mojibake::garbled_in(lines).is_empty())
        && label::section(first_line).is_none()
        && (first_line.len() < lines.len() || !block::is_byline(lines))
}

/// Made once: that costs more than to look through a paragraph.
static WWW: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("www"));

/// Whether each line begins as no list, heading, quote or code does.
fn begin_in_words(lines: &[u8]) -> bool {
    // 0xEF begins the byte order mark.
    let begins = |first: Option<&u8>| {
        first.is_some_and(|byte| {
            byte.is_ascii_alphabetic() || matches!(byte, b'"' | b'\'' | b'(' | 0xC2..=0xEE | 0xF0..)
        })
    };
    begins(lines.first()) && memchr::memchr_iter(b'\n', lines).all(|end| begins(lines.get(end + 1)))
}

/// By the byte: all but marks of `CommonMark` and of its extensions, and controls.
const STANDS_FOR_ITSELF: [bool; 256] = {
    let marks = b"\\`*_[]<>&~|{}";
    let mut table = [true; 256];
    let mut control = 0;
    while control < b' ' as usize {
        table[control] = control == b'\n' as usize;
        control += 1;
    }
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = false;
        at += 1;
    }
    table
};

/// A letter or digit.
const WORD: u8 = 1;

/// A byte of marks, or one with which a label, an address or an entity may be written.
const MARK: u8 = 2;

/// What escapes in addresses begin with.
const PERCENT: u8 = 4;

/// What wrongly decoded characters begin with.
const GARBLED: u8 = 8;

/// By the byte: what the sight of it tells.
const SIGHT: [u8; 256] = {
    let mut sight = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        sight[byte] = match byte as u8 {
            b'%' => PERCENT,
            // 0xC2 begins characters of control and blanks that do not break, 0xEF the full-width marks.
            b':' | b'/' | b'#' | b'@' | b'=' | 0xC2 | 0xEF => MARK,
            0xC3 => GARBLED,
            c if c.is_ascii_alphanumeric() => WORD,
            _ if STANDS_FOR_ITSELF[byte] => 0,
            _ => MARK,
        };
        byte += 1;
    }
    sight
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::markdown::{read, read_markup};
    use super::is_mere;

    #[test]
    fn words_are_mere_and_marks_are_not() {
        assert!(is_mere("“The ferry stops - at last!” she said: 2 of 3.\n(It had to.)\n\n"));
        for text in ["- a\n", "1. a\n", "# a\n", "a *b*\n", "a\n---\n", "a\n\nb\n", "  a\n", "[a]: b\n", ""] {
            assert!(!is_mere(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn mere_prose_reads_like_markdown(
            pieces in prop::collection::vec(
                prop_oneof![
                    "[a-zA-Z0-9.,:;!?'\"()#+=%$@/^ -]{0,8}",
                    prop::sample::select(vec![
                        "\n", "a\n", " \n", "\u{A0}", "“", "”", "\u{2028}", "\u{3000}", "é", "  \nb", "\n===", "\n---", "\n#",
                        "\n1. ", "\n- ", "https://a.example/b", "www.a.example", ":-", "\n: a", "\u{FEFF}", "*", "\u{85}",
                    ]).prop_map(str::to_owned),
                ],
                1..8,
            ),
        ) {
            let text = format!("A{}", pieces.concat());
            if is_mere(&text) {
                let (short, whole) = (read(&text), read_markup(&text));
                prop_assert_eq!(short.mask.as_deref().unwrap_or(&text), whole.mask.as_deref().unwrap_or(&text));
                prop_assert_eq!(short.stretches, whole.stretches);
                prop_assert!(whole.links.is_empty() && whole.uses.is_empty() && whole.definitions.is_empty());
            }
        }
    }
}
