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

const TITLE: &str = "Headline: Ferry Stops\n\nThe ferry stops.\n\nRelated article: The Story Nobody Filed\n";

/// The fixes for a related title that nobody has filed, in an editor with these capabilities.
fn fixes_for_title(workspace_edit: &Value) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().canonicalize().expect("it is there").join("ferry.txt");
    std::fs::write(&file, TITLE).expect("a file");
    let uri = format!("file://{}", file.display());
    let mut client = Client::session(&json!({ "workspace": { "workspaceEdit": workspace_edit } }));
    client.open(&uri, TITLE);
    // That nothing is there is said once the folder has been read.
    let is_said = |told: &Value| told.to_string().contains("unresolved-title");
    while !is_said(&client.incoming("textDocument/publishDiagnostics")) {}
    let range = json!({ "start": { "line": 4, "character": 20 }, "end": { "line": 4, "character": 20 } });
    let reply = client.ask(
        "textDocument/codeAction",
        json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } }),
    );
    client.stop();
    reply["result"].as_array().expect("actions").clone()
}

#[test]
fn an_article_that_nobody_has_filed_is_made_where_the_editor_makes_files() {
    let able = json!({ "documentChanges": true, "resourceOperations": ["create", "rename"] });
    let fixes = fixes_for_title(&able);
    let title = "Create “the-story-nobody-filed.txt”";
    let fix = fixes.iter().find(|fix| fix["title"] == title).unwrap_or_else(|| panic!("{fixes:#?}"));
    let steps = &fix["edit"]["documentChanges"];
    assert_eq!(steps[0]["kind"], "create");
    assert_eq!(steps[0]["options"]["overwrite"], false);
    let made = steps[0]["uri"].as_str().expect("a file");
    assert!(made.ends_with("/the-story-nobody-filed.txt"), "{made}");
    assert_eq!(steps[1]["textDocument"]["uri"], made);
    assert_eq!(steps[1]["edits"][0]["newText"], "Headline: The Story Nobody Filed\n");
    for unable in [json!({ "documentChanges": true }), json!({ "resourceOperations": ["create"] }), json!({})]
    {
        let fixes = fixes_for_title(&unable);
        assert!(fixes.iter().all(|fix| fix["title"] != title), "{fixes:#?}");
    }
}
