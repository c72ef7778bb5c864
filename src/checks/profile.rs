//! Which rules are on, and how much they matter.

use super::registry;
use super::rule::{Check, PassageCheck, Rule, Severity};

/// The level of each rule, in the order of the registry; `None` is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels(Vec<Option<Severity>>);

impl Default for Levels {
    fn default() -> Self {
        Self(registry::RULES.iter().map(|rule| Some(rule.severity)).collect())
    }
}

impl Levels {
    /// The rules that are on, each with its severity.
    pub fn on(&self) -> impl Iterator<Item = (&'static Rule, Severity)> + '_ {
        let rules = registry::RULES.iter().zip(&self.0);
        rules.filter_map(|(rule, level)| level.map(|severity| (*rule, severity)))
    }

    /// The rules on passages that are on.
    pub(super) fn passage_checks(&self) -> Vec<PassageCheck> {
        let checks = self.on().filter_map(|(rule, severity)| match rule.check {
            Check::Passage(check) => Some(PassageCheck { rule, severity, check }),
            Check::Article(_) | Check::Absence(_) => None,
        });
        checks.collect()
    }

    /// The level of the rule called `name`; `None` where it is off or there is none.
    pub fn of(&self, name: &str) -> Option<Severity> {
        registry::index(name).and_then(|index| self.0[index])
    }

    /// Sets the level of the rules that `is_meant` names.
    pub fn set(&mut self, level: Option<Severity>, is_meant: impl Fn(&Rule) -> bool) {
        for (rule, own) in registry::RULES.iter().zip(&mut self.0) {
            if is_meant(rule) {
                *own = level;
            }
        }
    }
}
