//! Quick fixes as editors get them.

mod client;

use client::Client;
use serde_json::{Value, json};

const ARTICLE: &str = "file:///newsroom/quay.txt";
const TEXT: &str = "The board is believed to be looking for a buyer.\n";

/// The edits of the fixes for the first line of [`TEXT`], by title, in an editor with these capabilities.
fn edits(workspace_edit: &Value) -> Vec<(String, Value)> {
    let mut client = Client::session(&json!({ "workspace": { "workspaceEdit": workspace_edit } }));
    client.open(ARTICLE, TEXT);
    let range = json!({ "start": { "line": 0, "character": 10 }, "end": { "line": 0, "character": 10 } });
    let reply = client.ask(
        "textDocument/codeAction",
        json!({ "textDocument": { "uri": ARTICLE }, "range": range, "context": { "diagnostics": [] } }),
    );
    client.incoming("textDocument/publishDiagnostics");
    let actions = reply["result"].as_array().expect("actions").clone();
    client.stop();
    let edits = |action: &Value| {
        let changes = &action["edit"]["documentChanges"][0]["edits"];
        if changes.is_null() { action["edit"]["changes"][ARTICLE].clone() } else { changes.clone() }
    };
    let title = |action: &Value| action["title"].as_str().unwrap_or_default().to_owned();
    actions.iter().map(|action| (title(action), edits(action))).collect()
}

fn edits_of(workspace_edit: &Value, title: &str) -> Value {
    let all = edits(workspace_edit);
    let found = all.iter().find(|(offered, _)| offered == title);
    found.unwrap_or_else(|| panic!("“{title}” is not among {all:?}")).1.clone()
}

const INSERT: &str = "Insert “[by whom? TK]”";

#[test]
fn an_editor_that_takes_snippets_gets_the_open_word_as_a_place() {
    let edits = edits_of(&json!({ "documentChanges": true, "snippetEditSupport": true }), INSERT);
    assert_eq!(edits[0]["snippet"], json!({ "kind": "snippet", "value": " [by whom? ${1:TK}]" }));
    assert_eq!(edits[0]["range"]["start"], json!({ "line": 0, "character": 24 }));
    assert_eq!(edits[0]["newText"], Value::Null);
}

#[test]
fn another_editor_gets_the_words() {
    for capabilities in [json!({ "documentChanges": true }), json!({}), json!({ "snippetEditSupport": true })]
    {
        let edits = edits_of(&capabilities, INSERT);
        assert_eq!(edits[0]["newText"], " [by whom? TK]");
        assert_eq!(edits[0]["snippet"], Value::Null);
    }
}
