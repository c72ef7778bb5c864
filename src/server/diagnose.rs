//! What the analysis says about a text: the one place where the server asks for findings.

use crate::text::Span;

use super::document::Cancel;

/// How severe a finding is, in the protocol's numbers.
#[derive(Clone, Copy)]
pub(super) enum Severity {
    Warning = 2,
}

/// One finding about a text.
pub(super) struct Finding {
    pub span: Span,
    pub rule: &'static str,
    pub severity: Severity,
    pub message: &'static str,
}

/// The findings of `text` in the order of their places, or nothing where `cancel` came first.
pub(super) fn diagnose(text: &str, cancel: &Cancel) -> Option<Vec<Finding>> {
    let mut findings = Vec::new();
    for paragraph in paragraphs(text) {
        if cancel.is_set() {
            return None;
        }
        let words = paragraph.of(text);
        for (at, claim) in words.match_indices("is believed to") {
            let start = paragraph.start.index() + at;
            findings.push(Finding {
                span: Span::new(start, start + claim.len()),
                rule: "sourceless-claim",
                severity: Severity::Warning,
                message: "by whom?",
            });
        }
        let count = |mark: char| words.matches(mark).count();
        if count('"') % 2 == 1 || count('“') != count('”') {
            findings.push(Finding {
                span: paragraph,
                rule: "unbalanced-quote",
                severity: Severity::Warning,
                message: "quotation mark not closed",
            });
        }
    }
    Some(findings)
}

/// The stretches between blank lines, without the line breaks around them.
fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive("\n\n").filter_map(move |piece| {
        let from = start + piece.len() - piece.trim_start().len();
        start += piece.len();
        let words = piece.trim();
        (!words.is_empty()).then(|| Span::new(from, from + words.len()))
    })
}
