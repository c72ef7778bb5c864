//! The table of messages: which handler answers which.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeActionParams, CodeActionResponse, DidChangeConfigurationParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DocumentDiagnosticParams, DocumentDiagnosticReportResult, DocumentLink,
    DocumentLinkParams, DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult,
    InitializedParams, Location, ReferenceParams,
};
use tower_lsp::{Client, LanguageServer, async_trait};

use super::handlers::{
    code_action, configuration, definition, diagnostic, document_link, document_symbol, execute_command,
    folders, hover, lifecycle, synchronisation, trace, watched_files,
};
use super::session::Session;

/// Notifications whose params tower-lsp would refuse or rewrite (see `wire`): whether `method` is one of them.
pub(super) fn notify(session: &Arc<Session>, method: &str, params: Option<&RawValue>) -> bool {
    match method {
        "textDocument/didOpen" => read(params).map(|params| synchronisation::did_open(session, params)),
        "textDocument/didChange" => read(params).map(|params| synchronisation::did_change(session, params)),
        "textDocument/didClose" => read(params).map(|params| synchronisation::did_close(session, &params)),
        "textDocument/didSave" => read(params).map(|params| synchronisation::did_save(session, &params)),
        "window/workDoneProgress/cancel" => {
            read(params).map(|params| execute_command::cancel(session, &params))
        }
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
pub(super) struct Handlers {
    pub session: Arc<Session>,
    pub client: Client,
}

#[async_trait]
impl LanguageServer for Handlers {
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
        watched_files::did_change(&self.session, params);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        Ok(hover::hover(&self.session, params).await)
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        Ok(definition::definition(&self.session, params).await)
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        Ok(definition::references(&self.session, params).await)
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        Ok(document_link::document_link(&self.session, params).await)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        Ok(document_symbol::document_symbol(&self.session, params).await)
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        Ok(code_action::code_action(&self.session, params).await)
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        execute_command::execute_command(&self.session, params).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        Ok(diagnostic::diagnostic(&self.session, params.text_document.uri).await)
    }
}
