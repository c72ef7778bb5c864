//! The state of one client's session. Changed by handlers before their first await, in the order of the messages.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::lsp_types::{Position, Range, TraceValue, Url, WorkspaceFolder};

use crate::text::{ByteOffset, PositionEncoding, Span};

use super::desk::{Assigned, Desks};
use super::document::{Document, Report};
use super::outbox::{Json, Outbox};
use super::reading::{Reading, Setting};
use super::wire::OpenedDocument;
use super::{convert, publish, scan};

/// The longest text that is analysed on the thread that reads messages: the time it takes is less than a frame of
/// the editor's screen.
const AT_ONCE: usize = 128 << 10;

/// Where a session stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Phase {
    #[default]
    Fresh,
    Running,
    ShutDown,
}

/// What the client can do.
#[expect(clippy::struct_excessive_bools, reason = "each is one of the client's capabilities")]
#[derive(Clone, Copy, Default)]
pub(super) struct ClientTraits {
    pub configuration: bool,
    pub registers_configuration: bool,
    pub registers_watched_files: bool,
    /// Asks for diagnostics, and again when it is told to. To one that cannot be told they are pushed: what the archive
    /// says comes after the text was first asked about.
    pub pulls_diagnostics: bool,
    pub shows_progress: bool,
    pub goes_by_links: bool,
    pub nests_symbols: bool,
    pub edits_by_version: bool,
    pub makes_files: bool,
}

/// All that is known about the client and its documents.
#[derive(Default)]
pub(super) struct State {
    pub phase: Phase,
    pub encoding: PositionEncoding,
    pub client: ClientTraits,
    pub folders: Vec<WorkspaceFolder>,
    /// The `copydesk` section of the editor's settings.
    pub settings: Value,
    /// Counts the questions for settings, so that a late answer to an early one is known.
    pub settings_asked: u64,
    pub trace: TraceValue,
    pub desks: Desks,
    documents: Documents,
    revisions: u64,
}

/// One client's session, shared by the handlers.
pub(super) struct Session {
    state: Mutex<State>,
    pub outbox: Outbox,
    /// Where the rules' pages lie.
    pub rule_pages: Option<Url>,
    /// Asks the client questions; there as soon as messages come.
    pub client: OnceLock<Client>,
}

/// The open documents by the canonical form of their URIs: spellings that differ in their escapes alone are one.
#[derive(Default)]
struct Documents(HashMap<String, Document>);

impl Documents {
    /// The name under which `uri` is kept.
    fn key(&self, uri: &str) -> String {
        // Most clients write URIs canonically, and to look one up costs less than to parse it.
        if self.0.contains_key(uri) { uri.to_owned() } else { canonical(uri) }
    }

    fn get(&self, uri: &str) -> Option<&Document> {
        self.0.get(uri).or_else(|| self.0.get(&canonical(uri)))
    }

    fn get_mut(&mut self, uri: &str) -> Option<&mut Document> {
        let key = self.key(uri);
        self.0.get_mut(&key)
    }

    fn remove(&mut self, uri: &str) -> Option<Document> {
        let key = self.key(uri);
        self.0.remove(&key)
    }
}

fn canonical(uri: &str) -> String {
    Url::parse(uri).map_or_else(|_| uri.to_owned(), String::from)
}

impl Session {
    pub(super) fn new(outbox: Outbox, rule_pages: Option<Url>) -> Self {
        Self { state: Mutex::default(), outbox, rule_pages, client: OnceLock::new() }
    }

    /// The state, for as long as it takes to read or change it. Never held across an await.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A handler that panicked has been answered for; the state has no half-made changes that matter.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes over a document that the client has opened, and analyses it.
    pub(super) fn open(self: &Arc<Self>, opened: OpenedDocument) {
        let uri = opened.uri.clone();
        let path = convert::path(&uri);
        let assigned = {
            let mut state = self.state();
            let assigned = state.assign(path.as_deref());
            let document = Document::new(opened, path, Arc::clone(&assigned.desk));
            state.open(document);
            assigned
        };
        self.greet(assigned);
        self.refresh(&uri);
    }

    /// Reads the workspace's folders before a document is opened.
    pub(super) fn read_folders(self: &Arc<Self>) {
        let folders = self.state().folder_paths();
        for folder in folders {
            let assigned = self.state().assign_folder(Some(&folder));
            self.greet(assigned);
        }
    }

    /// Reads the folder of a new desk, and tells what is wrong with its settings.
    fn greet(self: &Arc<Self>, Assigned { desk, is_new }: Assigned) {
        let complaints = self.state().desks.complaints();
        for complaint in complaints {
            self.complain(&complaint);
        }
        if is_new {
            scan::begin(self, &desk);
        }
    }

    /// Shows the user what is wrong with settings.
    pub(super) fn complain(&self, complaint: &str) {
        self.outbox.notify(
            "window/showMessage",
            &serde_json::json!({ "type": 1, "message": format!("copydesk: {complaint}") }),
        );
    }

    /// Gives every document its desk anew: settings or folders have changed.
    pub(super) fn reassign(self: &Arc<Self>) {
        let assigned: Vec<Assigned> = {
            let mut state = self.state();
            state.desks.clear();
            let uris: Vec<String> = state.documents.0.keys().cloned().collect();
            let mut assigned = Vec::new();
            for uri in uris {
                let path = state.documents.0.get(&uri).and_then(|document| document.path.clone());
                let found = state.assign(path.as_deref());
                if let Some(document) = state.documents.0.get_mut(&uri) {
                    document.reread(Arc::clone(&found.desk));
                }
                assigned.push(found);
            }
            assigned
        };
        for one in assigned {
            self.greet(one);
        }
        self.read_folders();
        self.refresh_all();
    }

    /// Analyses the document, at once or, where much is to be read, on a thread of its own.
    pub(super) fn refresh(self: &Arc<Self>, uri: &str) {
        let mut state = self.state();
        let (encoding, uri) = (state.encoding, uri.to_owned());
        let Some(document) = state.documents.get_mut(&uri) else { return };
        let Some(task) = document.task(encoding) else { return };
        if task.cost() <= AT_ONCE {
            let done = task.run();
            self.settle(&mut state, &uri, done);
            self.watch(&mut state, &uri);
            return;
        }
        let session = Arc::clone(self);
        tokio::task::spawn_blocking(move || {
            let cancel = task.cancel.clone();
            let done = task.run();
            let is_settled = {
                let mut state = session.state();
                let is_settled = cancel.is_set() || session.settle(&mut state, &uri, done);
                session.watch(&mut state, &uri);
                is_settled
            };
            if !is_settled {
                session.refresh(&uri);
            }
        });
    }

    /// Asks a client that pulls diagnostics to pull them again.
    pub(super) fn ask_to_pull(&self) {
        if self.state().client.pulls_diagnostics
            && let Some(client) = self.client.get().cloned()
        {
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
        }
    }

    /// Analyses all documents again, as when the archive around them has changed.
    pub(super) fn refresh_all(self: &Arc<Self>) {
        let uris: Vec<_> = self.state().documents.0.values().map(|document| document.uri.clone()).collect();
        for uri in uris {
            self.refresh(&uri);
        }
        self.ask_to_pull();
    }

    /// Takes over what was read of the document. Returns whether it is about the text as it is.
    fn settle(&self, state: &mut State, uri: &str, done: Option<(Box<Reading>, Report)>) -> bool {
        state.revisions += 1;
        let (revision, pushes) = (state.revisions, !state.client.pulls_diagnostics);
        let Some(document) = state.documents.get_mut(uri) else { return true };
        let is_settled = document.settle(done, revision);
        if pushes && is_settled {
            publish::push(&self.outbox, document);
        }
        is_settled
    }

    /// Asks `question` of the document as it is read, once that is the text as it is. Nothing where it is not open.
    pub(super) async fn ask<T>(
        &self,
        uri: &str,
        question: impl FnOnce(&mut Reading, &Setting) -> Option<T>,
    ) -> Option<T> {
        self.wait(uri).await;
        let mut state = self.state();
        let encoding = state.encoding;
        let document = state.documents.get_mut(uri)?;
        let setting = document.setting(encoding);
        let reading = document.reading()?;
        reading.ask_archive(&setting);
        question(reading, &setting)
    }

    /// Asks about what lies at `position` of the document.
    pub(super) async fn at<T>(
        &self,
        uri: &str,
        position: Position,
        question: impl FnOnce(&mut Reading, &Setting, ByteOffset) -> Option<T>,
    ) -> Option<T> {
        let range = Range::new(position, position);
        self.within(uri, range, |reading, setting, span| question(reading, setting, span.start)).await
    }

    /// Asks about what lies in `range` of the document.
    pub(super) async fn within<T>(
        &self,
        uri: &str,
        range: Range,
        question: impl FnOnce(&mut Reading, &Setting, Span) -> Option<T>,
    ) -> Option<T> {
        self.wait(uri).await;
        let span = {
            let mut state = self.state();
            let encoding = state.encoding;
            let buffer = &state.documents.get_mut(uri)?.buffer;
            let offset = |position| buffer.offset(convert::text_position(position), encoding);
            let (one, other) = (offset(range.start), offset(range.end));
            Span { start: one.min(other), end: one.max(other) }
        };
        self.ask(uri, |reading, setting| question(reading, setting, span)).await
    }

    /// Waits until the document's findings are those of its text.
    async fn wait(&self, uri: &str) {
        while let Some(settled) = self.settled(uri) {
            // An error means that the document was closed.
            let _ = settled.await;
        }
    }

    /// Ends when the document's findings are those of its text; nothing where they are.
    pub(super) fn settled(&self, uri: &str) -> Option<oneshot::Receiver<()>> {
        self.state().documents.get_mut(uri)?.settled()
    }

    /// Whether the document's findings are those of its text.
    pub(super) fn is_settled(&self, uri: &str) -> bool {
        self.state().documents.get(uri).is_none_or(Document::is_settled)
    }

    /// The answer to `textDocument/diagnostic`, as JSON. A document that is not open has no findings.
    pub(super) fn pulled(&self, uri: &str, previous: Option<&str>) -> Json {
        publish::pulled(self.state().documents.get(uri), previous)
    }
}

impl State {
    /// The desk of the document at `path`.
    fn assign(&mut self, path: Option<&Path>) -> Assigned {
        self.assign_folder(path.and_then(Path::parent))
    }

    fn assign_folder(&mut self, folder: Option<&Path>) -> Assigned {
        let folders = self.folder_paths();
        self.desks.assign(folder, &folders, &self.settings)
    }

    fn folder_paths(&self) -> Vec<PathBuf> {
        self.folders.iter().filter_map(|folder| folder.uri.to_file_path().ok()).collect()
    }

    /// Whether the file at `path` is open, so that its buffer counts.
    pub(super) fn is_open(&self, path: &Path) -> bool {
        self.documents.0.values().any(|document| document.path.as_deref() == Some(path))
    }

    /// The text of the file at `path`, where it is open.
    pub(super) fn text_of(&self, path: &Path) -> Option<String> {
        let document = self.documents.0.values().find(|document| document.path.as_deref() == Some(path))?;
        Some(document.buffer.text())
    }

    /// Takes `document` over in place of one of that name.
    fn open(&mut self, mut document: Document) {
        document.published =
            self.documents.remove(&document.uri).and_then(|mut before| before.published.take());
        self.documents.0.insert(canonical(&document.uri), document);
    }

    /// The open document of that name.
    pub(super) fn document(&mut self, uri: &str) -> Option<&mut Document> {
        self.documents.get_mut(uri)
    }

    /// Forgets the document of that name.
    pub(super) fn close(&mut self, uri: &str) -> Option<Document> {
        self.documents.remove(uri)
    }
}
