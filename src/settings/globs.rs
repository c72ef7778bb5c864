//! Globs as in `.gitignore`.

use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};

/// Globs that start at a folder.
#[derive(Clone, Debug)]
pub struct Globs(Override);

impl Globs {
    /// `patterns`, which start at `base`. Those that are no globs match nothing; they were refused when they were read.
    pub fn new(base: &Path, patterns: &[String]) -> Self {
        let mut builder = OverrideBuilder::new(base);
        for pattern in patterns {
            if let Err(error) = builder.add(pattern) {
                tracing::warn!("“{pattern}” is no glob: {error}");
            }
        }
        Self(builder.build().unwrap_or_else(|_| Override::empty()))
    }

    /// Whether `pattern` is a glob; if not, why.
    pub(super) fn check(pattern: &str) -> Result<(), String> {
        OverrideBuilder::new(".").add(pattern).map(drop).map_err(|error| error.to_string())
    }

    /// The file that `patterns`, which start at `base`, name if that is one alone: with its folder, and without a wildcard.
    pub(super) fn one_file(base: &Path, patterns: &[String]) -> Option<PathBuf> {
        let [pattern] = patterns else { return None };
        let mut name = String::new();
        let mut chars = pattern.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => name.push(chars.next()?),
                '*' | '?' | '[' | '{' | '!' => return None,
                _ => name.push(c),
            }
        }
        // Without a slash before its end, a name is meant in every folder.
        let is_anchored = name.trim_end_matches('/').contains('/');
        is_anchored.then(|| base.join(name.trim_start_matches('/')))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the file at `path` is meant by its own path.
    pub fn name(&self, path: &Path) -> bool {
        !self.is_empty() && self.0.matched(path, false).is_whitelist()
    }

    /// Whether the file at `path`, or a folder that it lies in, is meant.
    pub fn hold(&self, path: &Path) -> bool {
        !self.is_empty() && path.ancestors().any(|part| self.0.matched(part, part != path).is_whitelist())
    }
}
