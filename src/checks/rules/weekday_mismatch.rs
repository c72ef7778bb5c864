//! `weekday-mismatch`: a day that was another day of the week.

use super::super::prelude::*;
use crate::article::{BlockKind, Date, WEEKDAYS, WeekdayOfDay, weekdays_of_days};
use crate::attribution::analyse;

rule! {
    /// A weekday and a date do not go together.
    ///
    /// ## Why it matters
    /// One of the two is wrong, and whoever plans by it comes on the wrong day. The year is the one in the text, else the one
    /// that brings the date nearest to the article's own; in a range each weekday belongs to its own end. Quotes are left
    /// alone.
    ///
    /// ## Bad
    /// ```text
    /// The ferry was sold on Tuesday, 17 September 2023.
    /// ```
    /// ## Good
    /// ```text
    /// The ferry was sold on Sunday, 17 September 2023.
    /// ```
    WEEKDAY_MISMATCH = "weekday-mismatch", Metadata, Warning, Both(Sign::Weekdays, check, check_front_matter)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    if passage.weekdays.is_empty() || passage.kind == BlockKind::Quote {
        return;
    }
    // A year named beside it may be the one that is meant.
    let near = passage.published.filter(|near| !names_another_year(passage.prose, *near));
    let wrong = passage.weekdays.iter().filter_map(|found| Some((found.span, mismatch(found, near)?)));
    let wrong: Vec<(Span, String)> = wrong.collect();
    if wrong.is_empty() {
        return;
    }
    // Headlines and labelled lines are read for quotes only here.
    let read_here = passage.analysis.is_none().then(|| analyse(passage.prose));
    let analysis = passage.analysis.or(read_here.as_ref());
    let quotes = analysis.map_or(&[][..], |analysis| &analysis.quotes);
    for (span, message) in wrong {
        let next = quotes.partition_point(|quote| quote.span.end <= span.start);
        if !quotes.get(next).is_some_and(|quote| quote.span.overlaps(span)) {
            findings.report(span, message);
        }
    }
}

/// Dates in front matter, `Tue, 17 Sep 2023 10:00:00 +0000`; labelled lines are passages.
fn check_front_matter(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let dated = |kind| matches!(kind, FieldKind::Published | FieldKind::Updated | FieldKind::Embargo);
    let fields = article.outline().fields.iter();
    for field in fields.filter(|field| dated(field.kind) && is_in_front_matter(article, field.value)) {
        for found in weekdays_of_days(article.text_at(field.value)) {
            if let Some(message) = mismatch(&found, None) {
                let span = found.span.shifted(field.value.span.start);
                findings.report(Place::new(field.value.chunk, span), message);
            }
        }
    }
}

fn is_in_front_matter(article: &Article, place: Place) -> bool {
    article.parts()[place.chunk].chunk.structure().front_matter.is_some()
}

/// What is wrong with the weekday of `found`, if it is not that of its day.
fn mismatch(found: &WeekdayOfDay, near: Option<Date>) -> Option<String> {
    let day = found.day.nearest(near)?;
    let weekday = day.weekday();
    if weekday == found.weekday || is_old_style(day, found.weekday) {
        return None;
    }
    let (named, real) = (WEEKDAYS[usize::from(found.weekday)], WEEKDAYS[usize::from(weekday)]);
    Some(format!("{} was a {real}, not a {named}: correct the weekday or the date.", day.in_words()))
}

/// Whether `weekday` is right by the Julian calendar, of which it was 12 or 13 days later (Russia until 1918, Greece until
/// 1923); before 1753 nobody can tell.
fn is_old_style(day: Date, weekday: u8) -> bool {
    let by_julian = |days: i64| (day.days() + days + 3).rem_euclid(7) == i64::from(weekday);
    day.year < 1753 || day.year < 1924 && (by_julian(12) || by_julian(13))
}

/// Whether `prose` names a year that is not that of `near`.
fn names_another_year(prose: &str, near: Date) -> bool {
    let years = prose.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4);
    let mut years =
        years.filter_map(|word| word.parse::<u16>().ok()).filter(|year| (1700..2100).contains(year));
    years.any(|year| year != near.year)
}
