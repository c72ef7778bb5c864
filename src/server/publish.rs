//! Diagnostics on their way to the client: pushed or pulled, from JSON that is there already.

use serde_json::json;

use super::document::{Document, Report};
use super::outbox::{Json, Outbox, Outgoing};

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
    let version = version.map_or_else(String::new, |version| format!(r#","version":{version}"#));
    let before = format!(r#"{{"uri":{}{version},"diagnostics":"#, json!(uri));
    let json = Json { before: before.into_bytes(), report: Some(report.clone()), behind: "}" };
    outbox.send(Outgoing::Notification { method: "textDocument/publishDiagnostics", json });
}

/// A `DocumentDiagnosticReport` for a client that has the report `previous`.
pub(super) fn pulled(document: Option<&Document>, previous: Option<&str>) -> Json {
    let Some(document) = document else { return br#"{"kind":"full","items":[]}"#.to_vec().into() };
    let revision = document.revision.to_string();
    if previous == Some(&revision) {
        return format!(r#"{{"kind":"unchanged","resultId":"{revision}"}}"#).into_bytes().into();
    }
    let before = format!(r#"{{"kind":"full","resultId":"{revision}","items":"#).into_bytes();
    Json { before, report: Some(document.report.clone()), behind: "}" }
}
