//! One open document: its text, what is said about it, and the work in progress.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use tokio::sync::oneshot;

use crate::archive;
use crate::article::Format;
use crate::text::{Buffer, DocumentVersion, PositionEncoding, Span};

use super::calm;
use super::desk::Desk;
use super::reading::{Pending, Reading, Setting, Task};
use super::wire::{Change, OpenedDocument};

/// Asks work that nobody needs any more to stop.
#[derive(Clone, Default)]
pub(super) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub(super) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// The flag itself.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.0
    }

    /// Whether to stop. Cheap enough for every paragraph.
    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What is said about one state of a document: the protocol's `Diagnostic[]` as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Report(pub Arc<Box<[u8]>>);

impl Default for Report {
    fn default() -> Self {
        Self(Arc::new(Box::from(*b"[]")))
    }
}

/// A document that the client has opened.
pub(super) struct Document {
    /// The name the client gave it, letter for letter.
    pub uri: String,
    /// Its file, where it has one.
    pub path: Option<PathBuf>,
    /// What its file is written in, where that is not UTF-8.
    pub written_in: Option<&'static str>,
    pub format: Format,
    pub buffer: Buffer,
    pub desk: Arc<Desk>,
    /// What is said about it; behind the text while `work` goes on.
    pub report: Report,
    /// Differs for each report that differs.
    pub revision: u64,
    /// The report the client has, where reports are pushed.
    pub published: Option<Report>,
    /// When the last key was typed; nothing when typing rests.
    pub typed: Option<Instant>,
    /// Whether somebody waits for typing to rest.
    pub is_watched: bool,
    /// Nothing while another thread works on it.
    reading: Option<Box<Reading>>,
    pending: Pending,
    work: Option<Work>,
}

/// An analysis on another thread, and those who wait for its end.
struct Work {
    cancel: Cancel,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Document {
    pub(super) fn new(opened: OpenedDocument, path: Option<PathBuf>, desk: Arc<Desk>) -> Self {
        let by_name = || path.as_deref().map(Format::of_path).unwrap_or_default();
        let buffer = Buffer::new(&opened.text, opened.version.0);
        Self {
            format: Format::of_language(&opened.language_id).unwrap_or_else(by_name),
            uri: opened.uri,
            written_in: path.as_deref().and_then(file_encoding),
            path,
            pending: Pending::All(buffer.clone()),
            buffer,
            desk,
            report: Report::default(),
            revision: 0,
            published: None,
            typed: None,
            is_watched: false,
            reading: None,
            work: None,
        }
    }

    /// Applies `changes` one behind the other.
    pub(super) fn change(
        &mut self,
        changes: Vec<Change>,
        version: Option<DocumentVersion>,
        encoding: PositionEncoding,
    ) {
        self.typed = None;
        let is_one = changes.len() == 1;
        for Change { range, text } in changes {
            let Some(range) = range else {
                self.buffer.replace(&text);
                self.pending = Pending::All(self.buffer.clone());
                continue;
            };
            if let Some(edit) = self.buffer.apply(range.start.into()..range.end.into(), &text, encoding) {
                self.typed = (is_one && calm::is_typed(edit.removed, &text)).then(Instant::now);
                self.note(edit.removed, text);
            } else {
                tracing::warn!(uri = self.uri, "an edit would make the text larger than 4 GiB");
            }
        }
        self.buffer.set_version(version);
    }

    fn note(&mut self, removed: Span, text: String) {
        match &mut self.pending {
            Pending::All(buffer) => *buffer = self.buffer.clone(),
            Pending::Edits(edits) => edits.push((removed, text)),
        }
    }

    /// Looks again at what its file is written in: it was saved.
    pub(super) fn look_at_file(&mut self) {
        self.written_in = self.path.as_deref().and_then(file_encoding);
    }

    /// Reads all again, at another desk.
    pub(super) fn reread(&mut self, desk: Arc<Desk>) {
        self.desk = desk;
        self.pending = Pending::All(self.buffer.clone());
    }

    /// The work that is to be done; nothing while the reading is away and what it is read from still holds.
    pub(super) fn task(&mut self, encoding: PositionEncoding) -> Option<Task> {
        if self.reading.is_none() && self.work.is_some() && matches!(self.pending, Pending::Edits(_)) {
            return None;
        }
        let waiting = self.stop();
        let cancel = Cancel::default();
        self.work = Some(Work { cancel: cancel.clone(), waiting });
        let pending = std::mem::replace(&mut self.pending, Pending::Edits(Vec::new()));
        let (reading, setting) = (self.reading.take(), self.setting(encoding));
        Some(Task { reading, pending, setting, is_typing: self.typed.is_some(), cancel })
    }

    /// What the document is read with.
    pub(super) fn setting(&self, encoding: PositionEncoding) -> Setting {
        Setting {
            uri: self.uri.clone(),
            path: self.path.clone(),
            format: self.format,
            encoding,
            written_in: self.written_in,
            desk: Arc::clone(&self.desk),
        }
    }

    /// Takes over what a task has made. Returns whether it is about the text as it is; if not, the next task can begin.
    pub(super) fn settle(&mut self, done: Option<(Box<Reading>, Report)>, revision: u64) -> bool {
        let Some((reading, report)) = done else {
            // The analysis failed; the next change reads all again.
            self.pending = Pending::All(self.buffer.clone());
            self.report = Report::default();
            self.finish();
            return true;
        };
        self.reading = Some(reading);
        if matches!(&self.pending, Pending::Edits(edits) if edits.is_empty()) {
            if self.report != report || self.revision == 0 {
                self.report = report;
                self.revision = revision;
            }
            self.finish();
            return true;
        }
        false
    }

    /// The reading, where it is that of the text as it is.
    pub(super) fn reading(&mut self) -> Option<&mut Reading> {
        self.reading.as_deref_mut().filter(|_| self.work.is_none())
    }

    /// Whether findings wait for typing to rest.
    pub(super) fn is_holding(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.is_holding())
    }

    /// Whether what is said is about the text as it is.
    pub(super) fn is_settled(&self) -> bool {
        self.work.is_none()
    }

    /// Ends when the analysis in progress has; nothing where there is none.
    pub(super) fn settled(&mut self) -> Option<oneshot::Receiver<()>> {
        let work = self.work.as_mut()?;
        let (sender, receiver) = oneshot::channel();
        work.waiting.retain(|waiter| !waiter.is_closed());
        work.waiting.push(sender);
        Some(receiver)
    }

    fn finish(&mut self) {
        if let Some(work) = self.work.take() {
            for waiter in work.waiting {
                // Who has gone away need not be told.
                let _ = waiter.send(());
            }
        }
    }

    fn stop(&mut self) -> Vec<oneshot::Sender<()>> {
        self.work.take().map_or_else(Vec::new, |work| {
            work.cancel.set();
            work.waiting
        })
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What the file at `path` is written in, where that is not UTF-8 and the file can be read.
fn file_encoding(path: &Path) -> Option<&'static str> {
    archive::read(path).ok().and_then(|decoded| decoded.encoding)
}
