//! `wrapped-url`: a URL that a line wrap has cut in two.

use super::super::prelude::*;

rule! {
    /// A URL is broken across lines.
    ///
    /// ## Why it matters
    /// A reader who clicks it lands on a page that does not exist. Archives that wrap lines by width do this to every
    /// long URL. Whether two lines are one URL is told by the width of the lines around and by the shape of what follows.
    ///
    /// ## Bad
    /// ```text
    /// The island ferry left Port Alba on Sunday, with a new captain at the wheel and a brass
    /// band on the quay.
    ///
    /// Original url:
    /// https://www.ledger.example/2024/03/12/island-ferry-leaves-port-alba-with-new-captain-a8
    /// 2491
    /// ```
    /// ## Good
    /// ```text
    /// The island ferry left Port Alba on Sunday, with a new captain at the wheel and a brass
    /// band on the quay.
    ///
    /// Original url:
    /// https://www.ledger.example/2024/03/12/island-ferry-leaves-port-alba-with-new-captain-a82491
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
