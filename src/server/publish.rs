//! Diagnostics on their way to the client: pushed or pulled, from JSON that is there already.

use serde_json::json;

use super::document::{Document, Report};
use super::outbox::{Outbox, Outgoing};

/// Sends the document's diagnostics unless the client has them.
pub(super) fn push(outbox: &Outbox, document: &mut Document) {
    let report = document.report.clone();
    if document.published.as_ref() != Some(&report) {
        publish(outbox, &document.uri, document.buffer.version().map(|version| version.0), &report);
        document.published = Some(report);
    }
}

/// Takes back what the client shows of a document that was closed.
pub(super) fn clear(outbox: &Outbox, document: &Document) {
    if document.published.as_ref().is_some_and(|published| *published != Report::default()) {
        publish(outbox, &document.uri, None, &Report::default());
    }
}

fn publish(outbox: &Outbox, uri: &str, version: Option<i32>, report: &Report) {
    let mut json = Vec::with_capacity(report.0.len() + uri.len() + 64);
    json.extend_from_slice(b"{\"uri\":");
    json.extend_from_slice(json!(uri).to_string().as_bytes());
    if let Some(version) = version {
        json.extend_from_slice(format!(",\"version\":{version}").as_bytes());
    }
    json.extend_from_slice(b",\"diagnostics\":");
    json.extend_from_slice(&report.0);
    json.push(b'}');
    outbox.send(Outgoing::Notification { method: "textDocument/publishDiagnostics", json });
}

/// A `DocumentDiagnosticReport` for a client that has the report `previous`.
pub(super) fn pulled(document: Option<&Document>, previous: Option<&str>) -> Vec<u8> {
    let Some(document) = document else { return br#"{"kind":"full","items":[]}"#.to_vec() };
    let revision = document.revision.to_string();
    if previous == Some(&revision) {
        return format!(r#"{{"kind":"unchanged","resultId":"{revision}"}}"#).into_bytes();
    }
    let head = format!(r#"{{"kind":"full","resultId":"{revision}","items":"#);
    [head.as_bytes(), &document.report.0, b"}"].concat()
}
