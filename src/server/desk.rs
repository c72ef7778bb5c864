//! The archives around open documents: which folder belongs to which document, its settings, its articles.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::archive::{Archive, Root};
use crate::checks::Levels;
use crate::settings::{Settings, Spelling, find, load};

use super::document::Cancel;

/// What holds for the documents of one archive.
pub(super) struct Desk {
    pub root: Root,
    pub levels: Arc<Levels>,
    archive: Mutex<Archive>,
    /// Stops the scan when the desk is given up.
    pub cancel: Cancel,
}

impl Desk {
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
    desks: HashMap<(PathBuf, bool), Arc<Desk>>,
    /// What is wrong with settings, to be told once.
    complaints: Vec<String>,
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
        if let Some(desk) = self.desks.get(&key) {
            return Assigned { desk: Arc::clone(desk), is_new: false };
        }
        let settings = self.settings(config.as_deref(), editor);
        let root = Root::new(&key.0, key.1, &key.0, &settings);
        let levels = Arc::new(settings.levels());
        let desk = Arc::new(Desk { root, levels, archive: Mutex::default(), cancel: Cancel::default() });
        self.desks.insert(key, Arc::clone(&desk));
        Assigned { desk, is_new: own.is_some() }
    }

    /// Forgets all desks: settings or folders have changed.
    pub(super) fn clear(&mut self) {
        self.desks.clear();
    }

    /// The desks whose archive a file at `path` belongs to.
    pub(super) fn holding(&self, path: &Path) -> Vec<Arc<Desk>> {
        self.desks.values().filter(|desk| desk.root.holds(path)).map(Arc::clone).collect()
    }

    /// The desks whose archive lies around or below `path`.
    pub(super) fn touching(&self, path: &Path) -> Vec<Arc<Desk>> {
        let touches =
            |desk: &&Arc<Desk>| path.starts_with(&desk.root.folder) || desk.root.folder.starts_with(path);
        self.desks.values().filter(touches).map(Arc::clone).collect()
    }

    /// What is wrong with settings and has not been told yet.
    pub(super) fn complaints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.complaints)
    }

    fn settings(&mut self, config: Option<&Path>, editor: &Value) -> Settings {
        let mut settings = match config.map(load).transpose() {
            Ok(loaded) => loaded.map(|loaded| loaded.settings).unwrap_or_default(),
            Err(error) => {
                self.complaints.push(error.to_string());
                Settings::default()
            }
        };
        if let Some(editor) = editor.as_object() {
            let wrong = settings.apply(editor, Spelling::Camel);
            self.complaints.extend(wrong.iter().map(|wrong| format!("editor setting {wrong}")));
        }
        settings
    }
}
