//! The loop: a frame, a message, its handler. Blocks on the input and on nothing else.

use std::io::BufRead;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;
use tower_lsp::LspService;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use url::Url;

use super::dispatch::{self, Handlers};
use super::frames::Frames;
use super::guard::Guard;
use super::handlers::diagnostic::Pull;
use super::handlers::trace;
use super::message::Message;
use super::outbox::{Outbox, Outgoing};
use super::session::{Phase, Session};
use super::snippet;
use super::socket::Replies;
use super::tolerance;

/// Serves one client until it says `exit` or its stream ends; the rules' pages lie below `rule_pages`. Needs a runtime.
///
/// The exit code is 0 behind `shutdown` and 1 without it.
pub(super) fn serve(input: impl BufRead, outbox: &Outbox, rule_pages: Option<Url>) -> ExitCode {
    let session = Arc::new(Session::new(outbox.clone(), rule_pages));
    let (service, socket) = LspService::new(|client| {
        session.client.get_or_init(|| client.clone());
        Handlers { session: Arc::clone(&session), client }
    });
    let mut connection = Connection {
        guard: Guard::new(service, outbox.clone()),
        replies: Replies::connect(socket, outbox.clone()),
        session,
        takes_snippets: false,
    };
    let mut frames = Frames::new(input);
    loop {
        match frames.next() {
            Ok(Some(body)) if connection.receive(body).is_continue() => {}
            Ok(_) => break,
            Err(error) => {
                tracing::warn!(%error, "the client's messages end");
                break;
            }
        }
    }
    let shut_down = connection.session.state().phase == Phase::ShutDown;
    if shut_down { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Connection {
    guard: Guard<LspService<Handlers>>,
    replies: Replies,
    session: Arc<Session>,
    takes_snippets: bool,
}

impl Connection {
    fn receive(&mut self, body: &[u8]) -> ControlFlow<()> {
        match Message::read(body) {
            Message::Call { method, .. } if method == "exit" => return ControlFlow::Break(()),
            Message::Call { id, method, params } => {
                let asked = id.clone();
                let called = catch_unwind(AssertUnwindSafe(|| self.call(id, &method, params)));
                if let (Err(_), Some(id)) = (called, asked) {
                    let error = Response::from_error(id, Error::internal_error());
                    self.session.outbox.send(Outgoing::Response(error));
                }
            }
            Message::Reply(reply) => self.replies.deliver(reply),
            Message::Refused(error) => {
                self.session.outbox.send(Outgoing::Response(Response::from_error(Id::Null, error)));
            }
            Message::Nothing => tracing::debug!("a message that says nothing"),
        }
        ControlFlow::Continue(())
    }

    fn call(&mut self, id: Option<Id>, method: &str, params: Option<&RawValue>) {
        trace::received(&self.session, id.as_ref(), method, params);
        if id.is_none() && self.notify(method, params) {
            return;
        }
        if let (Some(id), Some(error)) = (&id, refusal(self.session.state().phase, method)) {
            return self.session.outbox.send(Outgoing::Response(Response::from_error(id.clone(), error)));
        }
        let pull = Pull::read(method, params);
        if let (Some(pull), Some(id)) = (&pull, &id)
            && let Some(answer) = pull.answer(&self.session, id)
        {
            return self.session.outbox.send(answer);
        }
        // What cannot be read as JSON values (100,000 nested arrays) is no value a handler would accept either.
        let params = params.map(|params| serde_json::from_str(params.get()).unwrap_or(Value::Bool(false)));
        let params = tolerance::mend(method, params);
        if method == "initialize" {
            self.takes_snippets = snippet::are_taken(params.as_ref());
        }
        let makes_snippets = self.takes_snippets && method == "textDocument/codeAction";
        let session = Arc::clone(&self.session);
        self.guard.handle(request(id, method.to_owned(), params), move |response| match pull {
            Some(pull) => pull.report(&session, response.into_parts().0),
            None if makes_snippets => Outgoing::Response(snippet::in_actions(response)),
            None => Outgoing::Response(response),
        });
    }

    /// Handles a notification that is not tower-lsp's; those outside a session are dropped.
    fn notify(&self, method: &str, params: Option<&RawValue>) -> bool {
        let running = self.session.state().phase == Phase::Running;
        running && dispatch::notify(&self.session, method, params)
    }
}

/// Why a request is not even looked at: it comes before `initialize` or behind `shutdown`. tower-lsp asks this only of
/// methods it knows.
fn refusal(phase: Phase, method: &str) -> Option<Error> {
    match phase {
        Phase::Fresh if method != "initialize" => {
            let code = ErrorCode::ServerError(-32002);
            Some(Error { message: "the session has not begun".into(), ..Error::new(code) })
        }
        Phase::ShutDown => Some(Error::invalid_request()),
        Phase::Fresh | Phase::Running => None,
    }
}

fn request(id: Option<Id>, method: String, params: Option<Value>) -> Request {
    let mut request = Request::build(method);
    if let Some(params) = params {
        request = request.params(params);
    }
    if let Some(id) = id {
        request = request.id(id);
    }
    request.finish()
}
