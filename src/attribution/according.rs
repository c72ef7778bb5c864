//! "According to", with its source.

use super::cue::{Cue, Order};
use super::lexicon::Traits;
use super::source;
use super::token::{Kind, Token};
use std::ops::Range;

/// Tokens that describe the source behind "according to", at most.
const DESCRIBED: usize = 24;

/// The cue at "according", if a source follows.
pub(super) fn cue(tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<Cue> {
    let to = tokens[..sentence.end].get(at + 1)?;
    if !to.is(Traits::PREPOSITION) || to.span.len() != 2 {
        return None;
    }
    let quoted = tokens[..sentence.end].get(at + 2).is_some_and(Token::is_quote);
    let (mut phrase, core) = if quoted {
        // According to “Harbour Lights,” by Per Aune
        (at + 2..at + 3, at + 2..at + 3)
    } else {
        source::after(tokens, at + 2, sentence.end)?
    };
    let comma = |from: usize| {
        let reach = sentence.end.min(from + DESCRIBED);
        (from..reach)
            .find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Stop | Kind::Dash | Kind::Semicolon))
    };
    if at == sentence.start {
        // "According to Reuters, the talks failed": what follows one comma alone is the claim.
        if tokens[..sentence.end].get(phrase.end).is_none_or(|next| next.kind != Kind::Comma) {
            phrase = core.clone();
        }
        // "According to results of a poll taken in May, …"
        let comma = comma(phrase.end);
        // "According to Novak the bridge was safe, and", not "the papers that were found, the bridge"
        let behind = &tokens[phrase.end..comma.unwrap_or(sentence.end)];
        let verb = behind.iter().position(|token| token.is(Traits::AUX | Traits::MODAL));
        let verb = verb.filter(|&verb| !behind[..verb].iter().any(|token| token.is(Traits::RELATIVE)));
        if let Some(comma) = comma.filter(|_| verb.is_none()) {
            phrase.end = comma;
        }
    } else if tokens[..sentence.end].get(phrase.end).is_some_and(|next| next.kind == Kind::Word) {
        phrase.end = comma(phrase.end).unwrap_or(phrase.end);
    }
    Some(Cue {
        group: at..at + 2,
        order: Order::According,
        phrase,
        core,
        relative: None,
        traits: Traits::SPEECH,
    })
}
