//! The noun phrase of a source, found from its cue: before it, or behind it. What kind of source it is, `mention` says.

pub(super) use super::behind::after;
use super::lexicon::Traits;
use super::token::{Kind, Token};
use std::ops::Range;

/// Words looked at on either side of a cue. News sources with their roles are shorter.
pub(super) const REACH: usize = 48;

/// Tokens in brackets behind a name.
const BRACKETED: usize = 10;

/// Bytes of a nickname with its marks.
const NICKNAME: u32 = 24;

/// Bytes of a quote that describes a noun.
const QUOTED: u32 = 40;

/// What stands before a cue.
pub(super) struct Before {
    /// The whole phrase, with appositions.
    pub phrase: Range<usize>,
    /// The phrase's own head, without appositions and relative clauses.
    pub core: Range<usize>,
    /// The relative pronoun through which the cue has its source: "the mayor, who said".
    pub relative: Option<usize>,
}

/// The subject of a verb group that begins at `verb`, within the sentence that begins at `from`.
pub(super) fn before(tokens: &[Token], from: usize, verb: usize) -> Option<Before> {
    let from = from.max(verb.saturating_sub(REACH));
    let end = without_time(tokens, from, verb);
    let last = tokens[from..end].last()?;
    if last.is(Traits::RELATIVE) && last.is_plain() {
        return relative(tokens, from, end);
    }
    match last.kind {
        Kind::Comma | Kind::Dash => apposition(tokens, from, end),
        // “Holm, who calls it “crude,” said”
        Kind::Quote if last.is(Traits::UNFINISHED) => apposition(tokens, from, end),
        Kind::Close => {
            let open = (from..end).rev().find(|&at| tokens[at].kind == Kind::Open)?;
            let core = phrase_before(tokens, from, open)?;
            Some(Before { phrase: core.start..end, core, relative: None })
        }
        _ => {
            let core = phrase_before(tokens, from, end)?;
            Some(Before { phrase: core.clone(), core, relative: None })
        }
    }
}

/// Where a subject ends that adverbs and a time stand behind: "the mayor | on Tuesday also".
pub(super) fn without_time(tokens: &[Token], from: usize, verb: usize) -> usize {
    let is_adverb = |token: &Token| token.is(Traits::ADVERB) && token.is_plain();
    let mut end = verb;
    while end > from && is_adverb(&tokens[end - 1]) {
        end -= 1;
    }
    let mut at = end;
    while at > from
        && (tokens[at - 1].is(Traits::DAY | Traits::MONTH | Traits::TIME)
            || tokens[at - 1].kind == Kind::Number && at < end)
    {
        at -= 1;
    }
    if at == end {
        return end;
    }
    while at > from
        && tokens[at - 1].is_plain()
        && tokens[at - 1].is(Traits::DETERMINER | Traits::PREPOSITION | Traits::ADVERB | Traits::STARTER)
        && !tokens[at - 1].is(Traits::OWN | Traits::SUBJECT)
    {
        at -= 1;
    }
    let named = at > from
        && (tokens[at - 1].kind != Kind::Word
            || is_noun(tokens, from, at - 1)
            || tokens[at - 1].is(Traits::SUBJECT | Traits::COORDINATOR));
    if named { at } else { end }
}

fn relative(tokens: &[Token], from: usize, end: usize) -> Option<Before> {
    let who = end - 1;
    // "that" leads to a verb where it stands for a noun.
    if tokens[who].is(Traits::DETERMINER)
        && !(who > from && tokens[who - 1].is_plain() && is_noun(tokens, from, who - 1))
    {
        return None;
    }
    let behind_comma = who > from && tokens[who - 1].kind == Kind::Comma;
    let core = phrase_before(tokens, from, who - usize::from(behind_comma));
    let core = core.map_or(who..end, |core| antecedent(tokens, core));
    Some(Before { phrase: core.start..end, core, relative: Some(who) })
}

/// The name that a relative clause belongs to, where a phrase only leads up to it: "votes for | Siri Holt, who".
fn antecedent(tokens: &[Token], phrase: Range<usize>) -> Range<usize> {
    let name = phrase.clone().rev().take_while(|&at| tokens[at].is_capital()).last();
    let Some(name) = name.filter(|&name| name > phrase.start + 1) else { return phrase };
    let (noun, preposition) = (&tokens[name - 2], &tokens[name - 1]);
    // "a spokesman for Alba, who" is about the spokesman.
    let of_somebody = noun.is(Traits::ROLE | Traits::TITLE | Traits::ORGANISATION);
    if preposition.is(Traits::PREPOSITION) && preposition.span.len() > 2 && !of_somebody {
        name..phrase.end
    } else {
        phrase
    }
}

/// "Ines Duarte, the mayor of Porto Velho, said": from the second comma back to the name.
fn apposition(tokens: &[Token], from: usize, end: usize) -> Option<Before> {
    let close = if tokens[end - 1].is_quote() { Kind::Comma } else { tokens[end - 1].kind };
    let mut far = None;
    for at in (from..end - 1).rev().filter(|&at| tokens[at].kind == close) {
        let Some(core) = phrase_to(tokens, from, at) else { continue };
        // "Novak, like | Coast Radio, which knew it, | said"
        let led = core.start >= from + 2
            && tokens[core.start - 1].is(Traits::PREPOSITION)
            && tokens[core.start - 2].kind == Kind::Comma;
        if led {
            continue;
        }
        if close == Kind::Comma && names_holder(tokens, &core, at + 1..end - 1) {
            return Some(Before { phrase: core.start..end - 1, core: at + 1..end - 1, relative: None });
        }
        let opens_aside = tokens.get(at + 1).is_some_and(|next| {
            next.is(Traits::DETERMINER
                | Traits::RELATIVE
                | Traits::ROLE
                | Traits::ING
                | Traits::TITLE
                | Traits::ADVERB
                | Traits::PARTICIPLE
                | Traits::SUBORDINATOR
                | Traits::PREPOSITION)
                || next.kind == Kind::Number
                || close == Kind::Dash
        });
        let named = tokens[core.clone()].iter().any(|token| token.is_capital() || token.is(Traits::ROLE))
            || tokens[core.start].is(Traits::DETERMINER);
        if opens_aside && named {
            return Some(Before { phrase: core.start..end - 1, core, relative: None });
        }
        let placed = tokens[core.start].is(Traits::DETERMINER)
            || tokens[core.clone()].iter().any(|token| token.kind == Kind::Possessive);
        let described = placed && tokens[at + 1].is_capital();
        if far.is_none() && (tokens[core.end - 1].is_capital() || described) {
            far = Some(core);
        }
    }
    far.map(|core| Before { phrase: core.start..end - 1, core, relative: None })
}

/// The noun phrase before `end`, with what stands behind it in brackets: "Novak (Alba)".
fn phrase_to(tokens: &[Token], from: usize, end: usize) -> Option<Range<usize>> {
    let closed = tokens[from..end].last().is_some_and(|last| last.kind == Kind::Close);
    let open = (from..end).rev().take(BRACKETED).find(|&at| tokens[at].kind == Kind::Open).filter(|_| closed);
    phrase_before(tokens, from, open.unwrap_or(end))
}

/// The noun phrase that ends right before `end`.
pub(super) fn phrase_before(tokens: &[Token], from: usize, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > from {
        let at = start - 1;
        let token = &tokens[at];
        let inside = start < end;
        match token.kind {
            Kind::Number | Kind::Possessive => start = at,
            Kind::Quote
                if inside
                    && at > from
                    && is_nickname(token)
                    && tokens[at - 1].is_capital()
                    && tokens[start].is_capital() =>
            {
                start = at;
            }
            // The "History" section.
            Kind::Quote
                if inside
                    && at > from
                    && token.span.len() < QUOTED
                    && tokens[at - 1].is(Traits::DETERMINER | Traits::OWN)
                    && tokens[start].is_plain() =>
            {
                start = at;
            }
            // `Sen. Ada Novak`: the point of a short form.
            Kind::Point if at > from && inside => {
                start = at;
            }
            Kind::Close => match (from..at).rev().take(8).find(|&open| tokens[open].kind == Kind::Open) {
                Some(open) if inside => start = open,
                _ => break,
            },
            Kind::Word if !inside && token.is(Traits::SUBJECT) => {
                return (!(token.is_capital() && at > from && token.is(Traits::QUANTITY))).then_some(at..end);
            }
            // "a source close to him", "another said"
            Kind::Word
                if !inside
                    && at > from
                    && token.is(Traits::PRONOUN)
                    && !token.is(Traits::SUBJECT)
                    && tokens[at - 1].is(Traits::PREPOSITION) =>
            {
                start = at;
            }
            // "CBS | This Morning host Ada Holm"
            Kind::Word
                if inside
                    && at > from
                    && token.is_capital()
                    && token.is(Traits::DETERMINER)
                    && tokens[at - 1].is_capital()
                    && tokens[start].is_capital() =>
            {
                start = at;
            }
            // "told reporters that | Novak is"
            Kind::Word
                if inside
                    && tokens[start].is_capital()
                    && token.is(Traits::DETERMINER)
                    && token.is(Traits::RELATIVE) =>
            {
                break;
            }
            Kind::Word if token.is(Traits::DETERMINER | Traits::OWN) => {
                if !inside && !token.is(Traits::QUANTITY) && token.span.len() != 7 {
                    break;
                }
                start = at;
                if at == from || !links(tokens, from, at) {
                    start = both(tokens, from, at);
                    break;
                }
            }
            Kind::Word if inside && (joins(tokens, from, at, start) || reduced(tokens, from, at, start)) => {
                start = at;
            }
            Kind::Word if is_nominal(tokens, from, at) => start = at,
            _ => break,
        }
    }
    while start < end
        && (tokens[start].is(Traits::PREPOSITION | Traits::COORDINATOR)
            && !tokens[start].is(Traits::QUANTITY)
            || matches!(tokens[start].kind, Kind::Possessive | Kind::Close | Kind::Point))
    {
        start += 1;
    }
    // "should | reward | agencies that say so"
    if start > from && start + 1 < end && tokens[start - 1].is(Traits::MODAL) && tokens[start].is_plain() {
        start += 1;
    }
    // A day before a name belongs to the clause: "on Friday Novak said".
    while start + 1 < end && tokens[start].is(Traits::DAY) {
        start += 1;
    }
    let last = tokens[start..end].last()?;
    let only_time = tokens[start..end]
        .iter()
        .all(|token| token.is(Traits::DAY | Traits::MONTH | Traits::TIME) || token.kind == Kind::Number);
    (!only_time && (last.kind != Kind::Possessive)).then_some(start..end)
}

/// Whether a quote can stand between the names of a person: Joe "Red" Novak.
pub(super) fn is_nickname(quote: &Token) -> bool {
    quote.span.len() < NICKNAME && !quote.is(Traits::UNFINISHED)
}

/// Where a pair begins whose second half begins at `at`: "she and | another reporter".
fn both(tokens: &[Token], from: usize, at: usize) -> usize {
    let pair = at >= from + 2 && tokens[at - 1].is_plain() && tokens[at - 1].is(Traits::COORDINATOR);
    let first = pair
        .then(|| &tokens[at - 2])
        .filter(|first| first.is(Traits::HE | Traits::SHE) && first.is(Traits::SUBJECT));
    if first.is_some() { at - 2 } else { at }
}

/// Whether the word at `at` ties the phrase behind it to a noun before it: "the head of | the ministry".
fn links(tokens: &[Token], from: usize, at: usize) -> bool {
    at > from + 1
        && tokens[at - 1].is(Traits::PREPOSITION)
        && tokens[at - 1].is_plain()
        && (is_noun(tokens, from, at - 2) || is_described(tokens, from, at - 2))
}

/// Whether a participle behind a noun stands at `at`: "people | briefed | on it".
fn is_described(tokens: &[Token], from: usize, at: usize) -> bool {
    at > from && tokens[at].is(Traits::PARTICIPLE) && tokens[at].is_plain() && is_noun(tokens, from, at - 1)
}

fn is_noun(tokens: &[Token], from: usize, at: usize) -> bool {
    let token = &tokens[at];
    matches!(token.kind, Kind::Number | Kind::Close)
        || token.kind == Kind::Word && is_nominal(tokens, from, at) && !token.is(Traits::ADVERB)
}

/// Whether a participle at `at` describes the noun before it: "a video | posted | on Friday".
fn reduced(tokens: &[Token], from: usize, at: usize, start: usize) -> bool {
    let token = &tokens[at];
    token.is(Traits::PARTICIPLE)
        && token.is_plain()
        && (tokens[start].is(Traits::PREPOSITION | Traits::DAY) || tokens[start].is(Traits::ADVERB))
        && at > from
        && is_noun(tokens, from, at - 1)
        && !tokens[at - 1].is(Traits::DAY | Traits::TIME)
}

/// Whether a preposition or "and" at `at` lies inside the phrase.
fn joins(tokens: &[Token], from: usize, at: usize, start: usize) -> bool {
    let token = &tokens[at];
    if at == from || !token.is_plain() && !token.is(Traits::PREPOSITION) {
        return false;
    }
    if token.is(Traits::PREPOSITION) && start > at {
        if token.is(Traits::SUBORDINATOR) {
            return false;
        }
        let left = &tokens[at - 1];
        return (is_noun(tokens, from, at - 1) || is_described(tokens, from, at - 1))
            && !(left.is(Traits::DAY | Traits::TIME | Traits::MONTH));
    }
    if token.is(Traits::COORDINATOR) && tokens[at].span.len() == 3 && start > at {
        let (left, right) = (&tokens[at - 1], &tokens[start]);
        let names = left.is_capital() && right.is_capital() && !right.is(Traits::STARTER);
        let nouns = left.is(Traits::ROLE | Traits::DOCUMENT | Traits::PRESS) && left.is_plain();
        return names || nouns;
    }
    false
}

/// Whether a word may stand inside a noun phrase.
pub(super) fn is_nominal(tokens: &[Token], from: usize, at: usize) -> bool {
    let token = &tokens[at];
    let role = Traits::ROLE
        | Traits::TITLE
        | Traits::DOCUMENT
        | Traits::ORGANISATION
        | Traits::QUANTITY
        | Traits::PRESS
        | Traits::DEMONYM
        | Traits::AGENCY_NOUN
        | Traits::VAGUE;
    if token.is_capital()
        && at > from
        && !token.is(Traits::SUBJECT | Traits::CLAUSE_OPENER | Traits::COORDINATOR | Traits::AUX)
    {
        return true;
    }
    // "who" is a body only in capitals.
    if token.is(role) && !(token.is(Traits::RELATIVE) && token.is_plain()) {
        return true;
    }
    let stops = Traits::AUX
        | Traits::MODAL
        | Traits::PREPOSITION
        | Traits::COORDINATOR
        | Traits::SUBORDINATOR
        | Traits::PRONOUN
        | Traits::RELATIVE
        | Traits::SUBJECT
        | Traits::CLAUSE_OPENER;
    if token.is(stops) {
        return false;
    }
    if token.is_capital() {
        return !token.is(Traits::ADVERB);
    }
    if token.is(Traits::CUE | Traits::VERB) && (!token.is(Traits::NOUN_LIKE) || token.is(Traits::PAST)) {
        // "the proposed law", "a told story": behind an article a verb's form describes.
        let modifies = at > from && {
            let left = &tokens[at - 1];
            left.is(Traits::DETERMINER | Traits::QUANTITY | Traits::PREPOSITION)
                || matches!(left.kind, Kind::Possessive | Kind::Number)
        };
        return token.is(Traits::PARTICIPLE | Traits::BASE | Traits::ING) && modifies;
    }
    if token.is(Traits::ADVERB) {
        return at > from && tokens[at - 1].is(Traits::DETERMINER);
    }
    true
}

/// Whether `name` names who holds the office of `phrase`: "the board's director, Helle Strand".
pub(super) fn names_holder(tokens: &[Token], phrase: &Range<usize>, name: Range<usize>) -> bool {
    let of = phrase.clone().skip(1).find(|&at| tokens[at].is_plain() && tokens[at].is(Traits::PREPOSITION));
    let office = &tokens[of.unwrap_or(phrase.end) - 1];
    // "the editor of the newspaper, Harbour Ledger"
    let person = of.is_none() || tokens[name.start].is(Traits::GIVEN | Traits::TITLE);
    (2..=4).contains(&name.len())
        && person
        && office.is_plain()
        && office.is(Traits::ROLE | Traits::TITLE)
        && tokens[name].iter().all(|token| token.is_capital() && !token.is(Traits::DAY | Traits::MONTH))
}
