//! The JSON schema of the settings.

use serde_json::{Map, Value, json};

use super::apply::Spelling;
use super::keys::{KEYS, Key, Kind, USERS_OWN};
use super::links::CheckLinks;
use crate::checks::{Group, RULES};

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
            let either = |summary: &str| {
                let table = json!({ "type": "object", "properties": { "severity": level }, "additionalProperties": false });
                json!({ "description": summary, "oneOf": [level, table] })
            };
            object(RULES.iter().map(|rule| (rule.name.to_owned(), either(rule.summary()))).collect())
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
    }
}

fn object(properties: Map<String, Value>) -> Value {
    let properties = Value::Object(properties);
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
