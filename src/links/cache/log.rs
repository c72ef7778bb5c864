//! The file of the cache: lines added by many, read by all, and now and then written anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process;

/// The file, and how far it was read.
#[derive(Debug)]
pub(super) struct Log {
    path: PathBuf,
    lock: PathBuf,
    /// The line that heads the file: another one heads another file.
    head: Vec<u8>,
    read: u64,
}

/// What every head begins with: the version of the format.
pub(super) const FORMAT: &str = "copydesk-links-2";

impl Log {
    /// The log in `folder`, which is made where there is none.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join("links.log");
        let log = Self { lock: folder.join("links.lock"), path, head: Vec::new(), read: 0 };
        if !log.has_head()? {
            let _lock = log.locked(File::lock)?;
            // Another process may have been quicker.
            if !log.has_head()? {
                log.put(&[])?;
            }
        }
        Ok(log)
    }

    fn has_head(&self) -> io::Result<bool> {
        match fs::read(&self.path) {
            Ok(text) => Ok(text.starts_with(FORMAT.as_bytes()) && text.contains(&b'\n')),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// What was added since the last time, and whether it is another file's.
    pub(super) fn news(&mut self) -> io::Result<(bool, Vec<u8>)> {
        let _lock = self.locked(File::lock_shared)?;
        let mut file = File::open(&self.path)?;
        let mut head = vec![0; self.head.len().max(1)];
        let is_same =
            file.read_exact(&mut head).is_ok() && head == self.head && file.metadata()?.len() >= self.read;
        let mut text = Vec::new();
        if is_same {
            file.seek(SeekFrom::Start(self.read))?;
            file.read_to_end(&mut text)?;
        } else {
            file.seek(SeekFrom::Start(0))?;
            file.read_to_end(&mut text)?;
            let end = text.iter().position(|&byte| byte == b'\n').map_or(text.len(), |at| at + 1);
            self.head = text.drain(..end).collect();
            self.read = self.head.len() as u64;
        }
        // Half a line may be all there is of one that is being written.
        let whole = text.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        text.truncate(whole);
        self.read += whole as u64;
        Ok((!is_same, text))
    }

    /// Adds `line` behind all others.
    pub(super) fn append(&mut self, line: &[u8]) -> io::Result<()> {
        let _lock = self.locked(File::lock_shared)?;
        let mut file = OpenOptions::new().append(true).create(true).open(&self.path)?;
        file.write_all(line)
    }

    /// Puts `text` in the place of the log, unless something was added since it was read. Returns whether it did.
    pub(super) fn replace(&mut self, text: &[u8]) -> io::Result<bool> {
        let lock = self.locked(File::lock)?;
        if fs::metadata(&self.path)?.len() != self.read {
            return Ok(false);
        }
        self.head = self.put(text)?;
        self.read = (self.head.len() + text.len()) as u64;
        drop(lock);
        Ok(true)
    }

    /// Writes a log of `text` under another name and renames it. Returns its head.
    fn put(&self, text: &[u8]) -> io::Result<Vec<u8>> {
        let new = self.path.with_extension("new");
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let head = format!("{FORMAT} {} {}\n", process::id(), since.map_or(0, |since| since.as_nanos()));
        let mut file = File::create(&new)?;
        file.write_all(head.as_bytes())?;
        file.write_all(text)?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        Ok(head.into_bytes())
    }

    /// Holds the lock, taken by `take`, until what is returned is dropped. Where the file system has no locks, nobody waits.
    fn locked(&self, take: fn(&File) -> io::Result<()>) -> io::Result<File> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&self.lock)?;
        match take(&file) {
            Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
            Ok(()) | Err(_) => Ok(file),
        }
    }
}
