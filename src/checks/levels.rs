//! Which rules are on, how much they matter, and what their options are.

use std::sync::{Arc, LazyLock, OnceLock};

use super::option::{Active, OptionValue, Options};
use super::profile::{Change, Profile};
use super::registry;
use super::rule::{Checks, Rule, Severity};

/// The level of each rule under each profile, in the order of the registry; `None` is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    profile: Profile,
    /// Whether an article's own line cannot choose another profile.
    is_fixed: bool,
    of: [Arc<[Option<Severity>]>; Profile::ALL.len()],
    options: Options,
    checks: Sorted,
}

/// The rules that are on under each profile, by what they look at; worked out when first asked for. They follow from the levels, so
/// that these are the same with and without them.
#[derive(Debug, Default)]
struct Sorted([OnceLock<Arc<Checks>>; Profile::ALL.len()]);

impl Clone for Sorted {
    /// Whoever takes a copy means to change it.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Sorted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Sorted {}

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
            checks: Sorted::default(),
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

    /// The rules that are on under `profile`, by what they look at.
    pub(super) fn checks(&self, profile: Profile) -> &Arc<Checks> {
        self.checks.0[profile as usize].get_or_init(|| Arc::new(Checks::of(self.on(profile))))
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
        self.checks = Sorted::default();
        for levels in &mut self.of {
            for (rule, own) in registry::RULES.iter().zip(Arc::make_mut(levels)) {
                let asked_for = (!rule.is_on).then_some(rule.severity);
                *own = if is_meant(rule) { own.or(asked_for) } else { None };
            }
        }
    }

    /// Sets the level of the rules that `is_meant` names, under every profile.
    pub fn set(&mut self, level: Option<Severity>, is_meant: impl Fn(&Rule) -> bool) {
        self.checks = Sorted::default();
        for levels in &mut self.of {
            for (rule, own) in registry::RULES.iter().zip(Arc::make_mut(levels)) {
                if is_meant(rule) {
                    *own = level;
                }
            }
        }
    }
}
