//! Verbs: the group a verb stands in, and the subject of a clause.

use super::lexicon::Traits;
use super::source;
use super::token::{Kind, Token};
use std::ops::Range;

/// How a verb stands in its clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// "said", "has said", "will say".
    Finite,
    /// "to say".
    Infinitive,
    /// "saying".
    Participle,
    /// "was said".
    Passive,
}

/// A verb with its auxiliaries and adverbs.
pub(super) struct Group {
    pub range: Range<usize>,
    pub form: Form,
}

/// Words that a verb's auxiliaries and adverbs take at most.
const GROUP: usize = 12;

/// The group that ends at `verb`, or nothing where the form fits no verb there.
pub(super) fn group(prose: &str, tokens: &[Token], from: usize, verb: usize) -> Option<Group> {
    let token = &tokens[verb];
    let floor = from.max(verb.saturating_sub(GROUP));
    let mut start = verb;
    let mut helper = Traits::default();
    while start > floor {
        if is_in_particular(prose, tokens, floor, start) {
            start -= 2;
            continue;
        }
        let left = &tokens[start - 1];
        // "“…,” Will wrote"
        let is_name = left.is_capital() && left.is(Traits::MODAL) && start - 1 > from;
        if left.is(Traits::AUX | Traits::MODAL) && left.kind == Kind::Word && !is_name {
            // "he's said" is "he has said", "he'd said" is "he had said"; "it's said" is "it is said".
            let it = start >= from + 2 && tokens[start - 2].span.of(prose).eq_ignore_ascii_case("it");
            let is_has = left.is(Traits::HAVE) && left.is(Traits::BE | Traits::MODAL);
            let is_has = is_has && !token.is(Traits::ING) && !it;
            helper |= if is_has { Traits::HAVE } else { left.traits };
        } else if !(left.is(Traits::ADVERB) && left.is_plain() || is_since(prose, tokens, start - 1)) {
            break;
        }
        start -= 1;
    }
    let to = start > from && tokens[start - 1].is_plain() && tokens[start - 1].span.of(prose) == "to";
    if to {
        if !token.is(Traits::BASE) {
            return None;
        }
        let lead =
            (start >= from + 3).then(|| (tokens[start - 2].span.of(prose), tokens[start - 3].span.of(prose)));
        let (start, form) = match lead {
            // "went on to say", "continued to insist"
            Some(("on", "went" | "goes" | "going")) => (start - 3, Form::Finite),
            Some(("continued" | "continues", _)) => (start - 2, Form::Finite),
            _ => (start - 1, Form::Infinitive),
        };
        return Some(Group { range: start..verb + 1, form });
    }
    // "kept saying", "began saying"
    let goes_on = token.is(Traits::ING)
        && start == verb
        && start > from
        && matches!(
            tokens[start - 1].span.of(prose),
            "kept" | "keeps" | "began" | "begins" | "started" | "starts"
        );
    if goes_on {
        return Some(Group { range: start - 1..verb + 1, form: Form::Finite });
    }
    let form = if helper.any(Traits::BE) && token.is(Traits::PARTICIPLE) && !token.is(Traits::ING) {
        Form::Passive
    } else if token.is(Traits::ING) && !helper.any(Traits::BE) {
        Form::Participle
    } else {
        Form::Finite
    };
    Some(Group { range: start..verb + 1, form })
}

/// "have | in particular | noted"
fn is_in_particular(prose: &str, tokens: &[Token], floor: usize, end: usize) -> bool {
    end > floor + 2
        && tokens[end - 1].is_plain()
        && matches!(tokens[end - 1].span.of(prose), "particular" | "turn" | "fact" | "effect" | "general")
        && tokens[end - 2].span.of(prose) == "in"
}

/// "has since said"
fn is_since(prose: &str, tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at].is_plain() && tokens[at].span.of(prose) == "since" && tokens[at - 1].is(Traits::HAVE)
}

/// Tokens looked at for the verb that a clause hangs on.
const REACH: usize = 60;

/// The subject of the nearest finite verb before `to`: "Novak | left the party, | saying".
pub(super) fn subject(
    prose: &str,
    tokens: &[Token],
    from: usize,
    to: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let floor = from.max(to.saturating_sub(REACH));
    let mut hanging = None;
    let mut at = to;
    while at > floor {
        at -= 1;
        if !is_finite(tokens, from, at) {
            continue;
        }
        let group = group(prose, tokens, from, at)?;
        if group.form != Form::Finite && group.form != Form::Passive {
            continue;
        }
        let Some(before) = source::before(tokens, from, group.range.start) else { continue };
        if before.relative.is_some() {
            continue;
        }
        let core = &tokens[before.core.clone()];
        let somebody = core.iter().any(|token| {
            token.is_capital() && !token.is(Traits::STARTER | Traits::DAY | Traits::MONTH)
                || token.is(Traits::ROLE
                    | Traits::SUBJECT
                    | Traits::ORGANISATION
                    | Traits::DOCUMENT
                    | Traits::TITLE
                    | Traits::PRESS)
        });
        if !somebody {
            continue;
        }
        // "Novak left after he won, | saying": the clause that the verb hangs on is the main one.
        let hangs = before.phrase.start > from + 1
            && tokens[before.phrase.start - 1].is_plain()
            && tokens[before.phrase.start - 1].is(Traits::SUBORDINATOR)
            && core.len() == 1
            && core[0].is(Traits::HE | Traits::SHE);
        if hangs && hanging.is_none() {
            hanging = Some((before.phrase, before.core));
            continue;
        }
        return Some((before.phrase, before.core));
    }
    hanging
}

/// Whether a token is a verb that has a subject of its own.
pub(super) fn is_finite(tokens: &[Token], from: usize, at: usize) -> bool {
    let token = &tokens[at];
    if token.kind != Kind::Word || !token.is_plain() || token.is(Traits::NOUN_LIKE) && !token.is(Traits::PAST)
    {
        return false;
    }
    if token.is(Traits::AUX | Traits::MODAL) {
        return at == from || !tokens[at - 1].is(Traits::TO);
    }
    if token.is(Traits::ING) && at > from && tokens[at - 1].is(Traits::BE) {
        return true;
    }
    if !token.is(Traits::VERB | Traits::CUE) || !token.is(Traits::PAST | Traits::PRESENT | Traits::BASE) {
        return false;
    }
    let Some(left) = at.checked_sub(1).filter(|&left| left >= from).map(|left| &tokens[left]) else {
        return false;
    };
    // "the proposed law", "by told".
    !left.is(Traits::DETERMINER | Traits::PREPOSITION) && left.kind != Kind::Possessive
}
