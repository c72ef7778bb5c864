//! `incomplete-correction`: a correction that does not say what, or when.

use super::super::prelude::*;
use crate::article::{Block, DateReading, Field, WEEKDAYS, days_in, month_named, read_date};

rule! {
    /// A correction has no text or no date.
    ///
    /// ## Why it matters
    /// Who read the first version must learn what was wrong in it, and from when on it was right (IFCN code of principles,
    /// 5). The date may stand in the correction or in a field for updates.
    ///
    /// ## Bad
    /// ```text
    /// Correction: An earlier version gave the wrong number of passengers.
    /// ```
    /// ## Good
    /// ```text
    /// Correction: 14 March 2024. An earlier version gave the wrong number of passengers.
    /// ```
    INCOMPLETE_CORRECTION = "incomplete-correction", Metadata, Info, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let is_updated = outline.fields_of(FieldKind::Updated).any(|field| !field.text.is_empty());
    for field in outline.fields_of(FieldKind::Correction) {
        let words = words_without_date(&field.text);
        let message = if words == 0 && !has_text_below(article, field) {
            "The correction has no text: say what was wrong and what is right."
        } else if words > 0 && !is_updated && !is_dated(&field.text) {
            "The correction has no date: say when it was made."
        } else {
            continue;
        };
        findings.report(article.label_with_colon(field), message);
    }
}

/// How many words stand in `text` besides a date.
fn words_without_date(text: &str) -> usize {
    let is_of_date = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().all(|c| !c.is_alphabetic()) || is_part_of_date(word)
    };
    text.split_whitespace().filter(|word| !is_of_date(word)).count()
}

fn is_part_of_date(word: &str) -> bool {
    const OTHERS: [&str; 8] = ["on", "of", "at", "am", "pm", "the", "GMT", "UTC"];
    month_named(word).is_some()
        || WEEKDAYS.contains(&word)
        || OTHERS.contains(&word)
        || word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_dated(text: &str) -> bool {
    let is_day = |word: &str| matches!(read_date(word), DateReading::Day(_) | DateReading::Ambiguous(..));
    days_in(text).next().is_some() || text.split([' ', ',', ';', ':', '(', ')']).any(is_day)
}

/// Whether a label that ends its line is followed by the text: right below it, or, behind the article, after a blank line.
fn has_text_below(article: &Article, field: &Field) -> bool {
    let parts = &article.parts()[field.label.chunk..];
    let is_text = |block: &Block| block.kind.is_prose();
    let own = &parts[0].chunk;
    let mut below = own.blocks.iter().filter(|block| block.span.start >= field.label.span.end);
    match below.next() {
        Some(block) => is_text(block),
        None if own.opens_article() => false,
        None => parts.get(1).and_then(|part| part.chunk.blocks.first()).is_some_and(is_text),
    }
}
