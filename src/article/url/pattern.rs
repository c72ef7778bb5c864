//! Patterns of the tables, compiled when first needed: a run that reads one article meets few of them.

use std::sync::OnceLock;

use regex::{Captures, Regex, RegexSet};

/// One pattern of a table.
pub(super) struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The pattern written `source`.
    pub(super) fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    /// The groups of its first match in `text`.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        let compiled = self.compiled.get_or_init(|| Regex::new(&ascii_digits(self.source)).ok());
        compiled.as_ref()?.captures(text)
    }
}

/// All of `patterns` as one automaton, to find at once which match.
pub(super) fn set<'p>(patterns: impl Iterator<Item = &'p Pattern>) -> RegexSet {
    let sources: Vec<String> = patterns.map(|pattern| ascii_digits(pattern.source)).collect();
    RegexSet::new(sources).unwrap_or_else(|_| RegexSet::empty())
}

/// Addresses have ASCII digits; those of all other scripts would make the automaton ten times as large.
fn ascii_digits(source: &str) -> String {
    source.replace(r"\d", "[0-9]")
}
