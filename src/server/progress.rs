//! What the client is told of work that takes a while.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{NumberOrString, WorkDoneProgressCreateParams};

use super::outbox::Outbox;
use super::session::Session;

/// A piece of work, as the client is told of it.
pub(super) struct Progress {
    /// Nothing where the client is not to be told.
    token: Option<NumberOrString>,
    /// What is counted: “articles”.
    noun: &'static str,
    /// The percentage that was told last.
    told: u64,
    outbox: Outbox,
}

static TOKENS: AtomicU64 = AtomicU64::new(0);

/// How long a client is waited for that does not answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// A token, and the question to the client whether it may be used.
fn ask_for_token(
    session: &Session,
    kind: &str,
) -> Option<(NumberOrString, impl Future<Output = bool> + Send + use<>)> {
    let client = session.client.get().filter(|_| session.state().client.shows_progress).cloned()?;
    let number = TOKENS.fetch_add(1, Ordering::Relaxed);
    let token = NumberOrString::String(format!("copydesk-{kind}-{number}"));
    let params = WorkDoneProgressCreateParams { token: token.clone() };
    let asking = async move { client.send_request::<WorkDoneProgressCreate>(params).await.is_ok() };
    Some((token, asking))
}

impl Progress {
    /// A token of the server's own, of which the client is told that it stands for work of `kind`; nothing for a client that
    /// shows none. Work that has begun already does not wait for it.
    pub(super) fn token(session: &Session, kind: &str) -> Option<NumberOrString> {
        let (token, asking) = ask_for_token(session, kind)?;
        // A client that refuses simply ignores what follows.
        tokio::spawn(asking);
        Some(token)
    }

    /// The same, once the client has agreed: it may know nothing of a token before that.
    pub(super) async fn agreed_token(session: &Session, kind: &str) -> Option<NumberOrString> {
        let (token, asking) = ask_for_token(session, kind)?;
        let agreed = tokio::time::timeout(PATIENCE, asking).await;
        matches!(agreed, Ok(true)).then_some(token)
    }

    /// Tells that work has begun, under `token`.
    pub(super) fn begin(
        session: &Session,
        token: Option<NumberOrString>,
        title: &str,
        noun: &'static str,
        is_cancellable: bool,
    ) -> Self {
        let progress = Self { token, noun, told: 0, outbox: session.outbox.clone() };
        let begin =
            json!({ "kind": "begin", "title": title, "percentage": 0, "cancellable": is_cancellable });
        progress.tell(&begin);
        progress
    }

    /// Tells that `done` of `total` are done, if that is another percentage than the last.
    pub(super) fn report(&mut self, done: usize, total: usize) {
        let percentage = (done * 100 / total.max(1)) as u64;
        if percentage != std::mem::replace(&mut self.told, percentage) {
            let message = format!("{done} of {total} {}", self.noun);
            self.tell(&json!({ "kind": "report", "message": message, "percentage": percentage }));
        }
    }

    /// Tells what is being done.
    pub(super) fn say(&self, message: &str) {
        self.tell(&json!({ "kind": "report", "message": message }));
    }

    /// Tells that the work has ended, with `message`.
    pub(super) fn end(mut self, message: &str) {
        self.tell(&json!({ "kind": "end", "message": message }));
        self.token = None;
    }

    fn tell(&self, value: &Value) {
        if let Some(token) = &self.token {
            self.outbox.notify("$/progress", &json!({ "token": token, "value": value }));
        }
    }
}

impl Drop for Progress {
    /// Work that was given up has ended, too.
    fn drop(&mut self) {
        self.tell(&json!({ "kind": "end", "message": "stopped" }));
    }
}
