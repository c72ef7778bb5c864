//! Which files are an archive's: its root, what is included, what is left out.

use std::path::{Path, PathBuf, is_separator};
use std::sync::Arc;

use ignore::{WalkBuilder, WalkState};

use crate::article::House;
use crate::settings::{Globs, Settings};

/// The folder of an archive, and what belongs to it.
#[derive(Clone, Debug)]
pub struct Root {
    /// The folder.
    pub folder: PathBuf,
    /// Whether folders below belong to it too.
    pub is_deep: bool,
    /// The newsroom's own words.
    pub house: Arc<House>,
    include: Globs,
    exclude: Globs,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Found {
    /// The articles, in path order.
    pub articles: Vec<PathBuf>,
    /// Folders and files that could not be looked at, and why.
    pub errors: Vec<String>,
}

impl Root {
    /// The archive in `folder` under `settings`, whose globs start at `base`.
    pub fn new(folder: &Path, is_deep: bool, base: &Path, settings: &Settings) -> Self {
        Self {
            folder: folder.to_owned(),
            is_deep,
            house: Arc::clone(&settings.house),
            include: Globs::new(base, &settings.include),
            exclude: Globs::new(base, &settings.exclude),
        }
    }

    /// The same settings for all that lies below `folder`.
    #[must_use]
    pub fn below(&self, folder: &Path) -> Self {
        Self { folder: folder.to_owned(), is_deep: true, ..self.clone() }
    }

    /// Whether the settings leave the file at `path` out.
    pub fn excludes(&self, path: &Path) -> bool {
        self.exclude.hold(path)
    }

    /// Whether a file at `path` would be walked to.
    pub fn holds(&self, path: &Path) -> bool {
        let here =
            if self.is_deep { path.starts_with(&self.folder) } else { path.parent() == Some(&self.folder) };
        here && (is_article(path) || self.include.name(path)) && !self.excludes(path)
    }
}

/// Whether a file at `path` is an article by its name.
pub fn is_article(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["txt", "md", "markdown"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// The articles of `root`, walked to in parallel; `.gitignore` is obeyed, a file reached by two names is taken once.
pub fn articles(root: &Root) -> Found {
    let (sender, receiver) = std::sync::mpsc::channel::<Result<(PathBuf, bool), String>>();
    let mut walk = WalkBuilder::new(&root.folder);
    walk.require_git(false).follow_links(true).threads(threads());
    if !root.is_deep {
        walk.max_depth(Some(1));
    }
    let filter = root.clone();
    walk.filter_entry(move |entry| !filter.excludes(entry.path()));
    walk.build_parallel().run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            let found = match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    let is_link = entry.path_is_symlink();
                    root.holds(entry.path()).then(|| Ok((entry.into_path(), is_link)))
                }
                Ok(_) => None,
                Err(error) => Some(Err(error.to_string())),
            };
            let is_heard = found.is_none_or(|found| sender.send(found).is_ok());
            if is_heard { WalkState::Continue } else { WalkState::Quit }
        })
    });
    drop(sender);

    let mut found = Found::default();
    let mut has_links = false;
    for entry in receiver {
        match entry {
            Ok((path, is_link)) => {
                has_links |= is_link;
                found.articles.push(path);
            }
            Err(error) => found.errors.push(error),
        }
    }
    found.articles.sort_by_cached_key(|path| place_in_order(path));
    // Only a link gives a file a second name, and most folders have none.
    if has_links {
        taken_once(&mut found.articles);
    }
    found.errors.sort();
    found
}

/// What paths are put in order by: their bytes, with what parts folders before all others. Much cheaper than to compare paths.
fn place_in_order(path: &Path) -> Vec<u8> {
    let written = path.as_os_str().as_encoded_bytes().iter();
    written.map(|byte| if is_separator(char::from(*byte)) { 0 } else { *byte }).collect()
}

/// How many threads work on an archive.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// Leaves out files that are another's under a second name.
fn taken_once(paths: &mut Vec<PathBuf>) {
    let mut seen = std::collections::HashSet::new();
    paths.retain(|path| {
        let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.file_type().is_symlink());
        let real = if is_link { path.canonicalize().unwrap_or_else(|_| path.clone()) } else { path.clone() };
        seen.insert(real)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_put_paths_in_the_order_of_paths(one in "/[a-c]{1,2}(/[a-c .-]{1,3}[a-c]){0,3}", other in "/[a-c]{1,2}(/[a-c .-]{1,3}[a-c]){0,3}") {
            let (one, other) = (Path::new(&one), Path::new(&other));
            prop_assert_eq!(place_in_order(one).cmp(&place_in_order(other)), one.cmp(other));
        }
    }
}
