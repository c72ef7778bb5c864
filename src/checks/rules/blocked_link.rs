//! `blocked-link`: a site that does not answer programs.

use super::super::link_news::reported;
use super::super::prelude::*;
use super::super::verdict::VerdictKind;

rule! {
    /// This link could not be checked: its site does not answer programs.
    ///
    /// ## Why it matters
    /// It may be well, behind a paywall or a wall against robots, and it may be gone: only a person with a browser can tell.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://paywall.example/ferry-budget
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/ferry-budget
    /// ```
    BLOCKED_LINK = "blocked-link", Links, Hint, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (link, news) in reported(article, inputs, VerdictKind::Blocked) {
        let reason = &news.verdict.reason;
        findings.report(
            link.destination(),
            format!("This link could not be checked, its site does not answer programs ({reason}): open it in a browser."),
        );
    }
}
