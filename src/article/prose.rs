//! Paragraphs of mere words, most of every article: they need no reader of Markdown, and an outline does not need them.

use std::sync::LazyLock;

use aho_corasick::packed::{self, Searcher};
use memchr::memmem;

use super::house::House;
use super::line::{is_blank, line_at};
use super::{block, label, mojibake};

/// Whether the Markdown chunk `text` is one paragraph in which every character stands for itself.
pub fn is_mere(text: &str) -> bool {
    let lines = text.trim_end_matches('\n');
    lines_begin_in_words(lines) && lines.bytes().all(stands_for_itself)
}

/// Whether `byte`, in Markdown, is part of a character that stands for itself wherever it is.
pub fn stands_for_itself(byte: u8) -> bool {
    STANDS_FOR_ITSELF[usize::from(byte)]
}

/// Whether the chunk `text` is running text and says nothing else, in plain text or Markdown, where prose stands before it: no
/// label, no address, no markup, no heading. Where a look at the bytes does not tell, it says no.
pub fn is_nothing_else(text: &str, house: &House) -> bool {
    let lines = text.trim_end_matches('\n');
    let bytes = lines.as_bytes();
    let seen = bytes.iter().fold(0, |seen, byte| seen | SIGHT[usize::from(*byte)]);
    let is_www = |dot: usize| dot >= 3 && bytes[dot - 3..dot].eq_ignore_ascii_case(b"www");
    let is_escape = |percent: usize| bytes[percent + 1..].iter().take(2).all(u8::is_ascii_hexdigit);
    let first_line = &lines[..memchr::memchr(b'\n', bytes).unwrap_or(lines.len())];
    seen & (MARK | WORD) == WORD
        && lines_begin_in_words(lines)
        && !memchr::memchr_iter(b'.', bytes).any(is_www)
        && WWW.find(bytes).is_none()
        && !(seen & PERCENT != 0 && memchr::memchr_iter(b'%', bytes).any(is_escape))
        && (seen & GARBLED == 0 || mojibake::garbled_in(lines).is_empty())
        && (seen & COLON == 0
            || memchr::memchr_iter(b':', bytes).all(|colon| is_in_prose(bytes, colon, reach(house))))
        && (seen & CONTROL == 0 || memchr::memchr_iter(0xC2, bytes).all(|at| is_blank_space(&bytes[at..])))
        && label::section(first_line).is_none()
        && (first_line.len() < lines.len() || !block::is_byline(lines))
}

/// A look over a whole text, from its beginning to its end, that tells most of its chunks of running text at a small part of what
/// `is_nothing_else` costs: the bytes at which that function looks twice are searched for in all of the text at once.
pub struct Glance<'t> {
    text: &'t str,
    /// How far into a line a label's colon may stand.
    reach: usize,
    marks: Search,
    www: Search,
}

impl<'t> Glance<'t> {
    /// A look over `text`, which `house` reads.
    pub fn over(text: &'t str, house: &House) -> Self {
        Self { text, reach: reach(house), marks: Search::default(), www: Search::default() }
    }

    /// Where the chunk that begins at `start` ends, if it is certainly running text and says nothing else. `start` never goes back.
    pub fn words_at(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut mark = self.marks.next(MARKS.as_ref(), bytes, start);
        while self.is_harmless(mark) {
            mark = self.marks.next(MARKS.as_ref(), bytes, mark + 1);
        }
        let mark = mark.min(self.www.next(DOUBLE_W.as_ref(), bytes, start));
        let (mut line, mut first_end, mut end) = (start, None, start);
        for newline in memchr::memchr_iter(b'\n', &bytes[start..]).chain([bytes.len() - start]) {
            end = start + newline;
            if mark < end || !begins_in_words(bytes.get(line)) || self.is_blank(line) {
                return None;
            }
            first_end.get_or_insert(end);
            line = end + 1;
            if bytes.get(line).is_none_or(|next| *next == b'\n') {
                break;
            }
        }
        let newlines = bytes[end..].iter().take_while(|byte| **byte == b'\n').count();
        let next = end + newlines;
        let first_line = &self.text[start..first_end?];
        let is_words = bytes[start..end].iter().any(u8::is_ascii_alphanumeric)
            && label::section(first_line).is_none()
            && (first_line.len() < end - start || !block::is_byline(first_line))
            && !self.is_blank(next);
        is_words.then_some(next)
    }

    /// Whether the mark at `mark` is one of words.
    fn is_harmless(&self, mark: usize) -> bool {
        let bytes = self.text.as_bytes();
        match bytes.get(mark) {
            Some(b':') => is_in_prose(bytes, mark, self.reach),
            Some(0xC2) => is_blank_space(&bytes[mark..]),
            Some(0xC3) => is_accent(&bytes[mark..]),
            _ => false,
        }
    }

    /// Whether a line without visible characters begins at `start`.
    fn is_blank(&self, start: usize) -> bool {
        let first = self.text.as_bytes().get(start);
        first.is_some_and(|byte| !byte.is_ascii_graphic())
            && is_blank(line_at(self.text, start).span.of(self.text))
    }
}

/// Whether `rest` begins with a letter of Latin-1 that no wrongly decoded character begins with: é, ü, Å.
fn is_accent(rest: &[u8]) -> bool {
    // The others are the first bytes of UTF-8: 0xC0 to 0xDF, 0xE2, 0xEF and 0xF0.
    matches!(rest, [0xC3, 0xA0..=0xBF, ..]) && !matches!(rest, [_, 0xA2 | 0xAF | 0xB0, ..])
}

/// Whether `rest`, whose first byte begins characters of control, too, begins with a blank that does not break.
fn is_blank_space(rest: &[u8]) -> bool {
    rest.starts_with("\u{A0}".as_bytes())
}

/// Whether the colon at `colon` stands between words of a sentence: with a blank behind it, where no address has one, and
/// further into its line than labels do.
fn is_in_prose(text: &[u8], colon: usize, reach: usize) -> bool {
    let before = colon.checked_sub(reach).map(|from| &text[from..colon]);
    let breaks = |byte: &u8| matches!(byte, b'\n' | b'\r');
    text.get(colon + 1) == Some(&b' ') && before.is_some_and(|before| !before.iter().any(breaks))
}

/// How far into a line a label's colon may stand, with the blanks before and the emphasis around it.
fn reach(house: &House) -> usize {
    house.longest_label() + 16
}

/// A search that goes through a text once, however often it is asked what comes next.
#[derive(Default)]
struct Search {
    found: Option<usize>,
}

impl Search {
    /// Where `wanted` stands next in `text`, at or behind `start`; behind the text, where it stands nowhere. `start` never goes back.
    fn next(&mut self, wanted: Option<&Searcher>, text: &[u8], start: usize) -> usize {
        if let Some(found) = self.found.filter(|found| *found >= start) {
            return found;
        }
        // Without a searcher, anything may stand anywhere.
        let found = wanted.map_or(Some(start), |wanted| {
            wanted.find_in(text, (start..text.len()).into()).map(|found| found.start())
        });
        *self.found.insert(found.unwrap_or(text.len()))
    }
}

/// The bytes of which one alone makes text perhaps more than words.
static MARKS: LazyLock<Option<Searcher>> = LazyLock::new(|| {
    let is_seen = |byte: &u8| SIGHT[usize::from(*byte)] & !WORD != 0;
    let bytes = (0..=u8::MAX).filter(is_seen).map(|byte| [byte]);
    packed::Config::new().heuristic_pattern_limits(false).builder().extend(bytes).build()
});

/// Two `w` in a row, which begin or end `www` in any case.
static DOUBLE_W: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(["ww", "wW", "Ww", "WW"]));

/// Made once: that costs more than to look through a paragraph.
static WWW: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("www"));

/// Whether each of `lines` begins as no list, heading, quote or code does.
pub fn lines_begin_in_words(lines: &str) -> bool {
    let lines = lines.as_bytes();
    begins_in_words(lines.first())
        && memchr::memchr_iter(b'\n', lines).all(|end| begins_in_words(lines.get(end + 1)))
}

/// Whether a line of which `first` is the first byte begins as no list, heading, quote or code does.
fn begins_in_words(first: Option<&u8>) -> bool {
    // 0xEF begins the byte order mark.
    first.is_some_and(|byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b'"' | b'\'' | b'(' | 0xC2..=0xEE | 0xF0..)
    })
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

/// What labels and addresses have.
const COLON: u8 = 16;

/// What characters of control and blanks that do not break begin with.
const CONTROL: u8 = 32;

/// By the byte: what the sight of it tells.
const SIGHT: [u8; 256] = {
    let mut sight = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        sight[byte] = match byte as u8 {
            b'%' => PERCENT,
            b':' => COLON,
            0xC2 => CONTROL,
            // 0xEF begins the full-width marks.
            b'/' | b'#' | b'@' | b'=' | 0xEF => MARK,
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

    use super::super::format::Format;
    use super::super::house::House;
    use super::super::markdown::{read, read_markup};
    use super::super::split::{ChunkKind, next_chunk};
    use super::{Glance, is_mere, is_nothing_else};

    #[test]
    fn words_are_mere_and_marks_are_not() {
        assert!(is_mere("“The ferry stops - at last!” she said: 2 of 3.\n(It had to.)\n\n"));
        for text in ["- a\n", "1. a\n", "# a\n", "a *b*\n", "a\n---\n", "a\n\nb\n", "  a\n", "[a]: b\n", ""] {
            assert!(!is_mere(text), "{text}");
        }
    }

    #[test]
    fn a_glance_tells_most_running_text() {
        let text = "“The ferry stops,” she said.\nIt had to.\n\nBy then José had left.\n\nHe left the cafÃ©.\n\nRead www.a.example.\n\nIt stops.\n\nThere is only one thing left to be said about all of this and about the harbour:\u{A0}it stops.\n\nThere is only one thing left to be said about all of this and about the harbour: it stops.\n\nThe\u{A0}harbour stops.\n\nNote: it stops.\n";
        let (mut glance, mut at) = (Glance::over(text, House::plain()), 0);
        let mut told = Vec::new();
        while at < text.len() {
            let (_, end) = next_chunk(text, at, Format::Plain);
            told.push(glance.words_at(at) == Some(end));
            at = end;
        }
        // Of what may be wrongly decoded, a closer look has to tell.
        assert_eq!(told, [true, true, false, false, true, false, true, true, false]);
    }

    proptest! {
        #[test]
        fn a_glance_tells_what_a_look_tells(
            pieces in prop::collection::vec(
                prop_oneof![
                    "[a-zA-Z0-9.,;!?'\"()+%$^ -]{0,12}",
                    "[A-Z][a-z]{3,9}( [a-z]{2,8}){6,14}[.,]?",
                    prop::sample::select(vec![
                        "\n", "\n\n", "\n\n\n", "\r\n", "\r\r", "\n \n", "\n\u{A0}\n", "\n\u{200B}\n", "\n\u{2028}\n\n", "  ", "“", "”", "é", "É", "ï", "ß", "\u{200B}",
                        "\u{3000}", "• a", "\n• b", "www.", "WWW.", "Www.a", "www", "By Ines Duarte", "Sources", "See also", "\n1) ", "a.b",
                        "Ã©", "https%3A%2F%2Fa.example", "7%,", "a: b", ": ", ":", "\n\u{A0}", "é\u{A0}", "[a]", "\n- a\n\n  b", "\n```\n\na", "\n<!-- a\n\n", "#",
                    ]).prop_map(str::to_owned),
                ],
                1..16,
            ),
            is_plain in any::<bool>(),
        ) {
            let text = pieces.concat();
            let format = if is_plain { Format::Plain } else { Format::Markdown };
            let (mut glance, mut at) = (Glance::over(&text, House::plain()), 0);
            while at < text.len() {
                let (kind, end) = next_chunk(&text, at, format);
                if let Some(told) = glance.words_at(at) {
                    prop_assert_eq!((kind, end), (ChunkKind::Text, told));
                    prop_assert!(is_nothing_else(&text[at..end], House::plain()), "{:?}", &text[at..end]);
                }
                at = end;
            }
        }

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
