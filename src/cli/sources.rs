//! The texts a command works on: files named by PATH, or stdin.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::paths::{Desk, Meant, Reading, absolute, desk_of, meaning};
use super::{Status, complain};
use crate::archive::{Decoded, decode, on_all_cores, read};
use crate::article::{Article, Format};

/// A text, read and parsed.
#[derive(Debug)]
pub struct Source {
    /// As output names it.
    pub shown: PathBuf,
    /// Its file, from the root of the file system.
    pub path: PathBuf,
    /// Its settings and archive.
    pub desk: Arc<Desk>,
    /// What it is written in, where that is not UTF-8.
    pub encoding: Option<&'static str>,
    /// What it says.
    pub article: Arc<Article>,
}

impl Source {
    /// The text, put together from its article, so that it is not held twice. Linear.
    pub fn text(&self) -> String {
        self.article.text()
    }
}

/// The texts that PATH arguments mean, to be worked on as often as needed.
#[derive(Debug)]
pub struct Texts {
    /// stdin, read, where it is meant.
    stdin: Option<Source>,
    articles: Vec<Meant>,
    /// Whether anything that was meant is not there.
    status: Status,
}

impl Texts {
    /// What `paths` mean; what is not there is reported on stderr.
    pub fn of(paths: &[PathBuf], stdin_name: Option<&Path>, reading: &Reading<'_>) -> Self {
        let meant = meaning(paths, reading);
        let mut status = Status::Clean;
        for error in &meant.errors {
            complain(error);
            status = Status::Failed;
        }
        if meant.left_out > 0 {
            complain(&format!("{} named but left out by `archive.exclude`", plural(meant.left_out, "file")));
        }
        let mut read = None;
        if paths.iter().any(|path| path.as_os_str() == "-") {
            match stdin(stdin_name, reading) {
                Ok(source) => read = Some(source),
                Err(error) => {
                    complain(&error);
                    status = Status::Failed;
                }
            }
        }
        Self { stdin: read, articles: meant.articles, status }
    }

    /// Works on every text, on all cores, and hands the results to `put` in path order. A text that cannot be read is
    /// reported on stderr, the rest goes on, and the status is `Failed`.
    pub fn each<T: Send>(
        &self,
        work: impl Fn(&Source) -> T + Sync,
        mut put: impl FnMut(T) -> std::io::Result<()>,
    ) -> std::io::Result<Status> {
        let mut status = self.status;
        self.results(&work, |result| match result {
            Ok(result) => put(result),
            Err(error) => {
                complain(&error);
                status = Status::Failed;
                Ok(())
            }
        })?;
        Ok(status)
    }

    /// `Failed` where anything that was meant is not there, or its settings cannot be read.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The settings and archives of the texts, one for each.
    pub fn desks(&self) -> impl Iterator<Item = &Desk> {
        let stdin = self.stdin.iter().map(|source| &*source.desk);
        stdin.chain(self.articles.iter().map(|meant| &*meant.desk))
    }

    /// Looks at every text that can be read, on all cores, in path order; the others are reported by `each`.
    pub fn look_at<T: Send>(&self, work: impl Fn(&Source) -> T + Sync, mut take: impl FnMut(T)) {
        let looked = self.results(&work, |result| {
            result.into_iter().for_each(&mut take);
            Ok(())
        });
        // Nothing is written on the way, so that nothing can fail.
        drop(looked);
    }

    fn results<T: Send>(
        &self,
        work: &(impl Fn(&Source) -> T + Sync),
        mut put: impl FnMut(Result<T, String>) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        if let Some(source) = &self.stdin {
            put(Ok(work(source)))?;
        }
        // Results are kept for a window of files only, so that an archive of any size needs little memory.
        for window in self.articles.chunks(WINDOW) {
            in_parallel(window, work).into_iter().try_for_each(&mut put)?;
        }
        Ok(())
    }
}

const WINDOW: usize = 256;

fn in_parallel<T: Send>(meant: &[Meant], work: &(impl Fn(&Source) -> T + Sync)) -> Vec<Result<T, String>> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(meant.len()));
    on_all_cores(meant.len(), || {
        while let Some((index, one)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            meant.get(index).map(|one| (index, one))
        } {
            let result = open(one).map(|source| work(&source));
            results.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

fn open(meant: &Meant) -> Result<Source, String> {
    let Meant { shown, path, desk } = meant.clone();
    if let Some((encoding, article)) = desk.kept(&path) {
        return Ok(Source { shown, path, desk, encoding, article });
    }
    let Decoded { text, encoding } = read(&path).map_err(|error| error.to_string())?;
    let article = Article::parse_in(&text, Format::of_path(&path), desk.policy.house());
    Ok(Source { shown, path, desk, encoding, article: Arc::new(article) })
}

fn stdin(name: Option<&Path>, reading: &Reading<'_>) -> Result<Source, String> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("stdin: {error}"))?;
    let Decoded { text, encoding } = decode(bytes).map_err(|error| format!("stdin: {error}"))?;
    let shown = name.map_or_else(|| PathBuf::from("-"), Path::to_owned);
    let path = absolute(name.unwrap_or(Path::new("stdin.txt")));
    let desk = desk_of(&path, reading)?;
    let article = Article::parse_in(&text, Format::of_path(&path), desk.policy.house());
    Ok(Source { shown, path, desk, encoding, article: Arc::new(article) })
}

/// `1 file`, `2 files`.
pub fn plural(count: usize, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}
