//! `workspace/executeCommand`: what a client may ask for by name.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{
    ExecuteCommandOptions, ExecuteCommandParams, MessageActionItem, MessageType, NumberOrString,
};

use crate::server::network::{Scope, check, name_of_token};
use crate::server::session::Session;
use crate::settings::CheckLinks;

/// Asks the network about the links of the article whose URI is the argument, or of all articles without one.
pub(in crate::server) const CHECK_LINKS: &str = "copydesk.checkLinks";

pub(in crate::server) fn options() -> ExecuteCommandOptions {
    ExecuteCommandOptions { commands: vec![CHECK_LINKS.to_owned()], ..ExecuteCommandOptions::default() }
}

pub(in crate::server) async fn execute_command(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    if params.command != CHECK_LINKS {
        return Err(Error::invalid_params(format!("there is no command “{}”", params.command)));
    }
    let scope = scope(&params.arguments).ok_or_else(|| {
        Error::invalid_params(format!("{CHECK_LINKS} takes the URI of an article, or nothing"))
    })?;
    let token = params.work_done_progress_params.work_done_token;
    if !is_turned_on(session, &scope) {
        // Nobody waits for a person inside a handler.
        let session = Arc::clone(session);
        tokio::spawn(async move {
            if is_wanted_once(&session).await {
                run(&session, scope, None).await;
            }
        });
        return Ok(None);
    }
    Ok(run(session, scope, token).await)
}

async fn run(session: &Arc<Session>, scope: Scope, token: Option<NumberOrString>) -> Option<Value> {
    check(session, scope, token).await.map_err(|error| session.complain(&error)).ok()
}

/// What a client cancels: the work that it was told of under a token.
#[derive(Deserialize)]
pub(in crate::server) struct Cancelled {
    token: NumberOrString,
}

pub(in crate::server) fn cancel(session: &Session, params: &Cancelled) {
    let network = session.state().desks.network();
    network.stop(&name_of_token(&params.token));
}

/// `[]`, `["file:///a.txt"]` or `[{"uri": "file:///a.txt"}]`.
fn scope(arguments: &[Value]) -> Option<Scope> {
    match arguments {
        [] | [Value::Null] => Some(Scope::Workspace),
        [Value::String(uri)] => Some(Scope::Document(uri.clone())),
        [Value::Object(named)] => Some(Scope::Document(named.get("uri")?.as_str()?.to_owned())),
        _ => None,
    }
}

fn is_turned_on(session: &Session, scope: &Scope) -> bool {
    let is_on = |check: CheckLinks| check != CheckLinks::Off;
    let mut state = session.state();
    match scope {
        Scope::Document(uri) => {
            state.document(uri).is_none_or(|document| is_on(document.desk.network.check()))
        }
        Scope::Workspace => state.desks.all().iter().all(|desk| is_on(desk.network.check())),
    }
}

/// Asks the user whether the network may be asked this once, although `links.check` is off.
async fn is_wanted_once(session: &Session) -> bool {
    const YES: &str = "Ask the sites";
    let Some(client) = session.client.get().cloned() else { return false };
    let question =
        "copydesk: `links.check` is off. Ask the sites that the links lead to whether the pages are there?";
    let actions = [YES, "Cancel"]
        .map(|title| MessageActionItem { title: title.to_owned(), properties: HashMap::new() });
    let answer = client.show_message_request(MessageType::INFO, question, Some(actions.to_vec())).await;
    answer.ok().flatten().is_some_and(|chosen| chosen.title == YES)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_article_is_named_by_its_uri_and_all_by_nothing() {
        let document =
            |arguments: Value| match scope(arguments.as_array().map(Vec::as_slice).unwrap_or_default()) {
                Some(Scope::Document(uri)) => Some(uri),
                Some(Scope::Workspace) | None => None,
            };
        assert_eq!(document(json!(["file:///a.txt"])).as_deref(), Some("file:///a.txt"));
        assert_eq!(document(json!([{"uri": "file:///a.txt"}])).as_deref(), Some("file:///a.txt"));
        assert!(matches!(scope(&[]), Some(Scope::Workspace)));
        for wrong in [json!([7]), json!([{}]), json!(["a", "b"])] {
            assert!(scope(wrong.as_array().expect("a list")).is_none(), "{wrong}");
        }
    }
}
