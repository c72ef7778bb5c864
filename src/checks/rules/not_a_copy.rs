//! `not-a-copy`: an address that should be an archived copy and is none.

use super::super::prelude::*;
use crate::article::url::{leads_to_no_copy, outside_archives};

rule! {
    /// An address for an archived copy does not lead to one.
    ///
    /// ## Why it matters
    /// The form for saving a page, and the list of a page's copies, show something else tomorrow, or nothing. The copy's own
    /// address has the moment of its making in it. It is never asked on the network.
    ///
    /// ## Bad
    /// ```text
    /// Archived url: https://web.archive.org/save/https://ledger.example/ferry
    /// ```
    /// ## Good
    /// ```text
    /// Archived url: https://web.archive.org/web/20240312081500/https://ledger.example/ferry
    /// ```
    NOT_A_COPY = "not-a-copy", Links, Info, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let origin = outline.links_of(LinkRole::Original).next().map(|link| link.link.url.as_str());
    for link in outline.links.iter().filter(|link| link.link.target() == Target::Web) {
        let is_for_a_copy = link.field.is_some_and(|field| outline.fields[field].kind == FieldKind::Archived);
        let url = link.link.url.as_str();
        if leads_to_no_copy(url) || is_for_a_copy && outside_archives(url, origin) {
            findings.report(
                link.destination(),
                "This address does not lead to an archived copy: put that of the copy itself.",
            );
        }
    }
}
