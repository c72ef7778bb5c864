//! Quotes that several articles have: which are the same words, which are nearly the same, and whose they are said to be.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::article::{Article, LongQuote};
use crate::checks::{Likeness, Repeated, Twin};

/// The long quotes of an archive, by their rarest words in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Echoes {
    quotes: HashMap<Arc<Path>, Arc<[LongQuote]>, RandomState>,
    /// The articles that have three words in a row, as their quotes say them, and which of their quotes it is.
    having: HashMap<u32, Vec<(Arc<Path>, u32)>, RandomState>,
    generation: u64,
}

/// So many of the shingles of a quote stand for it: those with the smallest numbers, which quotes that are alike share.
const SKETCH: usize = 4;

/// Words in a row that more quotes have than this tell nothing.
const MOST_COMMON: usize = 64;

/// So many quotes that have most in common with one are compared with it.
const MOST_COMPARED: usize = 16;

/// Of so many words that two quotes have, one may differ.
const ALIKE: usize = 5;

impl Echoes {
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    pub(super) fn repeated(&self, path: &Path, article: &Article) -> Arc<[Repeated]> {
        if self.quotes.is_empty() {
            return Arc::default();
        }
        let quotes = article.long_quotes().iter().filter_map(|quote| {
            let twins = self.twins(path, quote, |likeness| likeness != Likeness::Same);
            let speaker = quote.speaker.as_deref().map(str::to_owned);
            (!twins.is_empty()).then_some(Repeated { at: quote.at, speaker, twins })
        });
        quotes.collect()
    }

    /// Takes in the quotes of the article at `path`, in place of those before.
    pub(super) fn set(&mut self, path: &Path, quotes: &Arc<[LongQuote]>) {
        if self.quotes.get(path).map_or(quotes.is_empty(), |known| known == quotes) {
            return;
        }
        self.remove(path);
        self.generation += 1;
        let path: Arc<Path> = path.into();
        for (index, quote) in quotes.iter().enumerate() {
            for shingle in sketch(quote) {
                self.having.entry(shingle).or_default().push((Arc::clone(&path), index as u32));
            }
        }
        self.quotes.insert(path, Arc::clone(quotes));
    }

    pub(super) fn remove(&mut self, path: &Path) {
        let Some(quotes) = self.quotes.remove(path) else { return };
        for shingle in quotes.iter().flat_map(sketch) {
            if let Some(list) = self.having.get_mut(&shingle) {
                list.retain(|(known, _)| **known != *path);
                if list.is_empty() {
                    self.having.remove(&shingle);
                }
            }
        }
        self.generation += 1;
    }

    /// What other articles make of `quote`, which stands in the article at `path`, by path: those that go with it as `wanted`.
    pub(super) fn twins(
        &self,
        path: &Path,
        quote: &LongQuote,
        wanted: impl Fn(Likeness) -> bool,
    ) -> Vec<Twin> {
        let own = self.quotes.get_key_value(path).map(|(own, _)| own);
        let is_own = |known: &Arc<Path>| own.is_some_and(|own| Arc::ptr_eq(own, known));
        let mut near: Vec<&(Arc<Path>, u32)> = quote
            .words
            .shingles()
            .filter_map(|shingle| self.having.get(&shingle))
            .filter(|list| list.len() <= MOST_COMMON)
            .flatten()
            .filter(|(known, _)| !is_own(known))
            .collect();
        // An article's path is one string, wherever it is held: its place in memory tells it from others.
        near.sort_unstable_by_key(|(known, index)| (Arc::as_ptr(known).addr(), *index));
        let is_same = |one: &&(Arc<Path>, u32), other: &&(Arc<Path>, u32)| {
            one.1 == other.1 && Arc::ptr_eq(&one.0, &other.0)
        };
        let mut alike: Vec<&[&(Arc<Path>, u32)]> = near.chunk_by(is_same).collect();
        alike.sort_by_key(|found| (Reverse(found.len()), found[0].0.as_os_str(), found[0].1));
        alike.truncate(MOST_COMPARED);
        let mut twins: Vec<Twin> =
            alike.iter().filter_map(|found| self.twin(&found[0].0, found[0].1, quote, &wanted)).collect();
        twins.sort_by(|one, other| (&one.path, one.span).cmp(&(&other.path, other.span)));
        twins
    }

    fn twin(
        &self,
        path: &Path,
        index: u32,
        quote: &LongQuote,
        wanted: &impl Fn(Likeness) -> bool,
    ) -> Option<Twin> {
        let other = self.quotes.get(path)?.get(index as usize)?;
        let shorter = quote.words.count().min(other.words.count());
        let changes = quote.words.compare(&other.words, shorter / ALIKE)?;
        let likeness = if conflict(quote, other) {
            (changes.all * ALIKE * 2 <= shorter).then_some(Likeness::OtherSpeaker)?
        } else if changes.inside > 0 {
            Likeness::Reworded
        } else {
            Likeness::Same
        };
        wanted(likeness).then(|| Twin {
            path: path.to_owned(),
            span: other.span,
            line: other.line,
            text: other.text.to_string(),
            speaker: other.speaker.as_deref().map(str::to_owned),
            likeness,
        })
    }
}

/// The shingles that stand for a quote.
fn sketch(quote: &LongQuote) -> Vec<u32> {
    let mut shingles: Vec<u32> = quote.words.shingles().collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles.truncate(SKETCH);
    shingles
}

/// Whether two quotes are said to be different people's: no word of the names is the same.
fn conflict(one: &LongQuote, other: &LongQuote) -> bool {
    let (Some(one), Some(other)) = (&one.speaker, &other.speaker) else { return false };
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let other = words(other);
    !words(one).iter().any(|word| other.contains(word))
}
