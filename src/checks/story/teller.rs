//! Runs the rules on the whole text, and keeps what they said as long as nothing has changed that they look at.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::Story;
use super::alike::Alike;
use super::gist::Gist;
use super::tale::{Tale, Tales, placed};
use super::wanted::Wanted;
use crate::article::{Article, Chunk};
use crate::checks::finding::Finding;
use crate::checks::inputs::Repeated;
use crate::checks::option::{Active, Options};
use crate::checks::rule::StoryCheck;

/// What rules on the whole text say of one article.
#[derive(Debug, Default)]
pub struct Teller {
    checks: Vec<StoryCheck>,
    wanted: Wanted,
    nothing: Arc<Gist>,
    tales: Vec<Tale>,
    revision: u64,
    quote_places: u64,
    /// How names meet; known from the second telling on, so that an article that is read once does not pay for it.
    alike: Option<Alike>,
}

impl Teller {
    /// Takes `checks` for the rules that are on.
    pub fn choose(&mut self, checks: Vec<StoryCheck>) {
        self.checks = checks;
        self.tales.clear();
        self.alike = None;
    }

    /// Whether no rule on the whole text is on, so that nothing need be known.
    pub fn is_idle(&self) -> bool {
        self.checks.is_empty()
    }

    /// A number that differs whenever something has changed that these rules look at.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A number for where the long quotes stand, whatever their words.
    pub fn quote_places(&self) -> u64 {
        self.quote_places
    }

    /// Asks `article`, whose outline has changed, which phrases are wanted; returns whether they are others than before.
    pub fn asks_for_more(&mut self, article: &Article) -> bool {
        let wanted = Wanted::of(article);
        let differs = wanted != self.wanted;
        if differs {
            // All gists are made anew.
            self.alike = None;
        }
        self.wanted = wanted;
        differs
    }

    /// The gist of `chunk`.
    pub fn gist(&self, chunk: &Chunk, is_english: bool) -> Arc<Gist> {
        let gist = Gist::of(chunk, is_english, &self.wanted);
        // Most chunks of most texts that are no prose have nothing to say.
        if gist == *self.nothing { Arc::clone(&self.nothing) } else { Arc::new(gist) }
    }

    /// Follows an edit: `gone` is what the chunks said in whose place others have come; `all` stand in the text now. Costs the
    /// names of those that went and came.
    pub fn follow<'e>(
        &mut self,
        gone: &[Option<Arc<Gist>>],
        come: impl Iterator<Item = (&'e Gist, &'e Chunk)>,
        all: impl Iterator<Item = (&'e Gist, &'e Chunk)>,
    ) {
        match &mut self.alike {
            Some(alike) => {
                gone.iter().flatten().for_each(|gist| alike.remove(gist));
                come.for_each(|(gist, chunk)| alike.add(gist, chunk));
            }
            None if self.revision > 0 => {
                let alike = self.alike.insert(Alike::default());
                all.for_each(|(gist, chunk)| alike.add(gist, chunk));
            }
            None => {}
        }
    }

    /// Runs the rules. Costs what there is to look at in the whole article.
    pub fn tell(
        &mut self,
        article: &Article,
        options: &Options,
        repeated: &[Repeated],
        gists: &[Option<&Gist>],
    ) {
        self.revision += 1;
        self.tales.clear();
        let quotes =
            gists.iter().enumerate().filter_map(|(chunk, gist)| Some((chunk, &gist.as_ref()?.quotes)));
        let places = quotes
            .flat_map(|(chunk, quotes)| quotes.iter().map(move |(block, index, _)| (chunk, *block, *index)));
        self.quote_places = FixedState::default().hash_one(places.collect::<Vec<_>>());
        let names_may_be_alike = self.alike.as_ref().is_none_or(Alike::may_meet);
        let story = Story::of(article, repeated, &self.wanted, names_may_be_alike, gists);
        for on in &self.checks {
            let active = Active { rule: on.rule, severity: on.severity, options };
            (on.check)(&story, &mut Tales::new(active, &mut self.tales));
        }
    }

    /// Whether there is nothing to be said.
    pub fn is_silent(&self) -> bool {
        self.tales.is_empty()
    }

    /// The findings in `article` as it stands, each with the index of its chunk.
    pub fn findings(&self, article: &Article) -> Vec<(usize, Finding)> {
        placed(&self.tales, article).collect()
    }
}
