//! `check --write-baseline`: what is found becomes what is known.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::sources::{Source, plural};
use super::{complain, paths, whole_file};
use crate::checks::{Finding, quoted};
use crate::settings::{Baseline, read_baseline};

/// What is found in one article, for the baseline of its archive.
#[derive(Debug)]
pub struct Harvest {
    article: PathBuf,
    archive: PathBuf,
    file: PathBuf,
    /// The rule and the text of each finding.
    found: Vec<(String, String)>,
}

impl Harvest {
    /// What the baseline is to know of `source`: all of its `findings`.
    pub fn of(source: &Source, findings: &[(usize, &Finding)]) -> Self {
        let key = |(chunk, finding): &(usize, &Finding)| {
            let text = source.article.parts()[*chunk].chunk.text();
            (finding.rule.name.to_owned(), quoted(text, finding))
        };
        Self {
            article: source.path.clone(),
            archive: source.desk.home.clone(),
            file: source.desk.baseline.clone(),
            found: findings.iter().map(key).collect(),
        }
    }
}

/// The baselines that are to be written, by their files.
#[derive(Debug, Default)]
pub struct Baselines(BTreeMap<PathBuf, Baseline>);

impl Baselines {
    /// Takes in what was found in an article, in place of what was known of it.
    pub fn add(&mut self, harvest: Harvest) {
        let Harvest { article, archive, file, found } = harvest;
        let baseline = self.0.entry(file).or_insert_with_key(|file| {
            // One that is not there, or cannot be read, is what this is to mend.
            let before = read_baseline(file, &archive).ok().flatten();
            before.unwrap_or_else(|| Baseline::new(file, &archive))
        });
        baseline.set(&article, found);
    }

    /// Writes each, without the articles that are gone; says so on stderr.
    pub fn write(mut self) -> Result<(), String> {
        for (file, baseline) in &mut self.0 {
            baseline.retain(Path::exists);
            let shown = paths::from_here(file).display();
            whole_file::write(file, baseline.text().as_bytes())
                .map_err(|error| format!("{shown}: cannot be written: {error}"))?;
            let (findings, files) = baseline.size();
            let (findings, files) = (plural(findings, "finding"), plural(files, "article"));
            complain(&format!("{shown}: {findings} in {files} known from now on"));
        }
        Ok(())
    }
}
