//! `updated-before-published`: dates in the wrong order.

use super::super::prelude::*;
use crate::article::{Date, DateReading, read_date};

rule! {
    /// An article was updated before it was published.
    ///
    /// ## Why it matters
    /// One of the two dates is wrong, or they are exchanged.
    ///
    /// ## Bad
    /// ```text
    /// Published: 2024-03-14
    /// Updated: 2024-03-12
    /// ```
    /// ## Good
    /// ```text
    /// Published: 2024-03-12
    /// Updated: 2024-03-14
    /// ```
    UPDATED_BEFORE_PUBLISHED = "updated-before-published", Metadata, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let (Some((published_at, published)), Some((updated_at, updated))) =
        (day(article, FieldKind::Published), day(article, FieldKind::Updated))
    else {
        return;
    };
    if updated < published {
        findings
            .report(
                updated_at,
                format!(
                    "Updated ({updated}) before it was published ({published}): one of the two is wrong."
                ),
            )
            .see(published_at, "published")
            .fix_edits(
                "Exchange the two",
                vec![
                    (published_at, article.text_at(updated_at).to_owned()),
                    (updated_at, article.text_at(published_at).to_owned()),
                ],
            );
    }
}

fn day(article: &Article, kind: FieldKind) -> Option<(Place, Date)> {
    let mut fields = article.outline().fields_of(kind);
    fields.find_map(|field| match read_date(&field.text) {
        DateReading::Day(date) => Some((field.value, date)),
        DateReading::Vague | DateReading::Ambiguous(..) | DateReading::Unreadable => None,
    })
}
