//! The state of one client's session. Changed by handlers before their first await, in the order of the messages.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::lsp_types::{TraceValue, Url, WorkspaceFolder};

use crate::text::{Buffer, PositionEncoding};

use super::document::{Cancel, Document, Report};
use super::outbox::Outbox;
use super::publish;

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
    pub pulls_diagnostics: bool,
    pub refreshes_diagnostics: bool,
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
    documents: Documents,
    revisions: u64,
}

/// One client's session, shared by the handlers.
pub(super) struct Session {
    state: Mutex<State>,
    pub outbox: Outbox,
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
    pub(super) fn new(outbox: Outbox) -> Self {
        Self { state: Mutex::default(), outbox }
    }

    /// The state, for as long as it takes to read or change it. Never held across an await.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A handler that panicked has been answered for; the state has no half-made changes that matter.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Analyses the document, at once or, where it is long, on a thread of its own.
    pub(super) fn refresh(self: &Arc<Self>, uri: &str) {
        let mut state = self.state();
        let (encoding, uri) = (state.encoding, uri.to_owned());
        let Some(document) = state.documents.get_mut(&uri) else { return };
        let cancel = document.begin();
        let buffer = document.buffer.clone();
        if buffer.len() <= AT_ONCE {
            self.settle(&mut state, &uri, report(&buffer, encoding, &cancel));
            return;
        }
        let session = Arc::clone(self);
        tokio::task::spawn_blocking(move || {
            let report = report(&buffer, encoding, &cancel);
            let mut state = session.state();
            if !cancel.is_set() {
                session.settle(&mut state, &uri, report);
            }
        });
    }

    /// Analyses all documents again, as when the settings have changed.
    pub(super) fn refresh_all(self: &Arc<Self>) {
        let uris: Vec<_> = self.state().documents.0.values().map(|document| document.uri.clone()).collect();
        for uri in uris {
            self.refresh(&uri);
        }
    }

    fn settle(&self, state: &mut State, uri: &str, report: Report) {
        state.revisions += 1;
        let (revision, pushes) = (state.revisions, !state.client.pulls_diagnostics);
        let Some(document) = state.documents.get_mut(uri) else { return };
        document.settle(report, revision);
        if pushes {
            publish::push(&self.outbox, document);
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
    pub(super) fn pulled(&self, uri: &str, previous: Option<&str>) -> Vec<u8> {
        publish::pulled(self.state().documents.get(uri), previous)
    }
}

/// The report on `buffer`. An analysis that panics has nothing to say; those who wait for it must not wait for ever.
fn report(buffer: &Buffer, encoding: PositionEncoding, cancel: &Cancel) -> Report {
    catch_unwind(AssertUnwindSafe(|| Report::on(buffer, encoding, cancel))).ok().flatten().unwrap_or_default()
}

impl State {
    /// Takes `document` over in place of one of that name.
    pub(super) fn open(&mut self, mut document: Document) {
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
