//! The language server: the only place that knows the protocol. What it says about articles comes from elsewhere.
//!
//! A message passes `frames`, `message`, `serve`, `guard`, `dispatch` and a handler; what goes to the client passes
//! `outbox`.

mod calm;
mod convert;
mod desk;
mod diagnostics;
mod dispatch;
mod document;
mod frames;
mod guard;
mod handlers;
mod log;
mod message;
mod network;
mod outbox;
mod parent;
mod pause;
mod progress;
mod publish;
mod reading;
mod scan;
mod serve;
mod session;
mod snippet;
mod socket;
mod tolerance;
mod wire;

use std::io::{self, BufReader, PipeReader, PipeWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use tokio::runtime::Builder;
use url::Url;

const INPUT_BUFFER: usize = 64 << 10;

/// Serves one client on stdin and stdout. `log_file` takes a detailed log; without it, warnings go to stderr. In the folder
/// `rule_pages` lie the pages of the rules, to which findings lead.
///
/// The exit code is 0 when the client has asked for `shutdown` before it left, else 1.
pub fn run(log_file: Option<Box<dyn Write + Send>>, rule_pages: Option<&Path>) -> io::Result<ExitCode> {
    log::start(log_file);
    let runtime =
        Builder::new_multi_thread().worker_threads(2).max_blocking_threads(4).enable_all().build()?;
    let (input, output) = streams()?;
    let direct = Box::new(output.try_clone()?);
    let outbox = outbox::Outbox::start(output, Some(direct), || end(1));
    let code = {
        let _context = runtime.enter();
        let rule_pages = rule_pages.and_then(|folder| Url::from_directory_path(folder).ok());
        serve::serve(BufReader::with_capacity(INPUT_BUFFER, input), &outbox, rule_pages)
    };
    outbox.finish();
    runtime.shutdown_background();
    Ok(code)
}

/// stdin and stdout without the standard library's buffers, which would cut messages at their line ends.
#[cfg(unix)]
fn streams() -> io::Result<(PipeReader, PipeWriter)> {
    use std::os::fd::AsFd;
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    #[cfg(target_os = "linux")]
    widen(&output);
    Ok((input.into(), output.into()))
}

/// So many bytes has the report of a long document, and so many Linux gives to whoever asks.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// Makes room in the pipe to the client, so that a long report is handed over at once: in a pipe as it comes, the writer and the
/// reader would wait for each other every 64 KB.
#[cfg(target_os = "linux")]
fn widen(output: &std::os::fd::OwnedFd) {
    if let Err(error) = rustix::pipe::fcntl_setpipe_size(output, PIPE) {
        tracing::debug!(%error, "the output stays as it is");
    }
}

/// stdin and stdout without the standard library's buffers, which would cut messages at their line ends.
#[cfg(windows)]
fn streams() -> io::Result<(PipeReader, PipeWriter)> {
    use std::os::windows::io::AsHandle;
    let input = io::stdin().as_handle().try_clone_to_owned()?;
    let output = io::stdout().as_handle().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

/// Ends the process from a thread that is not the one that reads; that one may be blocked for ever.
#[expect(clippy::exit, reason = "the main thread waits for input that will not come")]
fn end(code: i32) {
    std::process::exit(code);
}
