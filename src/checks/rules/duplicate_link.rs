//! `duplicate-link`: a list that names the same page twice.

use std::collections::HashMap;

use super::super::prelude::*;

rule! {
    /// A link is listed twice.
    ///
    /// ## Why it matters
    /// One of the two was probably meant to be another page. Lists and related lines alone are looked at; running text may
    /// link to a page as often as it likes.
    ///
    /// ## Bad
    /// ```text
    /// Sources
    /// - https://ledger.example/ferry
    /// - https://www.ledger.example/ferry/
    /// ```
    /// ## Good
    /// ```text
    /// Sources
    /// - https://ledger.example/ferry
    /// - https://ledger.example/ferry-board
    /// ```
    DUPLICATE_LINK = "duplicate-link", Links, Hint, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let mut seen: HashMap<(LinkRole, &str), Place> = HashMap::new();
    for link in &article.outline().links {
        if !matches!(link.role, LinkRole::Source | LinkRole::Related) || link.link.target() != Target::Web {
            continue;
        }
        let place = link.destination();
        let key = (link.role, link.link.canonical(&article.house().sites));
        if let Some(first) = seen.get(&key) {
            findings.report(place, "This link is listed twice.").see(*first, "listed here first");
        } else {
            seen.insert(key, place);
        }
    }
}
