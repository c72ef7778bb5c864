//! The editor and the command line say the same, byte for byte, and follow the same files: settings, suppressions and
//! baselines among them. Through the real binary on both sides.

mod client;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use client::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

/// What can be given up on, in time.
const PATIENCE: Duration = Duration::from_secs(30);

struct Newsroom {
    folder: TempDir,
    client: Client,
}

impl Newsroom {
    /// A folder with these files, and an editor in it that pulls diagnostics.
    fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for (name, text) in files {
            write(folder.path(), name, text);
        }
        let root = url(&folder.path().canonicalize().expect("it is there"));
        let mut client = Client::start();
        let capabilities = json!({
            "textDocument": {"diagnostic": {}},
            "workspace": {"diagnostics": {"refreshSupport": true}, "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
        });
        let folders = json!([{"uri": root, "name": "newsroom"}]);
        client.ask(
            "initialize",
            json!({"processId": null, "rootUri": root, "workspaceFolders": folders, "capabilities": capabilities}),
        );
        client.notify("initialized", json!({}));
        Self { folder, client }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().expect("it is there").join(name)
    }

    fn uri(&self, name: &str) -> String {
        url(&self.path(name))
    }

    fn open(&mut self, name: &str) {
        let bytes = fs::read(self.path(name)).expect("a file");
        let text = copydesk::archive::decode(bytes).expect("text").text;
        let is_markdown = Path::new(name).extension().is_some_and(|end| end == "md");
        let language = if is_markdown { "markdown" } else { "plaintext" };
        let document = json!({"uri": self.uri(name), "languageId": language, "version": 1, "text": text});
        self.client.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// What the editor is shown of the file.
    fn shown(&mut self, name: &str) -> Vec<String> {
        let document = json!({"textDocument": {"uri": self.uri(name)}});
        let report = self.client.ask("textDocument/diagnostic", document);
        let items = report["result"]["items"].as_array().expect("a list").clone();
        let severities = ["", "error", "warning", "info", "hint"];
        let shown = items.iter().map(|item| {
            let severity = severities[item["severity"].as_u64().expect("a number") as usize];
            json!([item["range"], item["code"], severity, item["message"]]).to_string()
        });
        let mut shown: Vec<String> = shown.collect();
        shown.sort();
        shown
    }

    /// What hovering over a place of the file shows.
    fn hover(&mut self, name: &str, line: u32, character: u32) -> String {
        let place = json!({"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}});
        let shown = self.client.ask("textDocument/hover", place);
        shown["result"]["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// What the command line finds in the file.
    fn checked(&self, name: &str) -> Vec<String> {
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["check", "--format", "json", name])
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("the binary runs");
        let checked: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
        let findings = checked["findings"].as_array().expect("a list");
        let found = findings.iter().map(|finding| {
            json!([finding["range"], finding["rule"], finding["severity"], finding["message"]]).to_string()
        });
        let mut found: Vec<String> = found.collect();
        found.sort();
        found
    }

    /// Waits until the editor shows what is expected of the file.
    #[track_caller]
    fn assert_shows(&mut self, name: &str, expected: &[String]) {
        let end = Instant::now() + PATIENCE;
        let mut shown = self.shown(name);
        while shown != expected && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(20));
            shown = self.shown(name);
        }
        assert_eq!(shown, expected, "{name}");
    }

    #[track_caller]
    fn assert_same(&mut self, name: &str) {
        let checked = self.checked(name);
        self.assert_shows(name, &checked);
    }

    /// Writes a file, and tells the server as an editor does that watches it.
    fn change(&mut self, name: &str, text: &str) {
        write(self.folder.path(), name, text);
        let change = json!({"uri": self.uri(name), "type": 2});
        self.client.notify("workspace/didChangeWatchedFiles", json!({"changes": [change]}));
    }

    fn rules(shown: &[String]) -> Vec<String> {
        let rule = |item: &String| {
            serde_json::from_str::<Value>(item).expect("JSON")[1].as_str().expect("a name").to_owned()
        };
        shown.iter().map(rule).collect()
    }

    /// Ends the session; what the server says about progress and pulling is nothing to look at.
    fn end(mut self) {
        self.client.drain("$/progress");
        self.client.drain("window/workDoneProgress/create");
    }
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn url(path: &Path) -> String {
    tower_lsp::lsp_types::Url::from_file_path(path).expect("a path from the root").into()
}

const SOLD: &str = "The boat was reportedly sold.\n\nA source said it sank.\n";

#[test]
fn every_file_has_the_findings_of_the_command_line() {
    let files = [
        (
            "copydesk.toml",
            "[groups]\nlinks = \"warning\"\n[[override]]\nfiles = \"opinion/**\"\nprofile = \"publish\"\n\
            rules = { bare-source = \"off\" }\n[[ignore]]\nfiles = \"/left.txt\"\ntext = \"A source said\"\n",
        ),
        ("plain.txt", SOLD),
        ("left.txt", SOLD),
        ("opinion/a.txt", SOLD),
        (
            "label.txt",
            "😀 It was reportedly sold, “Zoë” says.\n\ncopydesk-ignore: bare-source, reportedly, wraped-url -- old\n",
        ),
        ("profile.txt", "copydesk-profile: archive\n\nIt was reportedly sold. Critics say it sank.\n"),
        (
            "comments.md",
            "---\ntitle: Ferry sold\n---\n\n<!-- copydesk-disable-next-line reportedly -->\n\nIt was reportedly sold.\n\n\
            <!-- copydesk-disable bare-source -->\n\n- A source said it left, reportedly. <!-- copydesk-disable-line reportedly -->\n\
            - A source said so.\n\n<!-- copydesk-enable bare-source -->\n\nA source said it sank. [Here](gone.md).\n",
        ),
        (
            "crlf.md",
            "It was reportedly sold.\r\n\r\n<!-- copydesk-disable-file bad-date -->\r\n\r\n“We wait.\r\n",
        ),
        (
            "known.txt",
            "Headline: Ferry sold\n\nIt was reportedly sold. It was reportedly sunk.\n\nRelated article: Ferry Sails\n",
        ),
        (
            "stale.txt",
            "Headline: Ferry sails\n\nIt left.\n\nRelated article: Ferry sold\nOriginal url: http://localhost/a\n",
        ),
        (
            "copydesk-baseline.json",
            "{\"version\":1,\"findings\":[\n\
            {\"path\":\"known.txt\",\"rule\":\"reportedly\",\"text\":\"reportedly\",\"count\":1},\n\
            {\"path\":\"stale.txt\",\"rule\":\"reportedly\",\"text\":\"reportedly\",\"count\":1}]}\n",
        ),
    ];
    let mut newsroom = Newsroom::of(&files);
    let names =
        files.map(|(name, _)| name).into_iter().filter(|name| name.ends_with("txt") || name.ends_with("md"));
    let mut rules = Vec::new();
    for name in names {
        newsroom.open(name);
        newsroom.assert_same(name);
        rules.extend(Newsroom::rules(&newsroom.checked(name)));
    }
    for rule in [
        "reportedly",
        "bare-source",
        "unknown-suppression",
        "unused-suppression",
        "stale-baseline",
        "private-url",
    ] {
        assert!(rules.iter().any(|found| found == rule), "{rule} is among {rules:?}");
    }
    newsroom.end();
}

#[test]
fn a_change_of_the_settings_holds_at_once_and_a_slip_changes_nothing() {
    let mut newsroom =
        Newsroom::of(&[("copydesk.toml", "[rules]\nreportedly = \"error\"\n"), ("a.txt", SOLD)]);
    newsroom.open("a.txt");
    newsroom.assert_same("a.txt");
    let before = newsroom.shown("a.txt");
    assert_eq!(Newsroom::rules(&before), ["bare-source", "reportedly"]);

    newsroom.change("copydesk.toml", "[rules]\nreportedly = \"of\"\n");
    let told = newsroom.client.incoming("window/showMessage")["params"]["message"].take();
    let expected = format!(
        "copydesk: {}:2: `rules.reportedly`: \"of\" is no level; use error, warning, info, hint or off",
        newsroom.path("copydesk.toml").display()
    );
    assert_eq!(told, expected);
    newsroom.assert_shows("a.txt", &before);

    newsroom.change("copydesk.toml", "[rules]\nreportedly = \"off\"\n");
    newsroom.assert_same("a.txt");
    assert_eq!(Newsroom::rules(&newsroom.shown("a.txt")), ["bare-source"]);
    newsroom.end();
}

#[test]
fn a_baseline_holds_as_soon_as_it_is_written_and_one_that_cannot_be_read_changes_nothing() {
    let mut newsroom = Newsroom::of(&[("copydesk.toml", ""), ("a.txt", SOLD)]);
    newsroom.open("a.txt");
    newsroom.assert_same("a.txt");
    let known = "{\"version\":1,\"findings\":[{\"path\":\"a.txt\",\"rule\":\"reportedly\",\"text\":\"reportedly\",\"count\":1}]}";
    newsroom.change("copydesk-baseline.json", known);
    newsroom.assert_same("a.txt");
    let before = newsroom.shown("a.txt");
    assert_eq!(Newsroom::rules(&before), ["bare-source"]);

    newsroom.change("copydesk-baseline.json", "{\"version\":7}");
    let told = newsroom.client.incoming("window/showMessage")["params"]["message"].take();
    assert!(told.as_str().is_some_and(|told| told.contains("json:1: a baseline of version 7")), "{told}");
    newsroom.assert_shows("a.txt", &before);
    newsroom.end();
}

#[test]
fn a_baseline_of_any_name_is_followed() {
    let known = "{\"version\":1,\"findings\":[{\"path\":\"a.txt\",\"rule\":\"reportedly\",\"text\":\"reportedly\",\"count\":1}]}";
    let mut newsroom = Newsroom::of(&[
        ("copydesk.toml", "baseline = \"old/known.json\"\n"),
        ("old/known.json", "{\"version\":1,\"findings\":[]}"),
        ("a.txt", SOLD),
    ]);
    newsroom.open("a.txt");
    newsroom.assert_same("a.txt");
    newsroom.change("old/known.json", known);
    newsroom.assert_same("a.txt");
    assert_eq!(Newsroom::rules(&newsroom.shown("a.txt")), ["bare-source"]);
    newsroom.end();
}

#[test]
fn where_no_configuration_is_a_quick_fix_makes_one_that_holds() {
    let mut newsroom = Newsroom::of(&[("desk/a.txt", "It was reportedly sold.\n")]);
    newsroom.open("desk/a.txt");
    newsroom.assert_same("desk/a.txt");
    let range = json!({"start": {"line": 0, "character": 8}, "end": {"line": 0, "character": 8}});
    let asked = json!({"textDocument": {"uri": newsroom.uri("desk/a.txt")}, "range": range, "context": {"diagnostics": []}});
    let actions = newsroom.client.ask("textDocument/codeAction", asked)["result"].take();
    let action = actions.as_array().expect("a list").last().expect("an action").clone();
    assert_eq!(action["title"], "Silence this finding in a new copydesk.toml");
    let changes = &action["edit"]["documentChanges"];
    let create = json!([changes[0]["kind"], changes[0]["uri"], changes[0]["options"]["overwrite"]]);
    assert_eq!(create, json!(["create", newsroom.uri("copydesk.toml"), false]));
    let entry = changes[1]["edits"][0]["newText"].as_str().expect("a text").to_owned();
    newsroom.change("copydesk.toml", &entry);
    newsroom.assert_same("desk/a.txt");
    assert!(newsroom.shown("desk/a.txt").is_empty(), "{entry}");
    newsroom.end();
}

#[test]
fn quick_fixes_silence_a_finding_in_the_article_or_in_the_configuration() {
    let mut newsroom = Newsroom::of(&[
        ("copydesk.toml", "[rules]\nreportedly = \"info\""),
        ("a.md", "It left.\n\nIt was reportedly sold.\n"),
    ]);
    newsroom.open("a.md");
    newsroom.assert_same("a.md");
    let range = json!({"start": {"line": 2, "character": 10}, "end": {"line": 2, "character": 10}});
    let asked = json!({"textDocument": {"uri": newsroom.uri("a.md")}, "range": range, "context": {"diagnostics": []}});
    let actions = newsroom.client.ask("textDocument/codeAction", asked)["result"].take();
    let (article, config) = (newsroom.uri("a.md"), newsroom.uri("copydesk.toml"));
    let edits: Vec<Value> = actions
        .as_array()
        .expect("a list")
        .iter()
        .map(|action| {
            assert_eq!(action["diagnostics"][0]["code"], "reportedly", "{action}");
            let change = &action["edit"]["documentChanges"][0];
            json!([
                action["title"],
                change["textDocument"]["uri"],
                change["edits"][0]["range"]["start"],
                change["edits"][0]["newText"]
            ])
        })
        .collect();
    assert_eq!(
        edits,
        [
            json!(["Silence reportedly here, with a comment", article, {"line": 2, "character": 0},
                "<!-- copydesk-disable-next-line reportedly -- TK -->\n"]),
            json!(["Silence reportedly in this article", article, {"line": 2, "character": 23},
                "\n\n<!-- copydesk-disable-file reportedly -- TK -->"]),
            json!(["Silence this finding in copydesk.toml", config, {"line": 1, "character": 19},
                "\n\n[[ignore]]\nfiles = \"/a.md\"\nrule = \"reportedly\"\ntext = \"reportedly\"\nreason = \"TK\"\n"]),
        ]
    );
    newsroom.end();
}

#[test]
fn what_silences_nothing_is_shown_as_superfluous() {
    let mut newsroom =
        Newsroom::of(&[("copydesk.toml", ""), ("a.txt", "It left.\n\ncopydesk-ignore: reportedly\n")]);
    newsroom.open("a.txt");
    newsroom.assert_same("a.txt");
    let document = json!({"textDocument": {"uri": newsroom.uri("a.txt")}});
    let items = newsroom.client.ask("textDocument/diagnostic", document)["result"]["items"].take();
    assert_eq!((&items[0]["code"], &items[0]["tags"]), (&json!("unused-suppression"), &json!([1])));
    newsroom.end();
}

#[test]
fn a_quote_is_compared_with_those_of_the_other_articles() {
    const HERE: &str =
        "The bridge is old.\n\n“We will mend the bridge before the first winter storm,” Ines Duarte said.\n";
    let there = HERE.replace("mend", "rebuild");
    let mut newsroom = Newsroom::of(&[("copydesk.toml", ""), ("a.txt", HERE), ("b.txt", &there)]);
    newsroom.open("a.txt");
    newsroom.assert_same("a.txt");
    assert_eq!(Newsroom::rules(&newsroom.shown("a.txt")), ["quote-drift"]);

    let document = json!({"textDocument": {"uri": newsroom.uri("a.txt")}});
    let report = newsroom.client.ask("textDocument/diagnostic", document);
    let related = &report["result"]["items"][0]["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], newsroom.uri("b.txt"));
    assert_eq!(related["location"]["range"]["start"]["line"], 2);
    let there = json!([{"uri": newsroom.uri("b.txt"), "range": related["location"]["range"]}]);
    assert_eq!(report["result"]["items"][0]["data"]["related"], there);

    let hover = newsroom.hover("a.txt", 2, 8);
    let other_words = "- `b.txt`, line 3: in other words: “We will ~~mend~~ **rebuild** the bridge before";
    assert!(hover.contains(other_words), "{hover}");

    // What is written in the other article holds here once it is saved.
    newsroom.open("b.txt");
    let change = json!({"text": HERE});
    let version = json!({"uri": newsroom.uri("b.txt"), "version": 2});
    let params = json!({"textDocument": version, "contentChanges": [change]});
    newsroom.client.notify("textDocument/didChange", params);
    newsroom.assert_shows("b.txt", &[]);
    newsroom.change("b.txt", HERE);
    newsroom.assert_same("a.txt");
    assert!(newsroom.shown("a.txt").is_empty());
    let hover = newsroom.hover("a.txt", 2, 8);
    assert!(
        hover.contains("Quote of **Ines Duarte**") && hover.contains("- `b.txt`, line 3: the same words"),
        "{hover}"
    );
    newsroom.end();
}

#[test]
fn the_code_of_a_finding_leads_to_the_page_of_its_rule_where_the_client_follows() {
    let leads = |support: bool| {
        let diagnostics = json!({"codeDescriptionSupport": support});
        let mut client = Client::session(&json!({"textDocument": {"publishDiagnostics": diagnostics}}));
        client.open("untitled:a", "It was reportedly sold.\n");
        let published = client.incoming("textDocument/publishDiagnostics");
        client.stop();
        published["params"]["diagnostics"][0]["codeDescription"]["href"].as_str().map(str::to_owned)
    };
    assert_eq!(leads(false), None);
    let page = leads(true).expect("the code leads somewhere");
    let page = url::Url::parse(&page).expect("a URL").to_file_path().expect("a file");
    assert!(fs::read_to_string(page).expect("a page").starts_with("# reportedly\n"));
}
