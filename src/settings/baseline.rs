//! The baseline: findings that were there when copydesk was switched on, so that an old archive shows only what is new.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::checks::KnownFinding;

/// The name of a baseline that nobody has named otherwise.
pub const BASELINE_NAME: &str = "copydesk-baseline.json";

/// The version of the file's form that is read and written.
const VERSION: u64 = 1;

/// A baseline, read.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    /// Its file.
    pub file: PathBuf,
    /// The folder at which its paths start.
    folder: PathBuf,
    findings: BTreeMap<String, Vec<KnownFinding>>,
}

/// Why a file is no baseline.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BaselineFault {
    /// It is of another form.
    #[error("no baseline: {message}")]
    Form {
        /// The line at fault, from 1.
        line: usize,
        /// What the reader said.
        message: String,
    },
    /// It was written by a newer program.
    #[error(
        "a baseline of version {version}, and this program knows none above {VERSION}: update copydesk, or write it anew with \
         `copydesk check --write-baseline`"
    )]
    Newer {
        /// The line that says so, from 1.
        line: usize,
        /// Its version.
        version: u64,
    },
}

impl BaselineFault {
    /// The line at fault, from 1.
    pub fn line(&self) -> usize {
        match self {
            Self::Form { line, .. } | Self::Newer { line, .. } => *line,
        }
    }
}

/// The file's form.
#[derive(Serialize, Deserialize)]
struct Written {
    version: u64,
    findings: Vec<WrittenFinding>,
}

#[derive(Serialize, Deserialize)]
struct WrittenFinding {
    path: String,
    rule: String,
    text: String,
    count: u32,
}

/// Only what tells whether the rest can be read.
#[derive(Deserialize)]
struct Version {
    version: u64,
}

impl Baseline {
    /// A baseline without findings in `file`, for the archive in the folder `archive`.
    ///
    /// Paths start at the folder of the file where the archive lies in it, else at the archive's own.
    pub fn new(file: &Path, archive: &Path) -> Self {
        let home = file.parent().filter(|home| archive.starts_with(home)).unwrap_or(archive);
        Self { file: file.to_owned(), folder: home.to_owned(), findings: BTreeMap::new() }
    }

    /// Reads `text`, what stands in `file`.
    pub fn read(text: &str, file: &Path, archive: &Path) -> Result<Self, BaselineFault> {
        let form = |error: serde_json::Error| BaselineFault::Form {
            line: error.line().max(1),
            message: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        };
        let Version { version } = serde_json::from_str(text).map_err(form)?;
        if version > VERSION {
            let line = text.find("\"version\"").map_or(1, |at| text[..at].matches('\n').count() + 1);
            return Err(BaselineFault::Newer { line, version });
        }
        let written: Written = serde_json::from_str(text).map_err(form)?;
        let mut baseline = Self::new(file, archive);
        for WrittenFinding { path, rule, text, count } in written.findings {
            baseline.findings.entry(path).or_default().push(KnownFinding { rule, text, count });
        }
        Ok(baseline)
    }

    /// What is known of the file at `path`.
    pub fn of(&self, path: &Path) -> &[KnownFinding] {
        self.findings.get(&self.key(path)).map_or(&[], Vec::as_slice)
    }

    /// Knows `found` of the file at `path`, rule and text of each, and nothing else.
    pub fn set(&mut self, path: &Path, found: impl IntoIterator<Item = (String, String)>) {
        let mut counts: HashMap<(String, String), u32> = HashMap::new();
        for key in found {
            *counts.entry(key).or_default() += 1;
        }
        let mut known: Vec<KnownFinding> =
            counts.into_iter().map(|((rule, text), count)| KnownFinding { rule, text, count }).collect();
        known.sort_by(|one, other| (&one.rule, &one.text).cmp(&(&other.rule, &other.text)));
        let key = self.key(path);
        if known.is_empty() {
            self.findings.remove(&key);
        } else {
            self.findings.insert(key, known);
        }
    }

    /// Forgets the files that `is_there` does not know.
    pub fn retain(&mut self, is_there: impl Fn(&Path) -> bool) {
        let folder = &self.folder;
        self.findings.retain(|path, _| is_there(&folder.join(path)));
    }

    /// How many findings it knows, of how many files.
    pub fn size(&self) -> (usize, usize) {
        let findings = self.findings.values().flatten().map(|known| known.count as usize).sum();
        (findings, self.findings.len())
    }

    /// The file's text: a finding a line, in order, so that a change is easy to see.
    pub fn text(&self) -> String {
        let known =
            self.findings.iter().flat_map(|(path, known)| known.iter().map(move |known| (path, known)));
        let lines = known.map(|(path, known)| {
            let written = WrittenFinding {
                path: path.clone(),
                rule: known.rule.clone(),
                text: known.text.clone(),
                count: known.count,
            };
            // Words and numbers have a form in JSON, so this cannot fail.
            serde_json::to_string(&written).unwrap_or_default()
        });
        let lines: Vec<String> = lines.collect();
        let list = if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.join(",\n")) };
        format!("{{\"version\":{VERSION},\"findings\":[{list}]}}\n")
    }

    /// How the file at `path` is named: with slashes, from the folder at which paths start.
    fn key(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Baseline, BaselineFault> {
        Baseline::read(text, Path::new("/news/copydesk-baseline.json"), Path::new("/news"))
    }

    #[test]
    fn what_is_written_is_read() {
        let mut baseline = read("{\"version\":1,\"findings\":[]}").expect("a baseline");
        let found = |rule: &str, text: &str| (rule.to_owned(), text.to_owned());
        baseline.set(
            Path::new("/news/a/b.txt"),
            [
                found("reportedly", "reportedly"),
                found("bare-source", "A “source” said"),
                found("reportedly", "reportedly"),
            ],
        );
        baseline.set(Path::new("/news/c.txt"), []);
        let text = baseline.text();
        assert_eq!(
            text,
            "{\"version\":1,\"findings\":[\n\
             {\"path\":\"a/b.txt\",\"rule\":\"bare-source\",\"text\":\"A “source” said\",\"count\":1},\n\
             {\"path\":\"a/b.txt\",\"rule\":\"reportedly\",\"text\":\"reportedly\",\"count\":2}\n]}\n"
        );
        assert_eq!(
            read(&text).expect("a baseline").of(Path::new("/news/a/b.txt")),
            baseline.of(Path::new("/news/a/b.txt"))
        );
        assert_eq!(baseline.size(), (3, 1));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        assert_eq!(
            read("{\n \"version\": 2,\n \"entries\": []}").err(),
            Some(BaselineFault::Newer { line: 2, version: 2 })
        );
        for text in ["", "[]", "{\"version\":1}", "{\"version\":1,\"findings\":[{\"path\":1}]}"] {
            assert!(matches!(read(text), Err(BaselineFault::Form { line: 1, .. })), "{text}");
        }
    }

    #[test]
    fn paths_start_where_the_archive_lies() {
        let key = |file: &str, archive: &str| {
            Baseline::new(Path::new(file), Path::new(archive)).key(Path::new("/a/news/x/b.txt"))
        };
        assert_eq!(key("/a/news/copydesk-baseline.json", "/a/news"), "x/b.txt");
        assert_eq!(key("/a/copydesk-baseline.json", "/a/news"), "news/x/b.txt");
        assert_eq!(key("/elsewhere/b.json", "/a/news"), "x/b.txt");
        assert_eq!(key("/a/news/ci/b.json", "/a/news"), "x/b.txt");
    }
}
