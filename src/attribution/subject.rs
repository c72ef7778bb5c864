//! Whether a phrase can be the subject of a verb that says, and which phrase is a sentence's.

use super::lexicon::Traits;
use super::source::{self, Before};
use super::token::{Kind, Token};
use super::verb;
use std::ops::Range;

/// Nouns of many without an ending that says so.
const CROWDS: [&str; 10] =
    ["people", "police", "women", "men", "media", "press", "folks", "troops", "staff", "those"];

/// Whether a phrase can be the subject of "say".
pub(super) fn is_plural(prose: &str, words: &[Token]) -> bool {
    words.iter().any(|word| {
        let text = word.span.of(prose);
        word.kind == Kind::Number
            || word.is(Traits::QUANTITY | Traits::COORDINATOR)
            || word.is(Traits::SUBJECT) && !word.is(Traits::HE | Traits::SHE)
            || CROWDS.iter().any(|crowd| text.eq_ignore_ascii_case(crowd))
            || text.ends_with('s') && word.is_plain()
            || text.ends_with('s') && word.is_capital()
    })
}

/// The subject of the sentence, for a participle that hangs on it: "He banned reporters, saying".
pub(super) fn of_sentence(
    prose: &str,
    tokens: &[Token],
    sentence: &Range<usize>,
    to: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let mut start = sentence.start;
    while start < to
        && (tokens[start].is(Traits::ADVERB | Traits::COORDINATOR) || tokens[start].kind == Kind::Comma)
    {
        start += 1;
    }
    // "Using an old joke" has no subject of its own.
    if tokens.get(start)?.is(Traits::ING) {
        return None;
    }
    let (mut phrase, mut core) = source::after(tokens, start, to)?;
    // A past tense that no list knows ends the subject.
    let verb = core.clone().skip(1).find(|&at| {
        let word = &tokens[at];
        let past = word.is(Traits::REDUCED) || word.traits.is_empty() && word.span.of(prose).ends_with("ed");
        let named = tokens[at - 1].is_capital()
            || tokens[at - 1].is(Traits::ROLE | Traits::ORGANISATION | Traits::AGENCY_NOUN);
        past && named && word.is_plain()
    });
    if let Some(verb) = verb {
        (phrase.end, core.end) = (verb, verb);
    }
    let somebody = tokens[core.clone()].iter().any(|token| {
        token.is_capital() && !token.is(Traits::STARTER) || token.is(Traits::ROLE | Traits::SUBJECT)
    });
    (somebody && !tokens[start].is(Traits::PREPOSITION | Traits::SUBORDINATOR)).then_some((phrase, core))
}

/// Tokens of a subject with the clause that describes it, at most.
const DESCRIBED: usize = 24;

/// A subject that a clause without commas stands behind: "A diplomat who spoke to Coast Radio | said".
pub(super) fn with_clause(
    prose: &str,
    tokens: &[Token],
    from: usize,
    verb: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let floor = from.max(verb.saturating_sub(DESCRIBED));
    let parts = |at: &usize| {
        let token = &tokens[*at];
        token.is_quote() || !matches!(token.kind, Kind::Word | Kind::Number | Kind::Possessive | Kind::Point)
    };
    let start = (floor..verb).rev().find(parts).map_or(floor, |at| at + 1);
    let first =
        tokens[start..verb].iter().take_while(|token| token.is(Traits::COORDINATOR | Traits::SUBORDINATOR));
    let start = start + first.count();
    if start == floor && floor > from {
        return None;
    }
    let mut words = tokens[start..verb].iter().skip(1);
    if !words.any(|word| word.is_plain() && word.is(Traits::RELATIVE | Traits::ING)) {
        return None;
    }
    let (_, core) = source::after(tokens, start, verb)?;
    let next = tokens[..verb].get(core.end)?;
    let who = next.is_plain() && matches!(next.span.of(prose), "who" | "that");
    let finite = (core.end + 1..verb)
        .filter(|&at| verb::is_finite(tokens, from, at) && !tokens[at - 1].is(Traits::AUX | Traits::MODAL));
    let clause = match finite.count() {
        0 => next.is_plain() && next.is(Traits::ING),
        verbs => verbs == 1 && who,
    };
    let head = &tokens[core.end - 1];
    let somebody = head.is_capital() || head.is(Traits::ROLE | Traits::VAGUE | Traits::TITLE);
    (clause && somebody).then_some((start..verb, core))
}

/// Tokens between a quote and the verb that goes with it.
const QUOTE_NEAR: usize = 8;

/// Whether a form that is also a noun stands as a verb at `verb`, its group from `start` on.
pub(super) fn stands_as_verb(prose: &str, tokens: &[Token], from: usize, start: usize, verb: usize) -> bool {
    let next = tokens.get(verb + 1);
    // "One tweet said"
    let is_subject =
        next.is_some_and(|next| next.is_plain() && next.is(Traits::SPEECH) && next.is(Traits::PAST));
    if start == from || is_subject {
        return false;
    }
    let left = &tokens[start - 1];
    // "at one point", "in some reports"
    let counted = (left.is(Traits::QUANTITY) || left.span.of(prose) == "one")
        && start > from + 1
        && tokens[start - 2].is(Traits::PREPOSITION);
    if counted {
        return false;
    }
    let next_is = |kind: Kind| next.is_some_and(|next| next.kind == kind);
    let opens = next.is_some_and(|next| {
        next.is_quote()
            || next.is(Traits::CLAUSE_OPENER | Traits::DETERMINER | Traits::SUBJECT | Traits::PRONOUN)
            || next.is_capital()
            || next.kind == Kind::Colon
    });
    let pronoun = left.is(Traits::SUBJECT | Traits::RELATIVE) && !left.is(Traits::QUANTITY);
    let counted = left.is(Traits::QUANTITY) && next.is_some_and(|next| next.span.of(prose) == "of");
    let named = left.is_capital() && !left.is(Traits::DEMONYM) && !counted;
    let object =
        next.is_some_and(|next| next.is_plain() && (next.is(Traits::PRONOUN) || next.span.of(prose) == "it"));
    let subject = pronoun
        || object && left.is_plain() && !left.is(Traits::PREPOSITION | Traits::DETERMINER)
        || named
        || left.is(Traits::ROLE | Traits::DOCUMENT | Traits::ORGANISATION | Traits::PRESS)
        || left.is(Traits::TITLE | Traits::AGENCY_NOUN)
        || matches!(left.kind, Kind::Close | Kind::Comma) && opens && !next_is(Kind::Colon);
    // "He jokes, “…”", "he calls for"
    let introduces = (pronoun || named)
        && (next_is(Kind::Comma) || next_is(Kind::Colon))
        && tokens.get(verb + 2).is_some_and(Token::is_quote);
    let out = next.is_some_and(|next| next.span.of(prose) == "out");
    let goes_on = (pronoun || named || out && left.is(Traits::ROLE))
        && next.is_some_and(|next| next.is(Traits::PREPOSITION) && next.is_plain() || out);
    // “…,” the mayor notes.
    let ends = next.is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::Comma | Kind::Colon));
    let behind_quote =
        ends && tokens[start.saturating_sub(QUOTE_NEAR).max(from)..start].iter().any(Token::is_quote);
    let behind_comma = ends
        && source::before(tokens, from, start).is_some_and(|before| {
            before.phrase.start > from && tokens[before.phrase.start - 1].kind == Kind::Comma
        });
    behind_quote || introduces || goes_on || subject && (opens || behind_comma)
}

/// "Ships find their way": a plural that has its capital from where it stands names nobody.
pub(super) fn is_only_capital_by_place(tokens: &[Token], from: usize, before: &Before, verb: &Token) -> bool {
    let known = Traits::ROLE | Traits::VAGUE | Traits::SUBJECT | Traits::RELATIVE | Traits::DOCUMENT;
    let known = known | Traits::ORGANISATION | Traits::PRESS | Traits::AGENCY_NOUN | Traits::TITLE;
    let plural = verb.is(Traits::BASE) && !verb.is(Traits::PAST | Traits::SPEECH);
    plural && before.core == (from..from + 1) && !tokens[from].is(known | Traits::QUANTITY | Traits::DEMONYM)
}

/// Whether what stands before a verb can be its source.
pub(super) fn fits(tokens: &[Token], before: &Before, at: usize, helped: bool) -> bool {
    let verb = &tokens[at];
    // "an account described the quay": what is described stands behind.
    let has_object = tokens
        .get(at + 1)
        .is_some_and(|next| next.is_capital() || next.is(Traits::DETERMINER | Traits::OWN | Traits::PRONOUN));
    let core = &tokens[before.core.clone()];
    let Some(head) = core.last() else { return false };
    let somebody = core
        .iter()
        .any(|token| token.is_capital() && !token.is(Traits::DAY | Traits::MONTH | Traits::STARTER))
        || core.iter().any(|token| {
            token.is(Traits::ROLE
                | Traits::SUBJECT
                | Traits::RELATIVE
                | Traits::ORGANISATION
                | Traits::DOCUMENT
                | Traits::PRESS
                | Traits::AGENCY_NOUN
                | Traits::TITLE
                | Traits::VAGUE)
        });
    if !helped && verb.is(Traits::BASE) && !verb.is(Traits::PAST) && head.is(Traits::HE | Traits::SHE) {
        return false;
    }
    // "a group called the Sea Guard": a participle that describes what stands before it.
    let describable = Traits::ROLE
        | Traits::SUBJECT
        | Traits::RELATIVE
        | Traits::DOCUMENT
        | Traits::ORGANISATION
        | Traits::PRESS
        | Traits::SETTING;
    if verb.is(Traits::REDUCED) && head.is_plain() && !head.is(describable) && !has_object {
        return false;
    }
    if verb.is(Traits::DOES) {
        return head.is_capital() && !head.is(Traits::DAY | Traits::MONTH)
            || head.is(Traits::ROLE | Traits::SUBJECT | Traits::RELATIVE);
    }
    if verb.is(Traits::SPEECH) {
        return somebody
            || head.is(Traits::QUANTITY)
            || head.is_plain() && (core.len() > 1 || !verb.is(Traits::NOUN_LIKE));
    }
    somebody
}
