//! Everything that goes to the client, in the order in which it was sent.

use std::io::{BufWriter, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::jsonrpc::{Id, Request, Response};

/// How long the end of the process waits for a client that does not read.
const PATIENCE: Duration = Duration::from_secs(2);

const BUFFER: usize = 64 << 10;

/// A message on its way to the client.
pub(super) enum Outgoing {
    Response(Response),
    Request(Request),
    /// A result that is JSON already.
    Result {
        id: Id,
        json: Vec<u8>,
    },
    /// A notification whose params are JSON already.
    Notification {
        method: &'static str,
        json: Vec<u8>,
    },
}

impl Outgoing {
    fn into_body(self) -> serde_json::Result<Vec<u8>> {
        match self {
            Self::Response(response) => serde_json::to_vec(&response),
            Self::Request(request) => serde_json::to_vec(&request),
            Self::Result { id, json } => {
                let id = serde_json::to_vec(&id)?;
                Ok([br#"{"jsonrpc":"2.0","id":"#, &id[..], br#","result":"#, &json, b"}"].concat())
            }
            Self::Notification { method, json } => {
                let method = method.as_bytes();
                Ok([br#"{"jsonrpc":"2.0","method":""#, method, br#"","params":"#, &json, b"}"].concat())
            }
        }
    }
}

enum Parcel {
    Body(Vec<u8>),
    Last(SyncSender<()>),
}

/// The sending end of a thread that owns the output, so that nobody ever waits for a client that does not read.
#[derive(Clone)]
pub(super) struct Outbox(Sender<Parcel>);

impl Outbox {
    /// Starts the thread. `broken` runs on it when the client has closed its end.
    pub(super) fn start(output: impl Write + Send + 'static, broken: impl FnOnce() + Send + 'static) -> Self {
        let (sender, parcels) = channel();
        thread::spawn(move || {
            if let Err(error) = pump(&parcels, BufWriter::with_capacity(BUFFER, output)) {
                tracing::debug!(%error, "the client no longer reads");
                broken();
            }
        });
        Self(sender)
    }

    /// Puts `message` behind those before it.
    pub(super) fn send(&self, message: Outgoing) {
        match message.into_body() {
            // The thread is gone only when the output is, and then the process is about to end.
            Ok(body) => drop(self.0.send(Parcel::Body(body))),
            Err(error) => tracing::error!(%error, "a message cannot be written as JSON"),
        }
    }

    /// Sends the notification `method`, its params a JSON value.
    pub(super) fn notify(&self, method: &'static str, params: &Value) {
        self.send(Outgoing::Notification { method, json: params.to_string().into_bytes() });
    }

    /// Waits until everything is written, but not for ever.
    pub(super) fn finish(&self) {
        let (done, written) = sync_channel(1);
        if self.0.send(Parcel::Last(done)).is_ok() {
            let _ = written.recv_timeout(PATIENCE);
        }
    }
}

/// Writes what comes; several messages that wait together leave in one write.
fn pump(parcels: &Receiver<Parcel>, mut output: impl Write) -> std::io::Result<()> {
    while let Ok(mut parcel) = parcels.recv() {
        loop {
            match parcel {
                Parcel::Body(body) => {
                    write!(output, "Content-Length: {}\r\n\r\n", body.len())?;
                    output.write_all(&body)?;
                }
                Parcel::Last(done) => {
                    output.flush()?;
                    let _ = done.send(());
                    return Ok(());
                }
            }
            parcel = match parcels.try_recv() {
                Ok(next) => next,
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
            };
        }
        output.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_output_is_reported_once() {
        let (told, broken) = channel();
        let outbox = Outbox::start(Closed, move || told.send(()).unwrap());
        outbox.notify("test/a", &Value::Null);
        assert!(broken.recv_timeout(PATIENCE).is_ok());
        outbox.notify("test/b", &Value::Null);
        outbox.finish();
    }

    #[test]
    fn json_that_is_there_already_is_passed_on_as_it_is() {
        let body = Outgoing::Result { id: Id::from("é"), json: b"[1, 2]".to_vec() }.into_body().unwrap();
        assert_eq!(String::from_utf8(body).unwrap(), r#"{"jsonrpc":"2.0","id":"é","result":[1, 2]}"#);
    }
}
