//! `http-link`: a link without encryption.

use super::super::prelude::*;
use crate::article::url::private;

rule! {
    /// A link uses http instead of https.
    ///
    /// ## Why it matters
    /// What a reader opens there can be read and changed on its way. Old archives are full of such links, and most of their
    /// sites have moved on to https; so the rule is off until it is switched on.
    ///
    /// ## Bad
    /// ```markdown
    /// The board [put it off](http://ledger.example/2024/03/12/vote).
    /// ```
    /// ## Good
    /// ```markdown
    /// The board [put it off](https://ledger.example/2024/03/12/vote).
    /// ```
    HTTP_LINK = "http-link", Links, Hint off, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    const SCHEME: &str = "http://";
    for link in &article.outline().links {
        let url = &link.link.url;
        let is_http = url.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME));
        if !is_http || private(url).is_some() {
            continue;
        }
        let place = link.destination();
        let draft = findings.report(place, "Link uses http: use https where the site has it.");
        let written = article.text_at(place);
        if written.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME)) {
            let behind_scheme = Span::empty(place.span.start.index() + "http".len());
            draft.fix("Change to https", behind_scheme, "s");
        }
    }
}
