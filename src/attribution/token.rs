//! Words and marks of a paragraph outside its quotes; a whole quote is one token. Classes come from `lexicon`.

use super::lexicon::{self, Key, LONGEST_LISTED, Traits};
use super::quote::Quote;
use crate::text::Span;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Word,
    Number,
    /// An outermost quote, by index into the paragraph's quotes.
    Quote(u32),
    Comma,
    /// `.`, `!`, `?` or `…`.
    Stop,
    /// The point of a short form inside a sentence: `Sen. Novak`.
    Point,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// `'s`, or the apostrophe behind a plural.
    Possessive,
    Other,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    Lower,
    Capital,
    /// Two letters or more, all capital.
    Upper,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    pub kind: Kind,
    pub case: Case,
    pub traits: Traits,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    pub fn is(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }
    pub fn is_quote(&self) -> bool {
        matches!(self.kind, Kind::Quote(_))
    }
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
    /// A word in lower case.
    pub fn is_plain(&self) -> bool {
        self.kind == Kind::Word && self.case == Case::Lower
    }
}

/// Whether a byte is a letter or digit of ASCII: one look for each byte of a text.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// A word in lower case without soft hyphens and zero-width characters, apostrophes straight, held on the stack.
struct Folded {
    bytes: [u8; LONGEST_LISTED],
    length: usize,
}

impl Folded {
    fn new(word: &str) -> Option<Self> {
        let mut folded = Self { bytes: [0; LONGEST_LISTED], length: 0 };
        if word.len() > LONGEST_LISTED {
            return None;
        }
        if word.is_ascii() {
            folded.bytes[..word.len()].copy_from_slice(word.as_bytes());
            folded.bytes.make_ascii_lowercase();
            folded.length = word.len();
            if word.bytes().any(|byte| byte <= b' ') {
                folded.close_gaps();
            }
            return Some(folded);
        }
        for c in word.chars() {
            let c = match c {
                '’' => '\'',
                '\u{ad}' | '\u{200b}' | '\u{2060}' => continue,
                c if c.is_whitespace() => continue,
                c => c.to_lowercase().next().unwrap_or(c),
            };
            let end = folded.length + c.len_utf8();
            c.encode_utf8(folded.bytes.get_mut(folded.length..end)?);
            folded.length = end;
        }
        Some(folded)
    }

    fn close_gaps(&mut self) {
        let bytes = self.bytes;
        let kept = bytes[..self.length].iter().filter(|byte| !byte.is_ascii_whitespace());
        let mut length = 0;
        for (place, byte) in self.bytes.iter_mut().zip(kept) {
            *place = *byte;
            length += 1;
        }
        self.bytes[length..].fill(0);
        self.length = length;
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The traits of a word as it stands in the text; a hyphen at a line's end counts and does not count.
pub(super) fn traits_of(word: &str) -> Traits {
    let Some(folded) = Folded::new(word) else { return Traits::default() };
    let traits = lexicon::look_up(&Key(folded.bytes));
    if traits.is_empty() && is_manner(folded.as_bytes()) {
        return Traits::ADVERB;
    }
    if traits.is_empty() && is_ing(folded.as_bytes()) {
        return Traits::ING;
    }
    if traits.is_empty() && is_past(folded.as_bytes()) {
        return Traits::VERB.with(Traits::PAST).with(Traits::PARTICIPLE);
    }
    if traits.is_empty() && word.contains('\n') {
        let mut whole = Folded { bytes: [0; LONGEST_LISTED], length: 0 };
        for &byte in folded.as_bytes().iter().filter(|&&byte| byte != b'-') {
            whole.bytes[whole.length] = byte;
            whole.length += 1;
        }
        return lexicon::look_up(&Key(whole.bytes));
    }
    traits
}

/// Adverbs in -ly; nouns and adjectives of that ending are few.
fn is_manner(word: &[u8]) -> bool {
    const NOUNS: [&str; 14] = [
        "family", "assembly", "ally", "supply", "anomaly", "monopoly", "italy", "belly", "bully", "rally",
        "elderly", "friendly", "likely", "billy",
    ];
    word.len() > 4 && word.ends_with(b"ly") && !NOUNS.iter().any(|noun| noun.as_bytes() == word)
}

/// Participles and verbal nouns in -ing.
fn is_ing(word: &[u8]) -> bool {
    const OTHERS: [&str; 14] = [
        "thing",
        "something",
        "anything",
        "everything",
        "nothing",
        "king",
        "ring",
        "wing",
        "spring",
        "string",
        "evening",
        "morning",
        "sibling",
        "beijing",
    ];
    word.len() > 4 && word.ends_with(b"ing") && !OTHERS.iter().any(|other| other.as_bytes() == word)
}

/// Past forms and participles in -ed; nouns and adjectives of that ending are few.
fn is_past(word: &[u8]) -> bool {
    const OTHERS: [&str; 23] = [
        "need", "seed", "feed", "deed", "weed", "reed", "heed", "shed", "sled", "hundred", "indeed", "speed",
        "sacred", "naked", "bleed", "breed", "steed", "tweed", "exceed", "wicked", "rugged", "beloved",
        "succeed",
    ];
    word.len() > 3 && word.ends_with(b"ed") && !OTHERS.iter().any(|other| other.as_bytes() == word)
}

/// The tokens of a paragraph, outermost quotes as one token each.
pub(super) fn tokens(prose: &str, quotes: &[Quote]) -> Vec<Token> {
    let mut scanner = Scanner {
        prose,
        bytes: prose.as_bytes(),
        at: 0,
        spaced: false,
        tokens: Vec::with_capacity(prose.len() / 5),
    };
    for (index, quote) in quotes.iter().enumerate().filter(|(_, quote)| quote.is_outermost()) {
        scanner.scan_to(quote.span.start.index());
        let kind = Kind::Quote(index as u32);
        let unfinished = quote
            .content
            .of(prose)
            .trim_end_matches(['"', '”', '’', '\'', ' '])
            .ends_with([',', '?', '!', '—']);
        let traits = if unfinished { Traits::UNFINISHED } else { Traits::default() };
        scanner.push(quote.span.start.index(), quote.span.end.index(), kind, Case::Lower, traits);
        scanner.at = scanner.at.max(quote.span.end.index());
    }
    scanner.scan_to(prose.len());
    let mut tokens = scanner.tokens;
    if is_headline(prose, &tokens) {
        tokens.iter_mut().skip(1).filter(|token| is_common(token)).for_each(|token| token.case = Case::Lower);
    }
    tokens
}

/// Tokens that a headline takes at most.
const HEADLINE: usize = 40;

/// Whether nearly all longer words are capitalised: "Duarte Says Bridge Is Safe".
pub(super) fn is_headline(prose: &str, tokens: &[Token]) -> bool {
    if tokens.len() > HEADLINE {
        return false;
    }
    let long = || tokens.iter().filter(|token| token.kind == Kind::Word && token.span.len() >= 4);
    let written = |token: &&Token| token.span.of(prose).starts_with(char::is_uppercase);
    let (all, capital) = (long().count(), long().filter(written).count());
    all >= 4 && capital * 5 >= all * 4
}

/// Whether a capital in a headline hides a common word.
fn is_common(token: &Token) -> bool {
    let common = Traits::CUE
        | Traits::VERB
        | Traits::AUX
        | Traits::MODAL
        | Traits::PREPOSITION
        | Traits::COORDINATOR
        | Traits::SUBORDINATOR
        | Traits::DETERMINER
        | Traits::PRONOUN
        | Traits::ADVERB;
    let names = Traits::GIVEN | Traits::TITLE | Traits::MONTH | Traits::DAY;
    token.kind == Kind::Word && token.case == Case::Capital && token.is(common) && !token.is(names)
}

struct Scanner<'a> {
    prose: &'a str,
    bytes: &'a [u8],
    at: usize,
    spaced: bool,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind, case: Case, traits: Traits) {
        self.tokens.push(Token { span: Span::new(start, end), kind, case, traits, spaced: self.spaced });
        self.spaced = false;
    }

    fn scan_to(&mut self, end: usize) {
        while self.at < end {
            let start = self.at;
            match self.bytes[start] {
                b' ' | b'\n' | b'\t' | b'\r' => {
                    self.at += 1;
                    self.spaced = true;
                }
                byte if byte.is_ascii_alphanumeric() => self.word(end),
                byte if byte < 0x80 => {
                    self.at += 1;
                    self.mark(start, byte);
                }
                _ => self.beyond_ascii(end),
            }
        }
    }

    fn mark(&mut self, start: usize, byte: u8) {
        // Two hyphens are one dash.
        if byte == b'-' {
            self.at += self.bytes[self.at..].iter().take(2).take_while(|&&next| next == b'-').count();
        }
        let end = self.at;
        let kind = match byte {
            b',' => Kind::Comma,
            b'.' | b'!' | b'?' => Kind::Stop,
            b':' => Kind::Colon,
            b';' => Kind::Semicolon,
            b'%' if self.tokens.last().is_some_and(|last| last.kind == Kind::Number) => Kind::Number,
            b'(' | b'[' => Kind::Open,
            b')' | b']' => Kind::Close,
            b'-' if end > start + 1 || self.spaced && (self.gap_at(end) || self.signs(end)) => Kind::Dash,
            b'\'' if !self.spaced && self.after_word() => Kind::Possessive,
            _ => Kind::Other,
        };
        self.push(start, end, kind, Case::Lower, Traits::default());
    }

    fn gap_at(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(u8::is_ascii_whitespace)
    }

    /// Whether a hyphen before `at` signs a quote: “…” -Ines Duarte.
    fn signs(&self, at: usize) -> bool {
        let behind_quote = self.tokens.last().is_none_or(Token::is_quote);
        behind_quote && self.bytes.get(at).is_some_and(u8::is_ascii_uppercase)
    }

    fn after_word(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.kind == Kind::Word)
    }

    fn beyond_ascii(&mut self, end: usize) {
        let start = self.at;
        let c = self.prose[start..].chars().next().unwrap_or(' ');
        if c.is_alphanumeric() {
            return self.word(end);
        }
        self.at += c.len_utf8();
        let kind = match c {
            c if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{ad}' | '\u{2060}') => {
                self.spaced |= c.is_whitespace();
                return;
            }
            '—' | '–' | '―' => Kind::Dash,
            '…' | '。' | '！' | '？' => Kind::Stop,
            '，' => Kind::Comma,
            '’' if !self.spaced && self.after_word() => Kind::Possessive,
            _ => Kind::Other,
        };
        self.push(start, self.at, kind, Case::Lower, Traits::default());
    }

    /// Takes a word or number: letters and digits, with apostrophes, hyphens, points and line-end hyphens inside.
    fn word(&mut self, limit: usize) {
        let start = self.at;
        let bytes = self.bytes;
        let mut at = start;
        let mut apostrophe = None;
        while at < limit {
            let run = bytes[at..limit].iter().position(|&byte| !IN_WORD[usize::from(byte)]);
            at = run.map_or(limit, |run| at + run);
            if at == limit {
                break;
            }
            let byte = bytes[at];
            let inner = |skip: usize| {
                at + skip < limit
                    && (bytes[at + skip].is_ascii_alphanumeric()
                        || bytes[at + skip] >= 0xC3 && bytes[at + skip] != 0xE2)
            };
            at += match byte {
                b'\'' if inner(1) => {
                    apostrophe = Some(at);
                    1
                }
                b'-' | b'&' | b'_' | b'@' if inner(1) => 1,
                b'-' if bytes.get(at + 1) == Some(&b'\n')
                    && bytes.get(at + 2).is_some_and(u8::is_ascii_lowercase)
                    && at + 2 < limit =>
                {
                    2
                }
                b'.' | b','
                    if bytes[at - 1].is_ascii_digit() && at + 1 < limit && bytes[at + 1].is_ascii_digit() =>
                {
                    1
                }
                b'.' if inner(1) => 1,
                b'.' if at - start >= 3 && bytes[at - 2] == b'.'
                    || at - start == 1 && bytes[start].is_ascii_uppercase() =>
                {
                    1
                }
                0xE2 if self.prose[at..].starts_with('’') && inner(3) => {
                    apostrophe = Some(at);
                    3
                }
                0x80.. => match self.prose[at..].chars().next() {
                    Some(c)
                        if c.is_alphanumeric()
                            || matches!(c, '\u{ad}' | '\u{200d}' | '\u{2060}' | '\u{300}'..='\u{36f}') =>
                    {
                        c.len_utf8()
                    }
                    _ => break,
                },
                _ => break,
            };
        }
        let end = at;
        self.at = end;
        let text = &self.prose[start..end];
        if text.as_bytes()[0].is_ascii_digit() {
            return self.push(start, end, Kind::Number, Case::Lower, Traits::default());
        }
        let traits = traits_of(text);
        let stem_end = apostrophe
            .filter(|&cut| traits.is_empty() && matches!(&self.prose[cut..end], "'s" | "’s" | "'S" | "’S"));
        let stem = &self.prose[start..stem_end.unwrap_or(end)];
        let traits = if stem_end.is_some() { traits_of(stem) } else { traits };
        self.push(start, start + stem.len(), Kind::Word, case(stem), traits);
        if let Some(cut) = stem_end {
            self.push(cut, end, Kind::Possessive, Case::Lower, Traits::default());
        }
    }
}

fn case(word: &str) -> Case {
    if word.is_ascii() {
        return ascii_case(word.as_bytes());
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = letters.filter(|c| c.is_alphabetic()).peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Case::Upper } else { Case::Capital }
        }
        Some(c) if c.is_alphabetic() && !c.is_lowercase() => Case::Capital,
        // `al-Assad`, `iPhone`: names that begin small.
        Some(_) if word.len() > 3 && word.contains(char::is_uppercase) => Case::Capital,
        _ => Case::Lower,
    }
}

/// The same for nearly all words of English, without a look at Unicode's tables.
fn ascii_case(word: &[u8]) -> Case {
    let Some((first, rest)) = word.split_first() else { return Case::Lower };
    if first.is_ascii_uppercase() {
        let has_letters = rest.iter().any(u8::is_ascii_alphabetic);
        return if has_letters && !rest.iter().any(u8::is_ascii_lowercase) {
            Case::Upper
        } else {
            Case::Capital
        };
    }
    if word.len() > 3 && rest.iter().any(u8::is_ascii_uppercase) { Case::Capital } else { Case::Lower }
}
