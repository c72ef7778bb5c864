//! `initialize`, `initialized`, `shutdown`.

use std::sync::Arc;

use tower_lsp::Client;
use tower_lsp::lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, DiagnosticOptions, DiagnosticServerCapabilities,
    DocumentLinkOptions, InitializeParams, InitializeResult, OneOf, PositionEncodingKind, Registration,
    ResourceOperationKind, ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkDoneProgressOptions, WorkspaceFolder, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use crate::server::handlers::code_action::FIX_ALL;
use crate::server::parent;
use crate::server::session::{ClientTraits, Phase, Session};
use crate::server::{convert, handlers::configuration, handlers::execute_command, handlers::watched_files};

pub(in crate::server) fn initialize(session: &Session, params: InitializeParams) -> InitializeResult {
    let encodings =
        params.capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    let mut state = session.state();
    state.phase = Phase::Running;
    state.encoding = convert::encoding(encodings.unwrap_or_default());
    state.client = traits(&params.capabilities);
    let text = params.capabilities.text_document.as_ref();
    let leads_on = text
        .and_then(|text| text.publish_diagnostics.as_ref())
        .is_some_and(|diagnostics| diagnostics.code_description_support == Some(true));
    state.desks.rule_pages = session.rule_pages.clone().filter(|_| leads_on);
    state.trace = params.trace.unwrap_or_default();
    // Clients older than workspace folders send only a root.
    let root = params.root_uri.map(|uri| WorkspaceFolder { uri, name: String::new() });
    state.folders = params.workspace_folders.unwrap_or_else(|| root.into_iter().collect());
    state.settings = params.initialization_options.and_then(configuration::section).unwrap_or_default();
    if let Some(process) = params.process_id {
        parent::end_with(process);
    }
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(PositionEncodingKind::new(state.encoding.name())),
            ..capabilities(state.client)
        },
        server_info: Some(ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}

fn traits(capabilities: &ClientCapabilities) -> ClientTraits {
    let workspace = capabilities.workspace.clone().unwrap_or_default();
    let text = capabilities.text_document.as_ref();
    let pulls_again = workspace.diagnostic.is_some_and(|client| client.refresh_support == Some(true));
    ClientTraits {
        configuration: workspace.configuration == Some(true),
        registers_configuration: workspace
            .did_change_configuration
            .is_some_and(|client| client.dynamic_registration == Some(true)),
        registers_watched_files: workspace
            .did_change_watched_files
            .is_some_and(|client| client.dynamic_registration == Some(true)),
        pulls_diagnostics: pulls_again && text.is_some_and(|text| text.diagnostic.is_some()),
        goes_by_links: text
            .and_then(|text| text.definition.as_ref())
            .is_some_and(|definition| definition.link_support == Some(true)),
        nests_symbols: text
            .and_then(|text| text.document_symbol.as_ref())
            .is_some_and(|symbols| symbols.hierarchical_document_symbol_support == Some(true)),
        edits_by_version: workspace
            .workspace_edit
            .as_ref()
            .is_some_and(|edit| edit.document_changes == Some(true)),
        makes_files: workspace.workspace_edit.as_ref().is_some_and(|edit| {
            let kinds = edit.resource_operations.as_deref().unwrap_or_default();
            edit.document_changes == Some(true) && kinds.contains(&ResourceOperationKind::Create)
        }),
        shows_progress: capabilities
            .window
            .as_ref()
            .is_some_and(|window| window.work_done_progress == Some(true)),
    }
}

/// What the server offers: all of it works.
fn capabilities(client: ClientTraits) -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        })),
        diagnostic_provider: client.pulls_diagnostics.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("copydesk".to_owned()),
                ..DiagnosticOptions::default()
            })
        }),
        hover_provider: Some(true.into()),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL]),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        execute_command_provider: Some(execute_command::options()),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..ServerCapabilities::default()
    }
}

/// Asks for what the client sends only to those who asked: its settings, and word of changed files.
pub(in crate::server) fn initialized(session: &Arc<Session>, client: &Client) {
    let traits = session.state().client;
    let registrations: Vec<Registration> = [
        traits.registers_configuration.then(configuration::registration),
        traits.registers_watched_files.then(watched_files::registration),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !registrations.is_empty() {
        let client = client.clone();
        tokio::spawn(async move {
            if let Err(error) = client.register_capability(registrations).await {
                tracing::debug!(%error, "the client registers nothing");
            }
        });
    }
    session.read_folders();
    configuration::pull(session, client);
}

pub(in crate::server) fn shutdown(session: &Session) {
    session.state().phase = Phase::ShutDown;
}
