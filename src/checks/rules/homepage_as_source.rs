//! `homepage-as-source`: a source that is a site's first page.

use super::super::prelude::*;
use crate::article::Field;
use crate::article::url::is_home_page;

rule! {
    /// A source is a home page.
    ///
    /// ## Why it matters
    /// A home page changes every hour. What the article draws on stood on one of its pages, and that one can be looked up.
    /// Links in the text may lead to home pages, as a fifth of all links do; the fields that name a source may not.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://www.ledger.example/
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://www.ledger.example/2024/03/12/ferry-stops
    /// ```
    HOMEPAGE_AS_SOURCE = "homepage-as-source", Sources, Info, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    for link in outline.links.iter().filter(|link| is_home_page(&link.link.url)) {
        let Some(field) = link.field.map(|field| &outline.fields[field]) else { continue };
        if names_a_source(article, field) {
            findings.report(
                link.destination(),
                format!("“{}” is a home page: link to the page that says it.", link.link.url),
            );
        }
    }
}

/// Whether the field is one of those for sources: `Source`, `Source url`, `sources`, `source_url`.
fn names_a_source(article: &Article, field: &Field) -> bool {
    let name = article.text_at(field.name).trim_matches(['*', '_', ' ']);
    let is_called_source = || name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("source"));
    field.kind == FieldKind::Source || field.kind == FieldKind::Original && is_called_source()
}
