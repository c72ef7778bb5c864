//! `url-shortener`: a URL that hides where it leads.

use super::super::prelude::*;
use crate::article::url::shortener;

rule! {
    /// A shortened URL hides the source.
    ///
    /// ## Why it matters
    /// Nobody sees where it leads before they are there, it tells somebody who followed it, and when the service closes the
    /// source is lost. Short forms that name the outlet or the work (`youtu.be`, `doi.org`) are fine.
    ///
    /// ## Bad
    /// ```markdown
    /// The board [put it off](https://bit.ly/3fErry).
    /// ```
    /// ## Good
    /// ```markdown
    /// The board [put it off](https://ledger.example/2024/03/12/board-puts-off-vote).
    /// ```
    URL_SHORTENER = "url-shortener", Links, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article.outline().links.iter().filter(|link| link.link.target() == Target::Web) {
        if let Some(host) = shortener(&link.link.url) {
            findings
                .report(link.destination(), format!("“{host}” hides where this leads: put the whole URL."));
        }
    }
}
