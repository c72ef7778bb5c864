//! `moved-link`: a page that has another address for good.

use super::super::link_news::reported;
use super::super::prelude::*;
use super::super::verdict::VerdictKind;

rule! {
    /// This page has moved for good.
    ///
    /// ## Why it matters
    /// The old address works for as long as the site keeps the redirect, and such promises are forgotten with the next
    /// redesign. The site itself says that the page has another address now. A move to another form of the same address, as
    /// from `http` to `https`, is not reported.
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
        let Some(to) = &news.verdict.moved_to else { continue };
        let written = &link.link.url;
        if article.house().sites.canonical(written) == article.house().sites.canonical(to) {
            continue;
        }
        // A place in the page goes along, as it does in a browser.
        let place_in_page = written.split_once('#').filter(|_| !to.contains('#'));
        let to = place_in_page.map_or_else(|| to.clone(), |(_, place)| format!("{to}#{place}"));
        let place = link.destination();
        findings.report(place, format!("This page has moved for good to {to}: update the link.")).fix(
            "Link to where it has moved",
            place.span,
            to,
        );
    }
}
