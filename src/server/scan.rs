//! Reading the folder of a desk while the editor is already served.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{NumberOrString, WorkDoneProgressCreateParams};

use crate::archive::{Facts, articles, read, scan};
use crate::article::{Article, Format};

use super::desk::Desk;
use super::session::Session;

/// How many articles go by between two words of progress.
const STEP: usize = 200;

/// Reads every article of the desk's folder on another thread; open documents count as they are in the editor.
pub(super) fn begin(session: &Arc<Session>, desk: &Arc<Desk>) {
    let (session, desk) = (Arc::clone(session), Arc::clone(desk));
    tokio::task::spawn_blocking(move || {
        let found = articles(&desk.root);
        for error in &found.errors {
            tracing::warn!("{error}");
        }
        let progress = Progress::begin(&session, found.articles.len());
        let mut done = 0;
        let read = |path: &Path, _, article: Article| Facts::of(path, &article);
        scan(&found.articles, desk.cancel.flag(), read, |facts| {
            match facts {
                Ok(facts) => take(&session, &desk, facts),
                Err(error) => tracing::info!("{error}"),
            }
            done += 1;
            if done % STEP == 0 {
                progress.report(&session, done);
            }
        });
        progress.end(&session);
        if !desk.cancel.is_set() {
            desk.archive().complete();
            session.refresh_all();
        }
    });
}

fn take(session: &Session, desk: &Desk, facts: Facts) {
    if !session.state().is_open(&facts.path) {
        desk.archive().insert(facts);
    }
}

/// Follows what happened to files: those that are open count as they are in the editor.
pub(super) fn follow(session: &Arc<Session>, changed: Vec<PathBuf>, deleted: Vec<PathBuf>) {
    let session = Arc::clone(session);
    tokio::task::spawn_blocking(move || {
        for path in &deleted {
            forget(&session, path);
        }
        for path in &changed {
            reread(&session, path);
        }
        session.refresh_all();
    });
}

/// Forgets the file at `path`, or all below if it was a folder.
fn forget(session: &Session, path: &Path) {
    let desks = session.state().desks.touching(path);
    for desk in desks {
        let mut archive = desk.archive();
        let gone: Vec<PathBuf> = archive
            .articles()
            .map(|facts| facts.path.clone())
            .filter(|file| file.starts_with(path))
            .collect();
        for file in gone {
            archive.remove(&file);
        }
    }
}

fn reread(session: &Session, path: &Path) {
    let desks = session.state().desks.holding(path);
    if desks.is_empty() || session.state().is_open(path) {
        return;
    }
    let facts =
        read(path).map(|decoded| Facts::of(path, &Article::parse(&decoded.text, Format::of_path(path))));
    for desk in desks {
        match &facts {
            Ok(facts) => desk.archive().insert(facts.clone()),
            Err(_) => desk.archive().remove(path),
        }
    }
}

/// What the client is told of a scan.
struct Progress {
    token: Option<String>,
    total: usize,
}

static TOKENS: AtomicU64 = AtomicU64::new(0);

impl Progress {
    fn begin(session: &Session, total: usize) -> Self {
        let client = session.client.get().filter(|_| total > STEP && session.state().client.shows_progress);
        let Some(client) = client.cloned() else { return Self { token: None, total } };
        let token = format!("copydesk-scan-{}", TOKENS.fetch_add(1, Ordering::Relaxed));
        let params = WorkDoneProgressCreateParams { token: NumberOrString::String(token.clone()) };
        // A client that refuses simply ignores what follows.
        tokio::spawn(async move { client.send_request::<WorkDoneProgressCreate>(params).await });
        let progress = Self { token: Some(token), total };
        progress.tell(session, &json!({ "kind": "begin", "title": "Reading the archive", "percentage": 0 }));
        progress
    }

    fn report(&self, session: &Session, done: usize) {
        let percentage = done * 100 / self.total.max(1);
        let message = format!("{done} of {} articles", self.total);
        self.tell(session, &json!({ "kind": "report", "message": message, "percentage": percentage }));
    }

    fn end(&self, session: &Session) {
        self.tell(session, &json!({ "kind": "end", "message": format!("{} articles", self.total) }));
    }

    fn tell(&self, session: &Session, value: &Value) {
        if let Some(token) = &self.token {
            session.outbox.notify("$/progress", &json!({ "token": token, "value": value }));
        }
    }
}
