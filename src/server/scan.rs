//! Reading the folder of a desk while the editor is already served.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::{Facts, ReadFile, articles, read, scan};
use crate::article::{Article, Format, prepare_long_quotes};

use super::desk::Desk;
use super::progress::Progress;
use super::session::Session;

/// How many articles go by between two words of progress.
const STEP: usize = 200;

/// Reads every article of the desk's folder on another thread; open documents count as they are in the editor.
pub(super) fn begin(session: &Arc<Session>, desk: &Arc<Desk>) {
    let (session, desk) = (Arc::clone(session), Arc::clone(desk));
    tokio::task::spawn_blocking(move || {
        let found = articles(&desk.root);
        for error in &found.errors {
            tracing::warn!("{error}");
        }
        let total = found.articles.len();
        let token = if total > STEP { Progress::token(&session, "scan") } else { None };
        let mut progress = Progress::begin(&session, token, "Reading the archive", "articles", false);
        let mut done = 0;
        let facts = |file: ReadFile<'_>| Facts::of_text(file.path, &file.decoded.text, &desk.root.house);
        let read = |files: Vec<ReadFile<'_>>| files.into_iter().map(facts).collect();
        scan(&found.articles, desk.cancel.flag(), read, |facts| {
            match facts {
                Ok(facts) => take(&session, &desk, facts),
                Err(error) => tracing::info!("{error}"),
            }
            done += 1;
            if done % STEP == 0 {
                progress.report(done, total);
            }
        });
        progress.end(&format!("{total} articles"));
        if !desk.cancel.is_set() {
            desk.archive().complete();
            session.refresh_all();
            hear(&session, &desk, &found.articles);
        }
    });
}

/// Listens to what people say in every article, once all are known: to know who says what takes longer than to know who
/// leads to whom, and nobody should wait for it.
fn hear(session: &Arc<Session>, desk: &Desk, paths: &[PathBuf]) {
    if !desk.policy.may_be_on("quote-drift") && !desk.policy.may_be_on("speaker-conflict") {
        return;
    }
    let before = desk.archive().quotes_generation();
    let read = |files: Vec<ReadFile<'_>>| {
        let parse = |ReadFile { path, decoded }: &ReadFile<'_>| {
            Article::parse_in(&decoded.text, Format::of_path(path), &desk.root.house)
        };
        let articles: Vec<Article> = files.iter().map(parse).collect();
        prepare_long_quotes(&articles);
        let heard = files.iter().zip(&articles);
        heard.map(|(file, article)| (file.path.to_owned(), Arc::clone(article.long_quotes()))).collect()
    };
    scan(paths, desk.cancel.flag(), read, |heard| {
        let Ok((path, quotes)) = heard else { return };
        if !session.state().is_open(&path) {
            desk.archive().hear(&path, &quotes);
        }
    });
    if !desk.cancel.is_set() && desk.archive().quotes_generation() != before {
        session.refresh_all();
    }
}

fn take(session: &Session, desk: &Desk, facts: Facts) {
    if !session.state().is_open(&facts.path) {
        desk.archive().insert(facts);
    }
}

/// Follows what happened to files: those that are open count as they are in the editor.
pub(super) fn follow(session: &Arc<Session>, changed: Vec<PathBuf>, deleted: Vec<PathBuf>) {
    let session = Arc::clone(session);
    tokio::task::spawn_blocking(move || {
        for path in &deleted {
            forget(&session, path);
        }
        for path in &changed {
            reread(&session, path);
        }
        session.refresh_all();
    });
}

/// Forgets the file at `path`, or all below if it was a folder.
fn forget(session: &Session, path: &Path) {
    let desks = session.state().desks.touching(path);
    for desk in desks {
        let mut archive = desk.archive();
        let gone: Vec<PathBuf> = archive
            .articles()
            .map(|facts| facts.path.clone())
            .filter(|file| file.starts_with(path))
            .collect();
        for file in gone {
            archive.remove(&file);
        }
    }
}

fn reread(session: &Session, path: &Path) {
    let desks = session.state().desks.holding(path);
    if desks.is_empty() || session.state().is_open(path) {
        return;
    }
    let decoded = read(path);
    for desk in desks {
        match &decoded {
            Ok(decoded) => {
                let article = Article::parse_in(&decoded.text, Format::of_path(path), &desk.root.house);
                desk.archive().insert(Facts::of(path, &article).with_quotes(&article));
            }
            Err(_) => desk.archive().remove(path),
        }
    }
}
