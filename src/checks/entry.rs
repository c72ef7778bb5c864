//! A chunk under the checks: what was found in it, in which state, and what it has to ask the rest of the article.

use std::sync::{Arc, OnceLock};

use super::cast::Cast;
use super::finding::Finding;
use super::left_out::Sifted;
use super::passage::{Outlets, Passage};
use super::story::Gist;
use crate::article::{Block, Chunk};
use crate::attribution::{Analysis, Carried, DoubtKind, Handed, Paragraph, SourceKind};

/// A chunk, the state in which it was checked, and what was found.
#[derive(Debug)]
pub(super) struct Entry {
    pub chunk: Arc<Chunk>,
    pub before: Option<Before>,
    pub outlets: Outlets,
    pub names_outlet: bool,
    pub asks_for_outlets: bool,
    pub asks_for_date: bool,
    /// Whether a fix would put a name in.
    pub asks_for_cast: bool,
    /// Whom it names; worked out when first asked for.
    pub cast: OnceLock<Box<Cast>>,
    pub findings: Arc<[Finding]>,
    /// What it has to say to rules on the whole text; not known yet where these are off.
    pub gist: Option<Arc<Gist>>,
    pub sifted: Option<Box<Sifted>>,
}

/// What a chunk said that is not there any more.
#[derive(Debug)]
pub(super) struct Gone {
    pub gist: Option<Arc<Gist>>,
    pub cast: OnceLock<Box<Cast>>,
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
            names_outlet: false,
            asks_for_outlets: false,
            asks_for_date: false,
            asks_for_cast: false,
            cast: OnceLock::new(),
            findings: Arc::default(),
            gist: None,
            sifted: None,
        }
    }

    /// What it has to say to rules on the whole text, and the chunk that says it.
    pub fn told(&self) -> Option<(&Gist, &Chunk)> {
        Some((self.gist.as_deref()?, &*self.chunk))
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

    /// Takes note of the outlets that a paragraph names or leaves unnamed.
    pub fn note_outlets(&mut self, analysis: &Analysis) {
        self.names_outlet |= analysis.mentions.iter().any(|mention| mention.kind == SourceKind::Outlet);
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
