//! What a line's end inside a URL looks like: how the piece above breaks off, and what the line below begins with.

use memchr::{memchr, memchr_iter, memchr3, memrchr};

use crate::text::Span;

/// One line's end inside what may be a URL, and the text below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    /// Where the piece above ends; an equals sign before the line break may still be the URL's.
    pub head_end: usize,
    /// The unbroken run of characters that the line below begins with.
    pub rest: Span,
    /// The columns of the upper line, up to the URL's last character.
    pub columns: u16,
    /// The columns that the rest takes up to its first hyphen, or whole.
    pub to_hyphen: u16,
    /// The columns that it takes up to the first mark at which a URL may be cut, or whole.
    pub to_mark: u16,
    /// The columns that it takes.
    pub width: u16,
    /// How the upper piece ends.
    pub tail: Tail,
    /// What stands between the URL and the line break.
    pub gap: Gap,
    /// What the line below begins with.
    pub front: Front,
    /// What its first word looks like.
    pub shape: Shape,
    /// What follows that word.
    pub after: After,
    /// Whether the upper piece has a hyphen before its end, at which it might have been broken.
    pub hyphen_before: bool,
    /// Whether the rest has hyphens and no other mark: a compound of prose looks so, a host does not.
    pub only_hyphens: bool,
    /// Whether the two make an article's number: `-a4` and `5315`.
    pub completes_number: bool,
    /// Whether the place alone settles it: the URL was opened by `<` and is closed by `>` behind this rest or a later
    /// one, or the two make the name of a type of file (`.h`, `tml`).
    pub settled: bool,
}

/// How the piece above a line's end breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing but `https://`.
    Scheme,
    /// In the host, after a dot.
    OpenHost,
    /// In the host, or behind it.
    Host,
    /// At the address of an archive's copy, the archived address being next.
    ArchivePrefix,
    /// After a hyphen.
    Hyphen,
    /// After `?`, `&`, `=`, `+` or inside a percent escape: no address ends so.
    Query,
    /// After a slash, with which many addresses end.
    Slash,
    /// After the name of a file (`.html`), with which many more do.
    File,
    /// After a dot, underscore or another mark.
    Mark,
    /// In mid word or number.
    Plain,
}

impl Tail {
    /// How `piece` breaks off, which is the first of its URL or a later one.
    pub fn of(piece: &str, first: bool) -> Self {
        if first {
            if piece.trim_end_matches('/').ends_with(':') {
                return Self::Scheme;
            }
            let host = behind_scheme(piece);
            let is_host_alone = || memchr3(b'/', b'?', b'#', host.as_bytes()).is_none();
            if host.ends_with('.') && is_host_alone() {
                return Self::OpenHost;
            }
            if host.ends_with(char::is_alphanumeric) && is_host_alone() {
                return Self::Host;
            }
            if is_archive_prefix(host) {
                return Self::ArchivePrefix;
            }
        }
        let bytes = piece.as_bytes();
        let in_escape =
            bytes.len() > 2 && bytes[bytes.len() - 2] == b'%' && bytes[bytes.len() - 1].is_ascii_hexdigit();
        let file_type = memrchr(b'.', bytes).map_or("", |dot| &piece[dot + 1..]);
        match piece.chars().next_back() {
            _ if FILE_TYPES.contains(&file_type) => Self::File,
            _ if in_escape => Self::Query,
            Some('-') => Self::Hyphen,
            Some('?' | '&' | '=' | '%' | '+') => Self::Query,
            Some('/') => Self::Slash,
            Some(c) if c.is_alphanumeric() => Self::Plain,
            _ => Self::Mark,
        }
    }
}

/// What stands between a piece and its line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, or blanks.
    None,
    /// `=`: the URL's own, or the soft break of quoted-printable.
    Equals,
    /// A backslash or a soft hyphen that a wrap has put in.
    PutIn,
}

/// The first character of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Front {
    /// A mark that no sentence begins with: `&`, `=`, `_`, `%`, `?`, `+`, or `#` before a letter.
    Mark,
    /// `/`, `.`, `-`, `,` before a letter or digit.
    WeakMark,
    /// A small letter.
    Small,
    /// A capital.
    Capital,
    /// A capital in a slug that is written with them, as Wikipedia's are.
    TitleCase,
    /// A digit.
    Digit,
}

impl Front {
    /// What `rest` begins with; nothing where no URL goes on so. `trimmed` is without the sentence's marks, `head` the
    /// piece above.
    pub fn of(rest: &str, trimmed: &str, head: &str) -> Option<Self> {
        let mut characters = rest.chars();
        let first = characters.next()?;
        if rest.starts_with("//") {
            return Some(Self::WeakMark);
        }
        let then_word = characters.next().is_some_and(char::is_alphanumeric);
        match first {
            '&' | '=' | '_' | '%' | '?' | '+' | '#' if then_word => Some(Self::Mark),
            '/' | '.' | '-' | ',' | '~' | ';' if then_word || trimmed == "/" || rest.starts_with(",+") => {
                Some(Self::WeakMark)
            }
            c if c.is_lowercase() => Some(Self::Small),
            c if c.is_ascii_digit() => Some(Self::Digit),
            c if c.is_alphabetic() && has_title_case(head) => Some(Self::TitleCase),
            c if c.is_alphabetic() => Some(Self::Capital),
            _ => None,
        }
    }
}

/// What the rest looks like, taken alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Another address, with its scheme or `www.`.
    Url,
    /// A host of its own, or what is left of one: `pages.example.gov/guides`.
    Host,
    /// Two marks of a URL or more, or letters mixed with digits.
    Slug,
    /// One mark of a URL, as in `half-finished` and `stable/main`.
    Compound,
    /// Digits alone.
    Number,
    /// Letters alone.
    Word,
    /// A word that many sentences have and few slugs end with.
    Everyday,
}

impl Shape {
    /// What the rest looks like, without the sentence's marks.
    pub fn of(trimmed: &str) -> Self {
        let begins_with =
            |start: &str| trimmed.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
        if begins_with("http:/") || begins_with("https:/") || begins_with("www.") {
            return Self::Url;
        }
        let host_end = memchr3(b'/', b'?', b'#', trimmed.as_bytes()).unwrap_or(trimmed.len());
        let top = memrchr(b'.', &trimmed.as_bytes()[..host_end]).map(|dot| &trimmed[dot + 1..host_end]);
        if top.is_some_and(|top| TOP_DOMAINS.contains(&top)) {
            return Self::Host;
        }
        let (mut marks, mut digits) = (0, 0);
        for byte in trimmed.bytes() {
            marks += usize::from(IS_MARK[usize::from(byte)]);
            digits += usize::from(byte.is_ascii_digit());
        }
        match marks {
            0 if digits == trimmed.len() => Self::Number,
            0 if digits > 0 => Self::Slug,
            0 if EVERYDAY.contains(&trimmed) => Self::Everyday,
            0 => Self::Word,
            // No word of a sentence ends in a slash.
            1 if trimmed.len() > 1 && trimmed.ends_with('/') => Self::Slug,
            1 if trimmed.rsplit_once('.').is_some_and(|(_, file_type)| FILE_TYPES.contains(&file_type)) => {
                Self::Slug
            }
            1 if digits > 0 && digits < trimmed.len() - 1 => Self::Slug,
            1 => Self::Compound,
            _ => Self::Slug,
        }
    }
}

/// By the byte: the marks that words have seldom and URLs often.
static IS_MARK: [bool; 256] = {
    let marks = b"/-_.?=&%#+~,;:@";
    let mut table = [false; 256];
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// What follows the rest on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Nothing but the sentence's punctuation: it stands alone.
    Nothing,
    /// The bracket that was opened before the URL closes.
    Closed,
    /// Text.
    Text,
}

impl After {
    /// What `behind` has, the line behind the rest; `before` is the character in front of the URL.
    pub fn of(behind: &str, before: Option<char>) -> Self {
        let behind = behind.trim_end_matches([' ', '\t', '\\', '\u{ad}']);
        let closing = match before {
            Some('<') => behind.starts_with('>'),
            Some('(') => behind.starts_with(')'),
            Some('[') => behind.starts_with(']'),
            _ => false,
        };
        if closing {
            Self::Closed
        } else if behind.is_empty() {
            Self::Nothing
        } else {
            Self::Text
        }
    }
}

/// Words of prose that seldom end a slug.
const EVERYDAY: [&str; 40] = [
    "a", "about", "after", "also", "an", "and", "are", "as", "at", "be", "because", "but", "by", "for",
    "from", "has", "have", "he", "in", "is", "it", "of", "on", "or", "our", "that", "the", "their", "they",
    "this", "to", "was", "we", "were", "when", "which", "who", "will", "with", "you",
];

/// What stands behind the scheme of `piece`; all of it where there is none.
fn behind_scheme(piece: &str) -> &str {
    let colon =
        memchr_iter(b':', piece.as_bytes()).find(|&colon| piece.as_bytes()[colon..].starts_with(b"://"));
    colon.map_or(piece, |colon| &piece[colon + 3..])
}

/// Whether an archived address must follow: `web.archive.org/web/20190104081500/`.
fn is_archive_prefix(address: &str) -> bool {
    if !address.ends_with('/') {
        return false;
    }
    let mut parts = address.split('/');
    let host = parts.next().unwrap_or_default();
    let is_archive = host.ends_with("archive.org") || ARCHIVE_TODAY.contains(&host);
    is_archive
        && parts
            .filter(|part| !part.is_empty() && *part != "web")
            .map(|part| part.bytes().all(|b| b.is_ascii_digit()))
            .eq([true])
}

/// The hosts of archive.today.
const ARCHIVE_TODAY: [&str; 7] =
    ["archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.fo", "archive.md"];

/// The ends of host names that a text is most likely to have.
const TOP_DOMAINS: [&str; 15] =
    ["au", "ca", "co", "com", "de", "edu", "eu", "fr", "gov", "info", "int", "net", "org", "ru", "uk"];

/// The types of file that addresses end with.
const FILE_TYPES: [&str; 23] = [
    "asp", "aspx", "cgi", "csv", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "jsp", "mp3", "mp4",
    "pdf", "php", "png", "pptx", "shtml", "stm", "txt", "xls", "xlsx",
];

/// Whether the slug above is written as a title is, with capitals and underscores.
fn has_title_case(head: &str) -> bool {
    let slug = memrchr(b'/', head.as_bytes()).map_or(head, |slash| &head[slash + 1..]);
    memchr(b'_', slug.as_bytes()).is_some() && slug.contains(char::is_uppercase)
}

/// Whether the two make the name of a type of file.
pub(super) fn completes_file(head: &str, rest: &str) -> bool {
    let Some(dot) = memrchr(b'.', head.as_bytes()) else { return false };
    let begun = &head[dot + 1..];
    let word = rest.split(['?', '#']).next().unwrap_or_default();
    !word.is_empty() && FILE_TYPES.iter().any(|file_type| file_type.strip_prefix(begun) == Some(word))
}

/// Whether the two make an article's number as the Moscow Times writes it, and no shorter one is a whole number: a letter
/// and five digits behind the slug, `-a82491`.
pub(super) fn completes_number(head: &str, rest: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let begun = memrchr(b'-', head.as_bytes()).and_then(|hyphen| head[hyphen + 1..].strip_prefix('a'));
    begun.is_some_and(|begun| digits(begun) && digits(rest) && begun.len() + rest.len() == 5)
}

/// Whether `rest` has the slashes that a scheme's end lacks; nothing where neither is so.
pub(super) fn completes_scheme(piece: &str, rest: &str) -> Option<bool> {
    let begun = ["http:", "https:", "ftp:"]
        .iter()
        .any(|scheme| piece.trim_end_matches('/').eq_ignore_ascii_case(scheme));
    let slashes = |text: &str| text.bytes().filter(|&b| b == b'/').count();
    let here = if begun { slashes(piece) } else { 2 };
    let there = rest.len() - rest.trim_start_matches('/').len();
    (here < 2 || there > 1).then_some(here + there == 2)
}

/// Whether the line below plainly begins an address of its own kind, a label, a date or a list's next entry.
pub(super) fn begins_something_else(rest: &str, trimmed: &str, behind: &str) -> bool {
    let is_label = rest.ends_with(':')
        || (memchr(b':', rest.as_bytes()).is_some()
            && rest.split(':').all(|part| part.chars().all(char::is_alphabetic)));
    let is_mail_address = memchr(b'@', trimmed.as_bytes()).is_some()
        && trimmed.split_once('@').is_some_and(|(name, host)| {
            !name.contains('/') && host.contains('.') && !host.contains(['/', '?', '&'])
        });
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_entry_number =
        trimmed.len() < 4 && digits(trimmed) && rest.len() > trimmed.len() && behind.starts_with([' ', '\t']);
    let is_date = trimmed.len() <= LONGEST_DATE
        && match trimmed.split(['-', '/', '.']).map(digits).collect::<Vec<_>>()[..] {
            [true, true, true] => true,
            [true, true] => trimmed.contains('/') && trimmed.len() <= 5,
            [true] => trimmed.len() <= 2 && begins_with_month(behind),
            _ => false,
        };
    is_label || is_mail_address || is_entry_number || is_date
}

/// `2024-03-12`.
const LONGEST_DATE: usize = 10;

fn begins_with_month(behind: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = behind.trim_start();
    word.get(..3).is_some_and(|start| MONTHS.iter().any(|month| start.eq_ignore_ascii_case(month)))
}
