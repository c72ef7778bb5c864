//! `conflicting-original`: two different original URLs.

use super::super::prelude::*;

rule! {
    /// An article has two different original URLs.
    ///
    /// ## Why it matters
    /// It was first published in one place only; the other URL is a related article's, or a copy's.
    ///
    /// ## Bad
    /// ```text
    /// Original url: https://ledger.example/ferry-stops
    /// Original url: https://ledger.example/board-meets
    /// ```
    /// ## Good
    /// ```text
    /// Original url: https://ledger.example/ferry-stops
    /// Related article: https://ledger.example/board-meets
    /// ```
    CONFLICTING_ORIGINAL = "conflicting-original", Links, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let mut originals = article.outline().links_of(LinkRole::Original);
    let Some(first) = originals.next() else { return };
    let sites = &article.house().sites;
    for other in originals.filter(|other| other.link.canonical(sites) != first.link.canonical(sites)) {
        findings
            .report(other.destination(), "This is a second original URL, and a different one: keep the one where it was first published.")
            .see(first.destination(), "the first original URL");
    }
}
