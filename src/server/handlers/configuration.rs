//! `workspace/didChangeConfiguration` and `workspace/configuration`: the editor's settings.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::Client;
use tower_lsp::lsp_types::{ConfigurationItem, DidChangeConfigurationParams, Registration};

use crate::server::session::Session;
use crate::settings::{Settings, Spelling};

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
pub(in crate::server) fn section(settings: Value) -> Option<Value> {
    Some(unwrapped(settings)).filter(Value::is_object)
}

fn unwrapped(mut settings: Value) -> Value {
    match settings.get_mut(SECTION) {
        Some(section) => section.take(),
        None => settings,
    }
}

/// Takes `settings` over. What cannot be read changes nothing, and is told: settings are often looked at while they are
/// being written.
fn adopt(session: &Arc<Session>, settings: Value) {
    let settings = unwrapped(settings);
    {
        let mut state = session.state();
        if state.settings == settings || settings.is_null() {
            return;
        }
        // Of the first settings there are, all holds that can be read, and desks tell of the rest.
        let has_settings = state.settings.is_object();
        if let Some(fault) = fault(&settings).filter(|_| has_settings || !settings.is_object()) {
            drop(state);
            session.complain(&format!("{fault}. What was set before holds."));
            return;
        }
        state.settings = settings;
    }
    session.reassign();
}

/// What cannot be read in `settings`, in words.
fn fault(settings: &Value) -> Option<String> {
    let Some(tree) = settings.as_object() else {
        return Some(format!("editor settings: {settings} is no table of settings"));
    };
    let wrong = Settings::default().apply(tree, Spelling::Camel);
    let words: Vec<String> = wrong.iter().map(|wrong| format!("editor setting {wrong}")).collect();
    (!words.is_empty()).then(|| words.join("; "))
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
