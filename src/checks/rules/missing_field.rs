//! `missing-field`: an archived article without headline or date.

use super::super::prelude::*;
use crate::article::url::{date_in, slug_words};

rule! {
    /// An annotated article has no headline or no date.
    ///
    /// ## Why it matters
    /// An archive sorts by date and lists by headline. Where the original URL carries both, they can be looked up, and the
    /// finding is information only. Drafts are left alone.
    ///
    /// ## Bad
    /// ```text
    /// The ferry stops in May.
    ///
    /// Source: Harbour Ledger
    /// Related article: Board to Meet
    /// ```
    /// ## Good
    /// ```text
    /// Headline: Ferry stops in May
    /// Published: 2024-03-12
    ///
    /// The ferry stops in May.
    ///
    /// Source: Harbour Ledger
    /// Related article: Board to Meet
    /// ```
    MISSING_FIELD = "missing-field", Metadata, Warning, Absence(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    if !outline.is_annotated {
        return;
    }
    let has_date = outline.fields_of(FieldKind::Published).any(|field| !field.text.is_empty());
    let missing: Vec<&str> = [("headline", outline.headline.is_some()), ("date", has_date)]
        .into_iter()
        .filter_map(|(name, is_there)| (!is_there).then_some(name))
        .collect();
    if missing.is_empty() {
        return;
    }
    let url_tells = outline.links_of(LinkRole::Original).any(|link| {
        date_in(&link.link.url).is_some_and(|date| date.day.is_some())
            && !slug_words(&link.link.url).is_empty()
    });
    let message = format!("The article has no {}.", missing.join(" and no "));
    let draft = findings.report(article.first_line(), message);
    let draft = if url_tells { draft.at_most(Severity::Info) } else { draft };
    let day = article.published().map_or_else(|| "TK".to_owned(), |day| day.to_string());
    let (place, text) = insertion(article, outline.headline, has_date, &day);
    draft.fix_at(format!("Add the {}", missing.join(" and the ")), place, text);
}

/// Where the missing fields go and how they are written there: into front matter, above the text, or below the headline.
fn insertion(article: &Article, headline: Option<Place>, has_date: bool, day: &str) -> (Place, String) {
    let fence = article.text_at(article.first_line());
    let (title, date) = match fence {
        "---" => ("title: TK\n".to_owned(), format!("date: {day}\n")),
        "+++" => ("title = \"TK\"\n".to_owned(), format!("date = \"{day}\"\n")),
        _ => ("Headline: TK\n".to_owned(), format!("Published: {day}\n")),
    };
    let mut text = String::new();
    if headline.is_none() {
        text.push_str(&title);
    }
    if !has_date {
        text.push_str(&date);
    }
    if matches!(fence, "---" | "+++")
        && let Some(line) = article.own_lines(article.first_line())
    {
        return (Place::new(0, Span::empty(line.span.end.index())), text);
    }
    text.push('\n');
    let below = headline.map_or(0, |headline| headline.chunk + 1);
    let chunk = if below < article.parts().len() { below } else { 0 };
    (Place::new(chunk, Span::empty(0)), text)
}
