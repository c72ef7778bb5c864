//! The article as a story: whom it names, who says something, and what is said elsewhere in it. Rules on the whole text
//! look at it; it is told again only when something that they could look at has changed.

mod alike;
mod gist;
mod people;
mod tale;
mod teller;
mod wanted;

pub(super) use alike::{SHORTEST, shorten};
use gist::Spoken;
pub(super) use gist::{Gist, Heard, Named};
pub(super) use people::{Form, Surname, people, surnames};
pub(super) use tale::{Anchor, Tales};
pub(super) use teller::Teller;
use wanted::Wanted;

use std::cell::RefCell;
use std::collections::HashSet;

use super::inputs::Repeated;
use crate::article::{Article, on_one_line};
use crate::attribution::Mention;
use crate::text::ByteOffset;

/// A mention, an attribution or a quote, by its chunk, its block there, and its index in the block's analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    pub chunk: usize,
    pub block: u32,
    pub index: u32,
}

impl From<(usize, u32, u32)> for At {
    fn from((chunk, block, index): (usize, u32, u32)) -> Self {
        Self { chunk, block, index }
    }
}

/// All that the paragraphs of an article say, as far as rules on the whole text want to know of it.
pub struct Story<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its quotes that other articles have in other words, or give to somebody else.
    pub repeated: &'a [Repeated],
    /// Phrases that are looked for in the text.
    pub wanted: &'a Wanted,
    /// Whether two surnames may be a letter apart; where that is not known, too.
    pub names_may_be_alike: bool,
    /// Where entries of lists of sources and of related articles begin: chunk and place in it.
    listed: HashSet<(usize, ByteOffset)>,
    /// How far the text was searched for wanted phrases.
    searched: RefCell<Searched>,
    /// What each chunk has to say, by the chunk's index.
    gists: &'a [Gist<'a>],
}

/// The wanted phrases that stand in the first chunks of a text, by index: whoever asks for one seldom needs all of it.
#[derive(Default)]
struct Searched {
    chunks: usize,
    found: HashSet<usize>,
}

/// Where the entries of `article`'s lists of sources and of related articles begin.
fn listed(article: &Article) -> HashSet<(usize, ByteOffset)> {
    let outline = article.outline();
    let related = outline.related.iter().map(|related| related.entry).filter(|_| outline.has_sections);
    let entries = outline.source_entries.iter().copied().chain(related);
    entries.map(|entry| (entry.chunk, entry.span.start)).collect()
}

impl<'a> Story<'a> {
    /// The story that `gists` tell of `article`.
    fn of(
        article: &'a Article,
        repeated: &'a [Repeated],
        wanted: &'a Wanted,
        names_may_be_alike: bool,
        gists: &'a [Gist<'a>],
    ) -> Self {
        let (listed, searched) = (listed(article), RefCell::default());
        Self { article, repeated, wanted, names_may_be_alike, listed, searched, gists }
    }

    /// Names outside quotes, in the order of the text; those in lists of sources and of related articles aside.
    pub fn names(&self) -> impl Iterator<Item = (At, Named<'a>)> + '_ {
        let all = self.gists().flat_map(|(chunk, gist)| {
            gist.names().map(move |((block, index), named)| (At { chunk, block, index }, named))
        });
        all.filter(|(at, _)| !self.is_listed(at.chunk, at.block))
    }

    /// Who says something, in the order of the text.
    pub fn spoken(&self) -> impl Iterator<Item = (At, Spoken)> + '_ {
        let all = self.gists().flat_map(|(chunk, gist)| {
            gist.spoken().map(move |((block, index), spoken)| (At { chunk, block, index }, spoken))
        });
        all.filter(|(at, _)| !self.is_listed(at.chunk, at.block))
    }

    /// Whether the phrase of index `phrase` among those that are wanted stands in the text. Costs a search up to where it stands.
    pub fn holds(&self, phrase: usize) -> bool {
        let mut searched = self.searched.borrow_mut();
        while !searched.found.contains(&phrase) {
            let chunk = searched.chunks;
            let Some(gist) = self.gists.get(chunk) else { return false };
            let phrases =
                gist.phrases(self.wanted).iter().filter(|(block, _)| !self.is_listed(chunk, *block));
            searched.found.extend(phrases.map(|(_, phrase)| *phrase));
            searched.chunks += 1;
        }
        true
    }

    /// Whether a block is an entry in a list of sources or of related articles.
    fn is_listed(&self, chunk: usize, block: u32) -> bool {
        if self.listed.is_empty() {
            return false;
        }
        let chunk_of = self.article.parts().get(chunk).map(|part| &part.chunk);
        let block = chunk_of.and_then(|chunk| chunk.blocks.get(block as usize));
        block.is_some_and(|block| self.listed.contains(&(chunk, block.span.start)))
    }

    /// Whether it has a text below its headline.
    pub fn has_prose(&self) -> bool {
        self.article.parts().iter().any(|part| part.chunk.has_prose())
    }

    /// The mention at `at`, and the words of its block.
    pub fn mention(&self, at: At) -> Option<(&'a Mention, &'a str)> {
        let (prose, chunk) = self.block(at)?;
        Some((chunk.analysis(at.block as usize).mentions.get(at.index as usize)?, prose))
    }

    /// The name at `at`, without titles, on one line.
    pub fn name(&self, at: At) -> Option<String> {
        let (mention, prose) = self.mention(at)?;
        Some(on_one_line(mention.name?.of(prose)))
    }

    fn block(&self, at: At) -> Option<(&'a str, &'a crate::article::Chunk)> {
        let chunk = &self.article.parts().get(at.chunk)?.chunk;
        let block = chunk.blocks.get(at.block as usize)?;
        Some((block.span.of(chunk.masked()), chunk))
    }

    fn gists(&self) -> impl Iterator<Item = (usize, Gist<'a>)> + use<'a> {
        self.gists.iter().copied().enumerate()
    }
}
