//! A small editor: starts the real binary, talks to it, and insists that every message it gets is looked at.

#![allow(dead_code, reason = "each suite uses a part of it")]
#![expect(clippy::needless_pass_by_value, reason = "calls with `json!` read better without `&`")]

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(30);

/// A server process and this program's ends of its pipes.
pub struct Client {
    process: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Held to keep the reading thread from reading.
    reading: Arc<Mutex<()>>,
    unread: VecDeque<Value>,
    /// Methods of messages that nobody need look at.
    unminded: &'static [&'static str],
    next_id: i64,
}

impl Client {
    /// A server to which nothing has been said.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// A server to which nothing has been said, with `variables` in its environment.
    pub fn start_with(variables: &[(&str, &Path)]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .arg("lsp")
            .env("COPYDESK_CACHE_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"))
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary was built for this test");
        let mut stdout = BufReader::new(process.stdout.take().expect("piped"));
        let (sender, messages) = channel();
        let reading = Arc::new(Mutex::new(()));
        let gate = Arc::clone(&reading);
        thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                drop(gate.lock());
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let stdin = process.stdin.take();
        Self { process, stdin, messages, reading, unread: VecDeque::new(), unminded: &[], next_id: 100 }
    }

    /// A server in a session with a client that has `capabilities`.
    pub fn session(capabilities: &Value) -> Self {
        let mut client = Self::start();
        let reply = client
            .ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        assert!(reply["result"]["capabilities"].is_object(), "{reply}");
        client.notify("initialized", json!({}));
        client
    }

    /// Says that messages of `methods` come at their own time and need not be looked at.
    pub fn need_not_mind(&mut self, methods: &'static [&'static str]) {
        self.unminded = methods;
    }

    /// Does `work` while nobody reads what the server writes.
    pub fn without_reading<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let reading = Arc::clone(&self.reading);
        let held = reading.lock().expect("no other holder panics");
        let result = work(self);
        drop(held);
        result
    }

    /// Writes bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) {
        self.stdin.as_mut().expect("stdin is open").write_all(bytes).expect("the server reads");
    }

    /// Writes `body` in a frame.
    pub fn frame(&mut self, body: &str) {
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.frame(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string());
    }

    /// Sends a request and returns its id.
    pub fn request(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.frame(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string());
        id
    }

    /// Sends a request and waits for its reply.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.reply(id)
    }

    /// The reply to request `id`.
    pub fn reply(&mut self, id: i64) -> Value {
        self.take(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The next message of the server with that method.
    pub fn incoming(&mut self, method: &str) -> Value {
        self.take(|message| message["method"] == method)
    }

    /// All messages with that method that have come.
    pub fn drain(&mut self, method: &str) -> Vec<Value> {
        self.unread.extend(self.messages.try_iter());
        let (wanted, rest) = self.unread.drain(..).partition(|message| message["method"] == method);
        self.unread = rest;
        Vec::from(wanted)
    }

    /// The code of the next error that belongs to no request.
    pub fn complaint(&mut self) -> Value {
        self.take(|message| message["id"].is_null() && message.get("error").is_some())["error"]["code"].take()
    }

    /// Asserts that the server still answers.
    pub fn assert_alive(&mut self) {
        let reply = self.ask("test/ping", json!({}));
        assert_eq!(reply["error"]["code"], -32601);
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "plaintext", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Sends a change of `uri`; `changes` as in the protocol.
    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// `shutdown`, `exit`, and code 0 although stdin stays open.
    pub fn stop(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        self.assert_exit(0);
    }

    pub fn close_stdin(&mut self) {
        self.stdin = None;
    }

    /// Waits for the end of the process.
    pub fn assert_exit(&mut self, code: i32) {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.process.try_wait().expect("the process is ours") {
                assert_eq!(status.code(), Some(code));
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("the server still runs");
    }

    fn take(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).expect("it was found there");
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message =
                self.messages.recv_timeout(left).expect("the server sends the message that is waited for");
            if wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        if !thread::panicking() {
            // The reading thread ends with the process, so this takes in all that was written.
            self.unread.extend(self.messages.iter());
            // Comes when the archive has been read, be that before the end or never.
            self.unread.retain(|message| message["method"] != "workspace/diagnostic/refresh");
            self.unread.retain(|message| !self.unminded.iter().any(|method| message["method"] == *method));
            assert!(self.unread.is_empty(), "nobody looked at {:?}", self.unread);
        }
    }
}

fn read(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().expect("a length is a number"),
            None if line == "\r\n" => break,
            None => panic!("not a header: {line:?}"),
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("a body is JSON"))
}
