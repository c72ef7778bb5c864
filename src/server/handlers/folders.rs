//! `workspace/didChangeWorkspaceFolders`.

use std::sync::Arc;

use tower_lsp::lsp_types::DidChangeWorkspaceFoldersParams;

use crate::server::session::Session;

pub(in crate::server) fn did_change(session: &Arc<Session>, params: DidChangeWorkspaceFoldersParams) {
    let event = params.event;
    {
        let folders = &mut session.state().folders;
        folders
            .retain(|folder| event.removed.iter().chain(&event.added).all(|other| other.uri != folder.uri));
        folders.extend(event.added);
    }
    session.reassign();
}
