//! One open document: its text, what is said about it, and the work in progress.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use tokio::sync::oneshot;
use tower_lsp::lsp_types::Range;

use crate::text::{Buffer, DocumentVersion, PositionEncoding};

use super::convert;
use super::diagnose::{Finding, diagnose};
use super::wire::{Change, OpenedDocument};

/// Asks work that nobody needs any more to stop.
#[derive(Clone, Default)]
pub(super) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub(super) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether to stop. Cheap enough for every paragraph.
    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What is said about one state of a document: the protocol's `Diagnostic[]` as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Report(pub Arc<[u8]>);

impl Report {
    /// The report on `buffer`, or nothing where `cancel` came first.
    pub(super) fn on(buffer: &Buffer, encoding: PositionEncoding, cancel: &Cancel) -> Option<Self> {
        let findings = diagnose(&buffer.text(), cancel)?;
        let diagnostics: Vec<_> =
            findings.iter().map(|finding| Diagnostic::new(buffer, finding, encoding)).collect();
        serde_json::to_vec(&diagnostics).ok().map(|json| Self(json.into()))
    }
}

impl Default for Report {
    fn default() -> Self {
        Self(Arc::from(*b"[]"))
    }
}

/// The protocol's `Diagnostic`, borrowed.
#[derive(Serialize)]
struct Diagnostic<'a> {
    range: Range,
    severity: u8,
    code: &'a str,
    source: &'static str,
    message: &'a str,
}

impl<'a> Diagnostic<'a> {
    fn new(buffer: &Buffer, finding: &'a Finding, encoding: PositionEncoding) -> Self {
        Self {
            range: convert::range(buffer, finding.span, encoding),
            severity: finding.severity as u8,
            code: finding.rule,
            source: "copydesk",
            message: finding.message,
        }
    }
}

/// A document that the client has opened.
pub(super) struct Document {
    /// The name the client gave it, letter for letter.
    pub uri: String,
    /// What the editor takes it for.
    pub language: String,
    pub buffer: Buffer,
    /// What is said about it; behind the text while `work` goes on.
    pub report: Report,
    /// Differs for each report that differs.
    pub revision: u64,
    /// The report the client has, where reports are pushed.
    pub published: Option<Report>,
    work: Option<Work>,
}

/// An analysis on another thread, and those who wait for its end.
struct Work {
    cancel: Cancel,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Document {
    pub(super) fn new(opened: OpenedDocument) -> Self {
        Self {
            uri: opened.uri,
            language: opened.language_id,
            buffer: Buffer::new(&opened.text, opened.version.0),
            report: Report::default(),
            revision: 0,
            published: None,
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
        for Change { range, text } in changes {
            match range {
                None => drop(self.buffer.replace(&text)),
                Some(range) => {
                    let range = range.start.into()..range.end.into();
                    if self.buffer.apply(range, &text, encoding).is_none() {
                        tracing::warn!(uri = self.uri, "an edit would make the text larger than 4 GiB");
                    }
                }
            }
        }
        self.buffer.set_version(version);
    }

    /// Begins an analysis elsewhere; the one before is not needed any more, its waiters wait on.
    pub(super) fn begin(&mut self) -> Cancel {
        let waiting = self.stop();
        let cancel = Cancel::default();
        self.work = Some(Work { cancel: cancel.clone(), waiting });
        cancel
    }

    /// Takes `report` over as what is said about the text as it is.
    pub(super) fn settle(&mut self, report: Report, revision: u64) {
        for waiter in self.stop() {
            // Who has gone away need not be told.
            let _ = waiter.send(());
        }
        if self.report != report || self.revision == 0 {
            self.report = report;
            self.revision = revision;
        }
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
