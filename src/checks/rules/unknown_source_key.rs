//! `unknown-source-key`: a field for the source that names none.

use super::super::nearest::nearest;
use super::super::prelude::*;
use crate::article::Field;

rule! {
    /// A source field is empty, or names a source that is not registered.
    ///
    /// ## Why it matters
    /// The field says that the article has a source, and does not say which. Names are compared only where the configuration
    /// lists the allowed ones.
    ///
    /// ## Bad
    /// ```yaml
    /// title: Ferry stops in May
    /// source:
    /// ```
    /// ## Good
    /// ```yaml
    /// title: Ferry stops in May
    /// source: Harbour Ledger
    /// ```
    UNKNOWN_SOURCE_KEY = "unknown-source-key", Sources, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for field in article.outline().fields_of(FieldKind::Source) {
        if let Some(name) = unknown_name(article, field) {
            let known = &article.house().sources;
            let meant = nearest(&name.to_lowercase(), known.iter().map(String::as_str));
            let draft = findings.report(
                field.value,
                format!(
                    "“{name}” is not among the sources that `sources.allowed` lists: choose one of them."
                ),
            );
            if let Some(meant) = meant.filter(|_| field.text == name) {
                draft.fix_at(format!("Change to “{meant}”"), field.value, meant);
            }
        } else if field.text.is_empty() && !field.has_url && !opens_list(article, field) {
            let name = article.text_at(field.name);
            findings.report(
                article.label_with_colon(field),
                format!("“{name}” is empty: say where the article comes from, or take the field out."),
            );
        }
    }
}

/// The first name in the field that is not among those allowed, where they are listed; addresses are no names.
fn unknown_name<'f>(article: &Article, field: &'f Field) -> Option<&'f str> {
    let known = &article.house().sources;
    let mut names = field.text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
    names.find(|name| !known.is_empty() && !name.contains("://") && !known.contains(&name.to_lowercase()))
}

/// Whether entries of a list of sources stand below the label.
fn opens_list(article: &Article, field: &Field) -> bool {
    article.outline().source_entries.iter().any(|entry| *entry > field.label)
}
