//! What the settings of a folder mean for each of its files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::baseline::Baseline;
use super::{Change, Globs, Level, Set, Settings};
use crate::article::House;
use crate::checks::{Ignored, Known, Levels};

/// The settings of a folder, ready to be asked about its files.
#[derive(Debug)]
pub struct Policy {
    settings: Settings,
    overrides: Vec<Globs>,
    ignores: Vec<Ignoring>,
    baseline: Option<Baseline>,
    /// Levels made before, by the overrides that held.
    levels: Mutex<HashMap<Vec<bool>, Arc<Levels>>>,
}

/// An `[[ignore]]`, ready to be asked about files.
#[derive(Debug)]
struct Ignoring {
    files: Globs,
    /// The file, where it names one alone.
    one_file: Option<PathBuf>,
    rule: Option<String>,
    text: Option<String>,
}

/// What holds for one file.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Which rules are on, and how much they matter.
    pub levels: Arc<Levels>,
    /// What is left out of its findings.
    pub known: Arc<Known>,
}

impl Policy {
    /// What `settings`, whose globs start at `base`, and the `baseline` mean.
    pub fn new(settings: Settings, base: &Path, baseline: Option<Baseline>) -> Self {
        let overrides = settings.overrides().map(|found| Globs::new(base, &found.files)).collect();
        let ignores = settings.ignores.iter().map(|ignore| Ignoring {
            files: Globs::new(base, &ignore.files),
            one_file: Globs::one_file(base, &ignore.files),
            rule: ignore.rule.clone(),
            text: ignore.text.clone(),
        });
        let ignores = ignores.collect();
        Self { settings, overrides, ignores, baseline, levels: Mutex::default() }
    }

    /// What holds for the file at `path`. Costs its globs, and what the baseline knows of it.
    pub fn standing(&self, path: &Path) -> Standing {
        Standing { levels: self.levels(path), known: self.known(path) }
    }

    /// The levels that hold for the file at `path`.
    pub fn levels(&self, path: &Path) -> Arc<Levels> {
        let holding = self.holding(path);
        // Levels are made whole or not at all.
        let mut made = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        let levels = made.entry(holding).or_insert_with_key(|holding| {
            Arc::new(self.settings.levels(&self.settings.changes(|index| holding[index])))
        });
        Arc::clone(levels)
    }

    /// Whether the rule called `name` is on by default, or switched on for some file.
    pub fn may_be_on(&self, name: &str) -> bool {
        let switches_on =
            |change: &Change| matches!(change.set, Set::Rule(rule, Level::On(_)) if rule == name);
        Levels::default().of(name).is_some() || self.settings.changes(|_| true).iter().any(switches_on)
    }

    /// What is set about rules for the file at `path`, in order: later ones win.
    pub fn changes(&self, path: &Path) -> Vec<Change> {
        let holding = self.holding(path);
        self.settings.changes(|index| holding[index])
    }

    fn holding(&self, path: &Path) -> Vec<bool> {
        self.overrides.iter().map(|globs| globs.hold(path)).collect()
    }

    fn known(&self, path: &Path) -> Arc<Known> {
        let holds = |ignoring: &&Ignoring| ignoring.files.is_empty() || ignoring.files.hold(path);
        let ignored = self.ignores.iter().filter(holds).map(|ignoring| Ignored {
            rule: ignoring.rule.clone(),
            text: ignoring.text.clone(),
            is_for_this_alone: ignoring.one_file.as_deref() == Some(path),
        });
        let ignored: Vec<Ignored> = ignored.collect();
        let baseline = self.baseline.as_ref().map(|baseline| baseline.of(path).to_vec()).unwrap_or_default();
        if ignored.is_empty() && baseline.is_empty() {
            return Arc::default();
        }
        Arc::new(Known::new(ignored, baseline))
    }

    /// The newsroom's own words.
    pub fn house(&self) -> &Arc<House> {
        &self.settings.house
    }

    /// The settings themselves.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The file of the baseline, where there is one.
    pub fn baseline_file(&self) -> Option<&PathBuf> {
        self.baseline.as_ref().map(|baseline| &baseline.file)
    }
}
