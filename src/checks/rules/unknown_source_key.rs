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
            let meant = nearest(name, known.iter().map(String::as_str));
            let draft = findings.report(
                field.value,
                format!(
                    "“{name}” is not among the sources that `sources.allowed` lists: choose one of them."
                ),
            );
            if let Some(meant) = meant.filter(|_| field.text == name) {
                draft.fix_at(
                    format!("Change to “{meant}”"),
                    field.value,
                    article.written_at(field.value, meant),
                );
            }
        } else if field.text.is_empty() && !field.has_url && !opens_list(article, field) {
            let (name, label) = (article.text_at(field.name), article.label_with_colon(field));
            let mut draft = findings.report(
                label,
                format!("“{name}” is empty: say where the article comes from, or take the field out."),
            );
            // A menu of more is not read.
            for allowed in article.house().sources.iter().take(8) {
                let (at, written) = chosen(article, field, label, allowed);
                draft = draft.fix_at(format!("Choose “{allowed}”"), at, written);
            }
        }
    }
}

/// The edit that puts `name` behind the label of the empty `field`: between its quotation marks, where it has some.
fn chosen(article: &Article, field: &Field, label: Place, name: &str) -> (Place, String) {
    let text = article.parts()[field.value.chunk].chunk.text();
    let written = article.written_at(field.value, name);
    if text[..field.value.span.start.index()].ends_with(['"', '\'']) {
        return (field.value, written);
    }
    (Place::new(label.chunk, Span::empty(label.span.end.index())), format!(" {written}"))
}

/// The first name in the field that is not among those allowed, where they are listed; addresses are no names.
fn unknown_name<'f>(article: &Article, field: &'f Field) -> Option<&'f str> {
    let known = &article.house().sources;
    let is_listed = |name: &str| known.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    let mut names = field.text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
    names.find(|name| !known.is_empty() && !name.contains("://") && !is_listed(name))
}

/// Whether entries of a list of sources stand below the label.
fn opens_list(article: &Article, field: &Field) -> bool {
    article.outline().source_entries.iter().any(|entry| *entry > field.label)
}
