//! Findings as JSON, in the form that `docs/schema/check.schema.json` fixes.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Value, json};

use super::check::Counts;
use super::paths::from_here;
use super::sources::Source;
use crate::checks::{Finding, LeftOutCounts, Severity};
use crate::text::{LineIndex, PositionEncoding, Positions, Span};

/// A finding as it is written. Its keys, as all of them, stand in the order of the alphabet.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    fixes: Vec<WrittenFix<'a>>,
    message: &'a str,
    path: Cow<'a, str>,
    range: Range,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<WrittenRelated<'a>>,
    rule: &'static str,
    severity: &'static str,
    span: [u32; 2],
}

/// Another place that explains a finding.
#[derive(Serialize)]
struct WrittenRelated<'a> {
    message: &'a str,
    path: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[u32; 2]>,
}

#[derive(Serialize)]
struct WrittenFix<'a> {
    edits: Vec<WrittenEdit<'a>>,
    safe: bool,
    title: &'a str,
}

#[derive(Serialize)]
struct WrittenEdit<'a> {
    path: Cow<'a, str>,
    span: [u32; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct Range {
    end: Place,
    start: Place,
}

#[derive(Serialize)]
struct Place {
    character: u32,
    line: u32,
}

/// The findings of one text, as items of a list.
pub fn findings(source: &Source, findings: &[(usize, &Finding)]) -> String {
    let mut items: Vec<Written<'_>> = Vec::with_capacity(findings.len());
    // Lines are counted in the chunks that findings lie in: most chunks have none.
    for group in findings.chunk_by(|one, other| one.0 == other.0) {
        let lines = LineIndex::new(source.article.parts()[group[0].0].chunk.text());
        let mut positions = lines.positions(PositionEncoding::Utf16);
        items.extend(group.iter().map(|(chunk, finding)| written(source, &mut positions, *chunk, finding)));
    }
    // Words and numbers have a form in JSON, so this cannot fail.
    let list = serde_json::to_string(&items).unwrap_or_default();
    list.trim_start_matches('[').trim_end_matches(']').to_owned()
}

fn written<'a>(
    source: &'a Source,
    positions: &mut Positions<'_>,
    chunk: usize,
    finding: &'a Finding,
) -> Written<'a> {
    let part = &source.article.parts()[chunk];
    let span = finding.span.shifted(part.start);
    let mut place = |offset| {
        let position = positions.position(offset);
        Place { character: position.column, line: part.line + position.line }
    };
    let fixes = finding.fixes.iter().map(|fix| {
        let edits = fix.edits.iter().map(|edit| WrittenEdit {
            path: source.shown.to_string_lossy(),
            span: bytes(source.article.absolute(edit.at.place(chunk))),
            text: &edit.text,
        });
        let made = fix.creates.iter().map(|file| WrittenEdit {
            path: source.shown.with_file_name(&file.name).to_string_lossy().into_owned().into(),
            span: [0, 0],
            text: &file.text,
        });
        WrittenFix { edits: edits.chain(made).collect(), safe: fix.is_safe, title: &fix.title }
    });
    let related = finding.related.iter().map(|related| WrittenRelated {
        message: &related.message,
        path: match &related.path {
            Some(path) => from_here(path).to_string_lossy(),
            None => source.shown.to_string_lossy(),
        },
        span: match (related.there, related.at) {
            (Some(there), _) => Some(bytes(there.span)),
            (None, Some(spot)) => Some(bytes(source.article.absolute(spot.place(chunk)))),
            (None, None) => None,
        },
    });
    Written {
        encoding: source.encoding,
        fixes: fixes.collect(),
        message: &finding.message,
        path: source.shown.to_string_lossy(),
        range: Range { start: place(finding.span.start), end: place(finding.span.end) },
        related: related.collect(),
        rule: finding.rule.name,
        severity: finding.severity.name(),
        span: bytes(span),
    }
}

/// The summary behind the findings.
pub fn summary(files: usize, counts: Counts, left_out: Option<LeftOutCounts>) -> Value {
    let mut summary = json!({ "files": files });
    for severity in Severity::ALL.iter().rev() {
        summary[severity.name()] = json!(counts.of(*severity));
    }
    if let Some(LeftOutCounts { article, settings, baseline }) = left_out {
        summary["suppressed"] = json!({ "article": article, "settings": settings, "baseline": baseline });
    }
    summary
}

/// A span as output has it.
pub fn bytes(span: Span) -> [u32; 2] {
    [span.start.0, span.end.0]
}
