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

/// A file, read.
#[derive(Debug)]
pub struct ReadFile<'p> {
    /// Where it lies.
    pub path: &'p Path,
    /// What it says.
    pub decoded: Decoded,
}

/// So many files at most are handed on together, where there are many. What is done to all of them step by step finds its
/// instructions near the processor, which would otherwise fetch those of all steps anew for each.
const TOGETHER: usize = 32;

/// Files of so many bytes in all are handed on, however few they are.
const BYTES_TOGETHER: usize = 1 << 18;

/// Each thread should have its share, however few files there are.
const SHARES: usize = 4;

/// Reads `paths` on all cores. What `read` makes of some of them, one for each, is handed to `take`, in no order; what cannot
/// be read, as an error. Stops soon after `is_cancelled` is set.
pub fn scan<T: Send>(
    paths: &[PathBuf],
    is_cancelled: &AtomicBool,
    read: impl Fn(Vec<ReadFile<'_>>) -> Vec<T> + Sync,
    take: impl FnMut(Result<T, ReadError>) + Send,
) {
    let together = (paths.len() / (SHARES * threads())).clamp(1, TOGETHER);
    let next = AtomicUsize::new(0);
    let take = Mutex::new(take);
    // A thread that panicked while it held the lock has left nothing half done.
    let hand_on = |results: &mut dyn Iterator<Item = Result<T, ReadError>>| {
        let mut take = take.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        results.for_each(&mut *take);
    };
    on_all_cores(paths.len().div_ceil(together), || {
        while !is_cancelled.load(Ordering::Relaxed) {
            let first = next.fetch_add(together, Ordering::Relaxed);
            let Some(some) = paths.get(first..paths.len().min(first + together)) else { break };
            let (mut files, mut bytes) = (Vec::with_capacity(some.len()), 0);
            for path in some {
                match self::read(path) {
                    Ok(decoded) => {
                        bytes += decoded.text.len();
                        files.push(ReadFile { path, decoded });
                    }
                    Err(error) => hand_on(&mut std::iter::once(Err(error))),
                }
                if bytes > BYTES_TOGETHER {
                    bytes = 0;
                    hand_on(&mut read(std::mem::take(&mut files)).into_iter().map(Ok));
                }
            }
            hand_on(&mut read(files).into_iter().map(Ok));
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
