//! Findings as JSON, in the form that `docs/schema/check.schema.json` fixes.

use serde_json::{Value, json};

use super::check::Counts;
use super::sources::Source;
use crate::checks::{Finding, Severity};
use crate::text::{ByteOffset, LineIndex, PositionEncoding, Positions, Span};

/// The findings of one text, as items of a list.
pub fn findings(source: &Source, findings: &[(usize, &Finding)]) -> String {
    let text = &source.decoded.text;
    let lines = LineIndex::new(text);
    let mut positions = lines.positions(PositionEncoding::Utf16);
    let items: Vec<String> = findings
        .iter()
        .map(|(chunk, found)| finding(source, &mut positions, *chunk, found).to_string())
        .collect();
    items.join(",")
}

fn finding(source: &Source, positions: &mut Positions<'_>, chunk: usize, finding: &Finding) -> Value {
    let base = source.article.parts()[chunk].start;
    let span = finding.span.shifted(base);
    let path = source.shown.to_string_lossy();
    let fixes: Vec<Value> = finding
        .fixes
        .iter()
        .map(|fix| {
            let edits: Vec<Value> = fix
                .edits
                .iter()
                .map(|edit| {
                    let span = source.article.absolute(edit.at.place(chunk));
                    json!({ "path": path, "span": bytes(span), "text": edit.text })
                })
                .collect();
            json!({ "title": fix.title, "safe": fix.is_safe, "edits": edits })
        })
        .collect();
    let mut value = json!({
        "path": path,
        "rule": finding.rule.name,
        "severity": finding.severity.name(),
        "message": finding.message,
        "span": bytes(span),
        "range": { "start": position(positions, span.start), "end": position(positions, span.end) },
        "fixes": fixes,
    });
    if let Some(encoding) = source.decoded.encoding {
        value["encoding"] = json!(encoding);
    }
    value
}

/// The summary behind the findings.
pub fn summary(files: usize, counts: Counts) -> Value {
    let mut summary = json!({ "files": files });
    for severity in Severity::ALL.iter().rev() {
        summary[severity.name()] = json!(counts.of(*severity));
    }
    summary
}

/// A span as output has it.
pub fn bytes(span: Span) -> [u32; 2] {
    [span.start.0, span.end.0]
}

fn position(positions: &mut Positions<'_>, offset: ByteOffset) -> Value {
    let position = positions.position(offset);
    json!({ "line": position.line, "character": position.column })
}
