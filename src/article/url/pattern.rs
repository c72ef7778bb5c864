//! Patterns of the tables, compiled when first needed: a run that reads one article meets few of them.

use std::sync::OnceLock;

use regex_automata::meta::Regex;
use regex_automata::util::captures::Captures;
use regex_automata::{Input, PatternSet};

use crate::text::{pattern, pattern_set};

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
    pub(super) fn captures(&self, text: &str) -> Option<Captures> {
        let compiled = self.compiled.get_or_init(|| pattern(self.source)).as_ref()?;
        let mut groups = compiled.create_captures();
        compiled.captures(text, &mut groups);
        groups.is_match().then_some(groups)
    }
}

/// Patterns of a table as one automaton, to find at once which match.
pub(super) struct Patterns(Option<Regex>);

impl Patterns {
    /// All of `patterns`, numbered from 0.
    pub(super) fn new<'p>(patterns: impl Iterator<Item = &'p Pattern>) -> Self {
        let sources: Vec<&str> = patterns.map(|pattern| pattern.source).collect();
        Self(pattern_set(&sources))
    }

    /// Whether one of them matches in `text`.
    pub(super) fn match_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|all| all.is_match(text))
    }

    /// The numbers of those that match in `text`, in order.
    pub(super) fn matching(&self, text: &str) -> Vec<usize> {
        let Some(all) = &self.0 else { return Vec::new() };
        let mut matching = PatternSet::new(all.pattern_len());
        all.which_overlapping_matches(&Input::new(text), &mut matching);
        matching.iter().map(|number| number.as_usize()).collect()
    }
}
