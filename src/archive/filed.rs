//! Articles by the keys that they have.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::facts::Facts;
use super::key::Key;

/// Articles, each filed under keys that it has.
///
/// The keys themselves are not kept a second time, so that to file an article copies none of its words.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    places: HashTable<Place>,
    hasher: RandomState,
    has: fn(&Facts, &Key) -> bool,
}

/// The articles under one key.
#[derive(Clone, Debug)]
struct Place {
    /// What the key hashes to.
    hash: u64,
    articles: Articles,
}

/// Articles that have a key in common; mostly it is one.
#[derive(Clone, Debug)]
enum Articles {
    One(Arc<Facts>),
    Several(Vec<Arc<Facts>>),
}

impl Filed {
    /// No articles yet; `has` says under which keys one may be filed.
    pub fn by(has: fn(&Facts, &Key) -> bool) -> Self {
        Self { places: HashTable::new(), hasher: RandomState::default(), has }
    }

    /// Makes room for so many keys more.
    pub fn reserve(&mut self, keys: usize) {
        self.places.reserve(keys, |place| place.hash);
    }

    /// Files `article` under `key`, behind those that are there.
    pub fn file(&mut self, key: &Key, article: &Arc<Facts>) {
        let hash = self.hasher.hash_one(key);
        match self.places.entry(hash, |place| place.is_of(hash, key, self.has), |place| place.hash) {
            Entry::Occupied(mut place) => place.get_mut().articles.push(article),
            Entry::Vacant(place) => {
                place.insert(Place { hash, articles: Articles::One(Arc::clone(article)) });
            }
        }
    }

    /// The articles under `key`, as they came in.
    pub fn get(&self, key: &Key) -> Option<&[Arc<Facts>]> {
        let hash = self.hasher.hash_one(key);
        let place = self.places.find(hash, |place| place.is_of(hash, key, self.has))?;
        Some(place.articles.as_slice())
    }

    /// Takes out what is filed of the file of `article` under `key`.
    pub fn forget(&mut self, key: &Key, article: &Facts) {
        let hash = self.hasher.hash_one(key);
        let Ok(mut place) = self.places.find_entry(hash, |place| place.is_of(hash, key, self.has)) else {
            return;
        };
        let articles = place.get().articles.as_slice();
        let left: Vec<_> = articles.iter().filter(|known| known.path != article.path).cloned().collect();
        if left.is_empty() {
            place.remove();
        } else {
            place.get_mut().articles = Articles::Several(left);
        }
    }
}

impl Place {
    /// Whether this is the place of `key`, which hashes to `hash`: all articles here have it.
    fn is_of(&self, hash: u64, key: &Key, has: fn(&Facts, &Key) -> bool) -> bool {
        self.hash == hash && self.articles.as_slice().first().is_some_and(|article| has(article, key))
    }
}

impl Articles {
    fn as_slice(&self) -> &[Arc<Facts>] {
        match self {
            Self::One(article) => std::slice::from_ref(article),
            Self::Several(articles) => articles,
        }
    }

    fn push(&mut self, article: &Arc<Facts>) {
        match self {
            Self::One(first) => *self = Self::Several(vec![Arc::clone(first), Arc::clone(article)]),
            Self::Several(articles) => articles.push(Arc::clone(article)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_one_key_are_filed_together_and_forgotten_one_by_one() {
        let key = Key::name("ferry");
        let article =
            |path: &str| Arc::new(Facts { path: path.into(), keys: vec![key.clone()], ..Facts::default() });
        let (one, other) = (article("/a/one/ferry.txt"), article("/a/two/ferry.txt"));
        let mut filed = Filed::by(|article, key| article.keys.contains(key));
        filed.file(&key, &one);
        filed.file(&key, &other);
        assert_eq!(filed.get(&key), Some(&[Arc::clone(&one), Arc::clone(&other)][..]));
        assert_eq!(filed.get(&Key::name("bridge")), None);
        filed.forget(&key, &one);
        assert_eq!(filed.get(&key), Some(&[Arc::clone(&other)][..]));
        filed.forget(&key, &other);
        assert_eq!(filed.get(&key), None);
    }
}
