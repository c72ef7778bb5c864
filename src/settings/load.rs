//! Finds and reads `copydesk.toml` and baselines.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::{Map, Value};
use thiserror::Error;

use super::Settings;
use super::apply::Spelling;
use super::baseline::{BASELINE_NAME, Baseline, BaselineFault};
use super::fault::Fault;
use super::tree::{self, Lines};

/// The names a configuration file may have.
pub const FILE_NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// Settings read from a file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The file.
    pub path: PathBuf,
    /// What it sets.
    pub settings: Settings,
    /// The values as they are written.
    pub values: Map<String, Value>,
    /// Where it sets it.
    pub lines: Lines,
    /// Its text, to which more can be added.
    pub text: String,
}

/// Why a configuration file or a baseline cannot be used.
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
    #[error("{}:{line}: not valid TOML: {message}", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the reader said.
        message: String,
    },
    /// It sets what cannot be set.
    #[error("{}:{}", path.display(), list(faults))]
    Wrong {
        /// The file.
        path: PathBuf,
        /// What is wrong, each with its line, from 1.
        faults: Vec<(usize, Fault)>,
    },
    /// Two configuration files stand in one folder.
    #[error("{}: {other} stands beside it, and only one can count: keep one of them", path.display())]
    Two {
        /// One of them.
        path: PathBuf,
        /// The name of the other.
        other: &'static str,
    },
    /// It is no baseline.
    #[error("{}:{}: {fault}", path.display(), fault.line())]
    NoBaseline {
        /// The file.
        path: PathBuf,
        /// Why not.
        fault: BaselineFault,
    },
    /// A baseline is named that is not there.
    #[error("{}: there is no such baseline; `copydesk check --write-baseline` writes it", path.display())]
    MissingBaseline {
        /// The file.
        path: PathBuf,
    },
}

fn list(faults: &[(usize, Fault)]) -> String {
    faults.iter().map(|(line, fault)| format!("{line}: {fault}")).collect::<Vec<_>>().join("; line ")
}

/// The configuration file that holds in `folder`: its own, or the nearest above.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find_map(find_in)
}

/// The configuration file that lies in `folder` itself.
pub fn find_in(folder: &Path) -> Option<PathBuf> {
    FILE_NAMES.map(|name| folder.join(name)).into_iter().find(|candidate| candidate.is_file())
}

/// Reads the configuration file that was found at `path`; another one beside it would count as much.
pub fn load_found(path: &Path) -> Result<Loaded, SettingsError> {
    let is_here = |name: &&str| path.with_file_name(name).is_file();
    match FILE_NAMES {
        [first, other] if FILE_NAMES.iter().all(is_here) => {
            Err(SettingsError::Two { path: path.with_file_name(first), other })
        }
        _ => load(path),
    }
}

/// Reads the configuration file at `path`.
pub fn load(path: &Path) -> Result<Loaded, SettingsError> {
    let text = fs::read_to_string(path)
        .map_err(|source| SettingsError::Unreadable { path: path.to_owned(), source })?;
    let tree = tree::read(&text).map_err(|tree::NotToml { line, message }| SettingsError::NotToml {
        path: path.to_owned(),
        line,
        message,
    })?;
    let mut settings = Settings::default();
    let mut faults = settings.apply(&tree.root, Spelling::Kebab);
    faults.extend(settings.links.set_by_a_file());
    if faults.is_empty() {
        return Ok(Loaded { path: path.to_owned(), settings, values: tree.root, lines: tree.lines, text });
    }
    let lined = faults.into_iter().map(|fault| (tree.lines.of(&fault.key).unwrap_or(1), fault));
    let mut faults: Vec<(usize, Fault)> = lined.collect();
    faults.sort_by_key(|(line, _)| *line);
    Err(SettingsError::Wrong { path: path.to_owned(), faults })
}

/// The baseline of the archive in the folder `archive`: the one that `settings` name, from the folder `base`, else the one
/// that lies in the archive's folder, if any.
pub fn load_baseline(
    settings: &Settings,
    base: &Path,
    archive: &Path,
) -> Result<Option<Baseline>, SettingsError> {
    let path = settings.baseline_file(base, archive);
    match read_baseline(&path, archive)? {
        None if settings.baseline.is_some() => Err(SettingsError::MissingBaseline { path }),
        baseline => Ok(baseline),
    }
}

/// The baseline in the file at `path`, for the archive in the folder `archive`; `None` where there is no such file.
pub fn read_baseline(path: &Path, archive: &Path) -> Result<Option<Baseline>, SettingsError> {
    let path = path.to_owned();
    match fs::read_to_string(&path) {
        Ok(text) => match Baseline::read(&text, &path, archive) {
            Ok(baseline) => Ok(Some(baseline)),
            Err(fault) => Err(SettingsError::NoBaseline { path, fault }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SettingsError::Unreadable { path, source }),
    }
}

impl Settings {
    /// The file of the baseline of the archive in the folder `archive`; a path that is set starts at `base`.
    pub fn baseline_file(&self, base: &Path, archive: &Path) -> PathBuf {
        self.baseline.as_ref().map_or_else(|| archive.join(BASELINE_NAME), |file| base.join(file))
    }
}
