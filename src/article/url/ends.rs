//! Where a URL ends: which characters cannot stand in one, and which at its end belong to the sentence around it.

use crate::text::Span;

/// Whether a URL ends before `c`.
///
/// White space, controls, quotation marks, angle brackets, the invisible marks that exports leave (soft hyphen,
/// zero-width space, word joiner, marks of direction), the long dash that parts clauses, and the punctuation of Chinese and
/// Japanese. A straight apostrophe and the shorter dash are not among them: slugs and titles have them.
pub(super) fn stops(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '"' | '<' | '>' | '`' | '\\') || c.is_ascii_whitespace() || c.is_ascii_control();
    }
    let is_quote_or_invisible = matches!(c,
        '«' | '»' | '‹' | '›' | '\u{2014}' | '\u{2015}' | '\u{2018}'..='\u{201f}'
        | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let is_cjk_punctuation = matches!(c,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        | '！' | '（' | '）' | '，' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝' | '｢' | '｣' | '､' | '｡');
    is_quote_or_invisible || is_cjk_punctuation || c.is_whitespace() || c.is_control()
}

/// The first `most` bytes of `text`, or a few less, so that no character is cut.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// How many bytes of `text` a URL could take up before it must stop: at a character that no URL has, or where the
/// bracket closes that was opened just before it.
pub(super) fn run(text: &str, before: Option<char>) -> usize {
    let (open, close) = before.and_then(enclosing).unzip();
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        at += text.as_bytes()[at..].iter().take_while(|&&byte| IS_ORDINARY[usize::from(byte)]).count();
        let Some(c) = text[at..].chars().next() else { return at };
        if Some(c) == close {
            if depth == 0 {
                return at;
            }
            depth -= 1;
        } else if Some(c) == open {
            depth += 1;
        } else if stops(c) || (c == ']' && text[at..].starts_with("](")) {
            return at;
        }
        at += c.len_utf8();
    }
}

/// The bytes that never end a URL, whatever stands around: they need no look at the character.
static IS_ORDINARY: [bool; 256] = {
    let mut ordinary = [false; 256];
    let mut byte = 0x21;
    while byte < 0x7f {
        ordinary[byte as usize] =
            !matches!(byte, b'"' | b'<' | b'>' | b'`' | b'\\' | b'(' | b')' | b'[' | b']' | b'{' | b'}');
        byte += 1_u8;
    }
    ordinary
};

/// The length of `url` without the marks at its end that belong to the sentence: punctuation, a closing bracket
/// whose opening one is not in the URL, and everything from an opening bracket that is never closed.
///
/// `before` is the character in front of the URL: a bracket or an emphasis mark opened there closes behind it.
/// Linear in the length of `url`.
pub(super) fn trimmed(url: &str, before: Option<char>) -> usize {
    let mut end = url.len();
    if memchr::memchr(b'(', url.as_bytes()).is_some() {
        end = unclosed_parenthesis(url).unwrap_or(end);
    }
    // Most addresses end in a letter, a digit or a slash, and their brackets need not be counted.
    if url[..end].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/') {
        return without_genitive(&url[..end]);
    }
    // Counted only where one stands at the end.
    let whole = &url[..end];
    let mut brackets: [(char, char, Option<Surplus>); 3] =
        [('(', ')', None), ('[', ']', None), ('{', '}', None)];
    while let Some(last) = url[..end].chars().next_back() {
        let belongs_to_the_sentence = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '…' | '–' | '—' | '|' | '(' | '[' | '{' => {
                true
            }
            '_' | '~' => before == Some(last),
            _ => brackets.iter_mut().filter(|(_, close, _)| *close == last).any(|(open, close, surplus)| {
                surplus.get_or_insert_with(|| Surplus::of(whole, *open, *close)).takes(last)
            }),
        };
        if !belongs_to_the_sentence {
            break;
        }
        end -= last.len_utf8();
    }
    without_genitive(&url[..end])
}

/// The length of `url` in "news.example's editor": an address has no genitive.
fn without_genitive(url: &str) -> usize {
    url.strip_suffix("'s").unwrap_or(url).len()
}

/// The punctuation at the end of an address that was given as a whole (in a field or as a link's target), if any.
///
/// `https://news.example/page.` ends with a full stop that leads nowhere. A text fragment (`#:~:text=`) quotes the
/// page and may end in anything; so may a balanced bracket.
pub fn trailing_punctuation(address: &str) -> Option<Span> {
    if address.contains(":~:text=") {
        return None;
    }
    let mut end = address.len();
    let mut surplus = Surplus::of(address, '(', ')');
    while let Some(last) = address[..end].chars().next_back() {
        let stray = matches!(last, '.' | ',' | ';' | ':' | '!' | '\'' | '"' | '”' | '’' | '»' | '…')
            || surplus.takes(last);
        if !stray {
            break;
        }
        end -= last.len_utf8();
    }
    let empty = end == 0 || address[..end].ends_with("//");
    (end < address.len() && !empty).then(|| Span::new(end, address.len()))
}

/// Closing brackets that nothing in the URL opens.
struct Surplus {
    close: char,
    count: usize,
}

impl Surplus {
    fn of(url: &str, open: char, close: char) -> Self {
        let opened = url.matches(open).count();
        Self { close, count: url.matches(close).count().saturating_sub(opened) }
    }

    fn takes(&mut self, c: char) -> bool {
        let takes = c == self.close && self.count > 0;
        self.count -= usize::from(takes);
        takes
    }
}

fn enclosing(open: char) -> Option<(char, char)> {
    match open {
        '(' => Some(('(', ')')),
        '[' => Some(('[', ']')),
        '{' => Some(('{', '}')),
        _ => None,
    }
}

fn unclosed_parenthesis(url: &str) -> Option<usize> {
    let mut closed = 0_usize;
    let mut leftmost = None;
    for (at, c) in url.char_indices().rev() {
        match c {
            ')' => closed += 1,
            '(' if closed > 0 => closed -= 1,
            '(' => leftmost = Some(at),
            _ => {}
        }
    }
    leftmost
}

#[cfg(test)]
mod tests {
    use super::{IS_ORDINARY, run, stops, trailing_punctuation};

    #[test]
    fn no_byte_is_ordinary_that_could_end_a_url() {
        for byte in 0..=u8::MAX {
            let c = char::from(byte);
            let may_end = stops(c) || !c.is_ascii() || "()[]{}".contains(c);
            assert_eq!(IS_ORDINARY[usize::from(byte)], !may_end, "{c:?}");
        }
    }

    fn stray(address: &str) -> &str {
        trailing_punctuation(address).map_or("", |span| span.of(address))
    }

    #[test]
    fn a_long_dash_parts_clauses_and_a_shorter_one_may_be_a_title_s() {
        let url = |text: &'static str| &text[..run(text, None)];
        assert_eq!(url("https://news.example/page—he said"), "https://news.example/page");
        assert_eq!(url("https://wiki.example/Bergen–Oslo line"), "https://wiki.example/Bergen–Oslo");
    }

    #[test]
    fn a_mark_at_the_end_of_a_whole_address_is_stray() {
        assert_eq!(stray("https://news.example/page."), ".");
        assert_eq!(stray("https://news.example/page).”"), ").”");
        assert_eq!(stray("https://wiki.example/Dam_(1954),"), ",");
    }

    #[test]
    fn what_the_address_needs_is_not() {
        for address in [
            "https://news.example/page",
            "https://wiki.example/Dam_(1954)",
            "https://news.example/page#:~:text=the%20dam.",
            "https://news.example/page/?a=b-",
            "https://",
            "...",
            "",
        ] {
            assert_eq!(stray(address), "", "{address}");
        }
    }
}
