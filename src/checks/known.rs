//! What is known of an article's findings beforehand: entries of `[[ignore]]` and of the baseline.

use std::collections::HashMap;

use super::finding::Finding;
use crate::article::on_one_line;

/// What the settings and the baseline leave out of one article's findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    ignored: Vec<Ignored>,
    baseline: Vec<KnownFinding>,
    /// The index of each entry of the baseline, by its rule and text.
    places: HashMap<(String, String), usize>,
}

/// Findings that an `[[ignore]]` of the settings leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Of this rule; of any without one.
    pub rule: Option<String>,
    /// Those whose text holds this; all without it.
    pub text: Option<String>,
    /// Whether it is for this article alone, so that it has outlived its use where it leaves nothing out here.
    pub is_for_this_alone: bool,
}

/// A finding that the baseline knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFinding {
    /// Its rule.
    pub rule: String,
    /// Its text on one line.
    pub text: String,
    /// How often it may occur.
    pub count: u32,
}

impl Known {
    /// What `ignored` and `baseline` leave out.
    pub fn new(ignored: Vec<Ignored>, baseline: Vec<KnownFinding>) -> Self {
        let key = |known: &KnownFinding| (known.rule.clone(), known.text.clone());
        let places = baseline.iter().enumerate().map(|(index, known)| (key(known), index)).collect();
        Self { ignored, baseline, places }
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.ignored.is_empty() && self.baseline.is_empty()
    }

    /// The entries of the settings.
    pub fn ignored(&self) -> &[Ignored] {
        &self.ignored
    }

    /// The entries of the baseline.
    pub fn baseline(&self) -> &[KnownFinding] {
        &self.baseline
    }

    /// The first entry of the settings that leaves out the finding of `rule` whose text is `text`, by its index.
    pub(super) fn ignores(&self, rule: &str, text: &str) -> Option<usize> {
        self.ignored.iter().position(|ignored| {
            ignored.rule.as_ref().is_none_or(|meant| meant == rule)
                && ignored.text.as_ref().is_none_or(|meant| text.contains(meant.as_str()))
        })
    }

    /// The entry of the baseline for the finding of `rule` whose text is `text`, by its index.
    pub(super) fn known(&self, rule: &str, text: &str) -> Option<usize> {
        if self.baseline.is_empty() {
            return None;
        }
        self.places.get(&(rule.to_owned(), text.to_owned())).copied()
    }
}

/// The text of `finding`, which lies in `chunk`, as the settings and the baseline quote it: on one line, so that it stays
/// the same where lines are wrapped anew.
pub fn quoted(chunk: &str, finding: &Finding) -> String {
    on_one_line(finding.span.of(chunk))
}
