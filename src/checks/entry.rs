//! A chunk under the checks: what was found in it, in which state, and what it has to ask the rest of the article.

use std::sync::{Arc, OnceLock};

use super::cast::Cast;
use super::finding::Finding;
use super::left_out::Sifted;
use super::passage::{Outlets, Passage};
use super::story::{Gist, Heard};
use crate::article::{Block, Chunk};
use crate::attribution::{Analysis, Carried, DoubtKind, Handed, Mention, Paragraph, SourceKind};

/// A chunk, the state in which it was checked, and what was found.
#[derive(Debug)]
pub(super) struct Entry {
    pub chunk: Arc<Chunk>,
    pub before: Option<Before>,
    pub outlets: Outlets,
    /// Whether it names an outlet; worked out when first asked for.
    names_outlet: OnceLock<bool>,
    pub asks_for_outlets: bool,
    pub asks_for_date: bool,
    /// Whether a fix would put a name in.
    pub asks_for_cast: bool,
    /// Whom it names; worked out when first asked for.
    pub cast: OnceLock<Box<Cast>>,
    pub findings: Arc<[Finding]>,
    /// What rules on the whole text have asked of it.
    pub heard: Heard,
    pub sifted: Option<Box<Sifted>>,
}

/// What the paragraphs around hand to a chunk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Before {
    pub carried: Carried,
    pub next: Option<Handed>,
}

impl Entry {
    /// A chunk that no rule has looked at.
    pub fn unchecked(chunk: Arc<Chunk>) -> Self {
        Self {
            chunk,
            before: None,
            outlets: Outlets::default(),
            names_outlet: OnceLock::new(),
            asks_for_outlets: false,
            asks_for_date: false,
            asks_for_cast: false,
            cast: OnceLock::new(),
            findings: Arc::default(),
            heard: Heard::default(),
            sifted: None,
        }
    }

    /// What it has to say to rules on the whole text.
    pub fn gist(&self, is_english: bool) -> Gist<'_> {
        Gist { chunk: &self.chunk, is_english, heard: &self.heard }
    }

    /// Its findings, without those that are left out.
    pub fn shown(&self) -> &Arc<[Finding]> {
        self.sifted.as_ref().map_or(&self.findings, |sifted| sifted.shown())
    }

    /// Whom the chunk names.
    pub fn cast(&self, is_english: bool) -> &Cast {
        self.cast.get_or_init(|| {
            let mut cast = Cast::default();
            for (at, block) in self.chunk.blocks.iter().enumerate().filter(|_| is_english) {
                if block.kind.is_prose() {
                    cast.add(block.span.of(self.chunk.masked()), self.chunk.analysis(at));
                }
            }
            Box::new(cast)
        })
    }

    /// Whether the chunk names an outlet.
    pub fn names_outlet(&self, is_english: bool) -> bool {
        *self.names_outlet.get_or_init(|| {
            let is_outlet = |mention: &Mention| mention.kind == SourceKind::Outlet;
            let blocks = self.chunk.blocks.iter().enumerate().filter(|_| is_english);
            let mut paragraphs = blocks.filter(|(_, block)| block.kind.paragraph().is_some());
            paragraphs.any(|(at, _)| self.chunk.analysis(at).mentions.iter().any(is_outlet))
        })
    }

    /// Takes note of outlets that a paragraph leaves unnamed.
    pub fn note_doubts(&mut self, analysis: &Analysis) {
        self.asks_for_outlets |= analysis.doubts.iter().any(|doubt| doubt.kind == DoubtKind::UnnamedOutlet);
    }

    /// The paragraph behind block `at` in this chunk.
    pub fn paragraph_behind(&self, at: usize) -> Option<Handed> {
        let behind = self.chunk.blocks.iter().enumerate().skip(at + 1);
        behind
            .filter_map(|(at, block)| Some((at, block.kind.paragraph()?)))
            .map(|(at, _)| self.chunk.analysis(at).handed)
            .next()
    }

    /// The state behind the chunk, where its findings stand.
    pub fn walked(&self, mut carried: Carried, next: Option<Handed>, is_english: bool) -> Carried {
        for (at, block) in self.chunk.blocks.iter().enumerate() {
            if let Some(kind) = block.kind.paragraph().filter(|_| is_english) {
                let behind = self.paragraph_behind(at).or(next);
                carried.step(Paragraph { kind, analysis: self.chunk.analysis(at) }, behind);
            }
        }
        carried
    }
}

/// The block of `chunk` by itself.
pub(super) fn passage(chunk: &Chunk, block: Block) -> Passage<'_> {
    Passage {
        kind: block.kind,
        text: block.span.of(chunk.text()),
        prose: block.span.of(chunk.masked()),
        analysis: None,
        speakers: &[],
        before: Carried::default(),
        next: None,
        outlets: Outlets::default(),
        cast: nobody(),
        weekdays: &[],
        published: None,
    }
}

fn nobody() -> &'static Cast {
    static NOBODY: Cast = Cast { outlets: Vec::new(), people: Vec::new() };
    &NOBODY
}
