//! `workspace/didChangeConfiguration` and `workspace/configuration`: the editor's settings.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::Client;
use tower_lsp::lsp_types::{ConfigurationItem, DidChangeConfigurationParams, Registration};

use crate::server::session::Session;

/// The section of the editor's settings that is ours.
const SECTION: &str = "copydesk";

pub(in crate::server) fn registration() -> Registration {
    Registration {
        id: "configuration".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(json!({"section": SECTION})),
    }
}

/// Clients that can be asked are asked, since what they send along is empty or everything; of the others what they
/// send counts.
pub(in crate::server) fn did_change(
    session: &Arc<Session>,
    client: &Client,
    params: DidChangeConfigurationParams,
) {
    if session.state().client.configuration {
        pull(session, client);
    } else {
        adopt(session, params.settings);
    }
}

/// Asks the client for the settings and adopts them when they come.
pub(in crate::server) fn pull(session: &Arc<Session>, client: &Client) {
    let question = {
        let mut state = session.state();
        if !state.client.configuration {
            return;
        }
        state.settings_asked += 1;
        state.settings_asked
    };
    let (session, client) = (Arc::clone(session), client.clone());
    tokio::spawn(async move {
        let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
        match client.configuration(vec![item]).await {
            Ok(answers) if session.state().settings_asked == question => {
                adopt(&session, answers.into_iter().next().unwrap_or_default());
            }
            Ok(_) => {}
            Err(error) => tracing::debug!(%error, "the client has no settings to tell"),
        }
    });
}

/// Our section of `settings`, whether alone or wrapped in its name; nothing where it is of a wrong shape.
pub(in crate::server) fn section(mut settings: Value) -> Option<Value> {
    let section = match settings.get_mut(SECTION) {
        Some(section) => section.take(),
        None => settings,
    };
    section.is_object().then_some(section)
}

/// Takes `settings` over; what cannot be read changes nothing.
fn adopt(session: &Arc<Session>, settings: Value) {
    let Some(settings) = section(settings) else { return };
    {
        let mut state = session.state();
        if state.settings == settings {
            return;
        }
        state.settings = settings;
    }
    session.reassign();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_wrapped_or_bare() {
        let bare = json!({"groups": {"links": "off"}});
        assert_eq!(section(bare.clone()), Some(bare.clone()));
        assert_eq!(section(json!({"copydesk": bare})), Some(bare));
        for odd in [json!(null), json!([]), json!("x"), json!({"copydesk": []})] {
            assert_eq!(section(odd), None);
        }
    }
}
