//! The archives around open documents: which folder belongs to which document, its settings, its articles.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use url::Url;

use crate::archive::{Archive, Root};
use crate::settings::{Baseline, Policy, Settings, Spelling, find, load_baseline, load_found};

use super::document::Cancel;
use super::network::{DeskNetwork, Network};

/// What holds for the documents of one archive.
pub(super) struct Desk {
    pub root: Root,
    pub policy: Policy,
    pub config: Config,
    /// The file of the baseline, whether it is there or not.
    pub baseline_file: PathBuf,
    pub network: DeskNetwork,
    /// Where the rules' pages lie, for a client that can be led there.
    pub rule_pages: Option<Url>,
    archive: Mutex<Archive>,
    /// Stops the scan when the desk is given up.
    pub cancel: Cancel,
}

/// The configuration file of a desk.
#[derive(Debug, Default)]
pub(super) enum Config {
    /// There is none.
    #[default]
    None,
    /// It cannot be read.
    Unreadable,
    /// The file and its text, as it was read.
    Read(PathBuf, String),
}

impl Desk {
    /// The desk of the archive in `folder`, and below it if it `is_deep`, without articles.
    pub(super) fn new(
        folder: &Path,
        is_deep: bool,
        (settings, config): (Settings, Config),
        baseline: Option<Baseline>,
        network: Arc<Network>,
    ) -> Self {
        let root = Root::new(folder, is_deep, folder, &settings);
        let network = DeskNetwork::new(&settings.links, network);
        let baseline_file = settings.baseline_file(folder, folder);
        let policy = Policy::new(settings, folder, baseline);
        Self {
            root,
            policy,
            config,
            baseline_file,
            network,
            rule_pages: None,
            archive: Mutex::new(Archive::default().with_backlinks()),
            cancel: Cancel::default(),
        }
    }

    /// The archive, for as long as it takes to ask it or to add to it.
    pub(super) fn archive(&self) -> MutexGuard<'_, Archive> {
        // Adding an article leaves nothing half done that could mislead.
        self.archive.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.cancel.set();
    }
}

/// All desks, by folder.
#[derive(Default)]
pub(super) struct Desks {
    /// What is shared by all desks that ask the network.
    network: Arc<Network>,
    /// Where the rules' pages lie, for a client that can be led there.
    pub rule_pages: Option<Url>,
    by_folder: HashMap<(PathBuf, bool), Arc<Desk>>,
    /// What is wrong with settings, to be told once.
    complaints: Vec<String>,
    /// What each configuration file set when it could last be read, and each archive's baseline: a file is often looked at
    /// while it is being written.
    last_good: HashMap<PathBuf, Settings>,
    last_baselines: HashMap<PathBuf, Option<Baseline>>,
}

/// A desk, and whether it is new, so that its folder has to be read.
pub(super) struct Assigned {
    pub desk: Arc<Desk>,
    pub is_new: bool,
}

impl Desks {
    /// The desk of the documents in the folder `own`: the archive is the folder of the nearest configuration file, else the workspace
    /// folder, else the document's own folder. A document without a file has a desk without articles.
    pub(super) fn assign(&mut self, own: Option<&Path>, folders: &[PathBuf], editor: &Value) -> Assigned {
        let config = own.and_then(find);
        let workspace = own.and_then(|own| {
            let around = folders.iter().filter(|folder| own.starts_with(folder));
            around.max_by_key(|folder| folder.components().count())
        });
        let home = config.as_deref().and_then(Path::parent).or(workspace.map(PathBuf::as_path));
        let folder = home.or(own).unwrap_or(Path::new("")).to_owned();
        let key = (folder, home.is_some());
        if let Some(desk) = self.by_folder.get(&key) {
            return Assigned { desk: Arc::clone(desk), is_new: false };
        }
        let settings = self.settings(config.as_deref(), editor);
        let baseline = self.baseline(&settings.0, &key.0);
        let mut desk = Desk::new(&key.0, key.1, settings, baseline, self.network());
        desk.rule_pages.clone_from(&self.rule_pages);
        let desk = Arc::new(desk);
        self.by_folder.insert(key, Arc::clone(&desk));
        Assigned { desk, is_new: own.is_some() }
    }

    /// Forgets all desks: settings or folders have changed.
    pub(super) fn clear(&mut self) {
        self.by_folder.clear();
    }

    /// All desks.
    pub(super) fn all(&self) -> Vec<Arc<Desk>> {
        self.by_folder.values().map(Arc::clone).collect()
    }

    /// What is shared by all desks that ask the network.
    pub(super) fn network(&self) -> Arc<Network> {
        Arc::clone(&self.network)
    }

    /// The desks whose archive a file at `path` belongs to.
    pub(super) fn holding(&self, path: &Path) -> Vec<Arc<Desk>> {
        self.by_folder.values().filter(|desk| desk.root.holds(path)).map(Arc::clone).collect()
    }

    /// Whether a file at `path` is, or would be, the baseline of a desk.
    pub(super) fn has_baseline_at(&self, path: &Path) -> bool {
        self.by_folder.values().any(|desk| desk.baseline_file == path)
    }

    /// The desks whose archive lies around or below `path`.
    pub(super) fn touching(&self, path: &Path) -> Vec<Arc<Desk>> {
        let touches =
            |desk: &&Arc<Desk>| path.starts_with(&desk.root.folder) || desk.root.folder.starts_with(path);
        self.by_folder.values().filter(touches).map(Arc::clone).collect()
    }

    /// What is wrong with settings and has not been told yet.
    pub(super) fn complaints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.complaints)
    }

    /// The settings under the configuration file, and that file.
    fn settings(&mut self, config: Option<&Path>, editor: &Value) -> (Settings, Config) {
        let (mut settings, config) = config.map(|config| self.loaded(config)).unwrap_or_default();
        if let Some(editor) = editor.as_object() {
            let wrong = settings.apply(editor, Spelling::Camel);
            self.complaints.extend(wrong.iter().map(|wrong| format!("editor setting {wrong}")));
        }
        (settings, config)
    }

    /// What the configuration file sets; where it cannot be read, what it set before.
    fn loaded(&mut self, config: &Path) -> (Settings, Config) {
        match load_found(config) {
            Ok(loaded) => {
                self.last_good.insert(config.to_owned(), loaded.settings.clone());
                (loaded.settings, Config::Read(loaded.path, loaded.text))
            }
            Err(error) => {
                self.complaints.push(error.to_string());
                (self.last_good.get(config).cloned().unwrap_or_default(), Config::Unreadable)
            }
        }
    }

    /// The baseline of the archive in `folder`; where it cannot be read, as it was before.
    fn baseline(&mut self, settings: &Settings, folder: &Path) -> Option<Baseline> {
        match load_baseline(settings, folder, folder) {
            Ok(baseline) => {
                self.last_baselines.insert(folder.to_owned(), baseline.clone());
                baseline
            }
            Err(error) => {
                self.complaints.push(error.to_string());
                self.last_baselines.get(folder).cloned().flatten()
            }
        }
    }
}
