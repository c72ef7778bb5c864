//! Which of the names in an archive is written most like another.

use super::key::Key;

/// The headlines and file names by which articles are known.
#[derive(Clone, Debug)]
pub(super) struct Spellings(Box<[(Letters, Key)]>);

impl Spellings {
    /// Those among `keys`.
    pub(super) fn of<'k>(keys: impl Iterator<Item = &'k Key>) -> Self {
        let spelled = keys.filter_map(|key| match key {
            Key::Title(text) | Key::Name(text) => Some((Letters::of(text), key.clone())),
            Key::Url(_) | Key::Slug(_) | Key::Path(_) => None,
        });
        Self(spelled.collect())
    }

    /// The key of the same kind that is written most like `key`. Costs a look at the letters of each.
    pub(super) fn nearest(&self, key: &Key) -> Option<&Key> {
        let wanted = key.written()?;
        let most = 1 + wanted.chars().count() / 6;
        let letters = Letters::of(wanted);
        let same_kind = |other: &Key| std::mem::discriminant(other) == std::mem::discriminant(key);
        let distance = |other: &Key| {
            let written = other.written()?;
            let close = written.len().abs_diff(wanted.len()) <= most;
            close.then(|| strsim::damerau_levenshtein(wanted, written)).filter(|distance| *distance <= most)
        };
        let alike = self.0.iter().filter(|(other, key)| same_kind(key) && letters.may_be(other, most));
        let ranked = alike.filter_map(|(_, other)| Some((distance(other)?, other)));
        ranked.min().map(|(_, key)| key)
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
            these.iter().zip(those).map(|(one, other)| usize::from(one.saturating_sub(*other))).sum::<usize>()
        };
        more(own, other) <= most && more(other, own) <= most
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
