//! `textDocument/codeAction`: the fixes of findings, and all safe ones at once.

use std::collections::HashMap;

use serde_json::Value;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Diagnostic,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Url,
    WorkspaceEdit,
};

use crate::checks::{Finding, Fix, safe_edits};
use crate::server::reading::{Reading, Setting};
use crate::server::session::Session;
use crate::server::{convert, diagnostics};
use crate::text::Span;

/// Fixes all that is safe to fix.
pub(in crate::server) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.copydesk");

pub(in crate::server) async fn code_action(
    session: &Session,
    params: CodeActionParams,
) -> Option<CodeActionResponse> {
    let uri = params.text_document.uri;
    let only = params.context.only;
    let wants = move |kind: &CodeActionKind| {
        only.as_ref().is_none_or(|only| only.iter().any(|wanted| is_below(kind, wanted)))
    };
    let (version, has_versions) = {
        let mut state = session.state();
        let has_versions = state.client.edits_by_version;
        (state.document(uri.as_str()).and_then(|document| document.buffer.version()), has_versions)
    };
    let envelope = Envelope { uri: uri.clone(), version: version.map(|version| version.0), has_versions };
    let question = session.within(uri.as_str(), params.range, |reading, setting, asked| {
        let findings = reading.findings();
        let mut actions = Vec::new();
        if wants(&CodeActionKind::QUICKFIX) {
            let touched = findings.iter().filter(|(chunk, finding)| {
                let place = reading.place(*chunk, finding);
                place.overlaps(asked) || place.touches(asked.start) || place.touches(asked.end)
            });
            for (chunk, finding) in touched {
                actions.extend(
                    finding
                        .fixes
                        .iter()
                        .map(|fix| quick_fix(reading, setting, *chunk, finding, fix, &envelope)),
                );
            }
        }
        if wants(&FIX_ALL) {
            let edits = safe_edits(&reading.article, &findings);
            if !edits.is_empty() {
                actions.push(CodeAction {
                    title: "Fix all that is safe to fix".to_owned(),
                    kind: Some(FIX_ALL),
                    edit: Some(envelope.edit(text_edits(reading, setting, edits))),
                    ..CodeAction::default()
                });
            }
        }
        Some(actions)
    });
    let actions = question.await?;
    Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

/// Whether `kind` is `wanted` or a kind below it.
fn is_below(kind: &CodeActionKind, wanted: &CodeActionKind) -> bool {
    let (kind, wanted) = (kind.as_str(), wanted.as_str());
    wanted.is_empty()
        || kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn quick_fix(
    reading: &Reading,
    setting: &Setting,
    chunk: usize,
    finding: &Finding,
    fix: &Fix,
    envelope: &Envelope,
) -> CodeAction {
    let edits = fix
        .edits
        .iter()
        .map(|edit| (reading.article.absolute(edit.at.place(chunk)), edit.text.clone().into_owned()));
    let diagnostic: Value = diagnostics::single(&reading.article, setting, chunk, finding);
    CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: serde_json::from_value::<Diagnostic>(diagnostic).ok().map(|diagnostic| vec![diagnostic]),
        edit: Some(envelope.edit(text_edits(reading, setting, edits))),
        is_preferred: Some(fix.is_safe),
        ..CodeAction::default()
    }
}

fn text_edits(
    reading: &Reading,
    setting: &Setting,
    edits: impl IntoIterator<Item = (Span, String)>,
) -> Vec<TextEdit> {
    let edit = |(span, text)| TextEdit::new(convert::range(&reading.article, span, setting.encoding), text);
    edits.into_iter().map(edit).collect()
}

/// The document that edits are for.
struct Envelope {
    uri: Url,
    version: Option<i32>,
    has_versions: bool,
}

impl Envelope {
    fn edit(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        if !self.has_versions {
            return WorkspaceEdit::new(HashMap::from([(self.uri.clone(), edits)]));
        }
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: self.uri.clone(), version: self.version };
        let edits = edits.into_iter().map(OneOf::Left).collect();
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }])),
            ..WorkspaceEdit::default()
        }
    }
}
