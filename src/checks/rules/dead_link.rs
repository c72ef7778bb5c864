//! `dead-link`: a page that is gone, with its archived copy.

use super::super::link_news::{has_copy, in_place_of, reported};
use super::super::prelude::*;
use super::super::verdict::{ArchivedCopy, VerdictKind};
use crate::article::RoledLink;

rule! {
    /// This page is gone.
    ///
    /// ## Why it matters
    /// Nobody can follow what the article rests on. A quarter of the deep links in old news are dead; most of the pages have
    /// an archived copy. The network is asked only when you say so: the site answered 404 or 410, or there is no such host.
    /// An article that names an archived copy of the page has done what can be done.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://ledger.example/2019/ferry-budget
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/2019/ferry-budget
    /// Archived: https://web.archive.org/web/20190304000000/https://ledger.example/2019/ferry-budget
    /// ```
    DEAD_LINK = "dead-link", Links, Warning, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (link, news) in reported(article, inputs, VerdictKind::Dead) {
        if has_copy(article, link, &news.copy) {
            continue;
        }
        let (reason, day) = (&news.verdict.reason, news.verdict.checked_at.day());
        let place = link.destination();
        let advice = match &news.copy {
            ArchivedCopy::Found { day, .. } => format!("link to the archived copy of {day}"),
            ArchivedCopy::Nothing | ArchivedCopy::Unasked => {
                "link to an archived copy, or to where it is today".to_owned()
            }
        };
        let draft = findings.report(place, format!("This page is gone ({reason}, {day}): {advice}."));
        if let ArchivedCopy::Found { url, day } = &news.copy {
            let (at, line) = archived_line(article, link, url);
            draft
                .fix(format!("Link to the archived copy of {day}"), place.span, in_place_of(link, url))
                .fix_at("Add as `Archived:` line", at, line);
        }
    }
}

/// Where a line that names the copy `url` belongs, and the line: below the link where it stands on a line of its own or behind
/// a label, else at the article's end.
fn archived_line(article: &Article, link: &RoledLink, url: &str) -> (Place, String) {
    let chunk = article.parts()[link.chunk].chunk.text();
    let destination = link.link.destination();
    let line_end = chunk[destination.end.index()..].find(['\n', '\r']).map(|at| destination.end.index() + at);
    let line_start = chunk[..destination.start.index()].rfind('\n').map_or(0, |at| at + 1);
    let field = link.field.map(|field| &article.outline().fields[field]);
    let below = Place::new(link.chunk, Span::empty(line_end.unwrap_or(chunk.len())));
    let newline = if chunk.contains("\r\n") { "\r\n" } else { "\n" };
    match (link.link.form, field) {
        (LinkForm::FrontMatter, Some(field)) => {
            let name = field.label.span;
            let is_line_of_its_own = field.label.chunk == link.chunk && name.start.index() == line_start;
            if is_line_of_its_own {
                let is_toml = chunk[name.end.index()..].trim_start().starts_with('=');
                let entry =
                    if is_toml { format!("archived = \"{url}\"") } else { format!("archived: {url}") };
                return (below, format!("{newline}{entry}"));
            }
        }
        (LinkForm::Bare | LinkForm::Autolink, _) if field.is_some() || link.is_unlabelled => {
            return (below, format!("{newline}Archived: {url}"));
        }
        (
            LinkForm::Bare
            | LinkForm::Autolink
            | LinkForm::Inline
            | LinkForm::Reference
            | LinkForm::Wikilink
            | LinkForm::Template
            | LinkForm::Html
            | LinkForm::FrontMatter,
            _,
        ) => {}
    }
    let end = article.parts().len().saturating_sub(1);
    let last = article.parts()[end].chunk.text();
    let parting = if last.ends_with('\n') { "\n" } else { "\n\n" };
    (Place::new(end, Span::empty(last.len())), format!("{parting}Archived: {url}\n"))
}
