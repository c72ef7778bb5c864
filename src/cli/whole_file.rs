//! Writes a file whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Puts `bytes` in place of what the file at `path` holds: into a temporary file beside it first, which then takes its
/// place with its permissions.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is written.
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    put(&path, bytes, Some(permissions))
}

/// The same, where the file may not be there yet.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.exists() { replace(path, bytes) } else { put(path, bytes, None) }
}

fn put(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.copydesk-{}", std::process::id()));
    let mut file = fs::File::create_new(&temporary)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions)))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // What is half written must not stay; the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    written
}
