//! Which of the names in an archive is written most like another.

use super::key::Key;

/// The headlines and file names by which articles are known, the shortest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings {
    titles: Vec<Spelled>,
    names: Vec<Spelled>,
}

/// A name as it is written.
#[derive(Clone, Debug)]
struct Spelled {
    length: usize,
    letters: Letters,
    key: Key,
}

impl Spellings {
    /// Those among `keys`.
    pub(super) fn of<'k>(keys: impl Iterator<Item = &'k Key>) -> Self {
        let mut spellings = Self::default();
        for key in keys {
            match key {
                Key::Title(text) => spellings.titles.push(Spelled::of(key, text)),
                Key::Name(text) => spellings.names.push(Spelled::of(key, text)),
                Key::Url(_) | Key::Slug(_) | Key::Path(_) => {}
            }
        }
        spellings.titles.sort_unstable_by_key(|spelled| spelled.length);
        spellings.names.sort_unstable_by_key(|spelled| spelled.length);
        spellings
    }

    /// The headline or the name that is written most like `key`. Costs a look at the letters of those that are about as long.
    pub(super) fn nearest(&self, key: &Key) -> Option<&Key> {
        let (wanted, spelled) = match key {
            Key::Title(text) => (text, &self.titles),
            Key::Name(text) => (text, &self.names),
            Key::Url(_) | Key::Slug(_) | Key::Path(_) => return None,
        };
        let most = 1 + wanted.chars().count() / 6;
        let letters = Letters::of(wanted);
        let first = spelled.partition_point(|other| other.length + most < wanted.len());
        let as_long = spelled[first..].iter().take_while(|other| other.length <= wanted.len() + most);
        let ranked = as_long.filter(|other| letters.may_be(&other.letters, most)).filter_map(|other| {
            let distance = strsim::damerau_levenshtein(wanted, other.key.written()?);
            (distance <= most).then_some((distance, &other.key))
        });
        ranked.min().map(|(_, key)| key)
    }
}

impl Spelled {
    fn of(key: &Key, text: &str) -> Self {
        Self { length: text.len(), letters: Letters::of(text), key: key.clone() }
    }
}

/// How often each letter stands in a name. An edit changes two of the counts at most, so that most names are told apart
/// without measuring the distance letter by letter.
#[derive(Clone, Copy, Debug)]
struct Letters(Option<[u8; 32]>);

impl Letters {
    /// The letters of `name`, each counted as far as a byte goes; of other scripts, nothing is known.
    fn of(name: &str) -> Self {
        Self(name.is_ascii().then(|| {
            let mut counts = [0_u8; 32];
            for byte in name.bytes() {
                let count = &mut counts[usize::from(byte & 31)];
                *count = count.saturating_add(1);
            }
            counts
        }))
    }

    /// Whether so few edits as `most` could make these letters those of another name.
    fn may_be(&self, other: &Self, most: usize) -> bool {
        let (Some(own), Some(other)) = (&self.0, &other.0) else { return true };
        let more = |these: &[u8; 32], those: &[u8; 32]| {
            these.iter().zip(those).map(|(one, other)| u16::from(one.saturating_sub(*other))).sum::<u16>()
        };
        usize::from(more(own, other).max(more(other, own))) <= most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(wanted: &Key, known: &[Key]) -> Option<Key> {
        Spellings::of(known.iter()).nearest(wanted).cloned()
    }

    #[test]
    fn a_name_with_a_letter_wrong_is_meant() {
        let known = ["ferry-stops", "dam-bursts", "färry-stops"].map(Key::name);
        assert_eq!(nearest(&Key::name("fery-stops"), &known), Some(Key::name("ferry-stops")));
        assert_eq!(nearest(&Key::name("dam-brusts"), &known), Some(Key::name("dam-bursts")));
        assert_eq!(nearest(&Key::name("bridge-opens"), &known), None);
    }

    #[test]
    fn a_headline_is_not_a_file_name() {
        assert_eq!(nearest(&Key::Title("ferry".to_owned()), &[Key::name("ferry")]), None);
    }
}
