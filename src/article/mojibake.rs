//! Text in UTF-8 that was once read as Windows-1252 and written again: `â€œ` for “, `Ã©` for é.

use crate::text::Span;

/// A stretch of wrongly decoded characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// Where it stands.
    pub span: Span,
    /// What it was before.
    pub meant: String,
}

/// The wrongly decoded stretches of `text`, in order. What people write on purpose (`« Â »`, a word in capitals that ends in
/// `Ã` before a dash) is none. A look at each byte 0xC3, with which all of them begin.
pub fn garbled_in(text: &str) -> Vec<Garbled> {
    let mut found: Vec<Garbled> = Vec::new();
    for at in memchr::memchr_iter(0xC3, text.as_bytes()) {
        if found.last().is_some_and(|last| at < last.span.end.index()) {
            continue;
        }
        let Some((mut end, first)) = character(text, at).filter(|(end, c)| is_certain(text, at, *end, *c))
        else {
            continue;
        };
        let mut meant = String::from(first);
        while let Some((next, c)) = character(text, end).filter(|(next, c)| is_certain(text, end, *next, *c))
        {
            meant.push(c);
            end = next;
        }
        found.push(Garbled { span: Span::new(at, end), meant });
    }
    found
}

/// The character whose bytes in UTF-8 the characters from `at` on are in Windows-1252, and where they end.
fn character(text: &str, at: usize) -> Option<(usize, char)> {
    // A dash, whose last character was then made a straight quotation mark.
    if text[at..].starts_with("â€\"") {
        return Some((at + "â€\"".len(), '—'));
    }
    let mut bytes = [0; 4];
    let mut length = 0;
    for (offset, c) in text[at..].char_indices() {
        bytes[length] = windows_1252(c)?;
        length += 1;
        let wanted = match bytes[0] {
            0xC2..=0xDF => 2,
            0xE2 | 0xEF => 3,
            0xF0 => 4,
            _ => return None,
        };
        if length == wanted {
            let decoded = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
            return Some((at + offset + c.len_utf8(), decoded));
        }
    }
    None
}

/// The byte that `c` is in Windows-1252; its five empty places are read as the characters of control they pass for.
fn windows_1252(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return (byte >= 0x80).then_some(byte);
    }
    let mut utf8 = [0; 4];
    let (bytes, _, is_lost) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut utf8));
    match bytes[..] {
        [byte] if !is_lost => Some(byte),
        _ => None,
    }
}

/// Whether `meant`, read from `at` to `end`, can be nothing but wrongly decoded.
fn is_certain(text: &str, at: usize, end: usize, meant: char) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at..end].chars().next_back();
    let is_mark = matches!(behind, Some('–' | '—' | '“' | '”' | '‘' | '’' | '…' | '\u{A0}' | '«' | '»'));
    match meant {
        // Spaces and letters of Latin-1. A word in capitals may end in Â or Ã, with a mark behind it.
        '\u{A0}' => before.is_some_and(|before| !before.is_whitespace()),
        '«' | '»' => false,
        '\u{C0}'..='\u{FF}' => !(is_mark && before.is_some_and(char::is_uppercase)),
        '\u{100}'..='\u{17F}' => !is_mark && behind.is_some_and(|c| ('\u{A1}'..='\u{BF}').contains(&c)),
        // Cyrillic: one pair alone may be chance.
        '\u{400}'..='\u{45F}' => {
            character(text, end).is_some_and(|(_, next)| matches!(next, '\u{400}'..='\u{45F}'))
                || is_cyrillic_before(text, at)
        }
        // Signs of Latin-1, punctuation, the byte order mark, the sign for what was lost, emoji.
        '\u{A1}'..='\u{BF}'
        | '\u{2010}'..='\u{203A}'
        | '€'
        | '™'
        | '−'
        | '\u{FEFF}'
        | '\u{FFFD}'
        | '\u{1F000}'.. => true,
        _ => false,
    }
}

fn is_cyrillic_before(text: &str, at: usize) -> bool {
    let start = text[..at].char_indices().rev().nth(1).map(|(start, _)| start);
    start
        .and_then(|start| character(text, start))
        .is_some_and(|(end, c)| end == at && matches!(c, '\u{400}'..='\u{45F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        garbled_in(text).iter().map(|found| format!("{} {}", found.span.of(text), found.meant)).collect()
    }

    #[test]
    fn wrongly_decoded_text_is_read_as_it_was_meant() {
        assert_eq!(found("â€œWe wait,â€\u{9D} he said."), ["â€œ “", "â€\u{9D} ”"]);
        assert_eq!(found("She didnâ€™t stop â€” not then."), ["â€™ ’", "â€” —"]);
        assert_eq!(found("stop â€\" not then"), ["â€\" —"]);
        assert_eq!(found("the cafÃ© in MÃ¼nchen, Ã€ la carte"), ["Ã© é", "Ã¼ ü", "Ã€ À"]);
        assert_eq!(found("It costs Â£5, 20Â°C.Â\u{A0}Warm"), ["Â£ £", "Â° °", "Â\u{A0} \u{A0}"]);
        assert_eq!(found("ÐœÐ¸Ñ€ at â‚¬3"), ["ÐœÐ¸Ñ€ Мир", "â‚¬ €"]);
        assert_eq!(found("Å¡koda ðŸ™‚"), ["Å¡ š", "ðŸ™‚ 🙂"]);
    }

    #[test]
    fn what_is_written_so_on_purpose_is_left_alone() {
        for text in [
            "« Â » est une lettre",
            "« à\u{A0}« mot » »",
            "É a MAÇÃ” – a IRMÃ—sim, AMANHÃ…",
            "Das „MENÜ“ und CAFÉ”",
            "Ångström, Ærø, naïve, Ñandú",
            "“We wait,” he said — not then.",
        ] {
            assert!(garbled_in(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
