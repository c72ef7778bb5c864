//! The `copydesk` command.

use std::process::ExitCode;

/// Articles are many small pieces, taken in and let go on several threads: with the system's allocator that is a sixth of
/// what indexing an archive costs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    copydesk::cli::run()
}
