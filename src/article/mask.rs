//! Masks: copies of a text, of the same length byte by byte, in which all that is not prose is blank.
//!
//! Whoever reads words reads the mask, and every span found there holds in the text.

use std::borrow::Cow;

use super::line;
use crate::text::Span;

/// A mask being made.
pub struct Mask {
    bytes: Vec<u8>,
}

impl Mask {
    /// A mask that shows all of `text`.
    pub fn showing(text: &str) -> Self {
        Self { bytes: text.as_bytes().to_vec() }
    }

    /// A mask that shows nothing of `text` but its line breaks.
    pub fn hiding(text: &str) -> Self {
        let mut mask = Self::showing(text);
        mask.hide(Span::new(0, text.len()));
        mask
    }

    /// Blanks what is under `span`, whose ends lie between characters; line breaks stay.
    pub fn hide(&mut self, span: Span) {
        for byte in &mut self.bytes[span.range()] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }

    /// Shows what `text`, the text of this mask, has under `span`.
    pub fn show(&mut self, text: &str, span: Span) {
        self.bytes[span.range()].copy_from_slice(span.of(text).as_bytes());
    }

    /// Writes `decoded` in place of the entity or escape under `span`, at its start; what is longer than its place is
    /// left blank.
    pub fn write(&mut self, span: Span, decoded: &str) {
        self.hide(span);
        let place = &mut self.bytes[span.range()];
        if decoded.len() > place.len() {
            return;
        }
        // An opening mark stands at the end of its place, so that it touches the word it opens.
        let opens = matches!(decoded, "“" | "‘" | "«" | "„" | "‹");
        let start = if opens { place.len() - decoded.len() } else { 0 };
        place[start..start + decoded.len()].copy_from_slice(decoded.as_bytes());
    }

    /// Writes what the C1 character `c` at `at` meant in Windows-1252, in its two bytes.
    pub fn write_windows_1252(&mut self, at: usize, c: char) {
        let ascii: &[u8; 2] = match c {
            '\u{93}' => b" \"",
            '\u{94}' => b"\" ",
            '\u{91}' => b" '",
            '\u{92}' => b"' ",
            '\u{85}' => b". ",
            '\u{96}' | '\u{97}' => b"- ",
            _ => b"  ",
        };
        self.bytes[at..at + 2].copy_from_slice(ascii);
    }

    /// Decodes the entities (`&#8217;`, `&quot;`) that show under `span`.
    pub fn decode_entities(&mut self, text: &str, span: Span) {
        for entity in entities(text, span) {
            let decoded = html_escape::decode_html_entities(entity.of(text)).replace('\u{A0}', " ");
            if decoded != entity.of(text) {
                self.write(entity, &decoded);
            }
        }
    }

    /// Shows the emphasis marks inside the addresses that show, and their ampersands as they are written: nothing is stressed in
    /// `https://a.example/Brandt:_An_interview`, and `?a=1&amp;b=2` goes on behind its entity.
    pub fn show_marks_in_addresses(&mut self, text: &str) {
        let places: Vec<usize> = memchr::memmem::find_iter(&self.bytes, b"://").collect();
        let written = text.as_bytes();
        let mut at = 0;
        for place in places {
            at = at.max(place);
            while let Some(byte) = written.get(at).filter(|byte| is_in_address(**byte)) {
                let goes_on =
                    written.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'%');
                if matches!(byte, b'_' | b'*') && goes_on {
                    self.bytes[at] = *byte;
                }
                let length = ampersand(&written[at..]).unwrap_or(1);
                if length > 1 && written.get(at + length).is_some_and(u8::is_ascii_alphanumeric) {
                    self.bytes[at..at + length].copy_from_slice(&written[at..at + length]);
                }
                at += length;
            }
        }
    }

    /// The mask as text.
    pub fn finish(self) -> Box<str> {
        match String::from_utf8(self.bytes) {
            Ok(text) => text.into_boxed_str(),
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned().into_boxed_str(),
        }
    }
}

fn is_in_address(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, b'<' | b'>' | b'"' | b'`' | b'(' | b')' | b'[' | b']')
}

/// How an ampersand is written in HTML.
const AMPERSANDS: [&str; 4] = ["&amp;", "&#38;", "&#038;", "&#x26;"];

/// The length of the entity for an ampersand with which `written` begins.
fn ampersand(written: &[u8]) -> Option<usize> {
    AMPERSANDS.into_iter().find(|entity| written.starts_with(entity.as_bytes())).map(str::len)
}

/// An address, as HTML or Markdown has it, with its ampersands as a reader sees them.
pub fn without_entities(address: &str) -> Cow<'_, str> {
    let may_have_one = memchr::memchr(b'&', address.as_bytes()).is_some();
    if !may_have_one || !AMPERSANDS.into_iter().any(|entity| address.contains(entity)) {
        return Cow::Borrowed(address);
    }
    AMPERSANDS.into_iter().fold(address.to_owned(), |address, entity| address.replace(entity, "&")).into()
}

/// The longest entity that is looked for, in bytes.
const LONGEST_ENTITY: usize = 12;

/// The places under `span` where an entity may stand: from `&` to the next `;`.
fn entities(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let bytes = &text.as_bytes()[span.range()];
    memchr::memchr_iter(b'&', bytes).filter_map(move |at| {
        let window = &bytes[at..bytes.len().min(at + LONGEST_ENTITY)];
        let length = memchr::memchr(b';', window)? + 1;
        let name = &window[1..length - 1];
        let is_entity =
            !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#');
        is_entity.then(|| Span::new(span.start.index() + at, span.start.index() + at + length))
    })
}

/// Whether plain `text` was taken from HTML, so that its entities are to be decoded.
pub fn has_entities(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"&#").is_some()
        || memchr::memmem::find(text.as_bytes(), b"&nbsp;").is_some()
}

/// `text` on one line: line breaks and runs of white space as one blank, none behind a hyphen that ends a line.
pub fn on_one_line(text: &str) -> String {
    if text.trim().len() == text.len() && has_single_blanks(text) {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    let lines = line::lines(text, 0).map(|line| line.span.of(text).trim());
    for line in lines.filter(|line| !line.is_empty()) {
        if !joined.is_empty() && !ends_in_hyphened_word(&joined) {
            joined.push(' ');
        }
        if has_single_blanks(line) {
            joined.push_str(line);
            continue;
        }
        let mut words = line.split_whitespace();
        joined.push_str(words.next().unwrap_or_default());
        for word in words {
            joined.push(' ');
            joined.push_str(word);
        }
    }
    joined
}

/// Whether single blanks and no other white space stand between the words of `line`, which begins with a word, as on most.
fn has_single_blanks(line: &str) -> bool {
    let bytes = line.as_bytes();
    // Without a way out before the end, many bytes are looked at at once.
    let controls = bytes.iter().fold(0, |found, byte| found | u8::from(*byte < b' '));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let gaps = pairs.fold(0, |found, (one, next)| found | (u8::from(*one == b' ') & u8::from(*next == b' ')));
    controls | gaps == 0 && (line.is_ascii() || !line.chars().any(|c| !c.is_ascii() && c.is_whitespace()))
}

/// Whether `line` ends in a word with a hyphen (`state-`), not in a dash that stands alone.
fn ends_in_hyphened_word(line: &str) -> bool {
    line.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters_in_their_place() {
        let text = "a &#8220;b&#8221; &amp; c";
        let mut mask = Mask::showing(text);
        mask.decode_entities(text, Span::new(0, text.len()));
        let masked = mask.finish();
        assert_eq!(masked.len(), text.len());
        assert_eq!(&*masked, "a     “b”     &     c");
    }

    #[test]
    fn wrapped_words_are_joined() {
        assert_eq!(on_one_line("state-\nof-the-art\n  weapons - \nall"), "state-of-the-art weapons - all");
        assert_eq!(on_one_line(" a\u{A0}b  c\td\r\n\r\ne“f”\u{2028}g "), "a b c d e“f” g");
    }
}
