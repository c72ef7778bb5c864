//! `textDocument/didOpen`, `didChange`, `didClose`, `didSave`.

use std::sync::Arc;

use crate::server::document::Document;
use crate::server::publish;
use crate::server::session::Session;
use crate::server::wire::{DidChange, DidOpen, OfDocument};

pub(in crate::server) fn did_open(session: &Arc<Session>, params: DidOpen) {
    let document = Document::new(params.text_document);
    let uri = document.uri.clone();
    tracing::debug!(uri, language = document.language, "opened");
    session.state().open(document);
    session.refresh(&uri);
}

pub(in crate::server) fn did_change(session: &Arc<Session>, params: DidChange) {
    let uri = params.text_document.uri;
    {
        let mut state = session.state();
        let encoding = state.encoding;
        let Some(document) = state.document(&uri) else { return };
        document.change(params.content_changes, params.text_document.version.0, encoding);
    }
    session.refresh(&uri);
}

pub(in crate::server) fn did_close(session: &Arc<Session>, params: &OfDocument) {
    if let Some(document) = session.state().close(&params.text_document.uri) {
        publish::clear(&session.outbox, &document);
    }
}

pub(in crate::server) fn did_save(session: &Arc<Session>, params: &OfDocument) {
    session.refresh(&params.text_document.uri);
}
