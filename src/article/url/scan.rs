//! Finding the URLs that a text shows as such: with a scheme, or with `www.`. A URL ends with its line here; whether it
//! goes on below is for `wrap` to say.

use memchr::{memchr, memchr_iter, memchr2_iter};

use super::{ends, percent};

const SCHEMES: [&str; 4] = ["https", "http", "ftp", "file"];

/// A URL on one line, or the beginning of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last, without the punctuation of the sentence around it; `start` where it is only
    /// the beginning of one, as is a scheme at the line's end.
    pub end: usize,
    /// Where the unbroken run of its characters ends; a wrapped URL goes on from there.
    pub run_end: usize,
}

/// Finds the URLs of `text`, in order: `http`, `https`, `ftp` and `file` addresses, `mailto:` and `www.` hosts.
///
/// Linear in the length of `text`; jumps from colon to colon and dot to dot.
pub(super) fn occurrences(text: &str) -> Vec<Occurrence> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let (mut searched, mut whole_run_end) = (0, 0);
    for at in memchr2_iter(b':', b'.', bytes) {
        if at < searched {
            continue;
        }
        let start = match bytes[at] {
            b':' => scheme_before(text, at, searched),
            _ => www_before(text, at, searched),
        };
        if let Some(start) = start {
            let before = text[..start].chars().next_back();
            // Those that are listed in one run have one end in common.
            if start >= whole_run_end {
                whole_run_end = start + ends::run(&text[start..], before);
            }
            let run_end = before_next(text, at, whole_run_end).unwrap_or(whole_run_end);
            let end = start + ends::trimmed(&text[start..run_end], before);
            searched = run_end.max(at + 1);
            let end = if is_whole(&text[start..end], at - start) { end } else { start };
            found.push(Occurrence { start, end, run_end });
        }
    }
    found
}

/// Where the run up to `run_end` of the URL whose mark is at `mark` lists another: at the comma, semicolon, stroke or dash before
/// the next scheme.
fn before_next(text: &str, mark: usize, run_end: usize) -> Option<usize> {
    let from = mark + 1;
    memchr_iter(b':', text.as_bytes().get(from..run_end)?).find_map(|colon| {
        let before = text[from..from + colon]
            .strip_suffix("https")
            .or(text[from..from + colon].strip_suffix("http"))?;
        let is_next = text[from + colon..run_end].starts_with("://");
        let bare = before.trim_end_matches([',', ';', '|', '–', '—']);
        (is_next && bare.len() < before.len()).then_some(from + bare.len())
    })
}

/// The start of the scheme that the colon at `colon` closes, where an address follows.
fn scheme_before(text: &str, colon: usize, searched: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let word = letters_before(bytes, colon, searched);
    let scheme = &bytes[word..colon];
    if scheme.eq_ignore_ascii_case(b"mailto") {
        return memchr(b'@', &bytes[colon..bytes.len().min(colon + 80)]).map(|_| word);
    }
    let known = SCHEMES.iter().find(|known| scheme.eq_ignore_ascii_case(known.as_bytes()))?;
    let rest = text[colon + 1..].trim_start_matches('/');
    let slashes = text.len() - colon - 1 - rest.len();
    if slashes < 3 && rest.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) {
        return Some(word);
    }
    if slashes < 2 {
        return None;
    }
    let rest = &text[colon + 3..];
    let first = rest.chars().next()?;
    let begins_a_host = first.is_alphanumeric()
        || first == '['
        || (first == '%' && percent::begins_with_escape(rest))
        || (!first.is_ascii() && !ends::stops(first));
    (begins_a_host || (*known == "file" && first == '/')).then_some(word)
}

/// The start of `www` where it stands before the dot at `dot` and begins a host.
fn www_before(text: &str, dot: usize, searched: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let start = dot.checked_sub(3).filter(|&start| start >= searched)?;
    if !bytes[start..dot].eq_ignore_ascii_case(b"www") {
        return None;
    }
    let joined_to_the_left = text[..start]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '@' | '/' | '_'));
    (!joined_to_the_left).then_some(start)
}

fn letters_before(bytes: &[u8], end: usize, searched: usize) -> usize {
    // No scheme is longer than six letters; a longer word is none.
    let earliest = end.saturating_sub(7).max(searched);
    (earliest..end).rev().take_while(|&at| bytes[at].is_ascii_alphanumeric()).last().unwrap_or(end)
}

/// Whether what looks like a URL has all that one needs. `mark` is where the colon or the dot is that told of it.
fn is_whole(url: &str, mark: usize) -> bool {
    if url.len() <= mark + 1 {
        return false;
    }
    match url.as_bytes()[0].to_ascii_lowercase() {
        b'm' => {
            url.split_once('@').is_some_and(|(name, host)| name.len() > "mailto:".len() && host.contains('.'))
        }
        b'w' => {
            let host = url["www.".len()..].split(['/', '?', '#', ':']).next().unwrap_or_default();
            host.chars().next().is_some_and(char::is_alphanumeric)
                && host
                    .rsplit_once('.')
                    .is_some_and(|(name, top)| !name.is_empty() && top.chars().all(char::is_alphanumeric))
        }
        _ => url.as_bytes()[mark..].starts_with(b"://") && mark + 3 < url.len(),
    }
}
