//! `moved-link`: a page that has another address for good.

use super::super::link_news::{in_place_of, reported};
use super::super::prelude::*;
use super::super::verdict::VerdictKind;
use crate::article::url::is_of_shortener;

rule! {
    /// This page has moved for good.
    ///
    /// ## Why it matters
    /// The old address works for as long as the site keeps the redirect, and such promises are forgotten with the next
    /// redesign. The site itself says that the page has another address now. A move to another form of the same address, as
    /// from `http` to `https`, is not reported, and what a shortener does is no move.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://ledger.example/ferry-timetable
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/harbour/ferry-timetable
    /// ```
    MOVED_LINK = "moved-link", Links, Info, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (link, news) in reported(article, inputs, VerdictKind::Moved) {
        let Some(to) = news.verdict.moved_to() else { continue };
        let written = &link.link.url;
        let is_same = article.house().sites.canonical(written) == article.house().sites.canonical(to);
        if is_same || is_of_shortener(written) {
            continue;
        }
        let to = in_place_of(link, to);
        let place = link.destination();
        findings.report(place, format!("This page has moved for good to {to}: update the link.")).fix(
            "Link to where it has moved",
            place.span,
            to,
        );
    }
}
