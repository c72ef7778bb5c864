//! Words and marks of a paragraph outside its quotes; a whole quote is one token. Classes come from `lexicon`.

use super::lexicon::{Entry, Lexicon, Traits};
use super::outlet;
use super::quote::Quote;
pub(super) use super::word::Case;
use super::word::{self, Plain};
use crate::text::Span;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Word,
    Number,
    /// An outermost quote.
    Quote,
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

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    pub kind: Kind,
    pub case: Case,
    pub traits: Traits,
    /// Which outlets' names may begin with it, as `outlet` counts them; 0 for none.
    pub opener: u16,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    pub fn is(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }
    pub fn is_quote(&self) -> bool {
        self.kind == Kind::Quote
    }
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
    /// A word in lower case.
    pub fn is_plain(&self) -> bool {
        self.kind == Kind::Word && self.case == Case::Lower
    }
}

/// Bytes of a token with the blank before it, by and large at least.
const SHORTEST: usize = 4;

/// Puts the tokens of a paragraph into `tokens`, which is empty; outermost quotes as one token each.
pub(super) fn tokens(prose: &str, quotes: &[Quote], tokens: &mut Vec<Token>) {
    tokens.reserve(prose.len() / SHORTEST);
    let mut scanner = Scanner {
        prose,
        bytes: prose.as_bytes(),
        lexicon: Lexicon::of_english(),
        at: 0,
        spaced: false,
        tokens,
    };
    for quote in quotes.iter().filter(|quote| quote.is_outermost()) {
        scanner.scan_to(quote.span.start.index());
        let unfinished = quote
            .content
            .of(prose)
            .trim_end_matches(['"', '”', '’', '\'', ' '])
            .ends_with([',', '?', '!', '—']);
        let traits = if unfinished { Traits::UNFINISHED } else { Traits::default() };
        scanner.push(
            quote.span.start.index(),
            quote.span.end.index(),
            Kind::Quote,
            Case::Lower,
            Entry { traits, opener: 0 },
        );
        scanner.at = scanner.at.max(quote.span.end.index());
    }
    scanner.scan_to(prose.len());
    if is_upper(tokens) {
        let nouns = Traits::ROLE | Traits::VAGUE | Traits::DOCUMENT | Traits::PRESS | Traits::SETTING;
        let hidden = |token: &&mut Token| is_common(token) || token.is(nouns) && !token.is(Traits::GIVEN);
        tokens.iter_mut().filter(hidden).for_each(|token| token.case = Case::Lower);
    } else if is_headline(prose, tokens) {
        let hidden = |token: &&mut Token| is_common(token) && token.case == Case::Capital;
        tokens.iter_mut().skip(1).filter(hidden).for_each(|token| token.case = Case::Lower);
    } else {
        name_that_is_a_word(prose, tokens);
    }
}

/// Takes capitalised words in -ly for names where no sentence begins, or where they say something: "Jolly said". "Will"
/// before a name is one inside a sentence: "said Will Doyle".
fn name_that_is_a_word(prose: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if token.case != Case::Capital {
            continue;
        }
        let manner = token.traits == Traits::ADVERB && token.span.of(prose).ends_with("ly");
        let will = token.is(Traits::MODAL)
            && token.span.of(prose) == "Will"
            && tokens.get(at + 1).is_some_and(Token::is_capital);
        // “…,” Per Holm said
        let per = at > 0
            && tokens[at - 1].is(Traits::UNFINISHED)
            && token.span.of(prose) == "Per"
            && tokens.get(at + 1).is_some_and(Token::is_capital);
        if per {
            tokens[at].traits = Traits::GIVEN | Traits::HE_GIVEN;
        }
        if !manner && !will {
            continue;
        }
        let opens = at == 0
            || match tokens[at - 1].kind {
                Kind::Quote => !tokens[at - 1].is(Traits::UNFINISHED),
                Kind::Stop | Kind::Colon | Kind::Dash | Kind::Open => true,
                _ => false,
            };
        let says = tokens.get(at + 1).is_some_and(|next| {
            next.is_plain() && next.is(Traits::SPEECH) && next.is(Traits::PAST | Traits::PRESENT)
        });
        if will && !opens {
            tokens[at].traits = Traits::GIVEN | Traits::HE_GIVEN;
        } else if manner && (!opens || says) {
            tokens[at].traits = Traits::default();
        }
    }
}

/// The tokens of a range with their places, in order.
pub(super) fn within<'t>(
    tokens: &'t [Token],
    range: &Range<usize>,
) -> impl Iterator<Item = (usize, &'t Token)> + use<'t> {
    let (start, words) = (range.start, tokens.get(range.clone()).unwrap_or_default());
    words.iter().enumerate().map(move |(at, token)| (start + at, token))
}

/// Tokens that a headline takes at most.
const HEADLINE: usize = 40;

/// Whether nearly all longer words are capitalised: "Duarte Says Bridge Is Safe".
pub(super) fn is_headline(prose: &str, tokens: &[Token]) -> bool {
    if tokens.len() > HEADLINE {
        return false;
    }
    let written = |token: &Token| match prose.as_bytes()[token.span.start.index()] {
        byte if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => token.span.of(prose).starts_with(char::is_uppercase),
    };
    let (mut all, mut small) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind == Kind::Word && token.span.len() >= 4) {
        all += 1;
        small += usize::from(!written(token));
        // Whatever comes, they are too many.
        if small * 5 > tokens.len() {
            return false;
        }
    }
    all >= 4 && small * 5 <= all
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
    token.kind == Kind::Word && token.is(common) && !token.is(names)
}

/// Words from which on capitals alone tell of no name.
const UPPER: usize = 4;

/// Whether all words are written in capitals: "DUARTE SAYS BRIDGE IS SAFE".
fn is_upper(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == Kind::Word && token.span.len() > 1);
    words.clone().all(|token| token.case == Case::Upper) && words.nth(UPPER - 1).is_some()
}

struct Scanner<'a> {
    prose: &'a str,
    bytes: &'a [u8],
    lexicon: &'a Lexicon,
    at: usize,
    spaced: bool,
    tokens: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind, case: Case, known: Entry) {
        let Entry { traits, opener } = known;
        self.tokens.push(Token {
            span: Span::new(start, end),
            kind,
            case,
            traits,
            opener,
            spaced: self.spaced,
        });
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
                byte if byte.is_ascii_alphanumeric() => {
                    if !self.plain_word() {
                        self.word(end);
                    }
                }
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
            b'-' if end > start + 1 || self.parts() && (self.gap_at(end) || self.signs(end)) => Kind::Dash,
            b'\'' if !self.spaced && self.after_word() => Kind::Possessive,
            _ => Kind::Other,
        };
        self.push(start, end, kind, Case::Lower, Entry::default());
    }

    fn gap_at(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(u8::is_ascii_whitespace)
    }

    /// Whether white space or nothing stands before.
    fn parts(&self) -> bool {
        self.spaced || self.tokens.is_empty()
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
        self.push(start, self.at, kind, Case::Lower, Entry::default());
    }

    /// Takes a word or number of letters and digits alone, as most are; returns whether there was one.
    #[inline]
    fn plain_word(&mut self) -> bool {
        let start = self.at;
        let Some(word) = Plain::at(self.bytes, start).filter(|word| self.ends(start, *word)) else {
            return false;
        };
        self.at = start + word.length;
        if self.bytes[start].is_ascii_digit() {
            self.push(start, self.at, Kind::Number, Case::Lower, Entry::default());
        } else {
            self.push(start, self.at, Kind::Word, word.case(), word.known(self.lexicon));
        }
        // A blank stands behind most.
        if word.next == b' ' {
            self.at += 1;
            self.spaced = true;
        }
        true
    }

    /// Takes a word or number: letters and digits, with apostrophes, hyphens, points and line-end hyphens inside.
    fn word(&mut self, limit: usize) {
        let start = self.at;
        let Extent { end, apostrophe, is_plain, has_point } = self.extent(limit);
        self.at = end;
        if self.bytes[start].is_ascii_digit() {
            return self.push(start, end, Kind::Number, Case::Lower, Entry::default());
        }
        let (prose, bytes) = (self.prose, self.bytes);
        let known = |end: usize| {
            if is_plain { word::known_plain(bytes, start, end) } else { word::known(&prose[start..end]) }
        };
        if let Some(cut) = apostrophe.filter(|&cut| is_clipped(&prose[start..cut], &prose[cut..end])) {
            let case = word::case(&prose[start..cut]);
            self.push(start, cut, Kind::Word, case, known(cut));
            return self.push(cut, end, Kind::Word, Case::Lower, word::known(&prose[cut..end]));
        }
        let mut whole = known(end);
        let possessive =
            |cut: &usize| whole.traits.is_empty() && matches!(&prose[*cut..end], "'s" | "’s" | "'S" | "’S");
        let stem = apostrophe.filter(possessive).unwrap_or(end);
        if stem < end {
            whole = known(stem);
        }
        if has_point {
            whole.opener = outlet::opener_of_head(&prose[start..stem]);
        }
        let case =
            if is_plain { word::case_plain(bytes, start, stem) } else { word::case(&prose[start..stem]) };
        self.push(start, stem, Kind::Word, case, whole);
        if stem < end {
            self.push(stem, end, Kind::Possessive, Case::Lower, Entry::default());
        }
    }

    /// Whether a word ends where its letters and digits do, as nearly all do.
    fn ends(&self, start: usize, word: Plain) -> bool {
        match word.next {
            b',' => !word.last.is_ascii_digit(),
            b'.' => word.length > 1 && self.gap_at(start + word.length + 1),
            next => ROLE[usize::from(next)] == Role::Ends,
        }
    }

    /// How far the word goes that begins here.
    fn extent(&self, limit: usize) -> Extent {
        let (start, bytes) = (self.at, self.bytes);
        let mut word = Extent { end: start, apostrophe: None, is_plain: true, has_point: false };
        loop {
            let mut at = word.end;
            while at < limit && ROLE[usize::from(bytes[at])] == Role::Inside {
                at += 1;
            }
            word.end = at;
            if at == limit || ROLE[usize::from(bytes[at])] == Role::Ends {
                return word;
            }
            let inner = |skip: usize| {
                at + skip < limit
                    && (bytes[at + skip].is_ascii_alphanumeric()
                        || bytes[at + skip] >= 0xC3 && bytes[at + skip] != 0xE2)
            };
            word.end += match bytes[at] {
                b'.' | b',' if bytes[at - 1].is_ascii_digit() && inner_digit(bytes, at + 1, limit) => 1,
                b'.' if inner(1)
                    || at - start >= 3 && bytes[at - 2] == b'.'
                    || at - start == 1 && bytes[start].is_ascii_uppercase() =>
                {
                    word.has_point = true;
                    1
                }
                b'\'' if inner(1) => {
                    word.apostrophe = Some(at);
                    1
                }
                b'-' | b'&' if inner(1) => 1,
                b'_' | b'@' if inner(1) => {
                    word.is_plain = false;
                    1
                }
                b'-' if bytes.get(at + 1) == Some(&b'\n')
                    && bytes.get(at + 2).is_some_and(u8::is_ascii_lowercase)
                    && at + 2 < limit =>
                {
                    word.is_plain = false;
                    2
                }
                0xE2 if self.prose[at..].starts_with('’') && inner(3) => {
                    word.apostrophe = Some(at);
                    word.is_plain = false;
                    3
                }
                0x80.. => match self.prose[at..].chars().next() {
                    Some(c)
                        if c.is_alphanumeric()
                            || matches!(c, '\u{ad}' | '\u{200d}' | '\u{2060}' | '\u{300}'..='\u{36f}') =>
                    {
                        word.is_plain = false;
                        c.len_utf8()
                    }
                    _ => return word,
                },
                _ => return word,
            };
        }
    }
}

/// Whether a pronoun and a clipped auxiliary are written as one word: "he's", "they’ve".
fn is_clipped(pronoun: &str, auxiliary: &str) -> bool {
    const PRONOUNS: [&str; 11] =
        ["he", "she", "it", "they", "we", "you", "i", "that", "there", "who", "what"];
    let clipped = matches!(auxiliary.trim_start_matches(['\'', '’']), "s" | "re" | "ve" | "d" | "ll" | "m");
    clipped && PRONOUNS.iter().any(|listed| pronoun.eq_ignore_ascii_case(listed))
}

/// How far a word goes.
struct Extent {
    end: usize,
    /// Its last apostrophe.
    apostrophe: Option<usize>,
    /// Whether it is of ASCII in one line, without underscores and the like.
    is_plain: bool,
    /// Whether a point stands in it or ends it.
    has_point: bool,
}

/// What a byte does behind a letter or digit of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Inside,
    Ends,
    /// What stands beside it decides.
    Perhaps,
}

static ROLE: [Role; 256] = {
    let mut roles = [Role::Perhaps; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        roles[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Role::Inside,
            b'.' | b',' | b'\'' | b'-' | b'&' | b'_' | b'@' => Role::Perhaps,
            _ => Role::Ends,
        };
        byte += 1;
    }
    roles
};

fn inner_digit(bytes: &[u8], at: usize, limit: usize) -> bool {
    at < limit && bytes[at].is_ascii_digit()
}
