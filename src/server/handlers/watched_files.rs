//! `workspace/didChangeWatchedFiles`.

use std::sync::Arc;

use serde_json::json;
use tower_lsp::lsp_types::{DidChangeWatchedFilesParams, Registration};

use crate::server::session::Session;

/// Articles, and the configuration.
const WATCHED: [&str; 2] = ["**/*.{txt,md,markdown}", "**/{copydesk,.copydesk}.toml"];

pub(in crate::server) fn registration() -> Registration {
    let watchers: Vec<_> = WATCHED.iter().map(|pattern| json!({"globPattern": pattern})).collect();
    Registration {
        id: "watched-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({"watchers": watchers})),
    }
}

/// What is said about an open article may hang on a file that is not open.
pub(in crate::server) fn did_change(session: &Arc<Session>, params: &DidChangeWatchedFilesParams) {
    let elsewhere =
        params.changes.iter().any(|change| session.state().document(change.uri.as_str()).is_none());
    if elsewhere {
        session.refresh_all();
    }
}
