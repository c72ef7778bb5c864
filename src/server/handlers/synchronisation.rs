//! `textDocument/didOpen`, `didChange`, `didClose`, `didSave`.

use std::sync::Arc;

use crate::server::publish;
use crate::server::scan;
use crate::server::session::Session;
use crate::server::wire::{DidChange, DidOpen, OfDocument};

pub(in crate::server) fn did_open(session: &Arc<Session>, params: DidOpen) {
    tracing::debug!(uri = params.text_document.uri, "opened");
    session.open(params.text_document);
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
        // From now on the file counts again.
        scan::follow(session, document.path.clone().into_iter().collect(), Vec::new());
    }
}

pub(in crate::server) fn did_save(session: &Arc<Session>, params: &OfDocument) {
    let uri = &params.text_document.uri;
    if let Some(document) = session.state().document(uri) {
        document.look_at_file();
    }
    session.rest(uri);
    session.check_saved(uri);
}
