//! The `copydesk` command.

use std::io;
use std::process::ExitCode;

fn main() -> io::Result<ExitCode> {
    match std::env::args().nth(1).as_deref() {
        None | Some("lsp") => copydesk::server::run(None),
        Some(other) => Err(io::Error::other(format!("no command is called `{other}`"))),
    }
}
