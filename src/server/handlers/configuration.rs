//! `workspace/didChangeConfiguration` and `workspace/configuration`: the editor's settings.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::Client;
use tower_lsp::lsp_types::{ConfigurationItem, DidChangeConfigurationParams, Registration};

use crate::server::session::Session;
use crate::settings::{KEYS, Settings, Spelling};

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

/// Takes `settings` over. What cannot be read is told, and what was set in its place before holds on: settings are often
/// looked at while they are being written.
fn adopt(session: &Arc<Session>, settings: Value) {
    let mut settings = unwrapped(settings);
    if settings.is_null() {
        return;
    }
    let (faults, is_news) = {
        let mut state = session.state();
        let faults = mend(&mut settings, &state.settings);
        let is_news = state.settings != settings;
        state.settings = settings;
        (faults, is_news)
    };
    if !faults.is_empty() {
        session.complain(&faults.join("; "));
    }
    if is_news {
        session.reassign();
    }
}

/// Puts what stood in `before` in place of what cannot be read in `settings`, and says what that was.
fn mend(settings: &mut Value, before: &Value) -> Vec<String> {
    let Some(tree) = settings.as_object() else {
        let fault = format!("editor settings: {settings} is no table of settings");
        *settings = before.clone();
        return vec![fault];
    };
    let wrong = Settings::default().apply(tree, Spelling::Camel);
    for fault in &wrong {
        let mut keys = KEYS.iter().map(|key| Spelling::Camel.of(key.path));
        let key = keys.find(|key| {
            fault.key.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        });
        let pointer = format!("/{}", key.unwrap_or_else(|| fault.key.clone()).replace('.', "/"));
        if let Some(place) = settings.pointer_mut(&pointer) {
            *place = before.pointer(&pointer).cloned().unwrap_or_default();
        }
    }
    wrong.iter().map(|fault| format!("editor setting {fault}")).collect()
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

    #[test]
    fn what_cannot_be_read_is_as_before_and_the_rest_holds() {
        let before = json!({"rules": {"wrapped-url": "off"}, "archive": {"exclude": ["a"]}});
        for (wrong, mended) in [
            (
                json!({"rules": 7, "groups": {"links": "off"}}),
                json!({"rules": {"wrapped-url": "off"}, "groups": {"links": "off"}}),
            ),
            (json!({"rules": {"wraped-url": "off"}}), json!({"rules": {"wrapped-url": "off"}})),
            (
                json!({"archive": {"exclude": 7, "exlude": []}}),
                json!({"archive": {"exclude": ["a"], "exlude": null}}),
            ),
            (
                json!({"override": [{"files": "a", "rules": {"wraped-url": "off"}}]}),
                json!({"override": null}),
            ),
            (json!("off"), before.clone()),
        ] {
            let mut settings = wrong;
            assert!(!mend(&mut settings, &before).is_empty());
            assert_eq!(settings, mended);
            let tree = settings.as_object().unwrap();
            assert!(Settings::default().apply(tree, Spelling::Camel).is_empty(), "it is not told again");
        }
    }
}
