//! What the user has set: `copydesk.toml` and the editor's settings, read into one struct, and what it means for each file.

mod apply;
mod baseline;
mod entry;
mod fault;
mod globs;
mod house;
mod keys;
mod links;
mod load;
mod policy;
mod read;
mod schema;
mod tree;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::House;
use crate::checks::{Group, Levels, OptionValue, Profile, Rule, Severity};

pub use apply::Spelling;
pub use baseline::{BASELINE_NAME, Baseline, BaselineFault};
pub use entry::ignore_entry;
pub use fault::Fault;
pub use globs::Globs;
pub use keys::{KEYS, Key, Kind, USERS_OWN};
pub use links::{CheckLinks, LinkSettings};
pub use load::{
    FILE_NAMES, Loaded, SettingsError, find, find_in, load, load_baseline, load_found, read_baseline,
};
pub use policy::{Policy, Standing};
pub use schema::schema;
pub use tree::Lines;

/// How much a rule or a group is to matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not at all.
    Off,
    /// As much as this.
    On(Severity),
}

impl Level {
    /// The level called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "off" { Some(Self::Off) } else { Severity::from_name(name).map(Self::On) }
    }

    /// Its name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On(severity) => severity.name(),
        }
    }

    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::On(severity) => Some(severity),
        }
    }
}

/// All settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What is set about rules: by the file, and on top of it by the editor.
    layers: Vec<Layer>,
    /// The profile that holds whatever files and articles say.
    pub fixed_profile: Option<Profile>,
    /// Findings that are left out.
    pub ignores: Vec<Ignore>,
    /// The file of the baseline.
    pub baseline: Option<String>,
    /// The newsroom's own words.
    pub house: Arc<House>,
    /// Globs of files that are articles besides `*.txt`, `*.md` and `*.markdown`.
    pub include: Vec<String>,
    /// Globs of files that are left alone.
    pub exclude: Vec<String>,
    /// Whether, whom and how the network is asked about links.
    pub links: LinkSettings,
}

/// What one place sets about rules.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Layer {
    spelling: Spelling,
    own: Changes,
    overrides: Vec<Override>,
}

/// What is set about rules for some files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// Globs of the files.
    pub files: Vec<String>,
    changes: Changes,
}

/// Levels and a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Changes {
    profile: Option<Profile>,
    /// Levels of whole groups.
    groups: BTreeMap<Group, Level>,
    /// What is set for single rules, by name; it wins over what is set for their group.
    rules: BTreeMap<&'static str, RuleChange>,
}

/// What is set for one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct RuleChange {
    level: Option<Level>,
    /// By the option's name.
    options: BTreeMap<&'static str, OptionValue>,
}

/// An `[[ignore]]`: findings that are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignore {
    /// Globs of the files; all without any.
    pub files: Vec<String>,
    /// The rule; any without one.
    pub rule: Option<String>,
    /// What the finding's text holds.
    pub text: Option<String>,
}

/// One thing that is set about rules, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How the key is written, and so by whom.
    pub spelling: Spelling,
    /// Its key: `override[0].rules.reportedly`.
    pub key: String,
    /// What is set.
    pub set: Set,
}

/// What is set about rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Set {
    /// The profile.
    Profile(Profile),
    /// The level of a group.
    Group(Group, Level),
    /// The level of a rule.
    Rule(&'static str, Level),
    /// An option of a rule, by the names of both.
    RuleOption(&'static str, &'static str, OptionValue),
}

impl Set {
    /// Whether it sets the level of `rule`; what is off by itself is switched on by its own name alone.
    pub fn is_about(&self, rule: &Rule) -> bool {
        match self {
            Self::Profile(_) | Self::RuleOption(..) => false,
            Self::Group(group, level) => rule.group == *group && (rule.is_on || *level == Level::Off),
            Self::Rule(name, _) => rule.name == *name,
        }
    }
}

impl Settings {
    fn begin_layer(&mut self, spelling: Spelling) {
        self.layers.push(Layer { spelling, own: Changes::default(), overrides: Vec::new() });
    }

    /// The layer that is being read.
    fn layer(&mut self) -> &mut Layer {
        if self.layers.is_empty() {
            self.begin_layer(Spelling::Kebab);
        }
        let last = self.layers.len() - 1;
        &mut self.layers[last]
    }

    /// All overrides, in order.
    fn overrides(&self) -> impl Iterator<Item = &Override> {
        self.layers.iter().flat_map(|layer| &layer.overrides)
    }

    /// What is set about rules where those overrides hold that `holds` names by their index among all: later ones win.
    pub fn changes(&self, holds: impl Fn(usize) -> bool) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut index = 0;
        for layer in &self.layers {
            layer.own.list("", layer.spelling, &mut changes);
            for (own, found) in layer.overrides.iter().enumerate() {
                if holds(index) {
                    found.changes.list(&format!("override[{own}]."), layer.spelling, &mut changes);
                }
                index += 1;
            }
        }
        changes
    }

    /// The levels that `changes` make.
    fn levels(&self, changes: &[Change]) -> Levels {
        let mut levels = Levels::default();
        for change in changes {
            match &change.set {
                Set::Profile(profile) => levels.choose(*profile),
                Set::Group(_, level) | Set::Rule(_, level) => {
                    levels.set(level.severity(), |rule| change.set.is_about(rule));
                }
                Set::RuleOption(rule, option, value) => levels.set_option(rule, option, value.clone()),
            }
        }
        if let Some(profile) = self.fixed_profile {
            levels.fix(profile);
        }
        levels
    }
}

impl Changes {
    fn list(&self, above: &str, spelling: Spelling, changes: &mut Vec<Change>) {
        let mut add = |key: String, set| changes.push(Change { spelling, key: format!("{above}{key}"), set });
        if let Some(profile) = self.profile {
            add("profile".to_owned(), Set::Profile(profile));
        }
        for (group, level) in &self.groups {
            add(format!("groups.{}", group.name()), Set::Group(*group, *level));
        }
        for (name, change) in &self.rules {
            if let Some(level) = change.level {
                add(format!("rules.{name}"), Set::Rule(name, level));
            }
            for (option, value) in &change.options {
                add(format!("rules.{name}.{option}"), Set::RuleOption(name, option, value.clone()));
            }
        }
    }
}
