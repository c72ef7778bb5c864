//! What the user has set: `copydesk.toml` and the editor's settings, read into one struct.

mod apply;
mod keys;
mod links;
mod load;
mod schema;

use std::collections::BTreeMap;

use crate::checks::{Group, Levels, Severity};

pub use apply::{Spelling, UnknownKey};
pub use keys::{KEYS, Key, Kind, USERS_OWN};
pub use links::{CheckLinks, LinkSettings};
pub use load::{FILE_NAMES, Loaded, SettingsError, find, load};
pub use schema::schema;

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
    /// Levels of single rules, by name; they win over their group's.
    pub rules: BTreeMap<String, Level>,
    /// Levels of whole groups.
    pub groups: BTreeMap<Group, Level>,
    /// Globs of files that are articles besides `*.txt`, `*.md` and `*.markdown`.
    pub include: Vec<String>,
    /// Globs of files that are left alone.
    pub exclude: Vec<String>,
    /// Whether, whom and how the network is asked about links.
    pub links: LinkSettings,
}

impl Settings {
    /// The level of each rule under these settings.
    pub fn levels(&self) -> Levels {
        let mut levels = Levels::default();
        for (group, level) in &self.groups {
            // What is off by itself is switched on by its own name alone.
            levels.set(level.severity(), |rule| rule.group == *group && rule.is_on);
        }
        for (name, level) in &self.rules {
            levels.set(level.severity(), |rule| rule.name == name);
        }
        levels
    }
}
