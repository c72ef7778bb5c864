//! Phrases that rules on words look for: patterns of words, compiled when first looked for. Which passages may hold one is told by a
//! sign ([`super::passage::Sign::Letters`]).

use std::sync::OnceLock;

use regex_automata::meta::Regex;

use crate::text::{Span, pattern};

/// A pattern of words. A blank stands for any white space, so that wrapped lines are read; letters match in either case.
pub struct Phrase {
    pattern: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Phrase {
    /// The phrase written `pattern`.
    pub const fn new(pattern: &'static str) -> Self {
        Self { pattern, compiled: OnceLock::new() }
    }

    /// Where it stands in `text`, in order.
    pub fn all(&self, text: &str) -> Vec<Span> {
        let Some(regex) = self.regex() else { return Vec::new() };
        regex.find_iter(text).map(|found| Span::new(found.start(), found.end())).collect()
    }

    /// Whether it stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| compile(self.pattern)).as_ref()
    }
}

fn compile(source: &str) -> Option<Regex> {
    pattern(&format!("(?i){}", source.replace(' ', r"\s+")))
}
