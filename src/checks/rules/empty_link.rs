//! `empty-link`: a label or a link without a URL.

use super::super::prelude::*;

rule! {
    /// A label or link has no URL.
    ///
    /// ## Why it matters
    /// The label promises where the article comes from, and nothing follows: the source is lost to whoever comes later.
    ///
    /// ## Bad
    /// ```text
    /// Original url:
    /// ```
    /// ## Good
    /// ```text
    /// Original url:
    /// https://ledger.example/2024/03/12/ferry-leaves
    /// ```
    EMPTY_LINK = "empty-link", Links, Error, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let is_empty_original = |field: &&crate::article::Field| {
        field.kind == FieldKind::Original && field.text.is_empty() && !field.has_url
    };
    for field in outline.fields.iter().filter(is_empty_original) {
        let name = article.text_at(field.name);
        findings.report(
            article.label_with_colon(field),
            format!("“{name}” has no URL: add it, or take the label out."),
        );
    }
    for link in outline
        .links
        .iter()
        .filter(|link| link.link.form == LinkForm::Inline && link.link.url.trim().is_empty())
    {
        findings
            .report(link.extent(), "Link leads nowhere: give it a URL, or leave the words without a link.");
    }
}
