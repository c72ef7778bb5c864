//! All articles of an archive, by what they are known by and by whom they name.

use std::collections::HashMap;
use std::path::{Path, PathBuf, is_separator};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use foldhash::fast::RandomState;

use super::echo::Echoes;
use super::facts::{Facts, Use};
use super::key::Key;
use super::spellings::Spellings;
use crate::article::{Article, LongQuote};
use crate::checks::{Repeated, Twin};

/// An archive in memory.
///
/// Adding, replacing and removing an article costs what its keys and links cost; looking one up, a hash.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    articles: HashMap<PathBuf, Arc<Facts>, RandomState>,
    known_by: ByKey,
    /// Who names whom; filed where that is expected to be asked for, else when first asked for.
    named_by: OnceLock<ByKey>,
    /// How articles are called; worked out when first asked for.
    spellings: OnceLock<Spellings>,
    folder: Option<PathBuf>,
    is_whole: bool,
    generation: u64,
    looked_at: Count,
    echoes: Echoes,
}

/// Articles by keys of theirs.
type ByKey = HashMap<Key, Vec<Arc<Facts>>, RandomState>;

/// How often something was done: counted where the archive is only read.
#[derive(Debug, Default)]
struct Count(AtomicU64);

impl Clone for Count {
    fn clone(&self) -> Self {
        Self(AtomicU64::new(self.0.load(Ordering::Relaxed)))
    }
}

/// A place that leads to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlink {
    /// The article that holds it.
    pub from: Arc<Facts>,
    /// The place.
    pub found: Use,
}

impl Archive {
    /// Makes room for so many articles more, as they mostly are: growing step by step would file each of them anew.
    pub fn reserve(&mut self, articles: usize) {
        self.articles.reserve(articles);
        self.known_by.reserve(articles * 4);
    }

    /// Files from now on who names whom, so that backlinks are there when they are asked for.
    #[must_use]
    pub fn with_backlinks(self) -> Self {
        self.named_by();
        self
    }

    /// Takes in an article, in place of what was known of its file.
    pub fn insert(&mut self, mut facts: Facts) {
        if let Some(quotes) = facts.quotes.take() {
            self.echoes.set(&facts.path, &quotes);
        }
        let facts = Arc::new(facts);
        if let Some(before) = self.articles.insert(facts.path.clone(), Arc::clone(&facts)) {
            self.forget(&before);
        }
        for key in &facts.keys {
            self.known_by.entry(key.clone()).or_default().push(Arc::clone(&facts));
        }
        if let Some(named_by) = self.named_by.get_mut() {
            file_uses(named_by, &facts);
        }
        self.spellings.take();
        self.widen(&facts.path);
        self.generation += 1;
    }

    /// Makes the archive's folder one that the article at `path` lies in.
    fn widen(&mut self, path: &Path) {
        // Nearly all are written as below what is known, which tells without a look at each part of a path.
        let is_written_below = |known: &PathBuf| {
            let written = path.as_os_str().as_encoded_bytes();
            let rest = written.strip_prefix(known.as_os_str().as_encoded_bytes());
            rest.and_then(<[u8]>::first).is_some_and(|byte| is_separator(char::from(*byte)))
        };
        if self.folder.as_ref().is_some_and(is_written_below) {
            return;
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        match &mut self.folder {
            Some(known) => while !folder.starts_with(&known) && known.pop() {},
            None => self.folder = Some(folder.to_owned()),
        }
    }

    /// Whether a file at `path` would lie in the folder in which all articles do.
    pub fn reaches(&self, path: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| path.starts_with(folder))
    }

    /// Takes in the long quotes of the article at `path`, in place of those that were known.
    pub fn hear(&mut self, path: &Path, quotes: &Arc<[LongQuote]>) {
        self.echoes.set(path, quotes);
    }

    /// A number that changes whenever what is quoted does.
    pub fn quotes_generation(&self) -> u64 {
        self.echoes.generation()
    }

    /// The quotes of `article`, whose file is `path`, that another article has in other words or gives to somebody else.
    pub fn repeated(&self, path: &Path, article: &Article) -> Arc<[Repeated]> {
        self.echoes.repeated(path, article)
    }

    /// What other articles make of `quote`, which stands in the article at `path`, by path; those that have it in the same words
    /// from the same person, too.
    pub fn quoted_elsewhere(&self, path: &Path, quote: &LongQuote) -> Vec<Twin> {
        self.echoes.twins(path, quote, |_| true)
    }

    /// Forgets the article at `path`.
    pub fn remove(&mut self, path: &Path) {
        self.echoes.remove(path);
        let Some(facts) = self.articles.remove(path) else { return };
        self.forget(&facts);
        self.generation += 1;
    }

    fn forget(&mut self, facts: &Facts) {
        for key in &facts.keys {
            forget(&mut self.known_by, key, facts);
        }
        for key in facts.uses.iter().flat_map(|found| &found.keys) {
            if let Some(named_by) = self.named_by.get_mut() {
                forget(named_by, key, facts);
            }
        }
        self.spellings.take();
    }

    /// Says that every article of the folder is in, so that what is not found is not there.
    pub fn complete(&mut self) {
        self.is_whole = true;
        self.generation += 1;
    }

    /// Whether every article of the folder is in.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// A number that changes whenever an answer might.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// How many articles were looked at so far to answer questions: a measure of what they cost.
    pub fn looked_at(&self) -> u64 {
        self.looked_at.0.load(Ordering::Relaxed)
    }

    /// Notes that `articles` were looked at.
    pub(super) fn look_at(&self, articles: usize) {
        self.looked_at.0.fetch_add(articles as u64, Ordering::Relaxed);
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The facts of the article at `path`.
    pub fn article(&self, path: &Path) -> Option<&Arc<Facts>> {
        self.articles.get(path)
    }

    /// All articles, in no order.
    pub fn articles(&self) -> impl Iterator<Item = &Arc<Facts>> {
        self.articles.values()
    }

    /// The articles known by the first of `keys` that any is known by; of several, the one that a later key tells.
    pub fn find(&self, keys: &[Key]) -> &[Arc<Facts>] {
        let found = keys.iter().filter_map(|key| self.known_by.get(key));
        let mut found = found.inspect(|found| self.look_at(found.len()));
        let Some(several) = found.next() else { return &[] };
        let is_one_of_them = |found: &&Vec<Arc<Facts>>| match &found[..] {
            [one] => several.iter().any(|facts| facts.path == one.path),
            _ => false,
        };
        let told = if several.len() > 1 { found.find(is_one_of_them) } else { None };
        told.unwrap_or(several)
    }

    /// Every place that leads to the article at `path`, by file and place. Costs what it finds; for the first time, where
    /// that was not expected, a look at all articles.
    pub fn backlinks(&self, path: &Path) -> Vec<Backlink> {
        let Some(target) = self.articles.get(path) else { return Vec::new() };
        let mut sources: Vec<&Arc<Facts>> =
            target.keys.iter().filter_map(|key| self.named_by().get(key)).flatten().collect();
        sources.sort_by(|one, other| one.path.cmp(&other.path));
        sources.dedup_by(|one, other| one.path == other.path);
        let mut backlinks = Vec::new();
        for from in sources.into_iter().filter(|from| from.path != path) {
            let leads_here = |found: &&Use| self.find(&found.keys).iter().any(|facts| facts.path == path);
            backlinks.extend(
                from.uses
                    .iter()
                    .filter(leads_here)
                    .map(|found| Backlink { from: Arc::clone(from), found: found.clone() }),
            );
        }
        backlinks
    }

    fn named_by(&self) -> &ByKey {
        self.named_by.get_or_init(|| {
            let mut named_by = ByKey::default();
            self.articles.values().for_each(|facts| file_uses(&mut named_by, facts));
            named_by
        })
    }

    /// How articles are called.
    pub(super) fn spellings(&self) -> &Spellings {
        self.spellings.get_or_init(|| Spellings::of(self.known_by.keys()))
    }
}

/// Files an article under all that it names.
fn file_uses(named_by: &mut ByKey, facts: &Arc<Facts>) {
    for key in facts.uses.iter().flat_map(|found| &found.keys) {
        named_by.entry(key.clone()).or_default().push(Arc::clone(facts));
    }
}

fn forget(index: &mut ByKey, key: &Key, facts: &Facts) {
    if let Some(list) = index.get_mut(key) {
        list.retain(|known| known.path != facts.path);
        if list.is_empty() {
            index.remove(key);
        }
    }
}
