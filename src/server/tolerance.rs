//! Params that clients send and the protocol's types refuse, mended before they meet those types.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use tower_lsp::lsp_types::{ClientCapabilities, InitializeParams, WorkspaceFolder};

/// The params of `method` in the shape its handler can read.
pub(super) fn mend(method: &str, params: Option<Value>) -> Option<Value> {
    match (method, params) {
        ("shutdown", _) => None,
        ("initialized", None) => Some(json!({})),
        ("workspace/didChangeConfiguration", Some(Value::Object(mut params))) => {
            params.entry("settings").or_insert(Value::Null);
            Some(params.into())
        }
        ("workspace/didChangeConfiguration", None) => Some(json!({"settings": null})),
        ("initialize", Some(Value::Object(params))) => Some(initialize(params)),
        (_, params) => params,
    }
}

/// Leaves out what this version of the protocol cannot read (values of later versions, folders that are not URIs),
/// so that the rest counts.
fn initialize(mut params: Map<String, Value>) -> Value {
    let capabilities = params.entry("capabilities").or_insert(Value::Null);
    if !capabilities.is_object() {
        *capabilities = json!({});
    }
    // The types have the protocol's `diagnostics` in the singular.
    if let Some(workspace) = capabilities.get_mut("workspace").and_then(Value::as_object_mut)
        && let Some(diagnostics) = workspace.remove("diagnostics")
    {
        workspace.insert("diagnostic".to_owned(), diagnostics);
    }
    let whole = Value::Object(params);
    if InitializeParams::deserialize(&whole).is_ok() {
        return whole;
    }
    let Value::Object(params) = whole else { return whole };
    params.into_iter().filter_map(|(key, value)| Some((key.clone(), readable_param(&key, value)?))).collect()
}

fn readable_param(key: &str, value: Value) -> Option<Value> {
    match (key, value) {
        ("capabilities", Value::Object(areas)) => {
            Some(areas.into_iter().filter_map(|(area, value)| readable_area(area, value)).collect())
        }
        ("workspaceFolders", Value::Array(folders)) => {
            Some(folders.into_iter().filter(|folder| WorkspaceFolder::deserialize(folder).is_ok()).collect())
        }
        (key, value) => {
            let alone = json!({"capabilities": {}, key: value});
            InitializeParams::deserialize(&alone).is_ok().then_some(value)
        }
    }
}

fn readable_area(area: String, value: Value) -> Option<(String, Value)> {
    let reads = |value: &Value| ClientCapabilities::deserialize(&json!({&area: value})).is_ok();
    match value {
        value if reads(&value) => Some((area, value)),
        Value::Object(features) => {
            let features =
                features.into_iter().filter(|(name, value)| reads(&json!({name: value}))).collect();
            Some((area, features))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capability_of_a_later_protocol_costs_only_itself() {
        let params = json!({
            "trace": "compact",
            "workspaceFolders": [{"uri": "not a uri", "name": "a"}, {"uri": "file:///b", "name": "b"}],
            "capabilities": {
                "workspace": {"configuration": true, "workspaceEdit": {"failureHandling": "none"}},
                "window": 7
            }
        });
        let mended = mend("initialize", Some(params)).unwrap();
        let read = InitializeParams::deserialize(mended).unwrap();
        assert_eq!(read.capabilities.workspace.unwrap().configuration, Some(true));
        assert_eq!(read.workspace_folders.unwrap()[0].name, "b");
    }

    #[test]
    fn a_client_that_can_be_asked_to_pull_again_is_understood() {
        let params = json!({"capabilities": {"workspace": {"diagnostics": {"refreshSupport": true}}}});
        let mended = mend("initialize", Some(params)).unwrap();
        let read = InitializeParams::deserialize(mended).unwrap();
        assert_eq!(read.capabilities.workspace.unwrap().diagnostic.unwrap().refresh_support, Some(true));
    }

    #[test]
    fn null_params_and_missing_ones_are_the_same() {
        assert_eq!(mend("initialized", None), Some(json!({})));
        assert_eq!(mend("shutdown", Some(json!({}))), None);
    }
}
