//! `unknown-link`: a link of which the network tells nothing for sure.

use super::super::link_news::reported;
use super::super::prelude::*;
use super::super::verdict::{PRIVATE_ADDRESS, VerdictKind};
use crate::article::url::private;

rule! {
    /// Whether this link works is not known.
    ///
    /// ## Why it matters
    /// Its site did not answer, answered with a fault of its own, or with a page that is hardly the one that was meant. It may
    /// mend itself; a link that stays unknown is worth a look.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://slow.example/ferry-budget
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/ferry-budget
    /// ```
    UNKNOWN_LINK = "unknown-link", Links, Hint, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (link, news) in reported(article, inputs, VerdictKind::Unknown) {
        let reason = &news.verdict.reason;
        // What the address itself shows is for `private-url` to say.
        if reason == PRIVATE_ADDRESS && private(&link.link.url).is_some() {
            continue;
        }
        findings.report(
            link.destination(),
            format!("This link could not be checked ({reason}): open it in a browser."),
        );
    }
}
