//! `no-archived-copy`: a page that nobody has kept.

use super::super::link_news::{has_copy, news};
use super::super::prelude::*;
use super::super::verdict::ArchivedCopy;

rule! {
    /// No archive has a copy of this page.
    ///
    /// ## Why it matters
    /// When it goes, what the article rests on goes with it. A copy can only be made while the page is there.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://leaflet.example/ferry-budget
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/ferry-budget
    /// ```
    NO_ARCHIVED_COPY = "no-archived-copy", Links, Hint off, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (link, news) in news(article, inputs) {
        if news.copy == ArchivedCopy::Nothing && !has_copy(article, link, &news.copy) {
            findings.report(
                link.destination(),
                "No archive has a copy of this page: have one made while it is there.",
            );
        }
    }
}
