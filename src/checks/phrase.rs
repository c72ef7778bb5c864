//! Phrases that rules on words look for: patterns of words, compiled when a text first holds what they need.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use crate::text::{Needles, Span};

/// A pattern of words. A blank stands for any white space, so that wrapped lines are read; letters match in either case.
pub struct Phrase {
    /// What every match holds, letter by letter; looked for first, since nearly no paragraph has it.
    needles: Needles,
    pattern: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Phrase {
    /// The phrase written `pattern`, of which each match holds one of `needles`.
    pub const fn new(needles: &'static [&'static str], pattern: &'static str) -> Self {
        Self { needles: Needles::new(needles), pattern, compiled: OnceLock::new() }
    }

    /// Where it stands in `text`, in order. Costs a search for the needles where it does not.
    pub fn all(&self, text: &str) -> Vec<Span> {
        let Some(regex) = self.regex_for(text) else { return Vec::new() };
        regex.find_iter(text).map(|found| Span::new(found.start(), found.end())).collect()
    }

    /// Whether it stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex_for(text).is_some_and(|regex| regex.is_match(text))
    }

    fn regex_for(&self, text: &str) -> Option<&Regex> {
        if !self.needles.are_in(text) {
            return None;
        }
        self.compiled.get_or_init(|| compile(self.pattern)).as_ref()
    }
}

/// Without Unicode's classes, which would make each search slow beside curly quotation marks.
fn compile(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(&pattern.replace(' ', r"\s+")).unicode(false).case_insensitive(true).build().ok()
}
