//! Quotes that several articles have: which are the same words, which are nearly the same, and whose they are said to be.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::fast::RandomState;
use smallvec::SmallVec;

use crate::article::{Article, LongQuote};
use crate::checks::{Likeness, Repeated, Twin};

/// The long quotes of an archive, by their rarest words in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Echoes {
    /// The number of each article that is in, by the name of its file as it is written.
    numbers: HashMap<Arc<OsStr>, u32, RandomState>,
    /// The articles, by number; one that was taken out has no quotes.
    articles: Vec<Quoting>,
    /// Numbers of articles that were taken out.
    free: Vec<u32>,
    /// The articles that have three words in a row, as their quotes say them, and which of their quotes it is.
    having: HashMap<u32, SmallVec<[(u32, u32); 2]>, RandomState>,
    generation: u64,
}

/// An article that quotes somebody at length.
#[derive(Clone, Debug)]
struct Quoting {
    file: Arc<OsStr>,
    quotes: Arc<[LongQuote]>,
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
        if self.numbers.is_empty() {
            return Arc::default();
        }
        let own = self.numbers.get(path.as_os_str()).copied();
        let quotes = article.long_quotes().iter().filter_map(|quote| {
            let twins = self.twins_beside(own, quote, |likeness| likeness != Likeness::Same);
            let speaker = quote.speaker.as_deref().map(str::to_owned);
            (!twins.is_empty()).then_some(Repeated { at: quote.at, speaker, twins })
        });
        quotes.collect()
    }

    /// Takes in the quotes of the article at `path`, in place of those before.
    pub(super) fn set(&mut self, path: &Path, quotes: &Arc<[LongQuote]>) {
        let known = self.numbers.get(path.as_os_str()).map(|number| &self.articles[*number as usize].quotes);
        if known.map_or(quotes.is_empty(), |known| known == quotes) {
            return;
        }
        self.remove(path);
        self.generation += 1;
        let file: Arc<OsStr> = path.as_os_str().into();
        let quoting = Quoting { file: Arc::clone(&file), quotes: Arc::clone(quotes) };
        let number = if let Some(number) = self.free.pop() {
            self.articles[number as usize] = quoting;
            number
        } else {
            self.articles.push(quoting);
            self.articles.len() as u32 - 1
        };
        for (index, quote) in quotes.iter().enumerate() {
            for shingle in sketch(quote) {
                self.having.entry(shingle).or_default().push((number, index as u32));
            }
        }
        self.numbers.insert(file, number);
    }

    pub(super) fn remove(&mut self, path: &Path) {
        let Some(number) = self.numbers.remove(path.as_os_str()) else { return };
        let quotes = std::mem::take(&mut self.articles[number as usize].quotes);
        for shingle in quotes.iter().flat_map(sketch) {
            if let Some(list) = self.having.get_mut(&shingle) {
                list.retain(|(known, _)| *known != number);
                if list.is_empty() {
                    self.having.remove(&shingle);
                }
            }
        }
        self.free.push(number);
        self.generation += 1;
    }

    /// What other articles make of `quote`, which stands in the article at `path`, by path: those that go with it as `wanted`.
    pub(super) fn twins(
        &self,
        path: &Path,
        quote: &LongQuote,
        wanted: impl Fn(Likeness) -> bool,
    ) -> Vec<Twin> {
        self.twins_beside(self.numbers.get(path.as_os_str()).copied(), quote, wanted)
    }

    /// The same for a quote of the article numbered `own`.
    fn twins_beside(
        &self,
        own: Option<u32>,
        quote: &LongQuote,
        wanted: impl Fn(Likeness) -> bool,
    ) -> Vec<Twin> {
        let mut near: Vec<(u32, u32)> = Vec::with_capacity(2 * MOST_COMPARED);
        for list in quote.words.shingles().filter_map(|shingle| self.having.get(&shingle)) {
            if list.len() <= MOST_COMMON {
                near.extend(list.iter().filter(|(known, _)| Some(*known) != own));
            }
        }
        near.sort_unstable();
        let mut alike: Vec<(usize, &Quoting, u32)> = near
            .chunk_by(|one, other| one == other)
            .map(|found| (found.len(), &self.articles[found[0].0 as usize], found[0].1))
            .collect();
        if alike.len() > MOST_COMPARED {
            alike.sort_by_key(|(shared, quoting, index)| (Reverse(*shared), &*quoting.file, *index));
            alike.truncate(MOST_COMPARED);
        }
        let mut twins: Vec<Twin> =
            alike.iter().filter_map(|(_, quoting, index)| quoting.twin(*index, quote, &wanted)).collect();
        twins.sort_by(|one, other| (&one.path, one.span).cmp(&(&other.path, other.span)));
        twins
    }
}

impl Quoting {
    /// Its quote of index `index`, if that goes with `quote` as `wanted`.
    fn twin(&self, index: u32, quote: &LongQuote, wanted: &impl Fn(Likeness) -> bool) -> Option<Twin> {
        let other = self.quotes.get(index as usize)?;
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
            path: PathBuf::from(&*self.file),
            span: other.span,
            line: other.line,
            text: other.text.to_string(),
            speaker: other.speaker.as_deref().map(str::to_owned),
            likeness,
        })
    }
}

/// The shingles that stand for a quote, in order.
fn sketch(quote: &LongQuote) -> impl Iterator<Item = u32> {
    // No shingle is as large as what stands in a place that none has taken.
    let mut least = [u64::MAX; SKETCH];
    for shingle in quote.words.shingles().map(u64::from) {
        if least.contains(&shingle) {
            continue;
        }
        // Each place keeps the smaller of two and hands on the other.
        let mut other = shingle;
        for place in &mut least {
            (*place, other) = ((*place).min(other), (*place).max(other));
        }
    }
    least.into_iter().filter_map(|shingle| u32::try_from(shingle).ok())
}

/// Whether two quotes are said to be different people's: no word of the names is the same.
fn conflict(one: &LongQuote, other: &LongQuote) -> bool {
    let (Some(one), Some(other)) = (&one.speaker, &other.speaker) else { return false };
    if one == other {
        return false;
    }
    !one.split_whitespace().any(|word| other.split_whitespace().any(|other| is_same_word(word, other)))
}

/// Whether two words are the same but for capitals.
fn is_same_word(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}
