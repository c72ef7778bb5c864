//! `trailing-punctuation-url`: a URL with the sentence's full stop in it.

use super::super::prelude::*;
use crate::article::url::trailing_punctuation;

rule! {
    /// A URL ends in punctuation that is not its own.
    ///
    /// ## Why it matters
    /// In a field or a link's target, the full stop belongs to the URL and leads to a page that does not exist.
    ///
    /// ## Bad
    /// ```markdown
    /// See [the report](https://ledger.example/report.).
    /// ```
    /// ## Good
    /// ```markdown
    /// See [the report](https://ledger.example/report).
    /// ```
    TRAILING_PUNCTUATION_URL = "trailing-punctuation-url", Links, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in &article.outline().links {
        let span = match link.link.form {
            LinkForm::Bare if link.field.is_some() || link.related.is_some() => {
                with_marks_behind(article, link)
            }
            LinkForm::Bare | LinkForm::Wikilink | LinkForm::Template => continue,
            LinkForm::Autolink
            | LinkForm::Inline
            | LinkForm::Reference
            | LinkForm::Html
            | LinkForm::FrontMatter => link.link.destination(),
        };
        let place = Place::new(link.chunk, span);
        if link.link.target() != Target::Web || link.link.is_wrapped() {
            continue;
        }
        if let Some(marks) = trailing_punctuation(article.text_at(place)) {
            let kept = &article.text_at(place)[..marks.start.index()];
            let message =
                format!("URL ends in “{}”, which is not part of it.", marks.of(article.text_at(place)));
            findings.report(place, message).safe_fix("Leave the mark out", place.span, kept.to_owned());
        }
    }
}

/// A bare URL in a field, with the marks right behind it that the scanner left to the sentence: here there is none.
fn with_marks_behind(article: &Article, link: &crate::article::RoledLink) -> Span {
    let text = article.parts()[link.chunk].chunk.text();
    let span = link.link.destination();
    let rest = &text[span.end.index()..];
    let marks = rest.len() - rest.trim_start_matches(['.', ',', ';', ':', '!', '?']).len();
    let ends_line = rest[marks..].chars().next().is_none_or(char::is_whitespace);
    if ends_line { Span::new(span.start.index(), span.end.index() + marks) } else { span }
}
