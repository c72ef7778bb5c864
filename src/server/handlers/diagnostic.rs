//! `textDocument/diagnostic`.

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::Response;
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
    pub(in crate::server) fn read(params: &Value) -> Option<Self> {
        Self::deserialize(params).ok()
    }

    /// Puts the document's report in place of the result of [`diagnostic`].
    pub(in crate::server) fn report(self, session: &Session, response: Response) -> Outgoing {
        let json = session.pulled(&self.text_document.uri, self.previous_result_id.as_deref());
        Outgoing::Result { id: response.into_parts().0, json }
    }
}

/// Waits until the document's findings are those of its text. The report itself is JSON already and takes this
/// result's place on its way to the client.
pub(in crate::server) async fn diagnostic(session: &Session, uri: Url) -> DocumentDiagnosticReportResult {
    while let Some(settled) = session.settled(uri.as_str()) {
        // An error means that the document was closed.
        let _ = settled.await;
    }
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport::default()).into()
}
