//! Calm while typing: half a sentence is not a fault. No finding flashes up only to vanish before the sentence is done,
//! and what stands there when typing rests is what a reader of the whole text is told.

mod client;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{fs, thread};

use client::Client;
use serde_json::{Value, json};

const URI: &str = "file:///news/harbour.txt";
const PROSE: &str = "The harbour board met on Monday, and the talks went on until late at night.\n\n";

/// A finding as a reader sees it: its rule, and the line and the column on which it begins.
type Seen = (String, u64, u64);

fn seen(diagnostics: &Value) -> Vec<Seen> {
    let start = |item: &Value, name: &str| item["range"]["start"][name].as_u64().unwrap_or_default();
    let items = diagnostics.as_array().into_iter().flatten();
    let rule = |item: &Value| item["code"].as_str().unwrap_or_default().to_owned();
    items.map(|item| (rule(item), start(item, "line"), start(item, "character"))).collect()
}

/// Somebody who types into an open document.
struct Typist {
    client: Client,
    uri: String,
    version: i32,
    line: u32,
    column: u32,
    opened: Value,
}

impl Typist {
    fn at_the_end_of(uri: &str, text: &str) -> Self {
        let mut client = Client::session(&json!({}));
        client.open(uri, text);
        let mut typist =
            Self { client, uri: uri.to_owned(), version: 1, line: 0, column: 0, opened: Value::Null };
        text.chars().for_each(|key| typist.step(key));
        // What is said of the text as it was opened.
        typist.opened =
            typist.client.incoming("textDocument/publishDiagnostics")["params"]["diagnostics"].take();
        typist
    }

    fn step(&mut self, key: char) {
        if key == '\n' {
            (self.line, self.column) = (self.line + 1, 0);
        } else {
            self.column += key.len_utf16() as u32;
        }
    }

    fn types(&mut self, text: &str) {
        for key in text.chars() {
            self.puts(&key.to_string());
        }
    }

    /// Inserts `text` at once.
    fn puts(&mut self, text: &str) {
        let place = json!({"line": self.line, "character": self.column});
        self.version += 1;
        let change = json!([{"range": {"start": place, "end": place}, "text": text}]);
        self.client.change(&self.uri, self.version, change);
        text.chars().for_each(|key| self.step(key));
    }

    fn takes_back(&mut self, count: u32) {
        for _ in 0..count {
            let end = json!({"line": self.line, "character": self.column});
            self.column -= 1;
            self.version += 1;
            let start = json!({"line": self.line, "character": self.column});
            let change = json!([{"range": {"start": start, "end": end}, "text": ""}]);
            self.client.change(&self.uri, self.version, change);
        }
    }

    fn saves(&mut self) {
        self.client.notify("textDocument/didSave", json!({"textDocument": {"uri": self.uri}}));
    }

    /// All that was published so far: each list of findings with the version it is about.
    fn published(&mut self) -> Vec<(usize, Vec<Seen>)> {
        self.client.assert_alive();
        let messages = self.client.drain("textDocument/publishDiagnostics").into_iter();
        let version = |params: &Value| params["version"].as_u64().unwrap_or_default() as usize;
        messages
            .map(|mut message| message["params"].take())
            .map(|params| (version(&params), seen(&params["diagnostics"])))
            .collect()
    }

    /// The rules whose findings are shown now; nothing where nothing was published since the last question.
    fn shown(&mut self) -> Option<Vec<String>> {
        let (_, last) = self.published().pop()?;
        Some(last.into_iter().map(|(rule, ..)| rule).collect())
    }

    /// Waits for the next list of findings; returns how long that took, and its rules.
    fn waits(&mut self) -> (Duration, Vec<String>) {
        let began = Instant::now();
        let mut message = self.client.incoming("textDocument/publishDiagnostics");
        let found = seen(&message["params"]["diagnostics"].take());
        (began.elapsed(), found.into_iter().map(|(rule, ..)| rule).collect())
    }
}

/// What [`Typist::shown`] says where findings of these rules have come to be shown.
macro_rules! rules {
    ($($name:literal),*) => { Some(Vec::<String>::from([$($name.to_owned()),*])) };
}

#[test]
fn a_quote_may_get_its_mark_and_its_speaker() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.types("“We were not asked,” Mayor Ines Duarte said. “Why?” she asked. “We wait.");
    assert_eq!(typist.shown(), None);
    typist.types("” ");
    assert_eq!(typist.shown(), None);
}

#[test]
fn the_end_of_the_sentence_says_what_is_missing() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.types("The old crane is believed to be rusting away");
    assert_eq!(typist.shown(), None);
    typist.types(".");
    assert_eq!(typist.shown(), rules!["sourceless-claim"]);
}

#[test]
fn a_new_paragraph_shows_the_mark_left_open() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.types("“We were not asked, Mayor Ines Duarte said on Monday.\n\n");
    assert_eq!(typist.shown(), None);
    typist.types("The crane fell");
    assert_eq!(typist.shown(), rules!["unbalanced-quote"]);
}

#[test]
fn saving_shows_what_waits() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.types("The old crane is believed to be rusting");
    assert_eq!(typist.shown(), None);
    typist.saves();
    assert_eq!(typist.shown(), rules!["sourceless-claim"]);
}

#[test]
fn a_pause_shows_what_waits() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.types("The old crane is believed to be rusting");
    assert_eq!(typist.shown(), None);
    let (waited, shown) = typist.waits();
    assert_eq!(Some(shown), rules!["sourceless-claim"]);
    assert!(waited > Duration::from_millis(1500), "{waited:?}");
}

#[test]
fn typing_elsewhere_shows_what_waits() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.types("The old crane is believed to be rusting");
    (typist.line, typist.column) = (0, 3);
    typist.types(" old");
    assert_eq!(typist.shown(), rules!["sourceless-claim"]);
}

#[test]
fn blank_lines_above_the_article_show_what_waits() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.types("Related article: The Port of Saltmere\n\n");
    assert_eq!(typist.shown(), None);
    (typist.line, typist.column) = (0, 0);
    typist.puts("\n\n\n");
    let shown = typist.shown().unwrap_or_default();
    assert!(shown.contains(&"missing-source".to_owned()), "{shown:?}");
}

#[test]
fn what_stood_there_before_stays_while_its_sentence_is_written_on() {
    let mut typist =
        Typist::at_the_end_of(URI, &format!("{PROSE}The old crane is believed to be rusting away"));
    assert_eq!(seen(&typist.opened).len(), 1);
    typist.types(" in the harbour");
    typist.takes_back(4);
    assert_eq!(typist.shown(), None, "nothing has changed for the reader");
    typist.types("bour, the pilots said");
    assert_eq!(typist.shown(), rules![]);
}

#[test]
fn a_pasted_sentence_is_judged_at_once() {
    let mut typist = Typist::at_the_end_of(URI, PROSE);
    typist.puts("The old crane is believed to be rusting");
    assert_eq!(typist.shown(), rules!["sourceless-claim"]);
}

#[test]
fn a_client_that_pulls_is_told_to_pull_when_typing_rests() {
    let capabilities =
        json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}});
    let mut client = Client::session(&capabilities);
    client.open(URI, PROSE);
    let mut typist =
        Typist { client, uri: URI.to_owned(), version: 1, line: 2, column: 0, opened: Value::Null };
    typist.types("The old crane is believed to be rusting");
    let ask = json!({"textDocument": {"uri": URI}});
    let pull = |typist: &mut Typist| {
        let reply = typist.client.ask("textDocument/diagnostic", ask.clone());
        seen(&reply["result"]["items"]).into_iter().map(|(rule, ..)| rule).collect::<Vec<_>>()
    };
    assert_eq!(pull(&mut typist), [""; 0]);
    // The first comes when the archive has been read.
    typist.client.incoming("workspace/diagnostic/refresh");
    while pull(&mut typist).is_empty() {
        typist.client.incoming("workspace/diagnostic/refresh");
    }
    assert_eq!(pull(&mut typist), ["sourceless-claim"]);
}

/// The articles of the example newsroom, and the one like those that archives have.
fn articles() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["archive", "council", "features", "wire"];
    let entries = folders.iter().flat_map(|folder| {
        fs::read_dir(root.join("examples/newsroom").join(folder)).expect("a folder of the newsroom")
    });
    let articles = entries.map(|entry| entry.expect("readable").path());
    articles.chain([root.join("tests/fixtures/export.txt")]).collect()
}

#[test]
fn no_article_flickers_while_it_is_typed() {
    let articles = articles();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(path) = articles.get(next.fetch_add(1, Ordering::Relaxed)) {
                    type_whole(path);
                }
            });
        }
    });
}

/// Types the article at `path` key by key, and saves it.
fn type_whole(path: &Path) {
    let text = copydesk::archive::read(path).expect("an article").text;
    let uri = format!("file:///news/{}", path.file_name().expect("a file").to_string_lossy());
    let mut typist = Typist::at_the_end_of(&uri, "");
    typist.types(&text);
    typist.saves();

    let keys: Vec<char> = text.chars().collect();
    let mut shown: BTreeMap<Seen, usize> = BTreeMap::new();
    for (version, now) in typist.published() {
        let typed = (version - 1).min(keys.len());
        shown.retain(|finding, since| {
            let stays = now.contains(finding);
            let between: String = keys[*since..typed].iter().collect();
            assert!(
                stays || between.contains('\n'),
                "{}: {finding:?} flashed up while “{between}” was typed",
                path.display()
            );
            stays
        });
        for finding in now {
            shown.entry(finding).or_insert(typed);
        }
    }

    let mut opened = Typist::at_the_end_of(&uri, &text);
    let mut whole = seen(&opened.opened);
    // Once the folder has been read, titles that are nowhere are told, too.
    thread::sleep(Duration::from_millis(500));
    whole = opened.published().pop().map_or(whole, |(_, found)| found);
    whole.sort();
    let left: Vec<Seen> = shown.into_keys().collect();
    assert_eq!(left, whole, "{}", path.display());
}

/// What is typed beside a paragraph changes what is known of it, letter by letter.
#[test]
fn a_paragraph_does_not_flicker_while_one_is_typed_beside_it() {
    let quote = "“They never came to look, not once in all those years.”\n\nThe tide comes twice a day.\n";
    for (before, typed) in [
        ("The lamps had gone out.\n\n", "“We were not asked,” Mayor Ines Duarte said. "),
        ("“He does not look out of the window.\n\n", "Related article: Storm Briefing"),
    ] {
        let text = format!("{PROSE}{before}{quote}");
        let mut typist = Typist::at_the_end_of(URI, &text);
        let mut rules: Vec<String> = seen(&typist.opened).into_iter().map(|(rule, ..)| rule).collect();
        (typist.line, typist.column) = (3, 0);
        typist.puts("\n\n");
        typist.line -= 1;
        typist.types(typed);
        for (_, now) in typist.published() {
            let now: Vec<String> = now.into_iter().map(|(rule, ..)| rule).collect();
            assert!(now.iter().all(|rule| rules.contains(rule)), "{now:?} after {rules:?}, typing {typed}");
            rules = now;
        }
    }
}
