//! Runs the rules on the whole text, and keeps what they said as long as nothing has changed that they look at.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::Story;
use super::alike::Alike;
use super::gist::Gist;
use super::tale::{Tale, Tales, placed};
use super::wanted::Wanted;
use crate::article::Article;
use crate::checks::finding::Finding;
use crate::checks::inputs::Repeated;
use crate::checks::option::{Active, Options};
use crate::checks::rule::StoryCheck;

/// What rules on the whole text say of one article.
#[derive(Debug, Default)]
pub struct Teller {
    wanted: Wanted,
    tales: Vec<Tale>,
    revision: u64,
    /// Where the long quotes stand; worked out when first asked for.
    quote_places: OnceLock<u64>,
    /// How names meet; known from the second telling on, so that an article that is read once does not pay for it.
    alike: Option<Alike>,
}

impl Teller {
    /// Forgets what other rules said.
    pub fn start_anew(&mut self) {
        self.tales.clear();
        self.alike = None;
        self.forget_quote_places();
    }

    /// Forgets where the long quotes stand: they may stand elsewhere.
    pub fn forget_quote_places(&mut self) {
        self.quote_places = OnceLock::new();
    }

    /// A number that differs whenever something has changed that these rules look at.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A number for where the long quotes stand, whatever their words, in chunks of these gists.
    pub fn quote_places<'g>(&self, gists: impl Iterator<Item = Gist<'g>>) -> u64 {
        *self.quote_places.get_or_init(|| {
            let quoting = gists.enumerate().filter(|(_, gist)| !gist.quote_places().is_empty());
            let places = quoting.map(|(chunk, gist)| (chunk, gist.quote_places()));
            FixedState::default().hash_one(places.collect::<Vec<_>>())
        })
    }

    /// Asks `article`, whose outline has changed, which phrases are wanted; returns whether they are others than before.
    pub fn asks_for_more(&mut self, article: &Article) -> bool {
        let wanted = Wanted::of(article);
        let differs = wanted != self.wanted;
        if differs {
            // All chunks are looked at anew.
            self.alike = None;
        }
        self.wanted = wanted;
        differs
    }

    /// Whether the rules see no difference between two chunks, of which `come` stands where `gone` stood.
    pub fn hears_same(&self, gone: Gist<'_>, come: Gist<'_>) -> bool {
        gone.says_like(come, &self.wanted)
    }

    /// Follows an edit: `come` stand where `gone` stood; `all` stand in the text now. Costs the names of those that went and came.
    pub fn follow<'e>(
        &mut self,
        gone: impl Iterator<Item = Gist<'e>>,
        come: impl Iterator<Item = Gist<'e>>,
        all: impl Iterator<Item = Gist<'e>>,
    ) {
        match &mut self.alike {
            Some(alike) => {
                gone.for_each(|gist| alike.remove(gist));
                come.for_each(|gist| alike.add(gist));
            }
            None if self.revision > 0 => {
                let alike = self.alike.insert(Alike::default());
                all.for_each(|gist| alike.add(gist));
            }
            None => {}
        }
    }

    /// Runs `checks` on `article`, whose chunks say `gists`. Costs what there is to look at in the whole article.
    pub fn tell(
        &mut self,
        checks: &[StoryCheck],
        article: &Article,
        options: &Options,
        repeated: &[Repeated],
        gists: &[Gist<'_>],
    ) {
        self.revision += 1;
        self.tales.clear();
        let names_may_be_alike = self.alike.as_ref().is_none_or(Alike::may_meet);
        let story = Story::of(article, repeated, &self.wanted, names_may_be_alike, gists);
        for on in checks {
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
