//! The editor's process: when it is gone, so is the reason to run.

use std::time::Duration;

/// How often to look.
const INTERVAL: Duration = Duration::from_secs(2);

/// Ends this process within seconds of the end of process `id`, even if the input stays open.
///
/// Does nothing where the system cannot be asked, or where the process cannot be seen from here, as from a container;
/// the end of the input ends the server there.
pub(super) fn end_with(id: u32) {
    if !is_alive(id) {
        return;
    }
    std::thread::spawn(move || {
        while is_alive(id) {
            std::thread::sleep(INTERVAL);
        }
        tracing::info!(id, "the editor is gone");
        super::end(1);
    });
}

#[cfg(unix)]
fn is_alive(id: u32) -> bool {
    let process = i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw);
    // A process that belongs to somebody else is alive.
    process.is_none_or(|process| rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    true
}
