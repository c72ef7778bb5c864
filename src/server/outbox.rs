//! Everything that goes to the client, in the order in which it was sent.

use std::io::{self, BufWriter, PipeWriter, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tower_lsp::jsonrpc::{Id, Request, Response};

use super::document::Report;

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
        json: Json,
    },
    /// A notification whose params are JSON already.
    Notification {
        method: &'static str,
        json: Json,
    },
}

/// JSON that is there already. The report that is part of it may be long: then it is not copied.
#[derive(Default)]
pub(super) struct Json {
    pub before: Vec<u8>,
    pub report: Option<Report>,
    pub behind: &'static str,
}

impl From<Vec<u8>> for Json {
    fn from(json: Vec<u8>) -> Self {
        Self { before: json, ..Self::default() }
    }
}

/// What closes a message whose head is written by hand.
const END: &[u8] = b"}";

impl Json {
    /// The frame of the message that is `self` between `head` and a closing brace.
    fn framed(self, head: &[&[u8]]) -> Frame {
        let Self { before, report, behind } = self;
        match report {
            // What is longer than the buffer goes past it.
            Some(report) if report.0.len() > BUFFER => {
                let rest = report.0.len() + behind.len() + END.len();
                Frame { start: framed(&[head, &[&before]].concat(), rest), rest: Some((report, behind)) }
            }
            report => {
                let report: &[u8] = report.as_ref().map_or(b"", |report| &report.0);
                Frame::of(&[head, &[&before, report, behind.as_bytes(), END]].concat())
            }
        }
    }
}

/// A message with its head, as it goes over the line.
struct Frame {
    start: Vec<u8>,
    /// A long report, and what stands behind it before the end.
    rest: Option<(Report, &'static str)>,
}

impl Frame {
    /// That of a message that is these pieces, one behind the other.
    fn of(pieces: &[&[u8]]) -> Self {
        Self { start: framed(pieces, 0), rest: None }
    }

    /// Writes it; what is short, at once.
    fn write(&self, output: &mut (impl Write + ?Sized)) -> io::Result<()> {
        output.write_all(&self.start)?;
        let Some((report, behind)) = &self.rest else { return Ok(()) };
        [&report.0, behind.as_bytes(), END].iter().try_for_each(|piece| output.write_all(piece))
    }
}

/// The head of a message that is these pieces and so many bytes more, and the pieces.
fn framed(pieces: &[&[u8]], more: usize) -> Vec<u8> {
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    let head = format!("Content-Length: {}\r\n\r\n", length + more);
    let mut frame = Vec::with_capacity(head.len() + length);
    frame.extend_from_slice(head.as_bytes());
    for piece in pieces {
        frame.extend_from_slice(piece);
    }
    frame
}

impl Outgoing {
    fn into_frame(self) -> serde_json::Result<Frame> {
        Ok(match self {
            Self::Response(response) => Frame::of(&[&serde_json::to_vec(&response)?]),
            Self::Request(request) => Frame::of(&[&serde_json::to_vec(&request)?]),
            Self::Result { id, json } => {
                let id = serde_json::to_vec(&id)?;
                json.framed(&[br#"{"jsonrpc":"2.0","id":"#, &id, br#","result":"#])
            }
            Self::Notification { method, json } => {
                json.framed(&[br#"{"jsonrpc":"2.0","method":""#, method.as_bytes(), br#"","params":"#])
            }
        })
    }
}

/// An output that can tell whether a write would block.
pub(super) trait Output: Write + Send {
    /// Whether `bytes` bytes can be written without waiting for the reader.
    fn takes(&self, bytes: usize) -> bool;
}

impl Output for PipeWriter {
    #[cfg(unix)]
    fn takes(&self, bytes: usize) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        // POSIX: a pipe that is ready takes PIPE_BUF bytes at once, whatever the reader does.
        bytes <= rustix::pipe::PIPE_BUF
            && poll(&mut [PollFd::new(self, PollFlags::OUT)], Some(&Timespec::default())) == Ok(1)
    }

    #[cfg(not(unix))]
    fn takes(&self, _: usize) -> bool {
        false
    }
}

/// Where messages leave, in the order in which they were sent; nobody ever waits for a client that does not read.
///
/// A short message with none before it is written at once, since to wake a thread is half of what a keystroke
/// costs. All others wait for a thread that owns another handle to the output.
#[derive(Clone)]
pub(super) struct Outbox(Arc<Shared>);

struct Shared {
    gate: Mutex<Gate>,
    broken: fn(),
}

struct Gate {
    direct: Option<Box<dyn Output>>,
    queue: Sender<Frame>,
    /// How many frames the thread has not written yet.
    waiting: usize,
}

impl Outbox {
    /// Starts the thread, which writes to `output`; `direct` is another handle to the same. `broken` runs when the
    /// client has closed its end.
    pub(super) fn start(
        output: impl Write + Send + 'static,
        direct: Option<Box<dyn Output>>,
        broken: fn(),
    ) -> Self {
        let (queue, frames) = channel();
        let gate = Mutex::new(Gate { direct, queue, waiting: 0 });
        let outbox = Self(Arc::new(Shared { gate, broken }));
        let pumped = outbox.clone();
        thread::spawn(move || {
            if let Err(error) = pumped.pump(&frames, BufWriter::with_capacity(BUFFER, output)) {
                tracing::debug!(%error, "the client no longer reads");
                broken();
            }
        });
        outbox
    }

    /// Puts `message` behind those before it.
    pub(super) fn send(&self, message: Outgoing) {
        match message.into_frame() {
            Ok(frame) => self.send_frame(frame),
            Err(error) => tracing::error!(%error, "a message cannot be written as JSON"),
        }
    }

    /// Sends the notification `method`, its params a JSON value.
    pub(super) fn notify(&self, method: &'static str, params: &Value) {
        self.send(Outgoing::Notification { method, json: params.to_string().into_bytes().into() });
    }

    /// Waits until everything is written, but not for ever.
    pub(super) fn finish(&self) {
        let end = Instant::now() + PATIENCE;
        while self.gate().waiting > 0 && Instant::now() < end {
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn send_frame(&self, frame: Frame) {
        let mut gate = self.gate();
        let waiting = gate.waiting;
        match &mut gate.direct {
            Some(direct) if waiting == 0 && frame.rest.is_none() && direct.takes(frame.start.len()) => {
                if frame.write(direct).is_err() {
                    (self.0.broken)();
                }
            }
            _ => {
                gate.waiting += 1;
                // The thread is gone only when the output is, and then the process is about to end.
                let _ = gate.queue.send(frame);
            }
        }
    }

    /// Writes what comes; several frames that wait together leave in one write.
    fn pump(&self, frames: &Receiver<Frame>, mut output: impl Write) -> io::Result<()> {
        while let Ok(frame) = frames.recv() {
            frame.write(&mut output)?;
            let mut written = 1;
            while let Ok(frame) = frames.try_recv() {
                frame.write(&mut output)?;
                written += 1;
            }
            output.flush()?;
            self.gate().waiting -= written;
        }
        Ok(())
    }

    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.0.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

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

    impl Output for Closed {
        fn takes(&self, _: usize) -> bool {
            true
        }
    }

    #[test]
    fn a_closed_output_is_reported_however_it_is_noticed() {
        static TOLD: AtomicUsize = AtomicUsize::new(0);
        fn broken() {
            TOLD.fetch_add(1, Ordering::SeqCst);
        }
        Outbox::start(Closed, Some(Box::new(Closed)), broken).notify("test/a", &Value::Null);
        Outbox::start(Closed, None, broken).notify("test/a", &Value::Null);
        let end = Instant::now() + PATIENCE;
        while TOLD.load(Ordering::SeqCst) < 2 && Instant::now() < end {
            thread::yield_now();
        }
        assert_eq!(TOLD.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn short_and_long_messages_keep_their_order() {
        let (mut reader, writer) = io::pipe().unwrap();
        let direct = writer.try_clone().unwrap();
        let outbox = Outbox::start(writer, Some(Box::new(direct)), || {});
        for number in 0..2000_usize {
            let length = if number % 7 == 0 { 20_000 } else { 10 };
            outbox.notify("n", &Value::from(format!("{number:0length$}")));
        }
        let reading = thread::spawn(move || {
            let mut text = vec![0; 2000 / 7 * 20_000];
            io::Read::read_exact(&mut reader, &mut text).unwrap();
            text
        });
        let text = String::from_utf8(reading.join().unwrap()).unwrap();
        let numbers = text.split("\"params\":\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let numbers: Vec<usize> = numbers.map(|(number, _)| number.parse().unwrap()).collect();
        assert!(numbers.len() > 1900 && numbers.iter().copied().eq(0..numbers.len()));
    }

    #[test]
    fn json_that_is_there_already_is_passed_on_as_it_is_however_long() {
        for blanks in [1, BUFFER] {
            let items = format!("[1,{}2]", " ".repeat(blanks));
            let report = Some(Report(Arc::new(items.clone().into_bytes().into())));
            let json = Json { before: br#"{"items":"#.to_vec(), report, behind: "}" };
            let frame = Outgoing::Result { id: Id::from("é"), json }.into_frame().unwrap();
            assert_eq!(frame.rest.is_some(), blanks == BUFFER);
            let mut written = Vec::new();
            frame.write(&mut written).unwrap();
            let body = format!(r#"{{"jsonrpc":"2.0","id":"é","result":{{"items":{items}}}}}"#);
            let expected = format!("Content-Length: {}\r\n\r\n{body}", body.len());
            assert_eq!(String::from_utf8(written).unwrap(), expected);
        }
    }
}
