//! Which words stand in a text: one pass over it, however many they are.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, packed};

/// Stretches of letters to be looked for all at once, made ready when first asked for.
///
/// A look at a text costs a fraction of a nanosecond a byte.
pub struct Needles {
    letters: &'static [&'static str],
    ready: OnceLock<Ready>,
}

/// What looks for needles.
enum Ready {
    /// At many bytes at once.
    Packed(packed::Searcher),
    /// At one byte at a time.
    Table(AhoCorasick),
    /// There are no needles.
    Nothing,
}

impl Needles {
    /// `needles`, letter by letter.
    pub const fn new(needles: &'static [&'static str]) -> Self {
        Self { letters: needles, ready: OnceLock::new() }
    }

    /// Whether one of them stands in `text`. An empty needle stands everywhere.
    pub fn are_in(&self, text: &str) -> bool {
        match self.ready.get_or_init(|| self.made_ready()) {
            Ready::Packed(needles) => needles.find(text).is_some(),
            Ready::Table(needles) => needles.is_match(text),
            Ready::Nothing => false,
        }
    }

    fn made_ready(&self) -> Ready {
        if self.letters.iter().all(|needle| !needle.is_empty())
            && let Some(packed) = packed::Searcher::new(self.letters)
        {
            return Ready::Packed(packed);
        }
        let mut builder = AhoCorasick::builder();
        // Letters by which needles begin stand everywhere: to look for these first would cost more than the table.
        builder.kind(Some(AhoCorasickKind::DFA)).prefilter(false);
        builder.build(self.letters).map_or(Ready::Nothing, Ready::Table)
    }
}

/// Several sets of needles, looked for in one pass over a text.
#[derive(Debug, Default)]
pub struct NeedleSets {
    /// Each needle with the bit of its set.
    needles: Vec<(&'static str, u64)>,
    packed: Option<packed::Searcher>,
}

impl NeedleSets {
    /// `sets`, of which there are 64 at most, and no needle is empty.
    pub fn new(sets: &[&'static [&'static str]]) -> Self {
        let bits = (0..u64::BITS).map(|set| 1 << set);
        let needles: Vec<(&str, u64)> = sets
            .iter()
            .zip(bits)
            .flat_map(|(set, bit)| set.iter().map(move |needle| (*needle, bit)))
            .collect();
        let packed = packed::Searcher::new(needles.iter().map(|(needle, _)| needle));
        Self { needles, packed }
    }

    /// The sets of which a needle stands in `text`, a bit for each.
    pub fn in_text(&self, text: &str) -> u64 {
        let bits_where = |is_there: &dyn Fn(&str) -> bool| {
            let there = self.needles.iter().filter(|(needle, _)| is_there(needle));
            there.fold(0, |bits, (_, bit)| bits | bit)
        };
        let Some(packed) = &self.packed else { return bits_where(&|needle| text.contains(needle)) };
        let (mut found, mut from) = (0, 0);
        while let Some(one) = packed.find_in(text.as_bytes(), (from..text.len()).into()) {
            let here = &text.as_bytes()[one.start()..];
            found |= bits_where(&|needle| here.starts_with(needle.as_bytes()));
            from = one.start() + 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_is_enough() {
        let needles = Needles::new(&["ferry", "bridge"]);
        assert!(needles.are_in("The bridge is closed.") && needles.are_in("A ferry sails."));
        assert!(!needles.are_in("The Ferry is gone."));
        assert!(Needles::new(&[""]).are_in(""));
    }

    #[test]
    fn each_set_is_told_however_its_needles_overlap() {
        let sets = NeedleSets::new(&[&["ferry", "quay"], &["ferryman", "erry"], &["bridge"]]);
        assert_eq!(sets.in_text("The ferryman sails."), 0b011);
        assert_eq!(sets.in_text("A bridge, a quay."), 0b101);
        assert_eq!(sets.in_text("é"), 0);
        assert_eq!(NeedleSets::new(&[]).in_text("A bridge."), 0);
    }
}
