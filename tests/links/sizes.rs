//! Addresses that are too long, and too many on a line: by the command line and in an editor, nobody waits.

use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};

use super::client::Client;
use super::command::Folder;

const MEGABYTE: usize = 1 << 20;

/// Addresses of a megabyte, each long in another part.
fn endless() -> [(&'static str, String); 8] {
    let repeated = |piece: &str| piece.repeat(MEGABYTE / piece.len());
    [
        ("a path", format!("https://a.example/{}", repeated("ferry-"))),
        ("a query", format!("https://a.example/?{}", repeated("a=b&"))),
        ("a host", format!("https://{}example/", repeated("a."))),
        ("a label", format!("https://{}.example/", repeated("a"))),
        ("a label of Punycode", format!("https://xn--{}.example/", repeated("zk9"))),
        ("a user name", format!("https://{}@a.example/", repeated("a"))),
        ("escapes", format!("https://a.example/{}", repeated("%66"))),
        ("a fragment", format!("https://a.example/#:~:text={}", repeated("ferry"))),
    ]
}

fn findings(folder: &Folder, article: &str) -> Vec<Value> {
    let output = folder.run(&["check", "--format", "json", article]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{article}"));
    json["findings"].as_array().expect("findings").clone()
}

#[test]
fn an_address_of_a_megabyte_is_named_and_never_asked() {
    for (name, url) in endless() {
        let folder = Folder::of(&[("a.txt", &format!("See {url} today.\n"))]);
        let found = findings(&folder, "a.txt");
        assert!(
            found.iter().any(|finding| finding["rule"] == "malformed-url"
                && finding["message"].as_str().is_some_and(|said| said.contains("Not a usable URL"))),
            "{name}: {found:?}"
        );
        let dry = folder.run(&["links", "--check", "--dry-run", "a.txt"]);
        assert_eq!((dry.status.code(), dry.stdout.len()), (Some(0), 0), "{name}");
        let listed = folder.run(&["links", "--format", "jsonl", "a.txt"]);
        let line: Value = serde_json::from_slice(&listed.stdout).expect("JSON");
        assert_eq!(line["links"][0]["url"], url, "{name}");
    }
}

/// An editor that has an article of `text` open.
fn editor(text: &str) -> (Client, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, text).expect("written");
    let uri = format!("file://{}", path.display());
    let mut editor = Client::session(&json!({}));
    editor.need_not_mind(&["textDocument/publishDiagnostics"]);
    editor.open(&uri, text);
    (editor, uri, folder)
}

#[test]
fn an_address_of_a_megabyte_is_shown_short_in_an_editor() {
    for (name, url) in endless() {
        let (mut editor, uri, _folder) = editor(&format!("See {url} today.\n"));
        let at = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 20}});
        let card = editor.ask("textDocument/hover", at)["result"]["contents"]["value"].take();
        let card = card.as_str().unwrap_or_else(|| panic!("{name}: a card"));
        assert!(card.contains("**bare**") && card.len() < 20_000, "{name}: {} bytes", card.len());
        let links = editor.ask("textDocument/documentLink", json!({"textDocument": {"uri": uri}}));
        assert_eq!(links["result"], json!([]), "{name}: what leads nowhere is not opened");
    }
}

/// A hundred thousand addresses on a line.
fn crowd() -> String {
    let mut line = String::new();
    for number in 0..100_000 {
        let _ = write!(line, "https://a.example/2024/ferry-{number} ");
    }
    line + "\n"
}

#[test]
fn a_hundred_thousand_addresses_on_a_line_are_listed_and_followed_in_an_editor() {
    let text = crowd();
    let folder = Folder::of(&[("a.txt", &text)]);
    assert!(findings(&folder, "a.txt").is_empty());
    let listed = folder.run(&["links", "--format", "jsonl", "a.txt"]);
    let line: Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    assert_eq!(line["links"].as_array().map(Vec::len), Some(100_000));

    let (mut editor, uri, _folder) = editor(&text);
    let links = editor.ask("textDocument/documentLink", json!({"textDocument": {"uri": uri}}));
    let links = links["result"].as_array().expect("links");
    assert_eq!(links.len(), 100_000);
    assert_eq!(links[99_999]["target"], "https://a.example/2024/ferry-99999");
    let at = json!({"textDocument": {"uri": uri}, "position": links[99_999]["range"]["start"]});
    let card = editor.ask("textDocument/hover", at)["result"]["contents"]["value"].take();
    assert!(card.as_str().is_some_and(|card| card.contains("ferry-99999")), "{card}");
}
