//! Which characters are quotation marks, seen from their neighbours. Pairing them is `quote`'s work.

use memchr::memchr3;

/// The system a pair of marks belongs to. Marks of one system close each other, however mixed (`“…"`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Marks {
    /// `"`, `“ ”`, `„ “`, and two single marks.
    Double,
    /// `'`, `‘ ’`, `‚ ‘`.
    Single,
    /// `« »`.
    Angle,
    /// `‹ ›`.
    SingleAngle,
    /// `「 」`.
    Corner,
    /// `『 』`.
    WhiteCorner,
    /// `—` at the start of a line of dialogue; nothing closes it but the words of who speaks.
    Dash,
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Turn {
    Opens,
    Closes,
    /// Closes what is open, else opens.
    Either,
    /// Closes unless it may be a possessive (`the players’`).
    Perhaps,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub start: u32,
    pub end: u32,
    pub marks: Marks,
    pub turn: Turn,
    /// Whether it is drawn as a low opening mark, so that the high opening one closes it.
    pub low: bool,
    /// Whether its form does not say which way it turns.
    pub straight: bool,
}

/// Words that begin with an apostrophe in place of a letter.
const CLIPPED: [&str; 15] = [
    "tis", "twas", "em", "cause", "til", "till", "bout", "n", "round", "cuz", "nuff", "twere", "hood",
    "burbs", "neath",
];

/// Every quotation mark of a paragraph, in order. Apostrophes, possessives inside words, primes, decades and clipped
/// words are left out.
pub(super) fn marks(prose: &str) -> Vec<Mark> {
    let bytes = prose.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let rare = memchr3(b'`', 0xC2, 0xE3, bytes).is_some();
    while let Some(skip) = next_mark(&bytes[at..], rare) {
        at += skip;
        // The end of a quote in a quote: 'a' inside ''b''.
        let both = bytes[at..].starts_with(b"\'\'\'")
            && at > 0
            && !bytes[at - 1].is_ascii_whitespace()
            && bytes[at - 1] != b'\'';
        let length = match bytes[at] {
            b'\'' if both => 1,
            b'\'' | b'`' if bytes.get(at + 1) == Some(&bytes[at]) => 2,
            b'"' | b'\'' => 1,
            b'`' => {
                at += 1;
                continue;
            }
            0xC2 => 2,
            _ => 3,
        };
        let Some(drawn) = prose.get(at..at + length) else {
            at += 1;
            continue;
        };
        if let Some(mark) = judge(prose, at, drawn) {
            found.push(mark);
        }
        at += length;
    }
    found
}

/// How far the next byte is that a mark may begin with; `rare` says whether one of the rarer ones is in the text.
fn next_mark(bytes: &[u8], rare: bool) -> Option<usize> {
    if rare {
        bytes.iter().position(|&byte| MAY_MARK[byte as usize])
    } else {
        memchr3(b'"', b'\'', 0xE2, bytes)
    }
}

static MAY_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    let firsts = [b'"', b'\'', b'`', 0xC2, 0xE2, 0xE3];
    while at < firsts.len() {
        table[firsts[at] as usize] = true;
        at += 1;
    }
    table
};

fn judge(prose: &str, at: usize, drawn: &str) -> Option<Mark> {
    let end = at + drawn.len();
    let before = prose[..at].chars().next_back();
    let after = prose[end..].chars().next();
    let mark = |marks, turn| {
        Some(Mark {
            start: at as u32,
            end: end as u32,
            marks,
            turn,
            low: matches!(drawn, "„" | "‚"),
            straight: drawn.is_ascii(),
        })
    };
    match drawn {
        // A mark turned the wrong way: “It rained,“ she said.
        "“" if before.is_some_and(|c| matches!(c, ',' | '.' | '?' | '!'))
            && after.is_none_or(char::is_whitespace) =>
        {
            mark(Marks::Double, Turn::Either)
        }
        "“" | "„" | "``" => mark(Marks::Double, Turn::Opens),
        "”" => mark(Marks::Double, if opens_here(before, after) { Turn::Either } else { Turn::Closes }),
        "\"" | "''" => double(prose, at, before, after).and_then(|turn| mark(Marks::Double, turn)),
        // „Low“ and ‚low‘ are closed by what opens elsewhere.
        "‘" if before.is_some_and(|c| !is_gap_before(c)) && after.is_none_or(|c| !c.is_alphanumeric()) => {
            mark(Marks::Single, Turn::Closes)
        }
        "‘" | "‚" => {
            let opens = after.is_some_and(|c| !c.is_whitespace()) && !is_elision(&prose[end..]);
            (opens && !before.is_some_and(char::is_alphanumeric)).then_some(())?;
            mark(Marks::Single, Turn::Opens)
        }
        "’" | "'" => single(prose, at, end, drawn == "'").and_then(|turn| mark(Marks::Single, turn)),
        "«" => mark(Marks::Angle, angle(before, after, Turn::Opens)),
        "»" => mark(Marks::Angle, angle(before, after, Turn::Closes)),
        "‹" => mark(Marks::SingleAngle, angle(before, after, Turn::Opens)),
        "›" => mark(Marks::SingleAngle, angle(before, after, Turn::Closes)),
        "「" => mark(Marks::Corner, Turn::Opens),
        "」" => mark(Marks::Corner, Turn::Closes),
        "『" => mark(Marks::WhiteCorner, Turn::Opens),
        "』" => mark(Marks::WhiteCorner, Turn::Closes),
        _ => None,
    }
}

/// Angle marks point outwards in most languages and inwards in some; a gap on one side decides.
fn angle(before: Option<char>, after: Option<char>, usual: Turn) -> Turn {
    let gap_before = before.is_none_or(char::is_whitespace);
    let gap_after = after.is_none_or(char::is_whitespace);
    match usual {
        Turn::Opens if !gap_before && gap_after => Turn::Closes,
        Turn::Closes if gap_before && !gap_after => Turn::Opens,
        turn => turn,
    }
}

fn opens_here(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(is_gap_before) && after.is_some_and(|c| !c.is_whitespace() && !is_closing(c))
}

/// What may stand right before an opening mark.
fn is_gap_before(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | '\u{200b}')
}

/// What may stand right behind a closing mark.
fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '’' | '”')
}

fn double(prose: &str, at: usize, before: Option<char>, after: Option<char>) -> Option<Turn> {
    if before.is_some_and(|c| c.is_ascii_digit()) && is_prime(&prose[..at]) {
        return None;
    }
    let gap_before = before.is_none_or(is_gap_before);
    let gap_after =
        after.is_none_or(|c| c.is_whitespace() || is_closing(c) || matches!(c, '—' | '–' | '-' | '/'));
    Some(match (gap_before, gap_after) {
        (true, false) => Turn::Opens,
        (false, true) => Turn::Closes,
        _ => Turn::Either,
    })
}

/// Whether the digits at the end stand behind a mark of feet: `6'2`.
fn is_prime(head: &str) -> bool {
    head.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').ends_with(['\'', '’', '′'])
}

fn single(prose: &str, at: usize, end: usize, straight: bool) -> Option<Turn> {
    let before = prose[..at].chars().next_back();
    let after = prose[end..].chars().next();
    let letter_after = after.is_some_and(char::is_alphanumeric);
    match before {
        Some(c) if c.is_alphanumeric() => {
            if letter_after || c.is_ascii_digit() && !straight {
                None
            } else if matches!(c, 's' | 'S' | 'n' | 'z') && after.is_some_and(char::is_whitespace) {
                Some(Turn::Perhaps)
            } else {
                Some(Turn::Closes)
            }
        }
        Some(c) if !is_gap_before(c) => Some(Turn::Closes),
        _ if straight && after.is_some_and(|c| !c.is_whitespace() && !is_closing(c)) => {
            (!is_elision(&prose[end..])).then_some(Turn::Opens)
        }
        _ if !straight && letter_after => None,
        _ => Some(Turn::Closes),
    }
}

/// Whether an apostrophe here stands for something left out: `'90s`, `'em`.
fn is_elision(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        return true;
    }
    let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    word.len() <= 5 && CLIPPED.iter().any(|clipped| word.eq_ignore_ascii_case(clipped))
}
