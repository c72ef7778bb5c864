//! Files in old encodings, as an editor's server sees them: the editor sends text, and the file tells what it is written in.

mod client;

use client::Client;
use serde_json::{Value, json};

fn is_told(published: &Value) -> bool {
    published["params"]["diagnostics"].to_string().contains("not-utf8")
}

#[test]
fn a_file_in_an_old_encoding_is_told_until_it_is_saved_in_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().canonicalize().expect("it is there").join("cafe.txt");
    let text = "The café on the quay is open again.\n";
    std::fs::write(&file, b"The caf\xE9 on the quay is open again.\n").expect("a file");
    let uri = format!("file://{}", file.display());
    let mut client = Client::session(&json!({}));
    client.open(&uri, text);
    assert!(is_told(&client.incoming("textDocument/publishDiagnostics")));

    std::fs::write(&file, text).expect("a file");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert!(!is_told(&client.incoming("textDocument/publishDiagnostics")));
    client.stop();
}
