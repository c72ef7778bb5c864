//! `bad-language-tag`: a language that no program knows by that name.

use language_tags::LanguageTag;

use super::super::prelude::*;

rule! {
    /// A language is not a tag of BCP 47.
    ///
    /// ## Why it matters
    /// Screen readers, search engines and copydesk itself go by the tag: `en`, `pt-BR`, `zh-Hant`. A language's name, or a
    /// tag that is not registered, tells them nothing.
    ///
    /// ## Bad
    /// ```yaml
    /// language: English
    /// ```
    /// ## Good
    /// ```yaml
    /// language: en
    /// ```
    BAD_LANGUAGE_TAG = "bad-language-tag", Metadata, Hint, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for field in article.outline().fields_of(FieldKind::Language) {
        let tags = field.text.split(',').map(str::trim).filter(|tag| !tag.is_empty());
        // A template's expression is filled in later.
        let mut bad = tags.filter(|tag| !is_valid(tag) && !tag.contains(['{', '$']));
        let Some(tag) = bad.next() else { continue };
        let draft = findings.report(
            field.value,
            format!("“{tag}” is no language tag (BCP 47): write “en”, “pt-BR” or the like."),
        );
        let with_hyphens = tag.replace('_', "-");
        if with_hyphens != tag && is_valid(&with_hyphens) && field.text == tag {
            draft.fix(format!("Change to {with_hyphens}"), field.value.span, with_hyphens);
        }
    }
}

/// Whether `tag` is well-formed and all its parts are registered (RFC 5646, 2.2.9).
fn is_valid(tag: &str) -> bool {
    LanguageTag::parse(tag).is_ok_and(|tag| tag.is_valid())
}
