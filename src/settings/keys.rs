//! Every setting, with what it is for: the one list that reading, schema and reference are made from.

use super::apply::Reader;
use super::apply::{exclude, groups, include, rules};

/// A setting.
#[derive(Debug)]
pub struct Key {
    /// Its place, in the spelling of `copydesk.toml`: `archive.exclude`.
    pub path: &'static str,
    /// What value it takes.
    pub kind: Kind,
    /// What it does, in a sentence or two.
    pub doc: &'static str,
    /// Reads its value into the settings.
    pub(super) read: Reader,
}

/// What value a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A level for each rule, by the rule's name.
    RuleLevels,
    /// A level for each group, by the group's name.
    GroupLevels,
    /// A list of globs.
    Globs,
}

/// All settings.
pub static KEYS: &[Key] = &[
    Key {
        path: "rules",
        kind: Kind::RuleLevels,
        doc: "Sets single rules to `error`, `warning`, `info`, `hint` or `off`: `wrapped-url = \"warning\"`, or \
              `wrapped-url = { severity = \"warning\" }`. A rule's own level wins over its group's.",
        read: rules,
    },
    Key {
        path: "groups",
        kind: Kind::GroupLevels,
        doc: "Sets all rules of a group (`attribution`, `quotes`, `sources`, `links`, `related`, `metadata`) to one level.",
        read: groups,
    },
    Key {
        path: "archive.include",
        kind: Kind::Globs,
        doc: "Files that are articles although they are not called `*.txt`, `*.md` or `*.markdown`. Globs start at the \
              folder of `copydesk.toml`.",
        read: include,
    },
    Key {
        path: "archive.exclude",
        kind: Kind::Globs,
        doc: "Files that are left alone, however they are named: in the folder, as PATH, or opened in the editor. Globs \
              start at the folder of `copydesk.toml`.",
        read: exclude,
    },
];
