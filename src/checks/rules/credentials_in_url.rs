//! `credentials-in-url`: a URL that carries a password or a token.

use super::super::prelude::*;
use crate::article::url::{credentials, without_credentials};

rule! {
    /// A URL carries a password or an access token.
    ///
    /// ## Why it matters
    /// Whoever reads the article can use them. Once published they must be changed, not only taken out.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://desk:k3y@wire.example/story/7
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://wire.example/story/7
    /// ```
    CREDENTIALS_IN_URL = "credentials-in-url", Links, Error, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article.outline().links.iter().filter(|link| link.link.target() == Target::Web) {
        let place = link.destination();
        if credentials(&link.link.url).is_some() {
            findings
                .report(
                    place,
                    "URL carries a password or token: take it out, and change it if this was published.",
                )
                .safe_fix("Take the credentials out", place.span, without_credentials(&link.link.url));
        }
    }
}
