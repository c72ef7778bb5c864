//! The table of messages: which handler answers which.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    DidChangeConfigurationParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, InitializeParams, InitializeResult,
    InitializedParams,
};
use tower_lsp::{Client, LanguageServer, async_trait};

use super::handlers::{configuration, diagnostic, folders, lifecycle, synchronisation, trace, watched_files};
use super::session::Session;

/// Notifications whose params tower-lsp would refuse or rewrite (see `wire`): whether `method` is one of them.
pub(super) fn notify(session: &Arc<Session>, method: &str, params: Option<&RawValue>) -> bool {
    match method {
        "textDocument/didOpen" => read(params).map(|params| synchronisation::did_open(session, params)),
        "textDocument/didChange" => read(params).map(|params| synchronisation::did_change(session, params)),
        "textDocument/didClose" => read(params).map(|params| synchronisation::did_close(session, &params)),
        "textDocument/didSave" => read(params).map(|params| synchronisation::did_save(session, &params)),
        "$/setTrace" => read(params).map(|params| trace::set(session, &params)),
        _ => return false,
    }
    .unwrap_or_else(|| tracing::warn!(method, "params of a wrong shape"));
    true
}

fn read<P: DeserializeOwned>(params: Option<&RawValue>) -> Option<P> {
    serde_json::from_str(params?.get()).ok()
}

/// The server as tower-lsp sees it.
pub(super) struct Desk {
    pub session: Arc<Session>,
    pub client: Client,
}

#[async_trait]
impl LanguageServer for Desk {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(lifecycle::initialize(&self.session, params))
    }

    async fn initialized(&self, _: InitializedParams) {
        lifecycle::initialized(&self.session, &self.client);
    }

    async fn shutdown(&self) -> Result<()> {
        lifecycle::shutdown(&self.session);
        Ok(())
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        configuration::did_change(&self.session, &self.client, params);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        folders::did_change(&self.session, params);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        watched_files::did_change(&self.session, &params);
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        Ok(diagnostic::diagnostic(&self.session, params.text_document.uri).await)
    }
}
