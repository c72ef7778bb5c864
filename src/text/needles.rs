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
}
