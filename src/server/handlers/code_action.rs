//! `textDocument/codeAction`: the fixes of findings, ways to leave them out, and all safe fixes at once.

use std::collections::HashMap;

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, CreateFile,
    CreateFileOptions, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp, TextDocumentEdit, TextEdit, Url,
    WorkspaceEdit,
};

use crate::checks::{Finding, Fix, quoted, safe_edits};
use crate::features::{Silencing, silencings};
use crate::server::desk::Config;
use crate::server::reading::{Reading, Setting};
use crate::server::session::Session;
use crate::server::{convert, diagnostics};
use crate::settings::{FILE_NAMES, ignore_entry};
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
    let envelope = {
        let mut state = session.state();
        let version = state.document(uri.as_str()).and_then(|document| document.buffer.version());
        Envelope {
            uri: uri.clone(),
            version: version.map(|version| version.0),
            has_versions: state.client.edits_by_version,
            makes_files: state.client.makes_files,
        }
    };
    let question = session.within(uri.as_str(), params.range, |reading, setting, asked| {
        let findings = reading.findings();
        let mut actions = Vec::new();
        if wants(&CodeActionKind::QUICKFIX) {
            let touched = findings.iter().filter(|(chunk, finding)| {
                let place = reading.place(*chunk, finding);
                place.overlaps(asked) || place.touches(asked.start) || place.touches(asked.end)
            });
            let (mut fixes, mut silencings) = (Vec::new(), Vec::new());
            for (chunk, finding) in touched {
                let about = About { reading, setting, chunk: *chunk, finding };
                fixes.extend(finding.fixes.iter().filter_map(|fix| quick_fix(&about, fix, &envelope)));
                silencings.extend(silence(&about, &envelope));
            }
            // To mend comes before to be silent.
            actions.append(&mut fixes);
            actions.append(&mut silencings);
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

/// A finding, and what is known where it lies.
struct About<'a> {
    reading: &'a Reading,
    setting: &'a Setting,
    chunk: usize,
    finding: &'a Finding,
}

impl About<'_> {
    fn action(&self, title: String, edit: WorkspaceEdit) -> CodeAction {
        let diagnostic = diagnostics::single(&self.reading.article, self.setting, self.chunk, self.finding);
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
            edit: Some(edit),
            is_preferred: Some(false),
            ..CodeAction::default()
        }
    }
}

/// The fix as an action; nothing where it makes a file and the client cannot.
fn quick_fix(about: &About<'_>, fix: &Fix, envelope: &Envelope) -> Option<CodeAction> {
    if let Some(file) = &fix.creates {
        let beside = envelope.uri.to_file_path().ok()?.with_file_name(&file.name);
        let edit = envelope.new_file(Url::from_file_path(beside).ok()?, &file.text)?;
        return Some(about.action(fix.title.clone(), edit));
    }
    let edits = fix.edits.iter().map(|edit| {
        (about.reading.article.absolute(edit.at.place(about.chunk)), edit.text.clone().into_owned())
    });
    let edit = envelope.edit(text_edits(about.reading, about.setting, edits));
    Some(CodeAction { is_preferred: Some(fix.is_safe), ..about.action(fix.title.clone(), edit) })
}

/// The ways to leave the finding out: in the article, and in the configuration file.
fn silence(about: &About<'_>, envelope: &Envelope) -> Vec<CodeAction> {
    let article = &about.reading.article;
    let ways =
        silencings(article, about.chunk, about.finding).into_iter().map(|Silencing { title, at, text }| {
            about.action(title, envelope.edit(text_edits(about.reading, about.setting, [(at, text)])))
        });
    let mut ways: Vec<CodeAction> = ways.collect();
    if !ways.is_empty() {
        ways.extend(entry(about, envelope));
    }
    ways
}

/// An `[[ignore]]` at the end of the configuration file, or in a new one at the archive's root.
fn entry(about: &About<'_>, envelope: &Envelope) -> Option<CodeAction> {
    let desk = &about.setting.desk;
    let (config, text) = match &desk.config {
        Config::Read(config, text) => (config.clone(), text.as_str()),
        // A file that cannot be read is there.
        Config::Unreadable => return None,
        Config::None => (desk.root.folder.join(FILE_NAMES[0]), ""),
    };
    let name = config.file_name()?.to_string_lossy().into_owned();
    let uri = Url::from_file_path(&config).ok()?;
    let quoted = quoted(about.reading.article.parts().get(about.chunk)?.chunk.text(), about.finding);
    let path = about.setting.path.as_deref()?;
    let entry = ignore_entry(config.parent()?, path, about.finding.rule.name, &quoted);
    if matches!(desk.config, Config::None) {
        // In a folder that is no workspace, a configuration would make an archive of all that lies below.
        let edit = envelope.new_file(uri, &entry).filter(|_| desk.root.is_deep)?;
        return Some(about.action(format!("Silence this finding in a new {name}"), edit));
    }
    let last = text.rsplit('\n').next().unwrap_or_default();
    let end = Position::new(text.matches('\n').count() as u32, last.encode_utf16().count() as u32);
    let parted = if last.is_empty() { format!("\n{entry}") } else { format!("\n\n{entry}") };
    let edit = TextEdit::new(Range::new(end, end), parted);
    let envelope = Envelope { uri, version: None, ..*envelope };
    Some(about.action(format!("Silence this finding in {name}"), envelope.edit(vec![edit])))
}

fn text_edits(
    reading: &Reading,
    setting: &Setting,
    edits: impl IntoIterator<Item = (Span, String)>,
) -> Vec<TextEdit> {
    let (spans, texts): (Vec<Span>, Vec<String>) = edits.into_iter().unzip();
    let ranges = convert::ranges(&reading.article, &spans, setting.encoding);
    ranges.into_iter().zip(texts).map(|(range, text)| TextEdit::new(range, text)).collect()
}

/// The document that edits are for.
struct Envelope {
    uri: Url,
    version: Option<i32>,
    has_versions: bool,
    makes_files: bool,
}

impl Envelope {
    /// Makes the file at `uri` with `text`, unless it is there.
    fn new_file(&self, uri: Url, text: &str) -> Option<WorkspaceEdit> {
        if !self.makes_files {
            return None;
        }
        let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        let text = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![OneOf::Left(TextEdit::new(Range::default(), text.to_owned()))],
        };
        let steps = vec![
            DocumentChangeOperation::Op(ResourceOp::Create(create)),
            DocumentChangeOperation::Edit(text),
        ];
        Some(WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(steps)),
            ..WorkspaceEdit::default()
        })
    }

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
