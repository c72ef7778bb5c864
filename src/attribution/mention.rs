//! People, bodies, outlets and descriptions that can be sources, and which full name a short one stands for.

use super::lexicon::Traits;
use super::outlet::{self, Outlet};
use super::sentence::Sentence;
use super::token::{Case, Kind, Token};
use crate::text::Span;
use std::ops::Range;

/// How well a reader can tell who it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// A person by name.
    Person,
    /// A body by name.
    Organisation,
    /// A news outlet by name.
    Outlet,
    /// A name of which the paragraph does not tell what it names: a surname, a place that stands for its government.
    Name,
    /// A document: "the report".
    Document,
    /// Somebody described, without a name: "a foreign ministry spokesman".
    Described,
    /// Words that tell nothing of who it is: "officials", "a source", "critics".
    Vague,
    /// A pronoun.
    Pronoun,
}

impl SourceKind {
    /// Whether it names somebody, so that a statement can be traced.
    pub const fn is_named(self) -> bool {
        matches!(self, Self::Person | Self::Organisation | Self::Outlet | Self::Name)
    }
}

/// What a name, a title or a pronoun tells of a person's gender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub enum Gender {
    /// Nothing.
    #[default]
    Unknown,
    /// He.
    He,
    /// She.
    She,
    /// They, it, I, we.
    Other,
}

/// A place where a source, or anybody who could be one, is named or described.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Mention {
    /// The whole phrase with title, role and appositions.
    pub span: Span,
    /// The name in it, without titles.
    pub name: Option<Span>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// The outlet, where it is one that the table of outlets knows.
    pub outlet: Option<Outlet>,
    /// What is known of a person's gender.
    pub gender: Gender,
    /// Whether the name stands with a title or a role, or has a given name: fit to introduce the person.
    pub is_full: bool,
    /// Whether an attribution has it as its source.
    pub is_source: bool,
}

/// Names of a paragraph outside its quotes, in order.
pub(super) fn mentions(prose: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Mention> {
    let mut found = Vec::with_capacity(2 * sentences.len());
    for sentence in sentences.iter().map(|sentence| &sentence.range) {
        let mut at = sentence.start;
        while at < sentence.end {
            let token = &tokens[at];
            if !token.is_capital() {
                at += 1;
                continue;
            }
            if let Some((count, outlet, weak)) = outlet::at(prose, tokens, at)
                && (!weak || outlet::is_backed(tokens, at, at + count))
            {
                let span = tokens[at].span.join(tokens[at + count - 1].span);
                let kind = if outlet.is_press() { SourceKind::Outlet } else { SourceKind::Organisation };
                found.push(Mention {
                    span,
                    name: Some(span),
                    kind,
                    outlet: Some(outlet),
                    gender: Gender::Other,
                    is_full: true,
                    is_source: false,
                });
                at += count;
                continue;
            }
            if token.is(Traits::STARTER | Traits::SUBJECT) && token.case == Case::Capital {
                at += 1;
                continue;
            }
            let end = run_end(prose, tokens, at, sentence.end);
            found.extend(name(tokens, sentence, at..end));
            at = end;
        }
    }
    found
}

/// The end of a run of capitalised words: particles and the points of short forms are inside.
fn run_end(prose: &str, tokens: &[Token], start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit {
        let token = &tokens[end];
        let next_capital = end + 1 < limit && tokens[end + 1].is_capital();
        let goes_on = match token.kind {
            Kind::Word if token.is_capital() => {
                !(token.is(Traits::SUBJECT) && token.is(Traits::PERSON_PRONOUN))
            }
            Kind::Word => {
                next_capital
                    && token.span.len() <= 3
                    && (token.is(Traits::PREPOSITION)
                        && end - start < 4
                        && token.span.len() == 2
                        && tokens[end - 1].is(Traits::ORGANISATION | Traits::TITLE)
                        || token.traits.is_empty())
            }
            Kind::Point => next_capital,
            Kind::Quote => next_capital && end > start && token.span.len() < 24,
            _ => false,
        };
        let outlet = || outlet::at(prose, tokens, end).is_some_and(|(_, _, weak)| !weak);
        if !goes_on || token.is_capital() && outlet() {
            break;
        }
        end += 1;
    }
    end
}

fn name(tokens: &[Token], sentence: &Range<usize>, mut run: Range<usize>) -> Option<Mention> {
    let skipped = Traits::STARTER
        | Traits::PREPOSITION
        | Traits::SUBORDINATOR
        | Traits::SUBJECT
        | Traits::ADVERB
        | Traits::DAY
        | Traits::MONTH
        | Traits::COORDINATOR;
    // Behind a comma "Per" is a given name: "its head, Per Aune".
    let inside = run.len() > 1 && run.start > sentence.start && tokens[run.start - 1].kind == Kind::Comma;
    let skipped =
        if inside && !tokens[run.start].is(Traits::STARTER) { Traits::DAY | Traits::MONTH } else { skipped };
    while !run.is_empty() && tokens[run.start].is(skipped) {
        run.start += 1;
    }
    while !run.is_empty()
        && (tokens[run.end - 1].is(Traits::DAY | Traits::MONTH) || tokens[run.end - 1].kind != Kind::Word)
    {
        run.end -= 1;
    }
    if run.is_empty() {
        return None;
    }
    let words = &tokens[run.clone()];
    let title = words.iter().rposition(|token| token.is(Traits::TITLE | Traits::ROLE));
    let titled_from = title.map_or(run.start, |place| run.start + place + 1);
    let titled_from = if titled_from < run.end && tokens[titled_from].kind == Kind::Point {
        titled_from + 1
    } else {
        titled_from
    };
    let behind_role = run.start > sentence.start
        && tokens[run.start - 1].is(Traits::ROLE | Traits::TITLE)
        && tokens[run.start - 1].is_plain();
    let bare = titled_from..run.end;
    if bare.is_empty() {
        let known = words
            .iter()
            .any(|token| !token.is(Traits::TITLE | Traits::ROLE | Traits::DEMONYM) && token.is_capital())
            || words.len() > 1;
        return known.then(|| mention(tokens, run.clone(), run, SourceKind::Described, true));
    }
    let names = &tokens[bare.clone()];
    if names.len() == 1 && names[0].is(Traits::PRESS | Traits::VAGUE) {
        return None;
    }
    let organisation = words.iter().any(|token| token.is(Traits::ORGANISATION | Traits::AGENCY_NOUN));
    let given = names[0].is(Traits::GIVEN) && names.len() > 1;
    let titled = title.is_some() || behind_role;
    let kind = if organisation && !titled {
        SourceKind::Organisation
    } else if titled || given {
        SourceKind::Person
    } else if names.len() == 1 && names[0].case == Case::Upper {
        SourceKind::Organisation
    } else if (2..=4).contains(&names.len()) && introduces(tokens, run.end) {
        SourceKind::Person
    } else if names.iter().all(|token| token.is(Traits::DEMONYM)) {
        return None;
    } else {
        SourceKind::Name
    };
    let start = if behind_role { run.start - 1 } else { run.start };
    let full = names.len() > 1 || titled || kind == SourceKind::Organisation;
    Some(mention(tokens, start..run.end, bare, kind, full))
}

/// Whether an age or an apposition follows, as behind a person's first mention: "Ines Duarte, 45," "Ines Duarte, the".
fn introduces(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|comma| comma.kind == Kind::Comma)
        && tokens.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Number
                || next.is_plain() && next.is(Traits::DETERMINER | Traits::RELATIVE | Traits::ROLE)
        })
}

fn mention(
    tokens: &[Token],
    all: Range<usize>,
    name: Range<usize>,
    kind: SourceKind,
    is_full: bool,
) -> Mention {
    let span = tokens[all.start].span.join(tokens[all.end - 1].span);
    let named = tokens[name.start].span.join(tokens[name.end - 1].span);
    let gender = gender(&tokens[all], kind);
    let name = kind.is_named().then_some(named);
    Mention { span, name, kind, outlet: None, gender, is_full, is_source: false }
}

fn gender(words: &[Token], kind: SourceKind) -> Gender {
    if matches!(kind, SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document) {
        return Gender::Other;
    }
    let any = |traits| words.iter().any(|token| token.is(traits));
    if any(Traits::MALE | Traits::HE_GIVEN) {
        Gender::He
    } else if any(Traits::FEMALE | Traits::SHE_GIVEN) {
        Gender::She
    } else {
        Gender::Unknown
    }
}

/// Records the phrase of a source and gives its index: a name inside is widened to the phrase, else a description is
/// added. The first `names` of the mentions are names, in order.
pub(super) fn record(
    tokens: &[Token],
    phrase: &Range<usize>,
    core: &Range<usize>,
    mentions: &mut Vec<Mention>,
    names: usize,
) -> u32 {
    let span = tokens[phrase.start].span.join(tokens[phrase.end - 1].span);
    let heart = tokens[core.start].span.join(tokens[core.end - 1].span);
    let from = mentions[..names]
        .partition_point(|mention| mention.span.start < heart.start && mention.span.end <= heart.start);
    let inside =
        |mention: &Mention| heart.covers(mention.span) || mention.name.is_some_and(|name| heart.covers(name));
    let mut heads = (from..names.min(from + 8))
        .filter(|&at| inside(&mentions[at]))
        .filter(|&at| is_head(tokens, core, &mentions[at]));
    let first = heads.next();
    // "Coast Radio host Ada Novak": the person, not the outlet that stands before.
    let host = heads.next().filter(|&second| {
        first.is_some_and(|first| describes(&tokens[core.clone()], &mentions[first], &mentions[second]))
    });
    let head = host.or(first);
    if let Some(index) = head {
        let mention = &mut mentions[index];
        mention.span = span.join(mention.span);
        mention.is_source = true;
        if is_press_by_trade(tokens, core, mention) {
            (mention.kind, mention.gender) = (SourceKind::Outlet, Gender::Other);
        }
        if mention.kind == SourceKind::Name && mention.is_full {
            mention.kind = SourceKind::Person;
        }
        // "Saar and Kaja Moe" tells nothing of Saar.
        let shared = tokens[core.clone()].iter().any(|token| token.is(Traits::COORDINATOR));
        if mention.gender == Gender::Unknown && !shared {
            mention.gender = gender(&tokens[phrase.clone()], mention.kind);
        }
        return index as u32;
    }
    let head = &tokens[core.clone()];
    let kind = describe(head);
    let gender = pronoun_gender(head, kind);
    mentions.push(Mention { span, name: None, kind, outlet: None, gender, is_full: false, is_source: true });
    (mentions.len() - 1) as u32
}

/// Whether nothing but words stands between an outlet's or a body's name and a person's, so that it tells of the person.
fn describes(words: &[Token], body: &Mention, person: &Mention) -> bool {
    let between =
        words.iter().filter(|word| word.span.start >= body.span.end && word.span.end <= person.span.start);
    matches!(body.kind, SourceKind::Outlet | SourceKind::Organisation)
        && matches!(person.kind, SourceKind::Person | SourceKind::Name)
        && between.clone().all(|word| {
            word.kind == Kind::Word && !word.is(Traits::COORDINATOR) && !word.is(Traits::PREPOSITION)
        })
}

/// Whether a word of the trade in or beside a name says that it is an outlet, though no table has it: "Coast Radio", "the
/// Northern Wire agency", "the broadcaster Nordvik".
fn is_press_by_trade(tokens: &[Token], core: &Range<usize>, mention: &Mention) -> bool {
    let Some(name) =
        mention.name.filter(|_| matches!(mention.kind, SourceKind::Name | SourceKind::Organisation))
    else {
        return false;
    };
    let words = &tokens[core.clone()];
    let last = words.iter().rposition(|token| name.covers(token.span));
    let titled = last.is_some_and(|last| {
        last > 0
            && words[last].is(Traits::OUTLET_NOUN)
            && words[last].is_capital()
            && words[last - 1].is_capital()
            && !words[last - 1].is(Traits::GIVEN)
    });
    let names_trade = |token: Option<&Token>| {
        token.is_some_and(|token| token.is_plain() && token.is(Traits::AGENCY_NOUN | Traits::OUTLET_NOUN))
    };
    let behind = last.map_or(0, |last| last + 1);
    let news = words.get(behind).is_some_and(|token| token.is_plain() && token.is(Traits::OUTLET_NOUN));
    let before =
        words.iter().position(|token| name.covers(token.span)).and_then(|first| first.checked_sub(1));
    titled
        || names_trade(words.get(behind + usize::from(news)))
        || names_trade(words.get(behind))
        || before.is_some_and(|before| names_trade(words.get(before)))
}

/// Whether a name is what its phrase is about: not "Kremlin" in "a Kremlin spokesman", not "China" in "the head of China".
fn is_head(tokens: &[Token], core: &Range<usize>, mention: &Mention) -> bool {
    let Some(name) = mention.name else { return mention.kind == SourceKind::Described };
    let words = &tokens[core.clone()];
    let behind = words.iter().find(|token| token.span.start >= name.end);
    let before = words.iter().rev().find(|token| token.span.end <= name.start);
    let tail = behind.is_none_or(|token| {
        !token.is_plain() && token.kind != Kind::Possessive
            || token.is(Traits::PREPOSITION | Traits::COORDINATOR | Traits::AGENCY_NOUN)
            || token.is(Traits::PRESS | Traits::ORGANISATION)
    });
    tail && before.is_none_or(|token| !token.is(Traits::PREPOSITION) || !token.is_plain())
}

fn describe(head: &[Token]) -> SourceKind {
    let Some(last) = head.last() else { return SourceKind::Vague };
    if head.len() == 1
        && head[0].is(Traits::SUBJECT | Traits::RELATIVE | Traits::PRONOUN)
        && !head[0].is(Traits::QUANTITY)
    {
        return SourceKind::Pronoun;
    }
    let of = head.iter().position(|token| token.is(Traits::PREPOSITION)).unwrap_or(head.len());
    let noun = head[..of].last().unwrap_or(last);
    if noun.is(Traits::PRESS) {
        return SourceKind::Vague;
    }
    if noun.is(Traits::DOCUMENT) {
        return SourceKind::Document;
    }
    let telling = head.iter().any(|token| {
        !token.is(Traits::VAGUE | Traits::DETERMINER | Traits::QUANTITY | Traits::ADVERB | Traits::PRESS)
            && token.kind == Kind::Word
            && !is_placeless(token)
    });
    if telling { SourceKind::Described } else { SourceKind::Vague }
}

fn is_placeless(token: &Token) -> bool {
    token.is(Traits::ROLE) && token.is_plain() && token.is(Traits::VAGUE)
}

fn pronoun_gender(head: &[Token], kind: SourceKind) -> Gender {
    match kind {
        SourceKind::Pronoun if head[0].is(Traits::HE) => Gender::He,
        SourceKind::Pronoun if head[0].is(Traits::SHE) => Gender::She,
        SourceKind::Pronoun => Gender::Other,
        _ => gender(head, kind),
    }
}
