//! `textDocument/diagnostic`.

use serde::Deserialize;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::Id;
use tower_lsp::lsp_types::{
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, RelatedFullDocumentDiagnosticReport, Url,
};

use crate::server::outbox::Outgoing;
use crate::server::session::Session;
use crate::server::wire::NamedDocument;

/// What a client asks for.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::server) struct Pull {
    text_document: NamedDocument,
    previous_result_id: Option<String>,
}

impl Pull {
    /// The question in the params of a request `method`, where that is what it asks.
    pub(in crate::server) fn read(method: &str, params: Option<&RawValue>) -> Option<Self> {
        serde_json::from_str(params.filter(|_| method == "textDocument/diagnostic")?.get()).ok()
    }

    /// The answer that can be given at once, as nearly always: the document's findings are those of its text.
    pub(in crate::server) fn answer(&self, session: &Session, id: &Id) -> Option<Outgoing> {
        session.is_settled(&self.text_document.uri).then(|| self.report(session, id.clone()))
    }

    /// The document's report, which is JSON already, as the reply to request `id`.
    pub(in crate::server) fn report(&self, session: &Session, id: Id) -> Outgoing {
        let json = session.pulled(&self.text_document.uri, self.previous_result_id.as_deref());
        Outgoing::Result { id, json }
    }
}

/// Waits until the document's findings are those of its text. [`Pull::report`] takes this result's place on its way to
/// the client.
pub(in crate::server) async fn diagnostic(session: &Session, uri: Url) -> DocumentDiagnosticReportResult {
    while let Some(settled) = session.settled(uri.as_str()) {
        // An error means that the document was closed.
        let _ = settled.await;
    }
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport::default()).into()
}
