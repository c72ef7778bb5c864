//! Words that hide who says something: vague authorities, bare sources, unnamed outlets, sourceless claims. Their rules
//! decide what is reported; here the words are found, with the silence that a named source brings.

use super::claim::Attribution;
use super::lexicon::Traits;
use super::mention::{Mention, SourceKind};
use super::sentence::Sentence;
use super::source;
use super::sourceless::{self, Fears};
use super::token::{self, Kind, Token};
use crate::text::Span;
use std::ops::Range;

/// What is hidden.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum DoubtKind {
    /// "is believed to", "it is claimed that", "fears that": nobody says it.
    SourcelessClaim,
    /// "some analysts say", "Western fears that": who are they?
    VagueAuthority,
    /// "a source said": tells the reader nothing.
    BareSource,
    /// "local media reported": which?
    UnnamedOutlet,
    /// "reportedly": reported by whom?
    Reportedly,
}

/// Words that hide a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Doubt {
    /// What is hidden.
    pub kind: DoubtKind,
    /// The words.
    pub span: Span,
    /// Those of them that stand for the source, without what it does.
    pub source: Span,
}

impl Doubt {
    /// A doubt whose words are not told apart.
    fn of(kind: DoubtKind, span: Span) -> Self {
        Self { kind, span, source: span }
    }
}

/// The doubts of a paragraph, in order; none inside quotes.
pub(super) fn doubts(
    prose: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    attributions: &[Attribution],
    mentions: &[Mention],
) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = Vec::new();
    let mut next = 0;
    for sentence in sentences.iter().filter(|sentence| sentence.traits.any(MAY_HIDE)) {
        for (at, _) in token::within(tokens, &sentence.range).filter(|(_, token)| token.is(MAY_HIDE)) {
            let Some(doubt) = doubt(prose, tokens, &sentence.range, at) else { continue };
            if found.last().is_some_and(|last| last.span.overlaps(doubt.span)) {
                continue;
            }
            let span = sentence.span(tokens);
            let behind = &attributions[next..];
            next += behind.iter().take_while(|told| told.source[0].end <= span.start).count();
            let mut here = attributions[next..].iter().take_while(|told| told.source[0].start < span.end);
            let is_traced = |told: &Attribution| {
                let source = mentions.get(told.mention as usize);
                source.is_some_and(|source| source.kind != SourceKind::Vague)
            };
            let silenced = match doubt.kind {
                DoubtKind::SourcelessClaim | DoubtKind::Reportedly => here.next().is_some(),
                DoubtKind::VagueAuthority => {
                    here.any(is_traced) || names_one(prose, tokens, at..sentence.range.end, mentions)
                }
                DoubtKind::BareSource | DoubtKind::UnnamedOutlet => false,
            };
            if !silenced {
                found.push(doubt);
            }
        }
    }
    found
}

/// What hides a source where the words around it do not tell more.
const TRIGGERS: Traits = Traits::CLAIMED_PASSIVE
    .with(Traits::FEAR)
    .with(Traits::AUTHORITY)
    .with(Traits::PRESS)
    .with(Traits::VAGUE);

/// What a word must be to hide a source; "reportedly" is an adverb, and "news reports" begins with an outlet's noun.
const MAY_HIDE: Traits = TRIGGERS.with(Traits::QUANTITY).with(Traits::ADVERB).with(Traits::OUTLET_NOUN);

fn doubt(prose: &str, tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<Doubt> {
    let token = &tokens[at];
    let may_doubt = token.is(TRIGGERS)
        || token.is(Traits::QUANTITY) && stands_for_people(prose, tokens, sentence, at)
        || token.is(Traits::ADVERB) && sourceless::reportedly(prose, token)
        || token.is(Traits::OUTLET_NOUN) && leads_to_reports(prose, tokens, sentence, at);
    if token.kind != Kind::Word || !may_doubt {
        return None;
    }
    if sourceless::reportedly(prose, token) {
        return Some(Doubt::of(DoubtKind::Reportedly, token.span));
    }
    if let Some(span) = sourceless::passive(prose, tokens, sentence, at) {
        return Some(Doubt::of(DoubtKind::SourcelessClaim, span));
    }
    match sourceless::fears(prose, tokens, sentence, at) {
        Some(Fears::Nobody(span)) => return Some(Doubt::of(DoubtKind::SourcelessClaim, span)),
        Some(Fears::Vague(span)) => return Some(Doubt::of(DoubtKind::VagueAuthority, span)),
        None => {}
    }
    let noun = token.span.of(prose);
    let is_reports = leads_to_reports(prose, tokens, sentence, at);
    let kind = if matches!(noun, "source" | "sources" | "Sources") {
        DoubtKind::BareSource
    } else if token.is(Traits::PRESS) && is_press(noun) || is_reports {
        DoubtKind::UnnamedOutlet
    } else if token.is(Traits::AUTHORITY | Traits::QUANTITY) {
        DoubtKind::VagueAuthority
    } else {
        return None;
    };
    // "Local media reports said": the reports are the press's.
    let at = if is_reports { at + 1 } else { at };
    let token = &tokens[at];
    if let Some(from) = according_to(prose, tokens, sentence, at, kind) {
        let source = tokens[from + 2].span.join(token.span);
        return Some(Doubt { kind, span: tokens[from].span.join(token.span), source });
    }
    let verb = verb_behind(tokens, sentence, at)?;
    if says_nothing(prose, tokens, sentence, verb) {
        return None;
    }
    let fitting = match kind {
        DoubtKind::UnnamedOutlet => tokens[verb].is(Traits::PRESS_VERB),
        DoubtKind::VagueAuthority => {
            tokens[verb].is(Traits::AUTHORITY_VERB) && !is_denied(prose, &tokens[at + 1..verb])
        }
        _ => true,
    };
    if !fitting {
        return None;
    }
    let phrase = source::phrase_before(tokens, sentence.start, at + 1)?;
    let words = &tokens[phrase.clone()];
    let bare = match kind {
        DoubtKind::UnnamedOutlet => words[..words.len() - 1].iter().all(|word| tells_no_outlet(prose, word)),
        DoubtKind::BareSource => words[..words.len() - 1].iter().all(|word| tells_nothing(prose, word)),
        _ => token.is(Traits::QUANTITY) || is_crowd(prose, tokens, &phrase),
    };
    // "a source close to the talks", "critics of the mayor": something places them.
    if !bare {
        return None;
    }
    let end = match kind {
        DoubtKind::BareSource if tokens[verb].is(Traits::TELLS) => {
            source::after(tokens, verb + 1, sentence.end).map_or(verb, |(_, core)| core.end - 1)
        }
        _ => verb,
    };
    let source = tokens[phrase.start].span.join(token.span);
    Some(Doubt { kind, span: source.join(tokens[end].span), source })
}

/// Whether the words before a verb deny it: who has not said a thing is nobody's authority.
fn is_denied(prose: &str, words: &[Token]) -> bool {
    words.iter().any(|word| matches!(word.span.of(prose), "not" | "never"))
}

/// Whether what is said is that nothing is: "the media said nothing about the boat".
fn says_nothing(prose: &str, tokens: &[Token], sentence: &Range<usize>, verb: usize) -> bool {
    let next = tokens[..sentence.end].get(verb + 1);
    next.is_some_and(|next| matches!(next.span.of(prose), "nothing" | "little" | "neither"))
}

/// Whether "reports" stands behind a word for the press, as a noun: "media reports", "news reports".
fn leads_to_reports(prose: &str, tokens: &[Token], sentence: &Range<usize>, at: usize) -> bool {
    let is_press =
        matches!(tokens[at].span.of(prose), "media" | "Media" | "press" | "Press" | "news" | "News");
    let is_noun = |next: &Token| {
        next.span.of(prose) == "reports"
            && tokens[..sentence.end]
                .get(at + 2)
                .is_none_or(|behind| behind.kind != Kind::Word || behind.is(Traits::PRESS_VERB))
    };
    is_press && tokens[..sentence.end].get(at + 1).is_some_and(is_noun)
}

/// Where "according to" begins that leads to a source at `noun` which hides as `kind`, if nothing beside it describes the
/// source.
fn according_to(
    prose: &str,
    tokens: &[Token],
    sentence: &Range<usize>,
    noun: usize,
    kind: DoubtKind,
) -> Option<usize> {
    let hides = |word: &&Token| match kind {
        DoubtKind::UnnamedOutlet => tells_no_outlet(prose, word) && !word.is(Traits::PREPOSITION),
        DoubtKind::VagueAuthority => tells_no_crowd(prose, word),
        _ => tells_nothing(prose, word),
    };
    let is_one = kind == DoubtKind::VagueAuthority && !tokens[noun].span.of(prose).ends_with('s');
    if is_one || noun == 0 {
        return None;
    }
    let described = tokens[..sentence.end].get(noun + 1).is_some_and(|next| {
        next.kind == Kind::Possessive
            || next.kind == Kind::Word && !next.is(Traits::DETERMINER | Traits::SUBJECT | Traits::COORDINATOR)
    });
    let words = tokens[sentence.start..noun].iter().rev().take_while(hides);
    let to = noun.checked_sub(words.count() + 1).filter(|&to| to > sentence.start)?;
    let according =
        tokens[to].span.of(prose) == "to" && tokens[to - 1].span.of(prose).eq_ignore_ascii_case("according");
    (according && !described).then_some(to - 1)
}

/// Whether a word before a word for the press does not tell which outlet is meant.
fn tells_no_outlet(prose: &str, word: &Token) -> bool {
    word.is(Traits::DEMONYM | Traits::QUANTITY | Traits::DETERMINER | Traits::AGENCY_NOUN)
        && !word.is(Traits::OWN)
        || is_trade(word.span.of(prose))
}

/// Whether a word before "analysts" does not tell whose or which they are.
fn tells_no_crowd(prose: &str, word: &Token) -> bool {
    word.is(Traits::QUANTITY)
        || matches!(
            word.span.of(prose),
            "Western" | "political" | "legal" | "military" | "security" | "independent" | "market"
        )
}

/// Whether a word before "source" tells nothing of the source.
fn tells_nothing(prose: &str, word: &Token) -> bool {
    let text = word.span.of(prose);
    word.is(Traits::QUANTITY)
        || word.is(Traits::ADVERB) && word.is_plain()
        || matches!(text, "a" | "A" | "one" | "One" | "another" | "Another")
        || is_secret(text)
}

/// "Many say", "some fear": a quantity that is a clause's subject by itself.
fn stands_for_people(prose: &str, tokens: &[Token], sentence: &Range<usize>, at: usize) -> bool {
    if !matches!(tokens[at].span.of(prose), "many" | "Many" | "some" | "Some") {
        return false;
    }
    let opens = at == sentence.start || {
        let left = &tokens[at - 1];
        left.is_quote() || matches!(left.kind, Kind::Comma | Kind::Semicolon | Kind::Dash)
    };
    // "Some say", not "some claims", "some reported cases".
    let verb = tokens[..sentence.end].get(at + 1);
    opens
        && verb.is_some_and(|verb| {
            matches!(
                verb.span.of(prose),
                "say" | "argue" | "believe" | "think" | "fear" | "worry" | "suggest" | "contend" | "warn"
            )
        })
}

/// Whether a crowd's words are traced behind it: "among them Tom Okoro", "according to the Harbour Ledger".
fn names_one(prose: &str, tokens: &[Token], crowd: Range<usize>, mentions: &[Mention]) -> bool {
    let ends = tokens[crowd].windows(2).filter_map(|pair| {
        let (first, second) = (pair[0].span.of(prose), pair[1].span.of(prose));
        match (first, second) {
            ("among", "them") | ("such", "as") | ("according", "to") => Some(pair[1].span.end),
            ("including", _) => Some(pair[0].span.end),
            _ => None,
        }
    });
    ends.into_iter().any(|end| {
        let at = mentions.partition_point(|mention| mention.span.start < end);
        // An article or a title may stand between.
        mentions.get(at).is_some_and(|mention| {
            mention.kind.is_named()
                && prose[end.index()..mention.span.start.index()].split_whitespace().count() <= 2
        })
    })
}

fn is_press(noun: &str) -> bool {
    matches!(
        noun,
        "media" | "Media" | "agencies" | "outlets" | "newspapers" | "press" | "broadcasters" | "Newspapers"
    )
}

fn is_trade(word: &str) -> bool {
    matches!(
        word,
        "news"
            | "media"
            | "state"
            | "local"
            | "press"
            | "News"
            | "Local"
            | "State"
            | "Media"
            | "national"
            | "foreign"
            | "regional"
            | "social"
    ) && word != "social"
}

fn is_secret(word: &str) -> bool {
    matches!(word, "anonymous" | "unnamed" | "unidentified" | "Anonymous" | "Unnamed" | "informed")
}

/// A crowd of authorities that nothing places: "some analysts", "critics", "Western experts".
fn is_crowd(prose: &str, tokens: &[Token], phrase: &Range<usize>) -> bool {
    let words = &tokens[phrase.clone()];
    let plural = words.last().is_some_and(|word| word.span.of(prose).ends_with('s'));
    plural && words[..words.len() - 1].iter().all(|word| tells_no_crowd(prose, word))
}

/// The verb of saying or thinking right behind a noun.
fn verb_behind(tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<usize> {
    let mut verb = at + 1;
    while verb < sentence.end && (tokens[verb].is(Traits::AUX | Traits::ADVERB)) && tokens[verb].is_plain() {
        verb += 1;
    }
    let token = tokens[..sentence.end].get(verb)?;
    let says = token.is(Traits::SPEECH | Traits::AUTHORITY_VERB | Traits::PRESS_VERB);
    let passive = tokens[at + 1..verb].iter().any(|token| token.is(Traits::BE)) && !token.is(Traits::ING);
    (says && token.is_plain() && !passive && !token.is(Traits::ING)).then_some(verb)
}
