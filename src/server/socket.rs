//! The server's own requests to the client, and the client's replies to them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use futures_util::{SinkExt, StreamExt};
use tower_lsp::jsonrpc::Response;
use tower_lsp::{ClientSocket, Loopback};

use super::outbox::{Outbox, Outgoing};

/// Where the client's replies go.
pub(super) struct Replies(<ClientSocket as Loopback>::ResponseSink);

impl Replies {
    /// Sends what comes out of `socket` to the client from here on. Needs a runtime.
    pub(super) fn connect(socket: ClientSocket, outbox: Outbox) -> Self {
        let (mut requests, sink) = socket.split();
        tokio::spawn(async move {
            while let Some(request) = requests.next().await {
                outbox.send(Outgoing::Request(request));
            }
        });
        Self(sink)
    }

    /// Hands `reply` to whoever asked. Nobody may be waiting for it any more: tower-lsp 0.20 panics then.
    pub(super) fn deliver(&mut self, reply: Response) {
        let delivered = catch_unwind(AssertUnwindSafe(|| self.0.start_send_unpin(reply)));
        if !matches!(delivered, Ok(Ok(()))) {
            tracing::debug!("a reply came too late");
        }
    }
}
