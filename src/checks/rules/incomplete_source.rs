//! `incomplete-source`: an entry of the list of sources that is little more than an address.

use super::super::prelude::*;

rule! {
    /// An entry in the list of sources does not say what it is.
    ///
    /// ## Why it matters
    /// When the address is dead, publisher, title and date are what finds the source again. An entry that lacks one of the
    /// three is let pass.
    ///
    /// ## Bad
    /// ```text
    /// The bridge will open in May.
    ///
    /// Sources
    /// - https://ledger.example/bridge-opens
    /// ```
    /// ## Good
    /// ```text
    /// The bridge will open in May.
    ///
    /// Sources
    /// - Harbour Ledger, “Bridge opens in May”, 12 March 2024: https://ledger.example/bridge-opens
    /// ```
    INCOMPLETE_SOURCE = "incomplete-source", Sources, Info, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for entry in article.source_entries().iter().filter(|entry| !entry.links.is_empty()) {
        let expected =
            [("publisher", entry.has_publisher), ("title", entry.has_title), ("date", entry.has_date)];
        let missing: Vec<&str> =
            expected.into_iter().filter_map(|(name, is_there)| (!is_there).then_some(name)).collect();
        let message = match missing[..] {
            [one, other] => {
                format!("This source has no {one} and no {other}: add them, so that it can be found again.")
            }
            [_, _, _] => "This source is a bare address: add publisher, title and date.".to_owned(),
            _ => continue,
        };
        findings.report(entry.place, message);
    }
}
