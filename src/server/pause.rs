//! When typing rests: what has waited for it is said.

use std::sync::Arc;
use std::time::Duration;

use super::calm::PAUSE;
use super::session::{Session, State};

impl Session {
    /// Waits for typing to rest where findings wait for it; one waits for a document, however many keys there are.
    pub(super) fn watch(self: &Arc<Self>, state: &mut State, uri: &str) {
        let Some(document) = state.document(uri) else { return };
        if document.is_watched || !document.is_holding() {
            return;
        }
        document.is_watched = true;
        let (session, uri) = (Arc::clone(self), uri.to_owned());
        tokio::spawn(async move {
            while let Some(left) = session.until_rest(&uri) {
                tokio::time::sleep(left).await;
            }
            session.rest(&uri);
        });
    }

    /// How long it takes until typing rests, unless it does.
    fn until_rest(&self, uri: &str) -> Option<Duration> {
        let mut state = self.state();
        let document = state.document(uri)?;
        let left = document.typed.and_then(|typed| PAUSE.checked_sub(typed.elapsed()));
        document.is_watched = left.is_some();
        left
    }

    /// Says what has waited for typing to rest.
    pub(super) fn rest(self: &Arc<Self>, uri: &str) {
        let was_holding = {
            let mut state = self.state();
            let Some(document) = state.document(uri) else { return };
            document.typed = None;
            document.is_holding()
        };
        self.refresh(uri);
        if was_holding {
            self.ask_to_pull();
        }
    }
}
