//! What the server tells its maintainers: on stderr or in a file, never on stdout.

use std::io::{self, Write};
use std::panic;
use std::sync::Mutex;

use tracing::Level;

/// Logs to `file` in detail or, without one, what went wrong to stderr. Neither may be writable; that is ignored.
pub(super) fn start(file: Option<Box<dyn Write + Send>>) {
    let level = if file.is_some() { Level::DEBUG } else { Level::WARN };
    let output = file.unwrap_or_else(|| Box::new(io::stderr()));
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_ansi(false)
        .log_internal_errors(false)
        .with_writer(Mutex::new(output));
    if subscriber.try_init().is_ok() {
        panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
    }
}
