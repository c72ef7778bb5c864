//! Addresses written so plainly that whatever reads URLs leaves them as they are: most of them.

/// An address of the web in small ASCII letters, digits and a few marks, cut at its marks.
///
/// `url::Url` reads it as it stands, at ten times the cost (`properties.rs` compares the two).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain<'a> {
    /// A name with a dot in it, no number.
    pub host: &'a str,
    /// From the slash behind the host; empty where there is none.
    pub path: &'a str,
    /// Behind the question mark.
    pub query: Option<&'a str>,
}

impl<'a> Plain<'a> {
    /// Cuts `address`, if it is plain.
    pub fn of(address: &'a str) -> Option<Self> {
        let behind = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        Self::behind_scheme(behind)
    }

    /// Cuts what stands behind the scheme and its slashes.
    pub fn behind_scheme(rest: &'a str) -> Option<Self> {
        let (before, query) = match memchr::memchr(b'?', rest.as_bytes()) {
            Some(at) => (&rest[..at], Some(&rest[at + 1..])),
            None => (rest, None),
        };
        let (host, path) = before.split_at(memchr::memchr(b'/', before.as_bytes()).unwrap_or(before.len()));
        let is_mark = |byte: u8| STANDS_FOR_ITSELF[usize::from(byte)];
        let is_plain = is_name(host)
            && path.bytes().all(is_mark)
            && query.is_none_or(|query| query.bytes().all(|byte| is_mark(byte) || byte == b'&'))
            // A reader of URLs works `..` out.
            && !path.as_bytes().windows(2).any(|pair| pair == b"/.");
        is_plain.then_some(Self { host, path, query })
    }
}

/// By the byte: what stands for itself in a path and in a query.
const STANDS_FOR_ITSELF: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric()
            || matches!(byte as u8, b'-' | b'.' | b'_' | b'~' | b'/' | b'=' | b',' | b'+');
        byte += 1;
    }
    table
};

/// Whether `host` is a name as name systems have it: labels of small letters, digits and single hyphens, the last of
/// letters alone.
fn is_name(host: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    // Where the label begins that is looked at, and the byte before.
    let (mut label, mut before) = (0, b'.');
    for (at, &byte) in host.as_bytes().iter().enumerate() {
        let goes_on = match byte {
            b'.' => is_inner(before) && at - label <= 63,
            // Punycode (`xn--`) may be none.
            b'-' => is_inner(before),
            byte => is_inner(byte),
        };
        if !goes_on {
            return false;
        }
        if byte == b'.' {
            label = at + 1;
        }
        before = byte;
    }
    let top = &host[label..];
    host.len() <= 253
        && label > 0
        && (1..=63).contains(&top.len())
        && top.bytes().all(|byte| byte.is_ascii_lowercase())
}
