//! Which rules are on, how much they matter, and what their options are.

use std::sync::{Arc, LazyLock};

use super::option::{Active, OptionValue, Options};
use super::profile::{Change, Profile};
use super::registry;
use super::rule::{Check, PassageCheck, Rule, Severity, StoryCheck};

/// The level of each rule under each profile, in the order of the registry; `None` is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    profile: Profile,
    /// Whether an article's own line cannot choose another profile.
    is_fixed: bool,
    of: [Arc<[Option<Severity>]>; Profile::ALL.len()],
    options: Options,
}

impl Default for Levels {
    /// What the registry and the profiles say. Made once; costs a few pointers.
    fn default() -> Self {
        static STANDARD: LazyLock<[Arc<[Option<Severity>]>; Profile::ALL.len()]> =
            LazyLock::new(|| Profile::ALL.map(levels_under));
        Self {
            profile: Profile::default(),
            is_fixed: false,
            of: STANDARD.clone(),
            options: Options::default(),
        }
    }
}

fn levels_under(profile: Profile) -> Arc<[Option<Severity>]> {
    let level = |rule: &&Rule| match profile.change(rule.name) {
        Change::None => rule.level(),
        Change::Off => None,
        Change::To(severity) => rule.level().map(|_| severity),
    };
    registry::RULES.iter().map(level).collect()
}

impl Levels {
    /// The profile that holds where the article says nothing else.
    pub fn choose(&mut self, profile: Profile) {
        self.profile = profile;
    }

    /// The profile that holds whatever the article says.
    pub fn fix(&mut self, profile: Profile) {
        (self.profile, self.is_fixed) = (profile, true);
    }

    /// The profile of an article that names `own` or none.
    pub fn profile(&self, own: Option<Profile>) -> Profile {
        own.filter(|_| !self.is_fixed).unwrap_or(self.profile)
    }

    /// The rules that are on under `profile`, each with its severity.
    pub fn on(&self, profile: Profile) -> impl Iterator<Item = (&'static Rule, Severity)> + '_ {
        let rules = registry::RULES.iter().zip(&*self.of[profile as usize]);
        rules.filter_map(|(rule, level)| level.map(|severity| (*rule, severity)))
    }

    /// The rules that are on under `profile`, with their options.
    pub(super) fn active(&self, profile: Profile) -> impl Iterator<Item = Active<'_>> + '_ {
        self.on(profile).map(|(rule, severity)| Active { rule, severity, options: &self.options })
    }

    /// What is set for the options of rules.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Sets the option called `option` of the rule called `rule`.
    pub fn set_option(&mut self, rule: &'static str, option: &'static str, value: OptionValue) {
        self.options.set(rule, option, value);
    }

    /// The rules on passages that are on under `profile`.
    pub(super) fn passage_checks(&self, profile: Profile) -> Vec<PassageCheck> {
        let checks = self.on(profile).filter_map(|(rule, severity)| match rule.check {
            Check::Passage(sign, check) | Check::Both(sign, check, _) => {
                Some(PassageCheck { rule, severity, sign, check })
            }
            Check::Article(_) | Check::Absence(_) | Check::Story(_) | Check::LeftOut(_) => None,
        });
        checks.collect()
    }

    /// The rules on the whole text that are on under `profile`.
    pub(super) fn story_checks(&self, profile: Profile) -> Vec<StoryCheck> {
        let checks = self.on(profile).filter_map(|(rule, severity)| match rule.check {
            Check::Story(check) => Some(StoryCheck { rule, severity, check }),
            Check::Passage(..)
            | Check::Article(_)
            | Check::Both(..)
            | Check::Absence(_)
            | Check::LeftOut(_) => None,
        });
        checks.collect()
    }

    /// The level of the rule of index `index` in the registry, under `profile`.
    pub(super) fn at(&self, profile: Profile, index: usize) -> Option<Severity> {
        self.of[profile as usize][index]
    }

    /// The level of the rule called `name` under `profile`; `None` where it is off or there is none.
    pub fn under(&self, profile: Profile, name: &str) -> Option<Severity> {
        registry::index(name).and_then(|index| self.at(profile, index))
    }

    /// Whether the rule called `name` is on under some profile.
    pub fn may_be_on(&self, name: &str) -> bool {
        registry::index(name).is_some_and(|index| self.of.iter().any(|levels| levels[index].is_some()))
    }

    /// The level of the rule called `name` in an article that chooses no profile; `None` where it is off or there is none.
    pub fn of(&self, name: &str) -> Option<Severity> {
        self.under(self.profile, name)
    }

    /// Switches off all rules but those that `is_meant` names; of these, switches on those that are off by default.
    pub fn keep_only(&mut self, is_meant: impl Fn(&Rule) -> bool) {
        for levels in &mut self.of {
            for (rule, own) in registry::RULES.iter().zip(Arc::make_mut(levels)) {
                let asked_for = (!rule.is_on).then_some(rule.severity);
                *own = if is_meant(rule) { own.or(asked_for) } else { None };
            }
        }
    }

    /// Sets the level of the rules that `is_meant` names, under every profile.
    pub fn set(&mut self, level: Option<Severity>, is_meant: impl Fn(&Rule) -> bool) {
        for levels in &mut self.of {
            for (rule, own) in registry::RULES.iter().zip(Arc::make_mut(levels)) {
                if is_meant(rule) {
                    *own = level;
                }
            }
        }
    }
}
