//! What one chunk has to say to rules on the whole text. Two readings with equal gists are the same to them.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use memchr::memchr;

use super::alike::Surnames;
use super::wanted::Wanted;
use crate::article::{BlockKind, Chunk, LONG_QUOTE, dateline_of};
use crate::attribution::{Analysis, Mention, Outlet, SourceKind};
use crate::text::Span;

/// What a chunk says, places aside.
#[derive(Debug, Default, PartialEq)]
pub struct Gist {
    /// Its names, in order.
    pub names: Vec<Named>,
    /// Who says something in it, in order.
    pub spoken: Vec<Spoken>,
    /// Its long quotes: block, index and words.
    pub quotes: Vec<(u32, u32, u64)>,
    /// The wanted phrases that stand in it, by index, each behind the index of its block.
    pub wanted: Vec<(u32, usize)>,
    /// The line of place that opens one of its paragraphs.
    pub dateline: Option<u64>,
    /// Its surnames, to be compared with others.
    pub surnames: Surnames,
}

/// A name in running text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// The block it stands in, by index.
    pub block: u32,
    /// Its index among the block's mentions.
    pub mention: u32,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// The outlet, where the table of outlets knows it.
    pub outlet: Option<Outlet>,
    /// Whether it introduces the person.
    pub is_full: bool,
    /// Whether something is attributed to it.
    pub is_source: bool,
    /// Whether words beside it say that a state runs it.
    pub is_labelled: bool,
    /// Whether it stands in a heading.
    pub is_in_heading: bool,
    /// The words of the mention and beside it, at which rules look, too.
    phrase: u64,
}

/// That somebody says something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spoken {
    /// The block it stands in, by index.
    pub block: u32,
    /// Its index among the block's attributions.
    pub attribution: u32,
    /// Who says it, by index among the block's mentions.
    pub mention: u32,
    /// What kind of source that is.
    pub kind: SourceKind,
    /// Whether it is speech, not thought or wish.
    pub is_speech: bool,
}

/// Bytes that a dateline takes at most.
const DATELINE: usize = 360;

impl Gist {
    /// The gist of `chunk`. Costs a look at each mention, attribution and quote.
    pub fn of(chunk: &Chunk, is_english: bool, wanted: &Wanted) -> Self {
        let mut gist = Self::default();
        for (at, block) in chunk.blocks.iter().enumerate() {
            let prose = block.span.of(chunk.masked());
            if block.kind.is_prose() {
                gist.wanted.extend(wanted.in_text(prose).into_iter().map(|phrase| (at as u32, phrase)));
                gist.take_dateline(prose);
            }
            if is_english && block.kind.paragraph().is_some() {
                gist.take(at as u32, block.kind, prose, chunk.analysis(at));
            }
        }
        gist
    }

    fn take(&mut self, block: u32, kind: BlockKind, prose: &str, analysis: &Analysis) {
        self.names.reserve(analysis.mentions.len());
        for (index, mention) in analysis.mentions.iter().enumerate() {
            if mention.name.is_some() {
                self.names.push(named(block, index as u32, kind, prose, mention));
            }
        }
        let spoken = analysis.attributions.iter().enumerate().filter_map(|(index, attribution)| {
            Some(Spoken {
                block,
                attribution: index as u32,
                mention: attribution.mention,
                kind: analysis.mentions.get(attribution.mention as usize)?.kind,
                is_speech: attribution.is_speech,
            })
        });
        self.spoken.extend(spoken);
        let long = analysis.quotes.iter().enumerate().filter(|(_, quote)| quote.words >= LONG_QUOTE);
        self.quotes.extend(
            long.map(|(index, quote)| (block, index as u32, hash(quote.content.of(prose).as_bytes()))),
        );
    }

    fn take_dateline(&mut self, prose: &str) {
        // Only those that name an agency between brackets are of interest.
        let opening = &prose.as_bytes()[..prose.len().min(DATELINE)];
        let dateline = memchr(b'(', opening).and_then(|_| dateline_of(prose));
        if let Some(dateline) = dateline {
            self.dateline.get_or_insert(hash(dateline.of(prose).as_bytes()));
        }
    }
}

fn named(block: u32, index: u32, kind: BlockKind, prose: &str, mention: &Mention) -> Named {
    Named {
        block,
        mention: index,
        kind: mention.kind,
        outlet: mention.outlet,
        is_full: mention.is_full,
        is_source: mention.is_source,
        is_labelled: mention.outlet.is_some_and(Outlet::is_of_the_state) && is_labelled(prose, mention.span),
        is_in_heading: kind == BlockKind::Heading,
        phrase: hash(around(prose, mention.span)),
    }
}

/// The phrase with the word before and the word behind, by which rules tell a family or a company from a person.
fn around(prose: &str, span: Span) -> &[u8] {
    let bytes = prose.as_bytes();
    let (mut start, mut end) = (span.start.index(), span.end.index());
    let parts = |at: usize| bytes[at].is_ascii_whitespace();
    while start > 0 && parts(start - 1) {
        start -= 1;
    }
    while start > 0 && !parts(start - 1) {
        start -= 1;
    }
    while end < bytes.len() && parts(end) {
        end += 1;
    }
    while end < bytes.len() && !parts(end) {
        end += 1;
    }
    &bytes[start..end]
}

/// So many bytes before and behind an outlet's name are its surroundings.
const NEAR: usize = 60;

/// Whether words beside an outlet's name say that a state, a government or a party runs it.
fn is_labelled(prose: &str, span: Span) -> bool {
    let mut from = span.start.index().saturating_sub(NEAR);
    let mut to = (span.end.index() + NEAR).min(prose.len());
    while !prose.is_char_boundary(from) {
        from += 1;
    }
    while !prose.is_char_boundary(to) {
        to -= 1;
    }
    let words = prose[from..to].split(|c: char| !c.is_alphabetic());
    words.map(str::to_lowercase).any(|word| {
        matches!(
            word.as_str(),
            "state"
                | "official"
                | "government"
                | "kremlin"
                | "regime"
                | "party"
                | "public"
                | "owned"
                | "national"
        )
    })
}

fn hash(text: &[u8]) -> u64 {
    FixedState::default().hash_one(text)
}
