//! What one chunk has to say to rules on the whole text. Two readings with equal gists are the same to them.

use std::sync::OnceLock;

use memchr::memchr;

use super::alike::Surnames;
use super::wanted::Wanted;
use crate::article::{Block, BlockKind, Chunk, LONG_QUOTE, dateline_of};
use crate::attribution::{Analysis, Mention, Outlet, SourceKind};
use crate::text::Span;

/// What a chunk says, places aside: read where it stands, and compared only where words were typed.
#[derive(Clone, Copy, Debug)]
pub struct Gist<'a> {
    pub chunk: &'a Chunk,
    pub is_english: bool,
    pub heard: &'a Heard,
}

/// What rules on the whole text have asked of a chunk, worked out when first asked for.
#[derive(Debug, Default)]
pub struct Heard {
    phrases: OnceLock<Box<[(u32, usize)]>>,
    quotes: OnceLock<Box<[Within]>>,
    pub(super) surnames: Surnames,
}

impl Heard {
    /// Forgets which phrases stand in the chunk: others are wanted.
    pub fn forget_phrases(&mut self) {
        self.phrases.take();
    }
}

/// A name in running text.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// What is known of it.
    pub mention: &'a Mention,
    /// The name, without titles.
    pub name: &'a str,
    /// The words of its block.
    prose: &'a str,
    /// Whether it stands in a heading.
    pub is_in_heading: bool,
}

/// That somebody says something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spoken {
    /// Who says it, by index among the block's mentions.
    pub mention: u32,
    /// What kind of source that is.
    pub kind: SourceKind,
    /// Whether it is speech, not thought or wish.
    pub is_speech: bool,
}

/// A block, and what stands in it, by index.
type Within = (u32, u32);

/// Bytes that a dateline takes at most.
const DATELINE: usize = 360;

impl<'a> Gist<'a> {
    /// Its names, in order.
    pub fn names(self) -> impl Iterator<Item = (Within, Named<'a>)> {
        self.paragraphs().flat_map(|(at, kind, prose, analysis)| {
            let is_in_heading = kind == BlockKind::Heading;
            let mentions = (0..).zip(&analysis.mentions);
            mentions.filter_map(move |(index, mention)| {
                let name = mention.name?.of(prose);
                Some(((at, index), Named { mention, name, prose, is_in_heading }))
            })
        })
    }

    /// Who says something in it, in order.
    pub fn spoken(self) -> impl Iterator<Item = (Within, Spoken)> {
        self.paragraphs().flat_map(|(at, _, _, analysis)| {
            let attributions = (0..).zip(&analysis.attributions);
            attributions.filter_map(move |(index, attribution)| {
                let kind = analysis.mentions.get(attribution.mention as usize)?.kind;
                let (mention, is_speech) = (attribution.mention, attribution.is_speech);
                Some(((at, index), Spoken { mention, kind, is_speech }))
            })
        })
    }

    /// Its long quotes and what stands between their marks, in order.
    pub fn quotes(self) -> impl Iterator<Item = (Within, &'a str)> {
        self.paragraphs().flat_map(|(at, _, prose, analysis)| {
            let long = (0..).zip(&analysis.quotes).filter(|(_, quote)| quote.words >= LONG_QUOTE);
            long.map(move |(index, quote)| ((at, index), quote.content.of(prose)))
        })
    }

    /// Where its long quotes stand, in order.
    pub fn quote_places(self) -> &'a [Within] {
        self.heard.quotes.get_or_init(|| self.quotes().map(|(place, _)| place).collect())
    }

    /// The wanted phrases that stand in it, by index, each behind the index of its block.
    pub fn phrases(self, wanted: &Wanted) -> &'a [(u32, usize)] {
        self.heard.phrases.get_or_init(|| {
            let prose = self.blocks().filter(|(_, block)| block.kind.is_prose());
            let found = prose.flat_map(|(at, block)| {
                let phrases = wanted.in_text(block.span.of(self.chunk.masked()));
                phrases.into_iter().map(move |phrase| (at, phrase))
            });
            found.collect()
        })
    }

    /// Whether rules on the whole text see no difference between it and `other`, which stands in its place. Costs a look at each
    /// mention, attribution and quote.
    pub fn says_like(self, other: Self, wanted: &Wanted) -> bool {
        let named = |(within, named): (Within, Named<'a>)| (within, named.seen());
        self.names().map(named).eq(other.names().map(named))
            && self.spoken().eq(other.spoken())
            && self.quotes().eq(other.quotes())
            && self.dateline() == other.dateline()
            // What nobody has asked for, nothing rests on.
            && self.heard.phrases.get().is_none_or(|phrases| **phrases == *other.phrases(wanted))
    }

    /// The line of place that opens one of its paragraphs.
    fn dateline(self) -> Option<&'a str> {
        let prose = self.blocks().filter(|(_, block)| block.kind.is_prose());
        prose.map(|(_, block)| block.span.of(self.chunk.masked())).find_map(|prose| {
            // Only those that name an agency between brackets are of interest.
            let opening = &prose.as_bytes()[..prose.len().min(DATELINE)];
            memchr(b'(', opening).and_then(|_| dateline_of(prose)).map(|dateline| dateline.of(prose))
        })
    }

    /// The blocks in which people may speak, in a language whose words are understood.
    fn paragraphs(self) -> impl Iterator<Item = (u32, BlockKind, &'a str, &'a Analysis)> {
        let all = self.blocks().filter(move |(_, block)| self.is_english && block.kind.paragraph().is_some());
        all.map(move |(at, block)| {
            let prose = block.span.of(self.chunk.masked());
            (at, block.kind, prose, self.chunk.analysis(at as usize))
        })
    }

    fn blocks(self) -> impl Iterator<Item = (u32, &'a Block)> {
        (0..).zip(&self.chunk.blocks)
    }
}

impl<'a> Named<'a> {
    /// Whether words beside it say that a state, a government or a party runs it.
    pub fn is_labelled(self) -> bool {
        self.mention.outlet.is_some_and(Outlet::is_of_the_state) && is_labelled(self.prose, self.mention.span)
    }

    /// All of it that rules look at.
    fn seen(self) -> impl PartialEq + use<'a> {
        let Mention { kind, outlet, is_full, is_source, span, .. } = *self.mention;
        let words = around(self.prose, span);
        ((kind, outlet, is_full, is_source), (self.is_labelled(), self.is_in_heading, self.name, words))
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
