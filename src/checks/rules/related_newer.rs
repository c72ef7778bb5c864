//! `related-newer`: a related article that was published later.

use super::super::prelude::*;
use crate::article::date_of_address;

rule! {
    /// A related article is newer than this one.
    ///
    /// ## Why it matters
    /// In an archive that is normal: the link was added later. In a fresh article it may show a wrong date.
    ///
    /// ## Bad
    /// ```text
    /// Published: 2023-09-17
    /// Related article: Ferry to Stop in May
    /// https://ledger.example/2024/05/16/ferry-to-stop-in-may
    /// ```
    /// ## Good
    /// ```text
    /// Published: 2024-09-17
    /// Related article: Ferry to Stop in May
    /// https://ledger.example/2024/05/16/ferry-to-stop-in-may
    /// ```
    RELATED_NEWER = "related-newer", Related, Hint, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let Some(own) = article.published() else { return };
    for (index, related) in outline.related.iter().enumerate() {
        let known = match inputs.answers.related(index) {
            Answer::One(target) if !target.is_self => target.published,
            Answer::One(_) | Answer::Unknown | Answer::Nothing { .. } | Answer::Several(_) => None,
        };
        let theirs = known.or_else(|| date_of_address(&outline.links[related.link?].link.url));
        if let Some(theirs) = theirs.filter(|theirs| *theirs > own) {
            findings.report(
                outline.value_of(related),
                format!("The related article is newer ({theirs}) than this one ({own})."),
            );
        }
    }
}
