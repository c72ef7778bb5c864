//! The pages of the rules as files on this machine, so that an editor can lead from a finding to its rule: they are those of
//! this very program, and can be read without a network.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::checks::RULES;
use crate::docs::rule_page;
use crate::links::default_folder;

/// The folder with the pages, in the user's caches; nothing where it cannot be written.
pub fn folder() -> Option<PathBuf> {
    let caches = default_folder()?;
    lay_out(&caches).inspect_err(|error| tracing::warn!("{}: {error}", caches.display())).ok()
}

/// Writes the pages below `caches`, in a folder named by what they say, unless that is there. Whoever comes second at the same
/// time finds it done.
fn lay_out(caches: &Path) -> io::Result<PathBuf> {
    let pages: Vec<(String, String)> =
        RULES.iter().map(|rule| (format!("{}.md", rule.name), rule_page(rule))).collect();
    let mut hasher = crc32fast::Hasher::new();
    for (_, page) in &pages {
        hasher.update(page.as_bytes());
    }
    let folder = caches.join(format!("rules-{:08x}", hasher.finalize()));
    if folder.is_dir() {
        return Ok(folder);
    }
    let unfinished = caches.join(format!(".rules-{}", std::process::id()));
    fs::create_dir_all(&unfinished)?;
    for (name, page) in &pages {
        fs::write(unfinished.join(name), page)?;
    }
    match fs::rename(&unfinished, &folder) {
        Err(_) if folder.is_dir() => fs::remove_dir_all(&unfinished)?,
        renamed => renamed?,
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_written_once_and_nothing_is_left_beside_them() {
        let caches = tempfile::tempdir().expect("a folder can be made");
        let folder = lay_out(caches.path()).expect("it can be written");
        assert_eq!(lay_out(caches.path()).ok(), Some(folder.clone()));
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), RULES.len());
        let page = fs::read_to_string(folder.join("reportedly.md")).expect("a page");
        assert!(page.starts_with("# reportedly\n"));
        assert_eq!(fs::read_dir(caches.path()).expect("a folder").count(), 1);
    }
}
