//! What was meant as an address and is none, with the address that was meant where that is certain.

use std::sync::LazyLock;

use memchr::{memchr_iter, memchr3_iter, memmem};
use url::Url;

use super::deceptive::is_direction_mark;
use super::plain::Plain;
use super::{ends, percent};
use crate::text::Span;

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// `htps://`, `hxxp://`.
    Scheme,
    /// `http://http://`.
    DoubledScheme,
    /// `https:/news.example`, `https:///news.example`.
    Slashes,
    /// `https//news.example`, `http;//news.example`.
    Colon,
    /// `https:\\news.example`.
    Backslashes,
    /// `www . news.example`, `http:// news.example`.
    Blank,
    /// `www,news.example`, `wwww.news.example`, `www..news.example`.
    Www,
    /// `https：／／news.example`.
    FullWidth,
    /// `http://-news.example`, `http://news.example:port`: no host can have this name.
    Host,
    /// A percent sign in the path that begins no escape.
    Escape,
    /// `https%3A%2F%2Fnews.example`, `https://%6Eews.example`: escapes in the scheme or the host.
    Escaped,
    /// `https://` with a mark of direction behind it.
    DirectionMark,
    /// Longer than sites take.
    Length,
}

/// A malformed address in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// All of it, as written.
    pub span: Span,
    /// What is wrong; the first fault of several.
    pub fault: Fault,
    /// The address that was meant, where that is certain.
    pub repair: Option<String>,
}

/// Built once: a search of its own for every paragraph would cost more than the looking.
static WWW: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(b"www"));

/// Finds the malformed addresses in `text`, in order. Linear in its length.
///
/// Says nothing of words that only look like a scheme: `https.cio.gov` is a host, and `http://` in a sentence about
/// addresses is no address.
pub fn malformed_in(text: &str) -> Vec<Malformed> {
    let mut found = Vec::new();
    let mut searched = 0;
    // 0xEF begins the full-width forms.
    for mark in memchr3_iter(b':', b'/', 0xEF, text.as_bytes()) {
        if mark < searched {
            continue;
        }
        let Some(start) = word_before(text, mark, searched) else { continue };
        let Some(opening) = Opening::at(text, start) else { continue };
        let (end, malformed) = opening.judged(text, start);
        searched = end.max(mark + 1);
        found.extend(malformed);
    }
    let mut searched = 0;
    for start in WWW.find_iter(text.as_bytes()) {
        if start >= searched
            && let Some(malformed) = spoilt_www(text, start)
        {
            let end = malformed.span.end.index();
            searched = end + ends::run(&text[end..], None);
            found.push(malformed);
        }
    }
    let mut searched = 0;
    for percent in memchr_iter(b'%', text.as_bytes()) {
        if percent >= searched
            && let Some((end, malformed)) = escaped_scheme(text, percent, searched)
        {
            searched = end;
            found.extend(malformed);
        }
    }
    found.sort_by_key(|malformed| malformed.span);
    found.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    found
}

/// What is wrong with `address`, given as a whole (in a field or as a link's target), if anything.
///
/// ```
/// use copydesk::article::url::{Fault, malformed};
///
/// let found = malformed("htps:/news.example/dam").unwrap();
/// assert_eq!(found.fault, Fault::Scheme);
/// assert_eq!(found.repair.as_deref(), Some("https://news.example/dam"));
/// assert_eq!(malformed("https://https.cio.gov/"), None);
/// ```
pub fn malformed(address: &str) -> Option<Malformed> {
    let found = malformed_in(address).into_iter().next()?;
    (found.span.start.0 == 0).then_some(found)
}

/// The beginning of an address: its scheme as meant, and where its host begins.
#[derive(Clone, Copy)]
struct Opening {
    scheme: &'static str,
    fault: Option<Fault>,
    host: usize,
}

impl Opening {
    /// The opening whose first letter is at `start`.
    fn at(text: &str, start: usize) -> Option<Self> {
        let rest = &text[start..];
        let word_length = rest.find(|c: char| !narrow(c).is_ascii_alphabetic())?;
        let word: String =
            rest[..word_length].chars().take(8).map(|c| narrow(c).to_ascii_lowercase()).collect();
        let (scheme, is_misspelt) = meant(&word)?;
        let between_length =
            rest[word_length..].find(|c: char| !is_separator(c)).unwrap_or(rest.len() - word_length);
        // A dot may belong to the host: `https.cio.gov`.
        let between = &rest[word_length..word_length + between_length];
        let host = start + word_length + between_length;
        let slashes = between.chars().filter(|&c| matches!(c, '/' | '／' | '\\')).count();
        let colons = between.chars().filter(|&c| matches!(c, ':' | '：')).count();
        let fault = match between {
            "://" => is_misspelt.then_some(Fault::Scheme),
            _ if is_misspelt && slashes > 0 && colons == 1 => Some(Fault::Scheme),
            _ if is_misspelt || between.chars().count() > 5 => return None,
            _ if !rest[..word_length].is_ascii() || !between.is_ascii() => Some(Fault::FullWidth),
            _ if between.contains([' ', '\t']) && (colons == 1 && slashes == 2) => Some(Fault::Blank),
            _ if between.contains([' ', '\t']) => return None,
            _ if between.contains('\\') && colons == 1 => Some(Fault::Backslashes),
            "//" | ";//" | ".//" | ",//" | "::" | "::/" | "::///" | ":://" => Some(Fault::Colon),
            ":" | ":/" | ":///" | ":////" => Some(Fault::Slashes),
            _ => return None,
        };
        let is_glued = between == ":" && !text[host..].starts_with("www.");
        (!is_glued).then_some(Self { scheme, fault, host })
    }

    /// Where the address ends, and what is wrong with it.
    fn judged(self, text: &str, start: usize) -> (usize, Option<Malformed>) {
        let before = text[..start].chars().next_back();
        let run_end = self.host + ends::run(&text[self.host..], before);
        let end = self.host + ends::trimmed(&text[self.host..run_end], before);
        let rest = &text[self.host..end];
        if rest.is_empty() && self.fault.is_none() {
            return self.behind_marks(text, start);
        }
        let meant = Opening::at(text, self.host)
            .filter(|inner| inner.host <= end && text[self.host..inner.host].contains("//"));
        let (fault, repair) = match (self.fault, meant) {
            (_, Some(inner)) if end > inner.host => {
                (Some(Fault::DoubledScheme), inner.repaired(&text[inner.host..end]))
            }
            (Some(fault), _) if is_host_like(rest) => (Some(fault), self.repaired(rest)),
            (None, _) if !rest.is_empty() => match self.unescaped(rest) {
                Some(repair) => (Some(Fault::Escaped), Some(repair)),
                None => (self.fault_behind_the_scheme(rest), None),
            },
            _ => (None, None),
        };
        let span = Span::new(start, end);
        (run_end, fault.map(|fault| Malformed { span, fault, repair }))
    }

    /// The same where marks of direction stand between the scheme and the host.
    fn behind_marks(self, text: &str, start: usize) -> (usize, Option<Malformed>) {
        let bare = text[self.host..].trim_start_matches(is_direction_mark);
        let host = text.len() - bare.len();
        let run = &bare[..ends::run(bare, None)];
        let rest = &run[..ends::trimmed(run, None)];
        let repair = self.repaired(rest).filter(|_| host > self.host);
        let span = Span::new(start, host + rest.len());
        let marked =
            repair.map(|repair| Malformed { span, fault: Fault::DirectionMark, repair: Some(repair) });
        (host + run.len(), marked)
    }

    /// The address with a plain host, where escapes hide it.
    fn unescaped(self, rest: &str) -> Option<String> {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let host = rest[..end].rfind('@').map_or(0, |at| at + 1);
        rest[host..end].contains('%').then(|| {
            let plain = percent::decoded(&rest[host..end]);
            self.repaired(&[&rest[..host], &*plain, &rest[end..]].concat())
        })?
    }

    fn fault_behind_the_scheme(self, rest: &str) -> Option<Fault> {
        if is_too_long(rest) {
            return Some(Fault::Length);
        }
        if Plain::behind_scheme(rest).is_some() {
            return None;
        }
        if Url::parse(&format!("{}://{rest}", self.scheme)).is_err() || has_impossible_label(rest) {
            return Some(Fault::Host);
        }
        let path = rest.split(['?', '#']).next().unwrap_or(rest);
        (!percent::is_well_formed(path)).then_some(Fault::Escape)
    }

    fn repaired(self, rest: &str) -> Option<String> {
        let repair = format!("{}://{rest}", self.scheme);
        (is_host_like(rest) && !is_too_long(rest) && Url::parse(&repair).is_ok()).then_some(repair)
    }
}

/// So long an address a site should take (RFC 9110, 4.1), and few take longer ones. Nobody reads one of more.
const LONGEST: usize = 8_000;

/// Whether `address` is longer than any that leads somewhere. What reads URLs may take its time with those.
pub fn is_too_long(address: &str) -> bool {
    address.len() > LONGEST
}

/// An address whose very scheme is escaped, around the percent sign at `percent`: `https%3A%2F%2Fnews.example`. Tells how far
/// it has looked.
fn escaped_scheme(text: &str, percent: usize, searched: usize) -> Option<(usize, Option<Malformed>)> {
    let window = percent.saturating_sub("https:/".len()).max(searched);
    let before = text.get(window..percent)?;
    let word = before.trim_end_matches(['/', ':']).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let joined_to_the_left = text[..window + word.len()]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || "./-_=&%@?#:+".contains(c));
    if joined_to_the_left {
        return None;
    }
    let start = window + word.len();
    let run = &text[start..start + ends::run(&text[start..], text[..start].chars().next_back())];
    let opening: String = percent::decoded(ends::beginning(run, ESCAPED_SCHEME)).to_ascii_lowercase();
    let scheme = ["https", "http"].into_iter().find(|scheme| {
        opening.strip_prefix(scheme).is_some_and(|rest| rest.starts_with("://"))
            && !run.get(..scheme.len() + 3).is_some_and(|plain| plain.ends_with("://"))
    })?;
    let written = &run[..ends::trimmed(run, None)];
    let plain = percent::decoded(ends::beginning(written, LONGEST)).split_once("://")?.1.to_owned();
    if !plain.split(['/', '?', '#']).next()?.contains('.') {
        return None;
    }
    let is_readable = !plain.contains(ends::stops) && !is_too_long(written);
    let repair = Opening { scheme, fault: None, host: 0 }.repaired(&plain).filter(|_| is_readable);
    let span = Span::new(start, start + written.len());
    Some((start + run.len(), Some(Malformed { span, fault: Fault::Escaped, repair })))
}

/// `https://`, each character as an escape.
const ESCAPED_SCHEME: usize = 24;

/// The first letter of the word that stands before the mark at `mark`, with a separator or two between.
fn word_before(text: &str, mark: usize, searched: usize) -> Option<usize> {
    // Eight letters and a few separators, in full width at most.
    let window = (searched.max(mark.saturating_sub(48))..=mark).find(|&at| text.is_char_boundary(at))?;
    let before = &text[window..mark];
    let word_end = before.trim_end_matches([':', '：', ';', ',', '.', ' ', '/', '／']);
    if before.len() > word_end.len() + 8 {
        return None;
    }
    let mut letters = word_end.char_indices().rev().take_while(|(_, c)| narrow(*c).is_ascii_alphabetic());
    let (first, _) = letters.by_ref().take(8).last()?;
    let joined_to_the_left = word_end[..first].chars().next_back().is_some_and(|c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '=' | '&' | '%' | '@')
    });
    (!joined_to_the_left).then_some(window + first)
}

/// The scheme that a word stands for, and whether it is misspelt.
fn meant(word: &str) -> Option<(&'static str, bool)> {
    match word {
        "http" => Some(("http", false)),
        "https" => Some(("https", false)),
        "htp" | "htpp" | "htttp" | "hhttp" | "hhtp" | "ttp" | "htt" | "hptt" | "hxxp" | "nttp" | "jttp"
        | "httpp" => Some(("http", true)),
        "htps" | "htpps" | "htttps" | "hhttps" | "hhtps" | "ttps" | "htts" | "hptts" | "hxxps" | "nttps"
        | "jttps" | "httpss" | "httsp" | "htpts" | "httpps" => Some(("https", true)),
        _ => None,
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ':' | '：' | ';' | ',' | '.' | '/' | '／' | '\\' | ' ' | '\t')
}

/// The ASCII character that `c` is the full-width form of, or `c` itself.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Whether `rest` begins with a host that has a dot and an end of letters.
fn is_host_like(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let (name, top) = host.rsplit_once('.').unwrap_or_default();
    !name.is_empty()
        && top.chars().count() > 1
        && top.chars().all(char::is_alphabetic)
        && name.split('.').all(|label| {
            label.starts_with(char::is_alphanumeric)
                && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        })
}

/// Whether the host has a name that no name system takes: a label that is empty or begins with a hyphen. (Blogs have had
/// names that end in one.)
fn has_impossible_label(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let is_impossible = |label: &str| {
        label.is_empty()
            || label.starts_with('-')
            || label.len() > MOST_LABEL && label.chars().count() > MOST_LABEL
    };
    host.trim_end_matches('.').split('.').any(is_impossible) && !host.starts_with('[')
}

/// `www` that is no beginning of a host because of what follows: `www . news.example`.
fn spoilt_www(text: &str, start: usize) -> Option<Malformed> {
    let joined_to_the_left = text[..start]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '=' | '@'));
    if joined_to_the_left {
        return None;
    }
    let rest = text[start..].trim_start_matches('w');
    let letters = text.len() - start - rest.len();
    if text.as_bytes().get(start + letters).is_none_or(|mark| !b" .,".contains(mark)) {
        return None;
    }
    let separators = rest.len() - rest.trim_start_matches([' ', '.', ',']).len();
    let between = &rest[..separators];
    let fault = match (letters, between) {
        (4, ".") | (3, "," | ".." | ".,") => Fault::Www,
        (3, " . " | " ." | ". ") => Fault::Blank,
        _ => return None,
    };
    let mut end = start + letters + separators;
    let first_label = text[end..].find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(0);
    let goes_on = text[end + first_label..].starts_with('.') && is_host_like(host_ahead(&text[end..]));
    if between != " . " && !goes_on {
        return None;
    }
    let mut host = String::new();
    for _ in 0..MOST_LABELS {
        let length = ends::run(&text[end..], None);
        host.push_str(&text[end..end + length]);
        end += length;
        // The blanks go on: `www . news . example`.
        if between != " . " || length == 0 || !text[end..].starts_with(between) {
            break;
        }
        host.push('.');
        end += between.len();
    }
    let kept = ends::trimmed(&host, None);
    end -= host.len() - kept;
    host.truncate(kept);
    let begins_a_sentence = between == ". " && host.starts_with(char::is_uppercase);
    let is_address = is_host_like(&host) && !begins_a_sentence;
    is_address.then(|| Malformed { span: Span::new(start, end), fault, repair: Some(format!("www.{host}")) })
}

/// What could be a host at the beginning of `text`: no more than the longest there is.
fn host_ahead(text: &str) -> &str {
    let text = ends::beginning(text, MOST_HOST);
    let run = &text[..ends::run(text, None)];
    &run[..ends::trimmed(run, None)]
}

/// Nobody spells out a host of more.
const MOST_LABELS: usize = 6;

/// RFC 1035: a host's name has 253 characters at most.
const MOST_HOST: usize = 256;

/// RFC 1035: each of its labels has 63.
const MOST_LABEL: usize = 63;

#[cfg(test)]
mod tests {
    use super::{malformed, malformed_in};

    #[test]
    fn what_was_meant_is_told_where_it_is_certain() {
        for (written, meant) in [
            ("htps:/news.example/dam", "https://news.example/dam"),
            ("htps://news.example/dam", "https://news.example/dam"),
            ("htp://news.example", "http://news.example"),
            ("hxxps://news.example/dam", "https://news.example/dam"),
            ("http://http://news.example/dam", "http://news.example/dam"),
            ("https://http://news.example/dam", "http://news.example/dam"),
            ("https://https//news.example/dam", "https://news.example/dam"),
            ("https:/news.example/dam", "https://news.example/dam"),
            ("https:///news.example/dam", "https://news.example/dam"),
            ("https:www.news.example/dam", "https://www.news.example/dam"),
            ("http//news.example/dam", "http://news.example/dam"),
            ("https//news.example/dam", "https://news.example/dam"),
            ("http;//news.example/dam", "http://news.example/dam"),
            ("https:\\\\news.example/dam", "https://news.example/dam"),
            ("http:// news.example/dam", "http://news.example/dam"),
            ("http ://news.example/dam", "http://news.example/dam"),
            ("https: //news.example/dam", "https://news.example/dam"),
            ("https：//news.example/dam", "https://news.example/dam"),
            ("ｈｔｔｐｓ：／／news.example/dam", "https://news.example/dam"),
            ("www . news.example", "www.news.example"),
            ("www . news . example", "www.news.example"),
            ("www. news.example/dam", "www.news.example/dam"),
            ("www,news.example", "www.news.example"),
            ("wwww.news.example/dam", "www.news.example/dam"),
            ("https%3A%2F%2Fnews.example%2Fdam%3Fid%3D7", "https://news.example/dam?id=7"),
            ("HTTPS%3a//news.example/dam", "https://news.example/dam"),
            ("http:%2F%2Fnews.example%2Fdam", "http://news.example/dam"),
            ("%68%74%74%70%73%3A%2F%2Fnews.example", "https://news.example"),
            ("https://%6Eews%2Eexample/d%61m", "https://news.example/d%61m"),
            ("https://\u{202E}news.example/dam", "https://news.example/dam"),
        ] {
            let found = malformed(written);
            assert_eq!(found.as_ref().and_then(|found| found.repair.as_deref()), Some(meant), "{written}");
            let in_prose = format!("They said (see {written}).");
            let spans: Vec<_> = malformed_in(&in_prose)
                .into_iter()
                .map(|found| found.span.of(&in_prose).to_owned())
                .collect();
            assert_eq!(spans, [written]);
        }
    }

    #[test]
    fn a_host_that_cannot_be_has_no_repair() {
        for written in [
            "http://-news.example/",
            "http://news..example/",
            "http://news.example:port/",
            "https://256.1.1.1/",
            "https://xn--0.example/",
            "https://xn--a-ecp.example/",
            &format!("https://{}.example/", "a".repeat(64)),
            &format!("https://news.example/{}", "a".repeat(8_000)),
            "https%3A%2F%2Fnews.example%2Fdam%20bursts",
            "https%3A%2F%2F-news.example",
        ] {
            let found = malformed(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(found.repair, None, "{written}");
        }
    }

    #[test]
    fn what_is_well_formed_is_let_alone() {
        for text in [
            "https://https.cio.gov/faq is a real page, as are http.cat and www.www.example.",
            "The desk links https.cio.gov/ and http.example/a.",
            "All pages moved from http:// to https:// last year. Nothing else did.",
            "It serves http/https, HTTP/2 and http: no more. See https: it is safe.",
            "https://news.example/a?u=http://other.example/b&v=https:/c",
            "https://web.archive.org/web/2024/http://news.example/",
            "See www.news.example, or ask the www. It answers. The www . is dead",
            "//cdn.news.example/a.js, and/or, s://x, file:///etc/hosts, ftp://ftp.example/",
            "http://[::1]:8080/ and http://user:pass@news.example:80/ and http://127.0.0.1",
            "http://xn--80aj3aega.example/%d0%b4 https://пресса.example/дом https://news.example/a?b=5%",
            "Open https://\nwww.news.example/ below.",
            "https://news.example/?u=https%3A%2F%2Fother.example%2Fa and https://news.example/https%3A%2F%2Fother.example",
            "It fell by 5% http://news.example/a, or 7%3A a http%3A or https%3A%2F%2F is no address.",
            "https://user:p%40ss@news.example/d%61m https://news.example/%68%74%74%70%3A%2F%2Fa.example",
        ] {
            assert_eq!(malformed_in(text), [], "{text}");
        }
    }
}
