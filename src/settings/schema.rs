//! The JSON schema of the settings.

use serde_json::{Map, Value, json};

use super::apply::Spelling;
use super::house::{LABEL_KINDS, OUTLET_KEYS, SITE_KEYS};
use super::keys::{KEYS, Key, Kind, USERS_OWN};
use super::links::CheckLinks;
use super::read::{IGNORE_KEYS, OVERRIDE_KEYS};
use crate::attribution::OutletKind;
use crate::checks::{Group, OptionKind, Profile, RULES, Rule, RuleOption};

/// The schema of `copydesk.toml`, or of the editors' settings, in their spelling.
pub fn schema(spelling: Spelling) -> Value {
    let mut root = object(Map::new());
    let is_set_here = |key: &&Key| spelling == Spelling::Camel || !USERS_OWN.contains(&key.path);
    for key in KEYS.iter().filter(is_set_here) {
        let path = spelling.of(key.path);
        let mut value = kind_schema(key.kind);
        value["description"] = json!(key.doc);
        insert(&mut root, &path.split('.').collect::<Vec<_>>(), value);
    }
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("copydesk settings");
    root
}

fn insert(section: &mut Value, path: &[&str], value: Value) {
    match path {
        [] => {}
        [name] => section["properties"][name] = value,
        [name, rest @ ..] => {
            if section["properties"].get(name).is_none() {
                section["properties"][name] = object(Map::new());
            }
            insert(&mut section["properties"][name], rest, value);
        }
    }
}

fn kind_schema(kind: Kind) -> Value {
    let level = json!({ "enum": ["error", "warning", "info", "hint", "off"] });
    match kind {
        Kind::RuleLevels => {
            let described = |rule: &Rule| {
                let mut schema = rule_settings(rule.options, &level);
                schema["description"] = json!(rule.summary());
                schema
            };
            object(RULES.iter().map(|rule| (rule.name.to_owned(), described(rule))).collect())
        }
        Kind::GroupLevels => {
            object(Group::ALL.iter().map(|group| (group.name().to_owned(), level.clone())).collect())
        }
        Kind::Globs | Kind::Texts => json!({ "type": "array", "items": { "type": "string" }, "default": [] }),
        Kind::Text => json!({ "type": "string", "default": "" }),
        Kind::CheckLinks => {
            let names = CheckLinks::ALL.map(CheckLinks::name);
            json!({ "enum": names, "default": CheckLinks::default().name() })
        }
        Kind::Labels => {
            let kinds = LABEL_KINDS.map(|(name, _)| name);
            json!({ "type": "object", "additionalProperties": { "enum": kinds } })
        }
        Kind::Outlets => {
            let texts = json!({ "type": "array", "items": { "type": "string" } });
            let mut table = object(Map::new());
            let kinds = json!({ "enum": OutletKind::ALL.map(OutletKind::name) });
            for (key, schema) in OUTLET_KEYS.into_iter().zip([texts.clone(), texts.clone(), kinds]) {
                table["properties"][key] = schema;
            }
            json!({ "type": "object", "additionalProperties": { "oneOf": [texts, table] } })
        }
        Kind::Sites => {
            let texts = json!({ "type": "array", "items": { "type": "string" } });
            let mut table = object(Map::new());
            let (flag, host) = (json!({ "type": "boolean" }), json!({ "type": "string" }));
            for (key, schema) in SITE_KEYS.into_iter().zip([texts.clone(), texts, flag, host]) {
                table["properties"][key] = schema;
            }
            json!({ "type": "object", "additionalProperties": table })
        }
        Kind::Profile => profiles(),
        Kind::Overrides => {
            let mut table = object(Map::new());
            let named = |names: Vec<&str>, value: Value| json!({ "type": "object", "propertyNames": { "enum": names }, "additionalProperties": value });
            let groups = Group::ALL.map(Group::name).to_vec();
            let mut rules = named(rule_names(), rule_settings(&[], &level));
            for rule in RULES.iter().filter(|rule| !rule.options.is_empty()) {
                rules["properties"][rule.name] = rule_settings(rule.options, &level);
            }
            let properties = [files(), profiles(), rules, named(groups, level)];
            for (key, schema) in OVERRIDE_KEYS.into_iter().zip(properties) {
                table["properties"][key] = schema;
            }
            table["required"] = json!(["files"]);
            json!({ "type": "array", "items": table })
        }
        Kind::Ignores => {
            let mut table = object(Map::new());
            let text = json!({ "type": "string" });
            let properties = [files(), json!({ "enum": rule_names() }), text.clone(), text];
            for (key, schema) in IGNORE_KEYS.into_iter().zip(properties) {
                table["properties"][key] = schema;
            }
            json!({ "type": "array", "items": table })
        }
    }
}

/// A level, or a table with it and with what is set for `options`.
fn rule_settings(options: &[&RuleOption], level: &Value) -> Value {
    let mut table = object(Map::new());
    table["properties"]["severity"] = level.clone();
    for option in options {
        let mut value = match option.kind {
            OptionKind::Count { usual, least } => {
                json!({ "type": "integer", "minimum": least, "default": usual })
            }
            OptionKind::Texts => json!({ "type": "array", "items": { "type": "string" }, "default": [] }),
        };
        value["description"] = json!(option.doc);
        table["properties"][option.name] = value;
    }
    json!({ "oneOf": [level, table] })
}

fn rule_names() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.name).collect()
}

fn profiles() -> Value {
    json!({ "enum": Profile::ALL.map(Profile::name) })
}

/// A glob, or a list of globs.
fn files() -> Value {
    json!({ "type": ["string", "array"], "items": { "type": "string" } })
}

fn object(properties: Map<String, Value>) -> Value {
    let properties = Value::Object(properties);
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
