//! `wrapped-url`: a URL that a line wrap has cut in two.

use super::super::prelude::*;

rule! {
    /// A URL is broken across lines.
    ///
    /// ## Why it matters
    /// A reader who clicks it lands on a page that does not exist. Archives that wrap lines by width do this to every
    /// long URL.
    ///
    /// ## Bad
    /// ```text
    /// Original url:
    /// https://ledger.example/2024/03/12/ferry-leaves-
    /// port-alba-a82491
    /// ```
    /// ## Good
    /// ```text
    /// Original url:
    /// https://ledger.example/2024/03/12/ferry-leaves-port-alba-a82491
    /// ```
    WRAPPED_URL = "wrapped-url", Links, Error, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article.outline().links.iter().filter(|link| link.link.is_wrapped()) {
        let place = link.destination();
        findings.report(place, "URL is broken across lines: join it so that it can be followed.").safe_fix(
            "Join the URL",
            place.span,
            link.link.url.clone(),
        );
    }
}
