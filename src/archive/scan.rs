//! Reading files, many at once.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{fs, io};

use thiserror::Error;

use super::decode::{Decoded, NotText, decode};
use super::root::threads;

/// Why a file cannot be read as an article.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The system will not give it.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It is not text.
    #[error("{}: {source}", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: NotText,
    },
}

/// Reads the file at `path` as text.
pub fn read(path: &Path) -> Result<Decoded, ReadError> {
    let bytes = fs::read(path).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
    decode(bytes).map_err(|source| ReadError::NotText { path: path.to_owned(), source })
}

/// Reads `paths` on all cores. What `read` makes of each is handed to `take`, in no order; what cannot be read, as an error. Stops soon after `is_cancelled` is set.
pub fn scan<T: Send>(
    paths: &[PathBuf],
    is_cancelled: &AtomicBool,
    read: impl Fn(&Path, Decoded) -> T + Sync,
    take: impl FnMut(Result<T, ReadError>) + Send,
) {
    let next = AtomicUsize::new(0);
    let take = Mutex::new(take);
    on_all_cores(paths.len(), || {
        while !is_cancelled.load(Ordering::Relaxed) {
            let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
            let result = self::read(path).map(|decoded| read(path, decoded));
            // A thread that panicked while it held the lock has left nothing half done.
            let mut take = take.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            take(result);
        }
    });
}

/// Does `work` on as many threads as there are cores, but no more than `most`. This thread is one of them: what it asked for it may
/// give back at once, and on a single core nothing passes between threads.
pub fn on_all_cores(most: usize, work: impl Fn() + Sync) {
    std::thread::scope(|scope| {
        for _ in 1..threads().min(most) {
            scope.spawn(&work);
        }
        work();
    });
}
