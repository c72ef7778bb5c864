//! How the server lives and ends, against the real binary: each test is a way in which language servers have hung,
//! died or lost an edit.

mod client;

use std::thread;
use std::time::Duration;

use client::Client;
use serde_json::{Value, json};

const URI: &str = "file:///news/harbour.txt";
const ARTICLE: &str = "The port was closed on Monday.\n\n\"We lost the crane, the harbour master said.\n";

fn pulling() -> Value {
    json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}})
}

fn pull(client: &mut Client) -> Value {
    client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}))["result"]["items"].take()
}

fn place(line: u32, character: u32) -> Value {
    json!({"line": line, "character": character})
}

fn insertion(line: u32, character: u32, text: &str) -> Value {
    json!([{"range": {"start": place(line, character), "end": place(line, character)}, "text": text}])
}

#[test]
fn exit_ends_the_server_although_stdin_stays_open() {
    Client::session(&json!({})).stop();
    let mut client = Client::session(&json!({}));
    client.frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    client.assert_exit(1);
}

#[test]
fn the_end_of_stdin_ends_the_server() {
    let mut client = Client::session(&json!({}));
    client.close_stdin();
    client.assert_exit(1);
    let mut client = Client::session(&json!({}));
    client.ask("shutdown", Value::Null);
    client.close_stdin();
    client.assert_exit(0);
}

#[test]
fn requests_outside_a_session_are_refused() {
    let mut client = Client::start();
    assert_eq!(client.ask("textDocument/hover", json!({}))["error"]["code"], -32002);
    let mut client = Client::session(&json!({}));
    client.ask("shutdown", Value::Null);
    assert_eq!(client.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
    assert_eq!(client.ask("shutdown", Value::Null)["error"]["code"], -32600);
    client.open(URI, ARTICLE);
    client.frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    client.assert_exit(0);
}

#[test]
fn broken_frames_and_bodies_cost_only_themselves() {
    let mut client = Client::session(&json!({}));
    client.write(b"Garbage\r\n\r\nContent-Length: -5\r\n\r\n");
    client.assert_alive();
    client.frame(r#"{"jsonrpc": bad"#);
    assert_eq!(client.complaint(), -32700);
    client.frame(r#"[{"jsonrpc":"2.0","id":1,"method":"test/a"}]"#);
    assert_eq!(client.complaint(), -32600);
    client.frame(&"[".repeat(100_000));
    assert_eq!(client.complaint(), -32600);
    client.frame(r#"{"jsonrpc":"2.0","id":1.5,"method":"test/a"}"#);
    assert_eq!(client.complaint(), -32600);
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    client.frame(&format!(r#"{{"jsonrpc":"2.0","id":7,"method":"test/a","params":{{"x":{deep}}}}}"#));
    assert_eq!(client.reply(7)["error"]["code"], -32601);
    client.stop();
}

#[test]
fn header_names_have_no_case() {
    let mut client = Client::session(&json!({}));
    client.write(b"content-length: 43\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"test/ab\"}");
    assert_eq!(client.reply(1)["error"]["code"], -32601);
    client.stop();
}

#[test]
fn a_client_that_closes_stdout_ends_the_server() {
    let mut process = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(process.stdout.take());
    let mut stdin = process.stdin.take().unwrap();
    let _ = std::io::Write::write_all(&mut stdin, b"Content-Length: 2\r\n\r\n{}");
    assert_eq!(process.wait().unwrap().code(), Some(1));
}

#[test]
fn a_client_that_does_not_read_delays_only_itself() {
    let mut client = Client::session(&json!({}));
    let padding = "x".repeat(200);
    let ids: Vec<_> = client.without_reading(|client| {
        (0..3000).map(|_| client.request("test/ping", json!({"text": padding}))).collect()
    });
    let shutdown = client.request("shutdown", Value::Null);
    client.reply(shutdown);
    for id in ids {
        client.reply(id);
    }
    client.frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    client.assert_exit(0);
}

#[test]
fn a_cancelled_request_is_answered_once() {
    let mut client = Client::session(&pulling());
    client.open(URI, &ARTICLE.repeat(10_000));
    let pull = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    client.notify("$/cancelRequest", json!({"id": pull}));
    client.notify("$/cancelRequest", json!({"id": pull}));
    let reply = client.reply(pull);
    assert!(reply["error"]["code"] == -32800 || reply["result"].is_object(), "{reply}");
    client.stop();
}

#[test]
fn shutdown_is_answered_before_busy_handlers_are_done() {
    let mut client = Client::session(&pulling());
    client.open(URI, &ARTICLE.repeat(10_000));
    let pulls: Vec<_> = (0..8)
        .map(|_| client.request("textDocument/diagnostic", json!({"textDocument": {"uri": URI}})))
        .collect();
    assert_eq!(client.ask("shutdown", Value::Null)["result"], Value::Null);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    for pull in pulls {
        client.reply(pull);
    }
    client.frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    client.assert_exit(0);
}

#[test]
fn a_message_of_6_mb_is_read() {
    let mut client = Client::session(&json!({}));
    client.open(URI, &"The harbour was calm.\n".repeat(1 << 18));
    client.assert_alive();
    assert_eq!(client.incoming("textDocument/publishDiagnostics")["params"]["diagnostics"], json!([]));
    client.stop();
}

#[test]
fn edits_are_applied_in_the_order_in_which_they_came() {
    let mut client = Client::session(&pulling());
    client.open(URI, "");
    for (at, character) in ARTICLE.chars().enumerate() {
        let before: String = ARTICLE.chars().take(at).collect();
        let line = before.matches('\n').count();
        let column = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        let change =
            insertion(u32::try_from(line).unwrap(), u32::try_from(column).unwrap(), &character.to_string());
        client.change(URI, i32::try_from(at).unwrap() + 2, change);
    }
    client.notify("textDocument/didSave", json!({"textDocument": {"uri": URI}}));
    let typed = pull(&mut client);
    client.open(URI, ARTICLE);
    assert_eq!(typed, pull(&mut client));
    assert_eq!(typed[0]["range"]["start"], place(2, 0));
    client.stop();
}

#[test]
fn strange_positions_and_params_leave_the_document_whole() {
    let mut client = Client::session(&pulling());
    client.open(URI, ARTICLE);
    client.change(URI, 2, insertion(0, 2_147_483_647, " Nobody was hurt."));
    client.frame(&format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/didChange","params":{{"textDocument":{{"uri":"{URI}"}},
        "contentChanges":[{{"range":{{"start":{{"line":-1,"character":0}},"end":{{"line":0,"character":0}}}},"text":"x"}}]}}}}"#
    ));
    client.notify("textDocument/didChange", json!({"textDocument": 7}));
    client.frame(r#"{"jsonrpc":"2.0","method":"textDocument/didClose"}"#);
    let items = pull(&mut client);
    assert_eq!(items.as_array().unwrap().len(), 1, "{items}");
    client.stop();
}

#[test]
fn pushed_diagnostics_carry_the_version_and_come_only_when_they_change() {
    let mut client = Client::session(&json!({}));
    client.open(URI, ARTICLE);
    let first = client.incoming("textDocument/publishDiagnostics");
    assert_eq!((&first["params"]["version"], &first["params"]["uri"]), (&json!(1), &json!(URI)));
    client.change(URI, 2, insertion(0, 0, "x"));
    client.change(URI, 3, insertion(2, "\"We lost the crane,".len() as u32, "\""));
    let second = client.incoming("textDocument/publishDiagnostics");
    assert_eq!((&second["params"]["version"], &second["params"]["diagnostics"]), (&json!(3), &json!([])));
    client.change(URI, 4, json!([{"text": ARTICLE}]));
    assert_eq!(client.incoming("textDocument/publishDiagnostics")["params"]["version"], 4);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(client.incoming("textDocument/publishDiagnostics")["params"]["diagnostics"], json!([]));
    client.stop();
}

#[test]
fn a_client_that_cannot_be_asked_to_pull_again_gets_diagnostics_pushed() {
    let mut client = Client::start();
    let pulls_once = json!({"textDocument": {"diagnostic": {}}});
    let reply =
        client.ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": pulls_once}));
    assert_eq!(reply["result"]["capabilities"]["diagnosticProvider"], Value::Null);
    client.notify("initialized", json!({}));
    client.open(URI, ARTICLE);
    assert_eq!(client.incoming("textDocument/publishDiagnostics")["params"]["version"], 1);
    client.stop();
}

#[test]
fn a_pull_with_the_result_id_of_before_is_unchanged() {
    let mut client = Client::session(&pulling());
    client.open(URI, ARTICLE);
    let report = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    let id = &report["result"]["resultId"];
    client.change(URI, 2, insertion(0, 0, "x"));
    let again =
        client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": URI}, "previousResultId": id}));
    assert_eq!(again["result"], json!({"kind": "unchanged", "resultId": id}));
    client.stop();
}

#[test]
fn documents_come_back_under_the_name_they_were_opened_with() {
    let mut client = Client::session(&json!({}));
    for uri in ["untitled:Untitled-1", "file:///c%3a/é+ü 1.md", "file:///C:/a.md", "not a uri"] {
        client.open(uri, ARTICLE);
        assert_eq!(client.incoming("textDocument/publishDiagnostics")["params"]["uri"], uri);
    }
    client.stop();
}

#[test]
fn the_client_is_asked_for_its_settings_and_may_never_answer() {
    let mut client = Client::session(&json!({"workspace": {
        "configuration": true,
        "didChangeConfiguration": {"dynamicRegistration": true},
        "didChangeWatchedFiles": {"dynamicRegistration": true}
    }}));
    let registered = client.incoming("client/registerCapability")["params"]["registrations"].take();
    assert_eq!(registered.as_array().unwrap().len(), 2, "{registered}");
    let question = client.incoming("workspace/configuration");
    assert_eq!(question["params"]["items"], json!([{"section": "copydesk"}]));
    client.frame(&json!({"jsonrpc": "2.0", "id": question["id"], "result": [{"x": [1]}, 7]}).to_string());
    let told = client.incoming("window/showMessage")["params"]["message"].take();
    let told = told.as_str().unwrap_or_default();
    assert!(told.starts_with("copydesk: editor setting `x`: no such setting; there are "), "{told}");
    client.frame(&json!({"jsonrpc": "2.0", "id": question["id"], "result": [null]}).to_string());
    client.frame(r#"{"jsonrpc":"2.0","id":"never asked","error":"text"}"#);
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    client.incoming("workspace/configuration");
    client.stop();
}

#[test]
fn settings_that_cannot_be_read_are_told_and_change_nothing() {
    let mut client = Client::session(&json!({}));
    let mut set = |settings: Value| {
        client.notify("workspace/didChangeConfiguration", json!({"settings": {"copydesk": settings}}));
        client.assert_alive();
        let told = client.drain("window/showMessage");
        told.iter()
            .map(|message| message["params"]["message"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(set(json!({"rules": {"unbalanced-quote": "off"}})).is_empty());
    assert_eq!(
        set(json!({"rules": "off"})),
        ["copydesk: editor setting `rules`: expects a table of names and values"]
    );
    assert_eq!(set(json!("off")), ["copydesk: editor settings: \"off\" is no table of settings"]);
    assert!(set(Value::Null).is_empty());
    client.open(URI, ARTICLE);
    let shown = client.incoming("textDocument/publishDiagnostics")["params"]["diagnostics"].take();
    assert!(shown.as_array().unwrap().iter().all(|finding| finding["code"] != "unbalanced-quote"), "{shown}");
    client.stop();
}

#[test]
fn an_encoding_that_both_know_is_chosen() {
    for (offered, chosen) in
        [(json!(["utf-16", "utf-8"]), "utf-8"), (json!(["utf-7"]), "utf-16"), (json!(["utf-32"]), "utf-32")]
    {
        let mut client = Client::start();
        let general = json!({"general": {"positionEncodings": offered}});
        let reply = client.ask("initialize", json!({"capabilities": general}));
        assert_eq!(reply["result"]["capabilities"]["positionEncoding"], chosen);
        client.stop();
    }
}

#[test]
fn trace_tells_what_arrived() {
    let mut client = Client::session(&json!({}));
    client.notify("$/setTrace", json!({"value": "messages"}));
    client.notify("test/odd", json!({}));
    let message = client.incoming("$/logTrace")["params"]["message"].take();
    assert_eq!(message, "Received notification 'test/odd'");
    client.notify("$/setTrace", json!({"value": "off"}));
    client.incoming("$/logTrace");
    client.stop();
}

#[cfg(unix)]
#[test]
fn the_end_of_the_editor_is_the_end_of_the_server() {
    let mut editor = std::process::Command::new("sleep").arg("60").spawn().unwrap();
    let mut client = Client::start();
    client.ask("initialize", json!({"processId": editor.id(), "capabilities": {}}));
    thread::sleep(Duration::from_millis(50));
    editor.kill().unwrap();
    editor.wait().unwrap();
    client.assert_exit(1);
}
