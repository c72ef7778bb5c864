//! `uncredited-agency`: agency copy, and no word that it is.

use super::super::prelude::*;
use crate::attribution::Outlet;

rule! {
    /// The dateline names an agency, and no `Source:` credits it.
    ///
    /// ## Why it matters
    /// Agency copy is licensed, corrected and withdrawn by the agency. Only a credit tells an archive whom to ask.
    ///
    /// ## Bad
    /// ```text
    /// MOSCOW, Sept 17 (Reuters) - The bridge was opened on Sunday.
    ///
    /// Published: 2023-09-17
    /// ```
    /// ## Good
    /// ```text
    /// MOSCOW, Sept 17 (Reuters) - The bridge was opened on Sunday.
    ///
    /// Published: 2023-09-17
    /// Source: Reuters
    /// ```
    UNCREDITED_AGENCY = "uncredited-agency", Sources, Warning, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let article = story.article;
    let outline = article.outline();
    let Some((place, agency)) = article.dateline().and_then(|dateline| agency_in(article, dateline)) else {
        return;
    };
    let name = article.text_at(place);
    let names_it = |text: &str| text.contains(name) || text.contains(agency.name());
    let is_credited =
        outline.fields_of(FieldKind::Source).any(|field| !field.text.is_empty() || field.has_url)
            || outline.fields_of(FieldKind::Byline).any(|field| names_it(&field.text))
            || outline.source_entries.iter().any(|entry| names_it(article.text_at(*entry)))
            || outline.links_of(LinkRole::Original).any(|link| link.outlet(article.house()) == Some(agency));
    if !is_credited {
        let (end, text) = credit(article, name);
        tales
            .report(
                Anchor::Place(place),
                format!("The dateline says {name}, and nothing credits it: add “Source: {name}”."),
            )
            .fix(format!("Add “Source: {name}”"), vec![(Anchor::Place(end), text)]);
    }
}

/// The agency between the brackets of a dateline.
fn agency_in(article: &Article, dateline: Place) -> Option<(Place, Outlet)> {
    let text = article.text_at(dateline);
    let (open, close) = (text.find('(')? + 1, text.rfind(')')?);
    let inside = text.get(open..close)?;
    let start = dateline.span.start.index() + open;
    let place = Place::new(dateline.chunk, Span::new(start, start + inside.len()));
    let agency = article.house().usage.outlets_called(inside.trim()).find(|outlet| outlet.is_agency())?;
    Some((place, agency))
}

/// Where the credit goes: into front matter, or behind the text.
fn credit(article: &Article, name: &str) -> (Place, String) {
    let line = match article.text_at(article.first_line()) {
        "---" => format!("source: {name}\n"),
        "+++" => format!("source = \"{name}\"\n"),
        _ => return article.at_end(&format!("Source: {name}")),
    };
    match article.own_lines(article.first_line()) {
        Some(fence) => (Place::new(0, Span::empty(fence.span.end.index())), line),
        None => article.at_end(&format!("Source: {name}")),
    }
}
