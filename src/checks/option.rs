//! What the settings may say to a rule besides its level.

use std::collections::BTreeMap;
use std::fmt;

use super::rule::{Rule, Severity};

/// An option of a rule, beside which its rule's file declares it.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleOption {
    /// Its name in the settings: one word in small letters, which is the same in every spelling of keys.
    pub name: &'static str,
    /// What it takes.
    pub kind: OptionKind,
    /// What it does, in a sentence.
    pub doc: &'static str,
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// A whole number.
    Count {
        /// What holds where nothing is set.
        usual: u32,
        /// The smallest that makes sense.
        least: u32,
    },
    /// A list of texts; empty where nothing is set.
    Texts,
}

/// What the settings say to an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// To one that takes a number.
    Count(u32),
    /// To one that takes texts.
    Texts(Vec<String>),
}

impl fmt::Display for OptionValue {
    /// As it stands in `copydesk.toml`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Texts(texts) => write!(f, "{texts:?}"),
        }
    }
}

/// What the settings say to the options of all rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options(BTreeMap<(&'static str, &'static str), OptionValue>);

impl Options {
    /// Sets the option called `option` of the rule called `rule`.
    pub fn set(&mut self, rule: &'static str, option: &'static str, value: OptionValue) {
        self.0.insert((rule, option), value);
    }

    /// What holds for `option` of `rule`.
    pub fn of(&self, rule: &Rule, option: &RuleOption) -> OptionValue {
        match option.kind {
            OptionKind::Count { .. } => OptionValue::Count(self.count(rule, option)),
            OptionKind::Texts => OptionValue::Texts(self.texts(rule, option).to_vec()),
        }
    }

    fn count(&self, rule: &Rule, option: &RuleOption) -> u32 {
        match (self.0.get(&(rule.name, option.name)), option.kind) {
            (Some(OptionValue::Count(count)), _) => *count,
            (_, OptionKind::Count { usual, .. }) => usual,
            (_, OptionKind::Texts) => 0,
        }
    }

    fn texts(&self, rule: &Rule, option: &RuleOption) -> &[String] {
        match self.0.get(&(rule.name, option.name)) {
            Some(OptionValue::Texts(texts)) => texts,
            Some(OptionValue::Count(_)) | None => &[],
        }
    }
}

/// A rule that is on, with what the settings say to it.
#[derive(Clone, Copy, Debug)]
pub struct Active<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// How much its findings matter.
    pub severity: Severity,
    /// What is set for its options, and for those of all others.
    pub options: &'a Options,
}

impl<'a> Active<'a> {
    /// The number that holds for `option`.
    pub fn count(&self, option: &RuleOption) -> usize {
        self.options.count(self.rule, option) as usize
    }

    /// The texts that are set for `option`.
    pub fn texts(&self, option: &RuleOption) -> &'a [String] {
        self.options.texts(self.rule, option)
    }
}
