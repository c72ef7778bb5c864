//! `workspace/didChangeWatchedFiles`.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::lsp_types::{DidChangeWatchedFilesParams, FileChangeType, Registration};

use crate::server::session::Session;
use crate::server::{convert, scan};
use crate::settings::FILE_NAMES;

/// Articles, the configuration, and what may be a baseline, which the settings can name as they like.
const WATCHED: [&str; 3] = ["**/*.{txt,md,markdown}", "**/{copydesk,.copydesk}.toml", "**/*.json"];

pub(in crate::server) fn registration() -> Registration {
    let watchers: Vec<_> = WATCHED.iter().map(|pattern| json!({"globPattern": pattern})).collect();
    Registration {
        id: "watched-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({"watchers": watchers})),
    }
}

/// What is said about an open article may hang on a file that is not open.
pub(in crate::server) fn did_change(session: &Arc<Session>, params: DidChangeWatchedFilesParams) {
    let files = params
        .changes
        .into_iter()
        .filter_map(|change| Some((convert::path(change.uri.as_str())?, change.typ)));
    let (deleted, changed): (Vec<_>, Vec<_>) = files.partition(|(_, kind)| *kind == FileChangeType::DELETED);
    let paths =
        |files: Vec<(PathBuf, FileChangeType)>| files.into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    let (deleted, changed) = (paths(deleted), paths(changed));
    let sets_something = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        FILE_NAMES.contains(&name) || session.state().desks.has_baseline_at(path)
    };
    if deleted.iter().chain(&changed).any(sets_something) {
        session.reassign();
    } else if !deleted.is_empty() || !changed.is_empty() {
        scan::follow(session, changed, deleted);
    }
}
