//! `embargo-active`: an article that is not to be published yet.

use super::super::prelude::*;
use crate::article::embargo_ends;

rule! {
    /// An article is under embargo.
    ///
    /// ## Why it matters
    /// Who publishes too early loses the source's trust, and every outlet that has the text loses with it. A day begins at
    /// midnight, and a time without a zone is that of UTC.
    ///
    /// ## Bad
    /// ```text
    /// Headline: Ferry to Be Sold
    /// Embargoed until: 06:00 GMT, 1 January 2099
    /// ```
    /// ## Good
    /// ```text
    /// Headline: Ferry to Be Sold
    /// Embargoed until: 06:00 GMT, 1 January 2024
    /// ```
    EMBARGO_ACTIVE = "embargo-active", Metadata, Warning, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    let Some(now) = inputs.now else { return };
    for field in article.outline().fields_of(FieldKind::Embargo) {
        let ends = embargo_ends(&field.text, now.day());
        if ends.is_some_and(|ends| u64::try_from(ends).is_ok_and(|ends| ends > now.0)) {
            findings
                .report(field.value, format!("Embargoed until {}: do not publish it before.", field.text));
        }
    }
}
