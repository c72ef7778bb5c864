//! Links asked from an editor: when it is told to, with progress that can be stopped, and what it shows of the answers.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;
use super::web::Web;

/// An article in a folder, an editor that has it open, and the pages that it links to.
struct Desk {
    editor: Client,
    folder: TempDir,
    uri: String,
    web: Web,
}

impl Desk {
    /// An article of `text`, in which `WEB` stands for the server's address; `check` is what `links.check` is set to.
    fn new(text: &str, check: &str) -> Self {
        Self::with(text, check, &json!({}))
    }

    /// The same in an editor that has `capabilities`.
    fn with(text: &str, check: &str, capabilities: &Value) -> Self {
        let web = Web::new(|heard, line| match heard.path.as_str() {
            "/gone" => line.answer(404, &[], ""),
            "/moved" => line.redirect(301, "/here"),
            "/slow" => {
                sleep(Duration::from_secs(60));
                Ok(())
            }
            _ => line.page("here"),
        });
        let folder = tempfile::tempdir().expect("a folder");
        let text = text.replace("WEB", &web.url(""));
        let path = folder.path().join("a.txt");
        fs::write(&path, &text).expect("written");
        let uri = format!("file://{}", path.display());
        let cache = folder.path().join(".cache");
        let mut editor = Client::start_with(&[("COPYDESK_CACHE_DIR", &cache)]);
        let settings = json!({"links": {"check": check, "allowPrivate": ["127.0.0.1"]}});
        let root = format!("file://{}", folder.path().display());
        let initialize = json!({
            "processId": null, "rootUri": root, "capabilities": capabilities, "initializationOptions": settings
        });
        let reply = editor.ask("initialize", initialize);
        let commands = &reply["result"]["capabilities"]["executeCommandProvider"]["commands"];
        assert_eq!(commands, &json!(["copydesk.checkLinks"]));
        editor.notify("initialized", json!({}));
        editor.need_not_mind(&["$/progress", "textDocument/publishDiagnostics"]);
        editor.open(&uri, &text);
        Self { editor, folder, uri, web }
    }

    /// Asks about the article, to be told under `links` how far that is.
    fn check(&mut self) -> i64 {
        let params =
            json!({"command": "copydesk.checkLinks", "arguments": [self.uri], "workDoneToken": "links"});
        self.editor.request("workspace/executeCommand", params)
    }

    /// The rules that speak once one of them is `rule`.
    fn shown(&mut self, rule: &str) -> Vec<String> {
        loop {
            let published = self.editor.incoming("textDocument/publishDiagnostics");
            let diagnostics = published["params"]["diagnostics"].as_array().expect("diagnostics").clone();
            let rules: Vec<String> =
                diagnostics.iter().map(|one| one["code"].as_str().expect("a rule").to_owned()).collect();
            if rules.iter().any(|shown| shown == rule) {
                return rules;
            }
        }
    }
}

const TEXT: &str = "The dam burst, see WEB/gone and WEB/moved and WEB/here.\n";

#[test]
fn the_command_asks_and_shows_what_it_learned() {
    let mut desk = Desk::new(TEXT, "on-command");
    let asked = desk.check();
    let counts = desk.editor.reply(asked)["result"].take();
    assert_eq!(counts, json!({"alive": 1, "moved": 1, "dead": 1, "blocked": 0, "unknown": 0}));
    let shown = desk.shown("dead-link");
    assert!(shown.contains(&"moved-link".to_owned()), "{shown:?}");

    let kinds: Vec<Value> =
        desk.editor.drain("$/progress").iter().map(|told| told["params"]["value"]["kind"].clone()).collect();
    assert_eq!((kinds.first(), kinds.last()), (Some(&json!("begin")), Some(&json!("end"))), "{kinds:?}");

    let at = json!({"textDocument": {"uri": desk.uri}, "position": {"line": 0, "character": 22}});
    let hover = desk.editor.ask("textDocument/hover", at)["result"]["contents"]["value"].take();
    assert!(hover.as_str().is_some_and(|card| card.contains("**dead** (404 Not Found)")), "{hover}");

    // The command line knows it from then on, and asks nobody.
    let asked = desk.web.connections().0;
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["links", "--check", "--allow-private", "127.0.0.1", "a.txt"])
        .current_dir(desk.folder.path())
        .env("COPYDESK_CACHE_DIR", desk.folder.path().join(".cache"))
        .output()
        .expect("the binary runs");
    assert_eq!((output.status.code(), desk.web.connections().0), (Some(1), asked));
}

#[test]
fn a_client_that_gave_no_token_is_asked_for_one() {
    let mut desk = Desk::with(TEXT, "on-command", &json!({"window": {"workDoneProgress": true}}));
    let asked = desk.editor.request(
        "workspace/executeCommand",
        json!({"command": "copydesk.checkLinks", "arguments": [desk.uri]}),
    );
    let creates = desk.editor.incoming("window/workDoneProgress/create");
    assert!(desk.editor.drain("$/progress").is_empty(), "it knows nothing of the token yet");
    desk.editor.frame(&json!({"jsonrpc": "2.0", "id": creates["id"], "result": null}).to_string());
    let told = desk.editor.incoming("$/progress");
    assert_eq!(told["params"]["token"], creates["params"]["token"]);
    assert_eq!(told["params"]["value"]["cancellable"], true);
    assert_eq!(desk.editor.reply(asked)["result"]["dead"], 1);
}

#[test]
fn all_articles_are_asked_about_at_once() {
    let mut desk = Desk::new("The dam burst.\n", "on-command");
    let beside = desk.folder.path().join("b.txt");
    fs::write(&beside, format!("See {}.\n", desk.web.url("/gone"))).expect("written");
    let changed = json!({"changes": [{"uri": format!("file://{}", beside.display()), "type": 1}]});
    desk.editor.notify("workspace/didChangeWatchedFiles", changed);
    loop {
        let counts = desk.editor.ask("workspace/executeCommand", json!({"command": "copydesk.checkLinks"}));
        // The folder may still be being read.
        if counts["result"]["dead"] == 1 {
            break;
        }
        sleep(Duration::from_millis(20));
    }
    assert_eq!(desk.web.methods("/gone"), ["HEAD", "GET"]);
}

#[test]
fn what_is_saved_is_asked_about_where_that_is_wanted() {
    for (check, is_asked) in [("on-save", true), ("on-command", false), ("off", false)] {
        let mut desk = Desk::new(TEXT, check);
        desk.editor.notify("textDocument/didSave", json!({"textDocument": {"uri": desk.uri}}));
        if is_asked {
            desk.shown("dead-link");
        } else {
            desk.editor.assert_alive();
            assert_eq!(desk.web.connections().0, 0, "{check}");
        }
    }
}

#[test]
fn where_it_is_off_nobody_is_asked_before_the_user_says_so() {
    let mut desk = Desk::new(TEXT, "off");
    for (answer, is_asked) in
        [(Value::Null, false), (json!({"title": "Cancel"}), false), (json!({"title": "Ask the sites"}), true)]
    {
        let asked = desk.check();
        assert_eq!(desk.editor.reply(asked)["result"], Value::Null);
        let question = desk.editor.incoming("window/showMessageRequest");
        desk.editor.frame(&json!({"jsonrpc": "2.0", "id": question["id"], "result": answer}).to_string());
        if is_asked {
            desk.shown("dead-link");
        } else {
            desk.editor.assert_alive();
            assert_eq!(desk.web.connections().0, 0);
        }
    }
}

#[test]
fn a_check_is_stopped_by_its_progress_and_by_its_request() {
    let mut desk = Desk::new("See WEB/slow and WEB/here.\n", "on-command");
    let asked = desk.check();
    assert_eq!(desk.editor.incoming("$/progress")["params"]["token"], "links");
    desk.editor.notify("window/workDoneProgress/cancel", json!({"token": "links"}));
    let counts = desk.editor.reply(asked)["result"].take();
    assert_eq!(counts["dead"], 0, "what was learned until then is told: {counts}");
    while desk.editor.incoming("$/progress")["params"]["value"]["kind"] != "end" {}

    let asked = desk.check();
    assert_eq!(desk.editor.incoming("$/progress")["params"]["value"]["kind"], "begin");
    desk.editor.notify("$/cancelRequest", json!({"id": asked}));
    assert_eq!(desk.editor.reply(asked)["error"]["code"], -32800);
    while desk.editor.incoming("$/progress")["params"]["value"]["kind"] != "end" {}
    desk.editor.assert_alive();
}

#[test]
fn what_the_command_cannot_make_sense_of_is_refused() {
    let mut desk = Desk::new(TEXT, "on-command");
    for params in
        [json!({"command": "copydesk.checkLinks", "arguments": [7]}), json!({"command": "copydesk.fly"})]
    {
        assert_eq!(desk.editor.ask("workspace/executeCommand", params)["error"]["code"], -32602);
    }
    let unknown = json!({"command": "copydesk.checkLinks", "arguments": ["file:///not/open.txt"]});
    assert_eq!(desk.editor.ask("workspace/executeCommand", unknown)["result"]["dead"], 0);
}
