//! Reads the value of each setting.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::fault::Fault;
use super::globs::Globs;
use super::{Ignore, Level, Override, RuleChange, Settings};
use crate::checks::{Group, OptionKind, OptionValue, Profile, RULES, Rule, RuleOption, nearest, rule_named};

/// Reads the value of one key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader {
    /// A value that is right or wrong.
    One(fn(&mut Settings, &str, &Value) -> Result<(), Fault>),
    /// A value of several parts: what is wrong goes to the list, and the rest holds.
    Many(fn(&mut Settings, &str, &Value, &mut Vec<Fault>)),
}

impl Reader {
    pub(super) fn read(self, settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
        match self {
            Self::One(read) => wrong.extend(read(settings, path, value).err()),
            Self::Many(read) => read(settings, path, value, wrong),
        }
    }
}

pub(super) fn profile(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    settings.layer().own.profile = Some(named_profile(path, value)?);
    Ok(())
}

pub(super) fn rules(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    settings.layer().own.rules.extend(rule_changes(path, value, wrong));
}

pub(super) fn groups(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    settings.layer().own.groups.extend(group_levels(path, value, wrong));
}

pub(super) fn overrides(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    for (path, table) in tables(path, value, wrong) {
        let read = one_override(&path, table, wrong);
        settings.layer().overrides.push(read);
    }
}

pub(super) fn ignores(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    let tables = tables(path, value, wrong);
    settings.ignores = tables.iter().filter_map(|(path, table)| one_ignore(path, table, wrong)).collect();
}

pub(super) fn baseline(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    settings.baseline = Some(text(path, value)?).filter(|file| !file.is_empty());
    Ok(())
}

pub(super) fn include(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    settings.include = globs(path, value, wrong);
}

pub(super) fn exclude(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    settings.exclude = globs(path, value, wrong);
}

/// The keys of an `[[override]]`.
pub(super) const OVERRIDE_KEYS: [&str; 4] = ["files", "profile", "rules", "groups"];

fn one_override(path: &str, table: &Map<String, Value>, wrong: &mut Vec<Fault>) -> Override {
    let mut read = Override::default();
    for (name, value) in table {
        let path = format!("{path}.{name}");
        match name.as_str() {
            "files" => read.files = globs(&path, value, wrong),
            "profile" => match named_profile(&path, value) {
                Ok(profile) => read.changes.profile = Some(profile),
                Err(fault) => wrong.push(fault),
            },
            "rules" => read.changes.rules = rule_changes(&path, value, wrong),
            "groups" => read.changes.groups = group_levels(&path, value, wrong),
            _ => wrong.push(Fault::unknown_key(&path, &OVERRIDE_KEYS)),
        }
    }
    if !table.contains_key("files") {
        wrong.push(Fault::new(path, "names no `files`; give the globs for which it holds"));
    }
    read
}

/// The keys of an `[[ignore]]`.
pub(super) const IGNORE_KEYS: [&str; 4] = ["files", "rule", "text", "reason"];

fn one_ignore(path: &str, table: &Map<String, Value>, wrong: &mut Vec<Fault>) -> Option<Ignore> {
    let mut read = Ignore::default();
    let before = wrong.len();
    for (name, value) in table {
        let path = format!("{path}.{name}");
        let found = match name.as_str() {
            "files" => {
                read.files = globs(&path, value, wrong);
                Ok(())
            }
            "rule" => text(&path, value)
                .and_then(|name| known_rule(&path, &name))
                .map(|rule| read.rule = Some(rule.name.to_owned())),
            "text" => text(&path, value).map(|text| read.text = Some(text)),
            "reason" => text(&path, value).map(drop),
            _ => Err(Fault::unknown_key(&path, &IGNORE_KEYS)),
        };
        wrong.extend(found.err());
    }
    if wrong.len() == before && read.rule.is_none() && read.text.is_none() {
        wrong.push(Fault::new(path, "would silence everything; give a `rule`, a `text` or both"));
    }
    (wrong.len() == before).then_some(read)
}

fn rule_changes(path: &str, value: &Value, wrong: &mut Vec<Fault>) -> BTreeMap<&'static str, RuleChange> {
    let mut changes = BTreeMap::new();
    for (path, name, value) in entries(path, value, wrong) {
        match known_rule(&path, name) {
            Ok(rule) => drop(changes.insert(rule.name, rule_change(rule, &path, value, wrong))),
            Err(fault) => wrong.push(fault),
        }
    }
    changes
}

fn known_rule(path: &str, name: &str) -> Result<&'static Rule, Fault> {
    rule_named(name).ok_or_else(|| {
        let message = match nearest(name, RULES.iter().map(|rule| rule.name)) {
            Some(nearest) => format!("no such rule; did you mean `{nearest}`?"),
            None => "no such rule; `copydesk rule` lists them".to_owned(),
        };
        Fault::new(path, message)
    })
}

/// `"info"`, or a table with the level as `severity` and with the rule's options.
fn rule_change(rule: &Rule, path: &str, value: &Value, wrong: &mut Vec<Fault>) -> RuleChange {
    let mut change = RuleChange::default();
    let Some(table) = value.as_object() else {
        match level(path, value) {
            Ok(level) => change.level = Some(level),
            Err(fault) => wrong.push(fault),
        }
        return change;
    };
    for (name, value) in table {
        let path = format!("{path}.{name}");
        let option = rule.options.iter().find(|option| option.name == name);
        let fault = match option {
            Some(option) => option_value(option, &path, value)
                .map(|value| drop(change.options.insert(option.name, value))),
            None if name == "severity" => level(&path, value).map(|level| change.level = Some(level)),
            None => {
                let names = rule.options.iter().map(|option| option.name);
                Err(Fault::unknown_key(&path, &std::iter::once("severity").chain(names).collect::<Vec<_>>()))
            }
        };
        wrong.extend(fault.err());
    }
    change
}

fn option_value(option: &RuleOption, path: &str, value: &Value) -> Result<OptionValue, Fault> {
    match option.kind {
        OptionKind::Count { least, .. } => {
            let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
            let count = count.filter(|count| *count >= least).map(OptionValue::Count);
            count.ok_or_else(|| {
                Fault::new(path, format!("{value} will not do; use a whole number from {least} up"))
            })
        }
        OptionKind::Texts => {
            let texts = list_of_texts(value).map(OptionValue::Texts);
            texts.ok_or_else(|| Fault::new(path, "expects a list of texts"))
        }
    }
}

fn group_levels(path: &str, value: &Value, wrong: &mut Vec<Fault>) -> BTreeMap<Group, Level> {
    let mut levels = BTreeMap::new();
    for (path, name, value) in entries(path, value, wrong) {
        let group =
            Group::from_name(name).ok_or_else(|| Fault::unknown_key(&path, &Group::ALL.map(Group::name)));
        match group.and_then(|group| Ok((group, level(&path, value)?))) {
            Ok((group, level)) => drop(levels.insert(group, level)),
            Err(fault) => wrong.push(fault),
        }
    }
    levels
}

fn level(path: &str, value: &Value) -> Result<Level, Fault> {
    value.as_str().and_then(Level::from_name).ok_or_else(|| {
        Fault::new(path, format!("{value} is no level; use error, warning, info, hint or off"))
    })
}

fn named_profile(path: &str, value: &Value) -> Result<Profile, Fault> {
    value.as_str().and_then(Profile::from_name).ok_or_else(|| {
        let names = Profile::ALL.map(Profile::name).join(", ");
        Fault::new(path, format!("{value} is no profile; use one of {names}"))
    })
}

pub(super) fn text(path: &str, value: &Value) -> Result<String, Fault> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| Fault::new(path, format!("{value} is no text; put it between quotation marks")))
}

/// A list of texts; `what` they are is said where it is none.
pub(super) fn texts(path: &str, value: &Value, what: &str, wrong: &mut Vec<Fault>) -> Vec<String> {
    list_of_texts(value).unwrap_or_else(|| {
        wrong.push(Fault::new(path, format!("expects a list of {what}")));
        Vec::new()
    })
}

fn list_of_texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

/// A glob, or a list of globs.
fn globs(path: &str, value: &Value, wrong: &mut Vec<Fault>) -> Vec<String> {
    let items = match value {
        Value::String(_) => std::slice::from_ref(value),
        Value::Array(items) => items,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {
            wrong.push(Fault::new(path, "expects a list of globs"));
            return Vec::new();
        }
    };
    let mut globs = Vec::new();
    for item in items {
        let fault = match item.as_str().map(|glob| (glob, Globs::check(glob))) {
            Some((glob, Ok(()))) => {
                globs.push(glob.to_owned());
                continue;
            }
            Some((glob, Err(reason))) => format!("“{glob}” is no glob: {reason}"),
            None => format!("{item} is no glob; put it between quotation marks"),
        };
        wrong.push(Fault::new(path, fault));
    }
    globs
}

/// The entries of a table, each with its path.
pub(super) fn entries<'v>(
    path: &str,
    value: &'v Value,
    wrong: &mut Vec<Fault>,
) -> Vec<(String, &'v str, &'v Value)> {
    let Some(table) = value.as_object() else {
        wrong.push(Fault::new(path, "expects a table of names and values"));
        return Vec::new();
    };
    table.iter().map(|(name, value)| (format!("{path}.{name}"), name.as_str(), value)).collect()
}

/// The tables of a list, each with its path.
fn tables<'v>(path: &str, value: &'v Value, wrong: &mut Vec<Fault>) -> Vec<(String, &'v Map<String, Value>)> {
    let items = value.as_array().map(|items| items.iter().map(Value::as_object).collect::<Option<Vec<_>>>());
    let Some(Some(items)) = items else {
        let name = path.rsplit('.').next().unwrap_or(path);
        wrong.push(Fault::new(path, format!("expects a list of tables, each headed [[{name}]]")));
        return Vec::new();
    };
    let indexed = items.into_iter().enumerate();
    indexed.map(|(index, table)| (format!("{path}[{index}]"), table)).collect()
}
