//! Cues: the words that say that somebody says, thinks or shows something, each with its source. What is said is
//! `claim`'s work.

use super::lexicon::Traits;
use super::source::{self, Before};
use super::token::{Kind, Token};
use std::ops::Range;

/// How a cue relates to its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    /// "Novak said".
    SourceFirst,
    /// "said Novak".
    CueFirst,
    /// "and added", "saying": the source is that of an earlier cue.
    Shared,
    /// "according to Novak".
    According,
}

#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb with its auxiliaries and adverbs, or "according to".
    pub group: Range<usize>,
    pub order: Order,
    /// The source's phrase and the core of it.
    pub phrase: Range<usize>,
    pub core: Range<usize>,
    pub relative: Option<usize>,
    pub traits: Traits,
}

impl Cue {
    /// The first token that belongs to cue or source.
    pub fn start(&self) -> usize {
        match self.order {
            Order::SourceFirst => self.phrase.start.min(self.group.start),
            _ => self.group.start,
        }
    }
    /// Behind the last token that belongs to cue or source.
    pub fn end(&self) -> usize {
        match self.order {
            Order::CueFirst | Order::According => self.phrase.end,
            _ => self.group.end,
        }
    }
}

/// The cues of a sentence in order.
pub(super) fn cues(prose: &str, tokens: &[Token], sentence: &Range<usize>) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    for at in sentence.clone() {
        let token = &tokens[at];
        if token.kind != Kind::Word {
            continue;
        }
        if token.span.len() == 9 && token.span.of(prose).eq_ignore_ascii_case("according") {
            found.extend(according(tokens, sentence, at));
        } else if token.is(Traits::CUE) && (token.is_plain() || at == sentence.start) {
            let cue = verb_cue(prose, tokens, sentence, at, found.last());
            found.extend(cue);
        }
    }
    found
}

fn according(tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<Cue> {
    let to = tokens[..sentence.end].get(at + 1)?;
    if !to.is(Traits::PREPOSITION) || to.span.len() != 2 {
        return None;
    }
    let (mut phrase, core) = source::after(tokens, at + 2, sentence.end)?;
    // "According to Reuters, the talks failed": what follows one comma alone is the claim.
    if at == sentence.start
        && tokens[..sentence.end].get(phrase.end).is_none_or(|next| next.kind != Kind::Comma)
    {
        phrase = core.clone();
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

fn verb_cue(
    prose: &str,
    tokens: &[Token],
    sentence: &Range<usize>,
    verb: usize,
    earlier: Option<&Cue>,
) -> Option<Cue> {
    let token = &tokens[verb];
    let group = group(prose, tokens, sentence.start, verb)?;
    if tokens[..sentence.end]
        .get(verb + 1)
        .is_some_and(|next| next.span.of(prose) == "by" && token.is(Traits::PARTICIPLE))
    {
        return None;
    }
    let before = source::before(tokens, sentence.start, group.start)
        .filter(|before| fits(tokens, before, token, group.len() > 1))
        // "Holm, whose firm wrote the letters": the clause describes Holm.
        .filter(|before| tokens[before.core.start].span.of(prose) != "whose")
        .filter(|before| !is_only_capital_by_place(tokens, sentence.start, before, token));
    let cue = |order, phrase, core, relative| {
        Some(Cue { group: group.clone(), order, phrase, core, relative, traits: token.traits })
    };
    let helped = group.start < verb
        && tokens[group.start..verb].iter().any(|token| token.is(Traits::AUX | Traits::MODAL));
    let left = group.start.checked_sub(1).filter(|&left| left >= sentence.start).map(|left| &tokens[left]);
    if token.is(Traits::ING) && !helped {
        if !token.is(Traits::SPEECH)
            || left.is_none_or(|left| {
                left.is(Traits::PREPOSITION | Traits::DETERMINER | Traits::OWN | Traits::PREPOSITION)
            })
        {
            return None;
        }
        let Some(shared) = earlier else {
            let (phrase, core) = left
                .filter(|left| left.kind == Kind::Comma)
                .and_then(|_| subject(prose, tokens, sentence, group.start))?;
            return cue(Order::Shared, phrase, core, None);
        };
        return cue(Order::Shared, shared.phrase.clone(), shared.core.clone(), shared.relative);
    }
    if let Some(before) = before {
        return cue(Order::SourceFirst, before.phrase, before.core, before.relative);
    }
    let after_content =
        left.is_none_or(|left| left.is_quote() || matches!(left.kind, Kind::Comma | Kind::Dash));
    if after_content
        && token.is(Traits::INVERTS)
        && token.is(Traits::PAST | Traits::PRESENT)
        && verb > sentence.start
    {
        let (phrase, core) = source::after(tokens, verb + 1, sentence.end)?;
        let named = tokens[core.clone()].iter().any(|token| {
            token.is_capital()
                || token.is(Traits::ROLE | Traits::ORGANISATION | Traits::DOCUMENT | Traits::SUBJECT)
        });
        return if named { cue(Order::CueFirst, phrase, core, None) } else { None };
    }
    let coordinated = left.is_some_and(|left| left.is(Traits::COORDINATOR) || left.kind == Kind::Comma);
    if coordinated && token.is(Traits::SPEECH) && token.is(Traits::PAST | Traits::PRESENT | Traits::BASE) {
        if let Some(shared) = earlier {
            return cue(Order::Shared, shared.phrase.clone(), shared.core.clone(), shared.relative);
        }
        // "The agency published a video and said": the sentence's subject speaks.
        let finite = left.is_some_and(|left| left.is(Traits::COORDINATOR))
            && token.is(Traits::PAST | Traits::PRESENT)
            && !token.is(Traits::NOUN_LIKE);
        let (phrase, core) = subject(prose, tokens, sentence, group.start).filter(|_| finite)?;
        return cue(Order::Shared, phrase, core, None);
    }
    None
}

/// The subject of the sentence, for a participle that hangs on it: "He banned reporters, saying".
fn subject(
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

/// The verb group that ends at `verb`, or nothing where the verb is no finite active form.
fn group(prose: &str, tokens: &[Token], from: usize, verb: usize) -> Option<Range<usize>> {
    let mut start = verb;
    let mut helper = Traits::default();
    while start > from {
        let token = &tokens[start - 1];
        if token.is(Traits::AUX | Traits::MODAL) {
            helper |= token.traits;
        } else if !token.is(Traits::ADVERB) || !token.is_plain() {
            break;
        }
        start -= 1;
    }
    let token = &tokens[verb];
    let to = start > from && tokens[start - 1].is_plain() && tokens[start - 1].span.of(prose) == "to";
    if to {
        // "went on to say", "continued to insist"
        let lead =
            (start >= from + 3).then(|| (tokens[start - 2].span.of(prose), tokens[start - 3].span.of(prose)));
        return match lead {
            Some(("on", "went" | "goes" | "going")) => Some(start - 3..verb + 1),
            Some(("continued" | "continues", _)) => Some(start - 2..verb + 1),
            _ => None,
        };
    }
    let passive = helper.any(Traits::BE) && token.is(Traits::PARTICIPLE) && !token.is(Traits::ING);
    if passive {
        return None;
    }
    if helper.any(Traits::AUX | Traits::MODAL) {
        return Some(start..verb + 1);
    }
    if token.is(Traits::NOUN_LIKE)
        && token.is(Traits::BASE | Traits::PRESENT)
        && !token.is(Traits::PAST)
        && !finite(tokens, from, start, verb)
    {
        return None;
    }
    Some(start..verb + 1)
}

/// Tokens between a quote and the verb that goes with it.
const QUOTE_NEAR: usize = 8;

/// Whether a form that is also a noun stands as a verb.
fn finite(tokens: &[Token], from: usize, start: usize, verb: usize) -> bool {
    if start == from {
        return false;
    }
    let left = &tokens[start - 1];
    let opens = |token: &Token| {
        token.is_quote()
            || token.is(Traits::CLAUSE_OPENER | Traits::DETERMINER | Traits::SUBJECT | Traits::PRONOUN)
            || token.is_capital()
            || token.kind == Kind::Colon
    };
    let content = tokens.get(verb + 1).is_some_and(opens);
    let subject = left.is(Traits::SUBJECT | Traits::RELATIVE)
        || left.is_capital() && !left.is(Traits::DEMONYM)
        || left.is(Traits::ROLE | Traits::DOCUMENT | Traits::ORGANISATION | Traits::PRESS);
    // “…,” the mayor notes.
    let ends =
        tokens.get(verb + 1).is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::Comma | Kind::Colon));
    let behind_quote =
        ends && tokens[start.saturating_sub(QUOTE_NEAR).max(from)..start].iter().any(Token::is_quote);
    let behind_comma = ends && start >= from + 2 && tokens[start - 2].kind == Kind::Comma;
    behind_quote || subject && (content || behind_comma)
}

/// "Ships find their way": a plural that has its capital from where it stands names nobody.
fn is_only_capital_by_place(tokens: &[Token], from: usize, before: &Before, verb: &Token) -> bool {
    let known = Traits::ROLE | Traits::VAGUE | Traits::SUBJECT | Traits::RELATIVE | Traits::DOCUMENT;
    let known = known | Traits::ORGANISATION | Traits::PRESS | Traits::AGENCY_NOUN | Traits::TITLE;
    let plural = verb.is(Traits::BASE) && !verb.is(Traits::PAST | Traits::SPEECH);
    plural && before.core == (from..from + 1) && !tokens[from].is(known | Traits::QUANTITY | Traits::DEMONYM)
}

/// Whether what stands before a verb can be its source.
fn fits(tokens: &[Token], before: &Before, verb: &Token, helped: bool) -> bool {
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
    if verb.is(Traits::REDUCED) && head.is_plain() && !head.is(describable) {
        return false;
    }
    if verb.is(Traits::DOES) {
        return head.is_capital() && !head.is(Traits::DAY | Traits::MONTH)
            || head.is(Traits::ROLE | Traits::SUBJECT | Traits::RELATIVE);
    }
    if verb.is(Traits::SPEECH) {
        return somebody || head.is(Traits::QUANTITY) || head.is_plain() && core.len() > 1;
    }
    somebody
}
