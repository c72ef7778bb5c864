//! `$/setTrace` and `$/logTrace`.

use serde_json::json;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::Id;
use tower_lsp::lsp_types::{SetTraceParams, TraceValue};

use crate::server::session::Session;

pub(in crate::server) fn set(session: &Session, params: &SetTraceParams) {
    session.state().trace = params.value;
}

/// Tells a client that wants to know what arrived.
pub(in crate::server) fn received(
    session: &Session,
    id: Option<&Id>,
    method: &str,
    params: Option<&RawValue>,
) {
    let trace = session.state().trace;
    if trace == TraceValue::Off {
        return;
    }
    let message = match id {
        Some(id) => format!("Received request '{method} - ({id})'"),
        None => format!("Received notification '{method}'"),
    };
    let verbose = params.filter(|_| trace == TraceValue::Verbose).map(RawValue::get);
    session.outbox.notify("$/logTrace", &json!({"message": message, "verbose": verbose}));
}
