//! What stands between the stream of messages and tower-lsp: order, panics, and a reply to every request.

use std::panic::{AssertUnwindSafe, catch_unwind};

use futures_util::FutureExt;
use tower_lsp::ExitedError;
use tower_lsp::jsonrpc::{Error, Request, Response};
use tower_service::Service;

use super::outbox::{Outbox, Outgoing};

/// A service whose handlers reach their first await in the order of the messages, whose panics are internal errors
/// and whose replies go to the outbox.
pub(super) struct Guard<S> {
    service: S,
    outbox: Outbox,
}

impl<S> Guard<S>
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError>,
    S::Future: Send + 'static,
{
    pub(super) fn new(service: S, outbox: Outbox) -> Self {
        Self { service, outbox }
    }

    /// Handles `request`: at once on this thread as far as its first await, and behind that on the runtime. A result
    /// passes through `finish` on its way to the client.
    pub(super) fn handle<F>(&mut self, request: Request, finish: F)
    where
        F: FnOnce(Response) -> Outgoing + Send + 'static,
    {
        let id = request.id().cloned();
        let panicked = id.clone();
        let Ok(future) = catch_unwind(AssertUnwindSafe(|| self.service.call(request))) else {
            return self.send(panicked.map(|id| Response::from_error(id, Error::internal_error())), finish);
        };
        let mut response = AssertUnwindSafe(future)
            .catch_unwind()
            .map(move |outcome| match (outcome, id) {
                (Ok(Ok(Some(response))), _) => Some(response),
                (_, None) => None,
                // tower-lsp swallows requests whose method begins with "$/".
                (Ok(Ok(None)), Some(id)) => Some(Response::from_error(id, Error::method_not_found())),
                (Ok(Err(_)), Some(id)) => Some(Response::from_error(id, Error::invalid_request())),
                (Err(_), Some(id)) => Some(Response::from_error(id, Error::internal_error())),
            })
            .boxed();
        if let Some(response) = response.as_mut().now_or_never() {
            self.send(response, finish);
        } else {
            let outbox = self.outbox.clone();
            tokio::spawn(async move { send(&outbox, response.await, finish) });
        }
    }

    fn send(&self, response: Option<Response>, finish: impl FnOnce(Response) -> Outgoing) {
        send(&self.outbox, response, finish);
    }
}

fn send(outbox: &Outbox, response: Option<Response>, finish: impl FnOnce(Response) -> Outgoing) {
    match response {
        Some(response) if response.is_ok() => outbox.send(finish(response)),
        Some(response) => outbox.send(Outgoing::Response(response)),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};
    use std::task::{Context, Poll};
    use std::time::Duration;

    use futures_util::future::BoxFuture;
    use tower_lsp::jsonrpc::Id;

    use super::*;

    /// Answers by the method's name.
    struct Oracle;

    impl Service<Request> for Oracle {
        type Response = Option<Response>;
        type Error = ExitedError;
        type Future = BoxFuture<'static, Result<Option<Response>, ExitedError>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Self::Future {
            let (method, id, _) = request.into_parts();
            assert!(method != "panic at once");
            async move {
                if method.contains("late") {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                assert!(!method.contains("panic"));
                Ok(id.filter(|_| method != "swallow").map(|id| Response::from_ok(id, method.into())))
            }
            .boxed()
        }
    }

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// What is written when the methods come one behind the other, the first with id 0.
    fn replies(methods: &[&'static str]) -> String {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
        let entered = runtime.enter();
        let written = Written::default();
        let outbox = Outbox::start(written.clone(), None, || {});
        let mut guard = Guard::new(Oracle, outbox.clone());
        for (id, method) in methods.iter().enumerate() {
            let id = Id::Number(i64::try_from(id).unwrap());
            guard.handle(Request::build(*method).id(id).finish(), Outgoing::Response);
        }
        std::thread::sleep(Duration::from_millis(100));
        drop(entered);
        outbox.finish();
        let bytes = written.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_finishes_at_once_is_answered_in_order_and_before_what_waits() {
        let written = replies(&["late", "a", "b"]);
        let order: Vec<_> = ["\"a\"", "\"b\"", "\"late\""].map(|result| written.find(result).unwrap()).into();
        assert!(order.is_sorted(), "{written}");
    }

    #[test]
    fn a_panic_is_an_internal_error_and_the_next_request_is_answered() {
        let written = replies(&["panic at once", "panic", "late panic", "a"]);
        assert_eq!(written.matches("-32603").count(), 3, "{written}");
        assert!(written.contains(r#""result":"a""#), "{written}");
    }

    #[test]
    fn no_request_goes_without_a_reply() {
        assert!(replies(&["swallow"]).contains("-32601"));
    }
}
