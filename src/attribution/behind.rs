//! The noun phrase of a source behind its cue: where it begins is known, where it ends is not.

use super::lexicon::Traits;
use super::source::{REACH, is_nickname, is_nominal, names_holder};
use super::token::{Kind, Token};
use std::ops::Range;

/// The noun phrase that begins at `start`, with a following apposition, at most to `to`.
pub(super) fn after(tokens: &[Token], start: usize, to: usize) -> Option<(Range<usize>, Range<usize>)> {
    let to = to.min(start + REACH);
    let first = tokens[start..to].first()?;
    if first.is(Traits::SUBJECT) && !first.is(Traits::QUANTITY) {
        return Some((start..start + 1, start..start + 1));
    }
    let mut end = start;
    while end < to {
        let token = &tokens[end];
        let inside = end > start;
        let goes_on = match token.kind {
            Kind::Number | Kind::Possessive => true,
            Kind::Point => inside && end + 1 < to,
            Kind::Quote => {
                inside
                    && is_nickname(token)
                    && tokens[end - 1].is_capital()
                    && tokens.get(end + 1).is_some_and(Token::is_capital)
            }
            Kind::Open => {
                let close = (end..to.min(end + 8)).find(|&at| tokens[at].kind == Kind::Close);
                if let (Some(close), true) = (close, inside) {
                    end = close;
                    true
                } else {
                    false
                }
            }
            Kind::Word if token.is(Traits::DETERMINER) => !inside || tokens[end - 1].is(Traits::PREPOSITION),
            Kind::Word if token.is(Traits::PREPOSITION) && token.is_plain() => {
                let next = tokens.get(end + 1);
                inside
                    && next.is_some_and(|next| {
                        let infinitive = token.is(Traits::TO)
                            && next.is_plain()
                            && !next.is(Traits::DETERMINER | Traits::OWN);
                        next.kind == Kind::Word
                            && !infinitive
                            && !next.is(Traits::DAY | Traits::MONTH | Traits::SUBJECT | Traits::ING)
                            && !in_setting(tokens, end, to)
                    })
            }
            Kind::Word if token.is(Traits::COORDINATOR) => {
                let names = inside
                    && tokens[end - 1].is_capital()
                    && tokens.get(end + 1).is_some_and(Token::is_capital);
                let role = if inside && !names { described_role(tokens, start, end, to) } else { None };
                end = role.unwrap_or(end);
                token.span.len() == 3 && (names || role.is_some())
            }
            // "said retired General Holm"
            Kind::Word if !inside && token.is(Traits::PARTICIPLE) => {
                tokens
                    .get(end + 1)
                    .is_some_and(|next| next.is_capital() || next.is(Traits::ROLE | Traits::TITLE))
                    || named_behind(tokens, end + 1, to)
            }
            // "a Wednesday editorial"
            Kind::Word if token.is(Traits::DAY) => {
                inside
                    && tokens[end - 1].is(Traits::DETERMINER | Traits::OWN)
                    && tokens[..to].get(end + 1).is_some_and(Token::is_plain)
            }
            Kind::Word => is_nominal(tokens, start, end),
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > start && tokens[end - 1].is(Traits::PREPOSITION | Traits::ADVERB) {
        end -= 1;
    }
    // "wrote another"
    let alone = || {
        first.span.len() == 7
            && tokens[..to].get(end).is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::Comma))
    };
    if end == start || tokens[end - 1].is(Traits::DETERMINER) && end == start + 1 && !alone() {
        return None;
    }
    let core = start..end;
    if tokens[..to].get(end).is_some_and(|next| next.kind == Kind::Comma) {
        let name =
            end + 1..end + 1 + tokens[end + 1..to].iter().take_while(|token| token.is_capital()).count();
        let closes = tokens[..to]
            .get(name.end)
            .is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Stop | Kind::Quote));
        if closes && names_holder(tokens, &core, name.clone()) {
            return Some((start..name.end, name));
        }
    }
    Some((start..with_aside(tokens, end, to), core))
}

/// The role that "and" at `at` joins adjectives before: "the tired and angry | mayor".
fn described_role(tokens: &[Token], start: usize, at: usize, to: usize) -> Option<usize> {
    let describes = |token: &Token| {
        token.is_plain() && (token.traits.is_empty() || token.is(Traits::PARTICIPLE | Traits::ING))
    };
    let behind = &tokens[at + 1..to.min(at + 4)];
    let role = behind.iter().position(|token| token.is_plain() && token.is(Traits::ROLE | Traits::TITLE))?;
    let fits = tokens[start].is(Traits::DETERMINER)
        && tokens[start + 1..at].iter().chain(&behind[..role]).all(describes);
    (fits && role > 0).then_some(at + 1 + role)
}

/// Whether a plain noun and a name stand at `at`: "surgeon Per Aune".
fn named_behind(tokens: &[Token], at: usize, to: usize) -> bool {
    let pair = tokens[..to].get(at..at + 2);
    pair.is_some_and(|pair| pair[0].is_plain() && pair[0].traits.is_empty() && pair[1].is_capital())
}

/// Whether the preposition at `at` opens a setting: "in a statement", "on Friday", "at a rally".
fn in_setting(tokens: &[Token], at: usize, to: usize) -> bool {
    let noun = tokens[at + 1..to]
        .iter()
        .take(5)
        .find(|token| token.is(Traits::SETTING | Traits::DAY | Traits::MONTH));
    noun.is_some() && matches!(tokens[at].span.len(), 2) && !tokens[at].is(Traits::COORDINATOR)
}

/// The end of an apposition that opens with the comma at `comma`: "Novak, a nurse".
fn with_aside(tokens: &[Token], comma: usize, to: usize) -> usize {
    let Some(next) = tokens[..to].get(comma + 1) else { return comma };
    let opens = next.is(Traits::DETERMINER | Traits::RELATIVE | Traits::ROLE) || next.kind == Kind::Number;
    if tokens[comma].kind != Kind::Comma || !opens || next.is_capital() {
        return comma;
    }
    let end = (comma + 1..to).find(|&at| {
        matches!(
            tokens[at].kind,
            Kind::Comma | Kind::Stop | Kind::Quote | Kind::Semicolon | Kind::Dash | Kind::Colon
        )
    });
    // "AFP, the board and the guild say so": a clause is no apposition, unless it describes.
    let aside = &tokens[comma + 1..end.unwrap_or(to)];
    let verb = aside.iter().position(|token| token.is(Traits::AUX | Traits::MODAL) && token.is_plain());
    let describes = |token: &Token| {
        token.is(Traits::RELATIVE | Traits::SUBORDINATOR) || token.span.len() == 5 && token.is(Traits::OWN)
    };
    if verb.is_some_and(|verb| !aside[..verb].iter().any(describes)) {
        return comma;
    }
    // "Aune, the author of “Harbour Lights,”"
    let titled = end.filter(|&end| tokens[end].is_quote() && tokens[end - 1].is(Traits::PREPOSITION));
    titled.map(|quote| quote + 1).or(end).unwrap_or(to)
}
