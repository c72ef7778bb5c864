//! `tracking-parameters`: a URL that tells who shared it.

use super::super::prelude::*;
use crate::article::url::without_tracking;

rule! {
    /// A URL carries tracking parameters.
    ///
    /// ## Why it matters
    /// They name the campaign or the person the link was shared by, not the article; the same page then counts as many, and
    /// readers are followed. Only parameters known to change nothing are named.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://ledger.example/ferry?utm_source=newsletter
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/ferry
    /// ```
    TRACKING_PARAMETERS = "tracking-parameters", Links, Info, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article
        .outline()
        .links
        .iter()
        .filter(|link| link.link.target() == Target::Web && !link.link.is_wrapped())
    {
        let place = link.destination();
        let written = article.text_at(place);
        let clean = without_tracking(written);
        if clean != written {
            findings
                .report(place, "URL carries tracking parameters: they say who shared it, not where it leads.")
                .safe_fix("Remove the tracking parameters", place.span, clean.into_owned());
        }
    }
}
