//! Reporting without a source: "is believed to", "it is claimed that", "fears that", "reportedly".

use super::lexicon::Traits;
use super::token::{Kind, Token};
use crate::text::Span;
use std::ops::Range;

/// "Moscow is believed to": from the subject through "to" or "that".
pub(super) fn passive(prose: &str, tokens: &[Token], sentence: &Range<usize>, verb: usize) -> Option<Span> {
    let token = &tokens[verb];
    if !token.is(Traits::CLAIMED_PASSIVE) || !token.is_plain() {
        return None;
    }
    let mut start = verb;
    while start > sentence.start
        && (tokens[start - 1].is(Traits::BE | Traits::HAVE)
            || tokens[start - 1].is(Traits::ADVERB) && tokens[start - 1].is_plain()
            || is_degree(prose, &tokens[start - 1]))
    {
        start -= 1;
    }
    let was_once = tokens[start..verb].iter().any(|token| token.span.of(prose) == "once");
    if was_once || !tokens[start..verb].iter().any(|token| token.is(Traits::BE)) {
        return None;
    }
    let next = tokens[..sentence.end].get(verb + 1)?;
    let opener = next.span.of(prose);
    let it = start > sentence.start && tokens[start - 1].span.of(prose).eq_ignore_ascii_case("it");
    if it && opener == "that" {
        return Some(tokens[start - 1].span.join(next.span));
    }
    if it && opens_clause(next) && is_belief(token.span.of(prose)) {
        return Some(tokens[start - 1].span.join(token.span));
    }
    // "He was told to", "what is said to": a thing said to somebody is no claim.
    let verb_behind = tokens[..sentence.end].get(verb + 2).is_some_and(|next| {
        let receives = Traits::DETERMINER | Traits::PRONOUN | Traits::SUBJECT | Traits::RECIPIENT;
        next.kind == Kind::Word && next.is_plain() && !next.is(receives)
    });
    if opener != "to" || !verb_behind || !token.is(Traits::REPORTING_PASSIVE) || it {
        return None;
    }
    let subject = super::source::phrase_before(tokens, sentence.start, start);
    let from = subject.map_or(start, |subject| subject.start);
    Some(tokens[from].span.join(next.span))
}

/// "It is thought the boat sank": a clause without "that".
fn opens_clause(token: &Token) -> bool {
    token.is_plain() && (token.is(Traits::DETERMINER | Traits::SUBJECT) || token.is_capital())
}

/// What is held by somebody rather than said once: "it was reported the same day" has no clause.
fn is_belief(verb: &str) -> bool {
    matches!(
        verb,
        "believed" | "thought" | "understood" | "feared" | "rumoured" | "rumored" | "alleged" | "claimed"
    )
}

fn is_degree(prose: &str, token: &Token) -> bool {
    matches!(
        token.span.of(prose),
        "widely" | "generally" | "commonly" | "variously" | "long" | "now" | "also" | "still"
    )
}

/// Fears without a holder: "amid fears that". With a vague holder ("Western fears that") it is another fault.
pub(super) enum Fears {
    /// Nobody's.
    Nobody(Span),
    /// Somebody's who is not named: from the holder through "that".
    Vague(Span),
}

/// "fears that" at a noun.
pub(super) fn fears(prose: &str, tokens: &[Token], sentence: &Range<usize>, noun: usize) -> Option<Fears> {
    if !matches!(
        tokens[noun].span.of(prose),
        "fears"
            | "Fears"
            | "suspicions"
            | "Suspicions"
            | "rumours"
            | "rumors"
            | "Rumours"
            | "Rumors"
            | "speculation"
            | "Speculation"
    ) {
        return None;
    }
    let that = tokens[..sentence.end].get(noun + 1).filter(|token| token.span.of(prose) == "that")?;
    let before = noun.checked_sub(1).filter(|&before| before >= sentence.start);
    let Some(before) = before else { return Some(Fears::Nobody(tokens[noun].span.join(that.span))) };
    let holder = &tokens[before];
    if let Some(from) = vague_holder(prose, tokens, sentence.start, before) {
        return Some(Fears::Vague(tokens[from].span.join(that.span)));
    }
    if holder.is(Traits::OWN | Traits::SUBJECT | Traits::RELATIVE | Traits::ROLE)
        || holder.kind == Kind::Possessive
    {
        return None;
    }
    // A capital before "fears" is a subject: "Novak fears that".
    let is_there = before > sentence.start
        && holder.is(Traits::BE)
        && tokens[before - 1].span.of(prose).eq_ignore_ascii_case("there");
    if is_there {
        return Some(Fears::Nobody(tokens[noun].span.join(that.span)));
    }
    let subject = holder.is_capital() && before > sentence.start || holder.is(Traits::AUX);
    let verb = holder.is_capital() && !holder.is(Traits::PREPOSITION | Traits::DETERMINER | Traits::QUANTITY);
    if subject || verb {
        return None;
    }
    let opens = holder.is(Traits::PREPOSITION | Traits::DETERMINER | Traits::QUANTITY | Traits::COORDINATOR)
        || holder.kind == Kind::Comma
        || !holder.is(Traits::CUE) && !plural(prose, holder);
    opens.then(|| Fears::Nobody(tokens[noun].span.join(that.span)))
}

/// Where a holder of fears begins who cannot be asked: "Western", "local", "islanders'".
fn vague_holder(prose: &str, tokens: &[Token], from: usize, last: usize) -> Option<usize> {
    let holder = &tokens[last];
    if holder.is(Traits::DEMONYM) && holder.is_capital() {
        return Some(last);
    }
    let noun = last.checked_sub(1).filter(|&noun| noun >= from);
    if holder.kind == Kind::Possessive
        && let Some(noun) = noun
    {
        let placed = noun > from && tokens[noun - 1].is(Traits::DETERMINER | Traits::OWN);
        return (is_public(tokens[noun].span.of(prose)) && !placed).then_some(noun);
    }
    is_public(holder.span.of(prose)).then_some(last)
}

/// People at large, as they stand before their fears.
fn is_public(word: &str) -> bool {
    const PUBLIC: [&str; 24] = [
        "local",
        "public",
        "mainland",
        "island",
        "islanders",
        "residents",
        "locals",
        "villagers",
        "foreign",
        "international",
        "global",
        "regional",
        "national",
        "domestic",
        "popular",
        "rural",
        "urban",
        "voters",
        "investors",
        "investor",
        "consumers",
        "consumer",
        "market",
        "community",
    ];
    PUBLIC.iter().any(|public| word.eq_ignore_ascii_case(public))
}

fn plural(prose: &str, token: &Token) -> bool {
    token.span.of(prose).ends_with('s')
}

/// "reportedly".
pub(super) fn reportedly(prose: &str, token: &Token) -> bool {
    token.span.len() == 10 && token.span.of(prose).eq_ignore_ascii_case("reportedly")
}
