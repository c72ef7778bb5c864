//! Percent-encoding: undoing it, and writing it in one way.

use std::borrow::Cow;

/// `text` with its escapes undone; bytes that are no UTF-8 become U+FFFD.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if let Some(byte) = escape(rest) {
            bytes.push(byte);
            rest = &rest[3..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

/// Appends `part` to `out` in the one way of writing it: escapes in capitals, and none for what needs none (letters,
/// digits, `-._~`; RFC 3986, 6.2.2).
pub(super) fn push_normalized(part: &str, out: &mut String) {
    let mut rest = part;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match escape(rest.as_bytes()) {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                out.push(char::from(byte));
            }
            Some(_) => out.extend(rest[..3].chars().map(|c| c.to_ascii_uppercase())),
            None => {
                out.push('%');
                rest = &rest[1..];
                continue;
            }
        }
        rest = &rest[3..];
    }
    out.push_str(rest);
}

/// Whether each percent sign of `part` begins an escape.
pub(super) fn is_well_formed(part: &str) -> bool {
    part.match_indices('%').all(|(at, _)| escape(&part.as_bytes()[at..]).is_some())
}

/// Whether `text` begins with an escape.
pub(super) fn begins_with_escape(text: &str) -> bool {
    escape(text.as_bytes()).is_some()
}

fn escape(bytes: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = bytes else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    Some((digit(high)? * 16 + digit(low)?) as u8)
}
