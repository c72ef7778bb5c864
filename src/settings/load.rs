//! Finds and reads `copydesk.toml`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::{Map, Value};
use thiserror::Error;

use super::Settings;
use super::apply::{Spelling, UnknownKey};

/// The names a configuration file may have.
pub const FILE_NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// Settings read from a file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The file.
    pub path: PathBuf,
    /// What it sets.
    pub settings: Settings,
}

/// Why a configuration file cannot be used.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// It cannot be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It is not TOML.
    #[error("{}: not valid TOML: {message}", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// What the reader said.
        message: String,
    },
    /// It sets what cannot be set.
    #[error("{}: {}", path.display(), list(keys))]
    Unknown {
        /// The file.
        path: PathBuf,
        /// The keys at fault.
        keys: Vec<UnknownKey>,
    },
}

fn list(keys: &[UnknownKey]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The configuration file that holds in `folder`: its own, or the nearest above.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .flat_map(|folder| FILE_NAMES.map(|name| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// Reads the configuration file at `path`.
pub fn load(path: &Path) -> Result<Loaded, SettingsError> {
    let text = fs::read_to_string(path)
        .map_err(|source| SettingsError::Unreadable { path: path.to_owned(), source })?;
    let tree: Map<String, Value> = toml::from_str(&text).map_err(|error| SettingsError::NotToml {
        path: path.to_owned(),
        message: error.message().to_owned(),
    })?;
    let mut settings = Settings::default();
    let mut keys = settings.apply(&tree, Spelling::Kebab);
    keys.extend(settings.links.set_by_a_file());
    if keys.is_empty() {
        Ok(Loaded { path: path.to_owned(), settings })
    } else {
        Err(SettingsError::Unknown { path: path.to_owned(), keys })
    }
}
