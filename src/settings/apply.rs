//! Reads a tree of values, from TOML or an editor's JSON, into the settings.

use std::fmt;

use serde_json::{Map, Value};

use super::keys::{KEYS, Key};
use super::{Level, Settings};
use crate::checks::{Group, RULES, nearest};

/// How keys are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// `copydesk.toml`: kebab-case.
    Kebab,
    /// Editors: camelCase.
    Camel,
}

impl Spelling {
    /// `path` in this spelling.
    pub fn of(self, path: &str) -> String {
        match self {
            Self::Kebab => path.to_owned(),
            Self::Camel => {
                let mut parts = path.split('-');
                let first = parts.next().unwrap_or_default().to_owned();
                parts.fold(first, |camel, part| camel + &part[..1].to_uppercase() + &part[1..])
            }
        }
    }
}

/// A key or value that no setting has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey {
    /// The key, with those above it.
    pub key: String,
    /// What is wrong, and what is probably meant.
    pub message: String,
}

impl fmt::Display for UnknownKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.key, self.message)
    }
}

/// Reads the value of one key.
pub(super) type Reader = fn(&mut Settings, &str, &Value) -> Result<(), UnknownKey>;

impl Settings {
    /// Takes over what `tree` sets. What it gets wrong is returned, and the rest holds.
    pub fn apply(&mut self, tree: &Map<String, Value>, spelling: Spelling) -> Vec<UnknownKey> {
        let mut wrong = Vec::new();
        self.apply_below("", tree, spelling, &mut wrong);
        wrong
    }

    fn apply_below(
        &mut self,
        above: &str,
        tree: &Map<String, Value>,
        spelling: Spelling,
        wrong: &mut Vec<UnknownKey>,
    ) {
        for (name, value) in tree {
            let path = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
            let known = KEYS.iter().find(|key| spelling.of(key.path) == path);
            let is_section = KEYS.iter().any(|key| spelling.of(key.path).starts_with(&format!("{path}.")));
            match (known, value) {
                // An editor sends null for what is not set.
                (_, Value::Null) if spelling == Spelling::Camel => {}
                (Some(key), value) => wrong.extend((key.read)(self, &path, value).err()),
                (None, Value::Object(tree)) if is_section => self.apply_below(&path, tree, spelling, wrong),
                (None, _) => wrong.push(unknown(&path, &keys_near(above, spelling))),
            }
        }
    }
}

/// The keys that could stand where one was not known: those of the same section.
fn keys_near(above: &str, spelling: Spelling) -> Vec<String> {
    let below = |key: &Key| {
        let path = spelling.of(key.path);
        let rest =
            if above.is_empty() { Some(path.as_str()) } else { path.strip_prefix(&format!("{above}.")) };
        rest.and_then(|rest| rest.split('.').next()).map(str::to_owned)
    };
    let mut keys: Vec<String> = KEYS.iter().filter_map(below).collect();
    keys.dedup();
    keys
}

fn unknown(path: &str, known: &[String]) -> UnknownKey {
    let name = path.rsplit('.').next().unwrap_or(path);
    let message = match nearest(name, known.iter().map(String::as_str)) {
        Some(nearest) => format!("no such setting; did you mean `{nearest}`?"),
        None => format!("no such setting; there are {}", known.join(", ")),
    };
    UnknownKey { key: path.to_owned(), message }
}

pub(super) fn rules(settings: &mut Settings, path: &str, value: &Value) -> Result<(), UnknownKey> {
    for (name, level) in object(path, value)? {
        let path = format!("{path}.{name}");
        if RULES.iter().all(|rule| rule.name != name) {
            let known: Vec<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
            let message = match nearest(name, known.iter().map(String::as_str)) {
                Some(nearest) => format!("no such rule; did you mean `{nearest}`?"),
                None => "no such rule; `copydesk rule` lists them".to_owned(),
            };
            return Err(UnknownKey { key: path, message });
        }
        settings.rules.insert(name.clone(), rule_level(&path, level)?);
    }
    Ok(())
}

pub(super) fn groups(settings: &mut Settings, path: &str, value: &Value) -> Result<(), UnknownKey> {
    for (name, value) in object(path, value)? {
        let path = format!("{path}.{name}");
        let Some(group) = Group::from_name(name) else {
            let known: Vec<String> = Group::ALL.iter().map(|group| group.name().to_owned()).collect();
            return Err(unknown(&path, &known));
        };
        settings.groups.insert(group, level(&path, value)?);
    }
    Ok(())
}

pub(super) fn include(settings: &mut Settings, path: &str, value: &Value) -> Result<(), UnknownKey> {
    settings.include = globs(path, value)?;
    Ok(())
}

pub(super) fn exclude(settings: &mut Settings, path: &str, value: &Value) -> Result<(), UnknownKey> {
    settings.exclude = globs(path, value)?;
    Ok(())
}

fn object<'v>(path: &str, value: &'v Value) -> Result<&'v Map<String, Value>, UnknownKey> {
    value.as_object().ok_or_else(|| UnknownKey {
        key: path.to_owned(),
        message: "expects a table of names and levels".to_owned(),
    })
}

/// `"info"`, or a table with the level as `severity`.
fn rule_level(path: &str, value: &Value) -> Result<Level, UnknownKey> {
    let Some(options) = value.as_object() else { return level(path, value) };
    if let Some(option) = options.keys().find(|option| *option != "severity") {
        return Err(unknown(&format!("{path}.{option}"), &["severity".to_owned()]));
    }
    level(path, options.get("severity").unwrap_or(&Value::Null))
}

fn level(path: &str, value: &Value) -> Result<Level, UnknownKey> {
    value.as_str().and_then(Level::from_name).ok_or_else(|| UnknownKey {
        key: path.to_owned(),
        message: format!("{value} is no level; use error, warning, info, hint or off"),
    })
}

/// A list of texts; where it is none, `expects` says what is expected.
pub(super) fn strings(path: &str, value: &Value, expects: &str) -> Result<Vec<String>, UnknownKey> {
    let list = value
        .as_array()
        .and_then(|items| items.iter().map(|item| item.as_str().map(str::to_owned)).collect());
    list.ok_or_else(|| UnknownKey { key: path.to_owned(), message: expects.to_owned() })
}

fn globs(path: &str, value: &Value) -> Result<Vec<String>, UnknownKey> {
    let list = strings(path, value, "expects a list of globs")?;
    for glob in &list {
        if let Err(error) = ignore::overrides::OverrideBuilder::new(".").add(glob) {
            return Err(UnknownKey {
                key: path.to_owned(),
                message: format!("“{glob}” is no glob: {error}"),
            });
        }
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(toml: &str) -> Vec<String> {
        let tree: Map<String, Value> = toml::from_str(toml).expect("TOML");
        Settings::default().apply(&tree, Spelling::Kebab).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest() {
        assert_eq!(
            wrong("[rules]\nwraped-url = \"off\""),
            ["`rules.wraped-url`: no such rule; did you mean `wrapped-url`?"]
        );
        assert_eq!(
            wrong("[archive]\nexclud = []"),
            ["`archive.exclud`: no such setting; did you mean `exclude`?"]
        );
        assert_eq!(
            wrong("[rules]\nwrapped-url = \"loud\""),
            ["`rules.wrapped-url`: \"loud\" is no level; use error, warning, info, hint or off"]
        );
        assert!(wrong("[rules]\nwrapped-url = { severity = \"info\" }").is_empty());
    }

    #[test]
    fn a_rule_wins_over_its_group() {
        let tree: Map<String, Value> =
            toml::from_str("[groups]\nlinks = \"off\"\n[rules]\nwrapped-url = \"hint\"").expect("TOML");
        let mut settings = Settings::default();
        assert!(settings.apply(&tree, Spelling::Kebab).is_empty());
        let levels = settings.levels();
        assert_eq!(levels.of("wrapped-url"), Some(crate::checks::Severity::Hint));
        assert_eq!(levels.of("private-url"), None);
    }
}
