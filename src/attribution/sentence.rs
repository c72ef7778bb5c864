//! Sentences of a paragraph. A quote and the clause that names its speaker are one sentence, however many sentences the
//! quote holds.

use super::lexicon::Traits;
use super::token::{Case, Kind, Token};
use crate::text::Span;
use std::ops::Range;

/// Tokens after which a sentence is taken to end: no prose has longer ones, and what looks at a whole sentence stays
/// linear in the text.
const LONGEST: usize = 400;

/// A sentence, with what its words tell at a glance: most of what is looked for can be in few sentences.
pub(super) struct Sentence {
    /// Its tokens.
    pub range: Range<usize>,
    /// All that is known of any of its words.
    pub traits: Traits,
    /// Whether a quote is among them.
    pub has_quote: bool,
}

impl Sentence {
    fn of(tokens: &[Token], range: Range<usize>) -> Self {
        let (mut traits, mut has_quote) = (Traits::default(), false);
        for token in &tokens[range.clone()] {
            traits |= token.traits;
            has_quote |= token.is_quote();
        }
        Self { range, traits, has_quote }
    }

    /// From the first token's first byte to the last one's last.
    pub fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.range.start].span.join(tokens[self.range.end - 1].span)
    }
}

/// Puts sentences into `found`, which is empty, in order and without gaps; the points of short forms inside them become
/// `Kind::Point`. A dateline is a sentence by itself: nobody says it.
pub(super) fn sentences(prose: &str, tokens: &mut [Token], found: &mut Vec<Sentence>) {
    let begin = dateline(tokens).unwrap_or(0);
    if begin > 0 {
        found.push(Sentence::of(tokens, 0..begin));
    }
    let mut start = begin;
    let bytes = prose.as_bytes();
    for at in begin..tokens.len() {
        let Token { kind, span, .. } = tokens[at];
        let may_end = match kind {
            // Nearly all words end nothing.
            Kind::Word => bytes[span.end.index() - 1] == b'.',
            Kind::Stop | Kind::Quote | Kind::Close => true,
            _ => false,
        };
        if !may_end && at - start < LONGEST {
            continue;
        }
        let ends = match kind {
            Kind::Stop => stop_ends(prose, tokens, at),
            // "from 9 a.m. She said"
            Kind::Word => {
                span.len() > 2
                    && tokens.get(at + 1).is_some_and(|next| {
                        next.spaced
                            && (next.case == Case::Capital && next.is(Traits::STARTER)
                                || next.is_quote() && is_sentence(next.span.of(prose)))
                    })
            }
            Kind::Quote => quote_ends(prose, tokens, at),
            Kind::Close => {
                at > start && tokens[at - 1].kind == Kind::Stop && opens_sentence(tokens.get(at + 1))
            }
            _ => false,
        };
        let point = !ends
            && kind == Kind::Stop
            && at > start
            && !tokens[at].spaced
            && tokens[at - 1].kind == Kind::Word
            && bytes[span.start.index()] == b'.';
        if point {
            tokens[at].kind = Kind::Point;
        }
        if ends || at - start >= LONGEST {
            found.push(Sentence::of(tokens, start..at + 1));
            start = at + 1;
        }
    }
    if start < tokens.len() {
        found.push(Sentence::of(tokens, start..tokens.len()));
    }
}

/// Tokens that a dateline takes at most.
const DATELINE: usize = 16;

/// The end of a dateline with its dash: `SALTMERE, Dec 2 (Northern Wire) -`, `ALBA —`.
fn dateline(tokens: &[Token]) -> Option<usize> {
    let opens = tokens.first().is_some_and(|first| first.is_capital() || first.kind == Kind::Open);
    let dash = tokens.iter().take(DATELINE).position(|token| token.kind == Kind::Dash).filter(|_| opens)?;
    let head = &tokens[..dash];
    let credited = head.last().is_some_and(|last| last.kind == Kind::Close);
    let fits = |token: &Token| match token.kind {
        Kind::Word => {
            token.case == Case::Upper
                || token.is(Traits::MONTH | Traits::DAY)
                || credited && token.is_capital()
        }
        Kind::Number | Kind::Comma | Kind::Stop | Kind::Point | Kind::Open | Kind::Close | Kind::Other => {
            true
        }
        Kind::Quote | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Possessive => false,
    };
    let begins = tokens.get(dash + 1).is_some_and(|next| next.is_quote() || next.is_capital());
    (begins && head.iter().all(fits)).then_some(dash + 1)
}

fn opens_sentence(next: Option<&Token>) -> bool {
    next.is_none_or(|next| next.spaced && !next.is_plain() && !matches!(next.kind, Kind::Comma | Kind::Dash))
}

fn stop_ends(prose: &str, tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1);
    if !opens_sentence(next) {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|before| tokens[before]) else { return true };
    if prose.as_bytes()[tokens[at].span.start.index()] != b'.' || tokens[at].spaced {
        return true;
    }
    let starts_plainly = next.is_none_or(|next| next.is(Traits::STARTER) || next.is_quote());
    if before.is(Traits::ABBREVIATION) && before.kind == Kind::Word {
        // `No.` and `Sun.` end sentences as words; before a number or a name they are short forms.
        return starts_plainly
            && !before.is(Traits::TITLE)
            && !(before.case == Case::Capital && before.is(Traits::MONTH));
    }
    true
}

/// Whether a quote is a whole sentence by its marks: “It rained.”
fn is_sentence(quote: &str) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | ',');
    let words = quote.trim_matches(is_mark);
    words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?', ',']) && words.contains(' ')
}

fn quote_ends(prose: &str, tokens: &[Token], at: usize) -> bool {
    let span = tokens[at].span;
    let inner = span.of(prose).trim_end_matches(['"', '”', '’', '\'', '»', '“', '」', ' ']);
    let Some(next) = tokens.get(at + 1) else { return true };
    if !inner.ends_with(['.', '!', '?', '…', '—', '–', '-']) {
        return false;
    }
    if next.is_quote() {
        return true;
    }
    // “It rained.”The next sentence
    let opens = opens_sentence(Some(next)) || next.is_capital();
    if !opens || matches!(next.kind, Kind::Stop | Kind::Open | Kind::Other | Kind::Colon) {
        return false;
    }
    if inner.ends_with('.') { !cue_alone(&tokens[at + 1..]) } else { !speaker_follows(&tokens[at + 1..]) }
}

/// Whether a name and a verb of saying are all that follows: “It rained.” Duarte said.
fn cue_alone(tokens: &[Token]) -> bool {
    let name =
        tokens.iter().take(4).take_while(|token| token.is_capital() && !token.is(Traits::STARTER)).count();
    let verb = tokens.get(name).filter(|_| name > 0);
    verb.is_some_and(|verb| {
        verb.is_plain() && verb.is(Traits::SPEECH) && verb.is(Traits::PAST) && verb.is(Traits::INVERTS)
    }) && tokens.get(name + 1).is_none_or(|next| next.kind == Kind::Stop)
}

/// Whether a name and any verb of the past end the clause: “Why?” Duarte pressed.
fn acts_beside(tokens: &[Token]) -> bool {
    let name =
        tokens.iter().take(3).take_while(|token| token.is_capital() && token.traits.is_empty()).count();
    let verb = tokens.get(name).filter(|_| name > 0);
    let acts = verb.is_some_and(|verb| {
        verb.is_plain() && verb.is(Traits::PAST) && !verb.is(Traits::AUX | Traits::MODAL)
    });
    let ends = |at: usize| tokens.get(at).is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::Comma));
    // "Duarte went on."
    let particle = tokens
        .get(name + 1)
        .is_some_and(|word| word.is_plain() && word.span.len() <= 3 && word.is(Traits::PREPOSITION));
    acts && (ends(name + 1) || particle && ends(name + 2))
}

/// Tokens that a speaker between a quote and a verb takes at most.
const SPEAKER: usize = 16;

/// Whether a name and a verb of saying come next: “Why?” Mayor Duarte asked.
fn speaker_follows(tokens: &[Token]) -> bool {
    if acts_beside(tokens) {
        return true;
    }
    let verb = tokens.iter().take(SPEAKER).position(|token| token.is(Traits::SPEECH) && token.is_plain());
    let short = |at: usize| at > 0 && tokens[at - 1].is(Traits::ABBREVIATION) && !tokens[at].spaced;
    verb.is_some_and(|verb| {
        verb > 0
            && (0..verb).all(|at| {
                let token = &tokens[at];
                !token.is(Traits::AUX) && (token.kind != Kind::Stop || short(at)) && !token.is_quote()
            })
    })
}
