//! `bad-date`: a date that cannot be read, or can be read in two ways.

use super::super::prelude::*;
use crate::article::{DateReading, read_date};

rule! {
    /// A date cannot be read, or can be read as two different days.
    ///
    /// ## Why it matters
    /// `03/04/2023` is March in one newsroom and April in another. Archives sort by ISO dates.
    ///
    /// ## Bad
    /// ```text
    /// Published: 03/04/2023
    /// ```
    /// ## Good
    /// ```text
    /// Published: 2023-04-03
    /// ```
    BAD_DATE = "bad-date", Metadata, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let dated = |kind| matches!(kind, FieldKind::Published | FieldKind::Updated);
    for field in article.outline().fields.iter().filter(|field| dated(field.kind) && !field.text.is_empty()) {
        // "First published by …" names who, not when.
        let names_a_day =
            field.text.chars().any(|c| c.is_ascii_digit()) || field.origin == FieldOrigin::FrontMatter;
        match read_date(&field.text) {
            DateReading::Ambiguous(one, other) => {
                findings
                    .report(
                        field.value,
                        format!("“{}” is {one} or {other}: write it as year-month-day.", field.text),
                    )
                    .fix(format!("Change to {one}"), field.value.span, one.to_string())
                    .fix(format!("Change to {other}"), field.value.span, other.to_string());
            }
            DateReading::Unreadable if names_a_day => {
                findings.report(
                    field.value,
                    format!("“{}” is not a date: write it as year-month-day.", field.text),
                );
            }
            DateReading::Unreadable | DateReading::Day(_) | DateReading::Vague => {}
        }
    }
}
