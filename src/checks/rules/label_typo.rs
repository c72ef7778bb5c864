//! `label-typo`: a label that is misspelt.

use super::super::prelude::*;
use crate::article::{BlockKind, meant_label, slips_in};

rule! {
    /// A label is misspelt.
    ///
    /// ## Why it matters
    /// Neither copydesk nor any other program takes `Orignal url:` for what it is; the article counts as one without a source.
    ///
    /// ## Bad
    /// ```text
    /// Orignal url: https://ledger.example/2024/03/12/ferry-stops
    /// ```
    /// ## Good
    /// ```text
    /// Original url: https://ledger.example/2024/03/12/ferry-stops
    /// ```
    LABEL_TYPO = "label-typo", Metadata, Hint, Both(Sign::Any, check, check_header)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    if passage.kind != BlockKind::Paragraph {
        return;
    }
    for slip in slips_in(passage.text, passage.prose) {
        let label = as_written(slip.meant, slip.span.of(passage.text));
        findings.report(slip.span, message(&label)).fix(format!("Change to “{label}”"), slip.span, label);
    }
}

/// A header without fences takes any label; other front matter has keys of its own.
fn check_header(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    if matches!(article.text_at(article.first_line()).trim_end(), "---" | "+++") {
        return;
    }
    let is_unknown_key = |field: &&crate::article::Field| {
        field.kind == FieldKind::Other && field.origin == FieldOrigin::FrontMatter
    };
    for field in article.outline().fields.iter().filter(is_unknown_key) {
        let written = article.text_at(field.name);
        if let Some(meant) = meant_label(written) {
            let label = as_written(meant, written);
            findings.report(field.name, message(&label)).fix(
                format!("Change to “{label}”"),
                field.name.span,
                label,
            );
        }
    }
}

fn message(label: &str) -> String {
    format!("Did you mean “{label}”?")
}

/// `label` with a small or a capital letter first, as `written` has.
fn as_written(label: &str, written: &str) -> String {
    let is_small = written.starts_with(char::is_lowercase);
    let (first, rest) = label.split_at(label.len().min(1));
    if is_small { first.to_lowercase() + rest } else { first.to_uppercase() + rest }
}
