//! `unresolved-title`: a related title that leads nowhere.

use super::super::prelude::*;
use super::unresolved_marker::URL_TO_COME;
use crate::article::Format;
use crate::article::url::headline_words;

rule! {
    /// A related title has no article and no URL.
    ///
    /// ## Why it matters
    /// The reader is told that there is more, and not where. It happens when an article is renamed, or its URL is lost in an
    /// export.
    ///
    /// ## Bad
    /// ```text
    /// Related article: The Story Nobody Filed
    /// ```
    /// ## Good
    /// ```text
    /// Related article: The Story Nobody Filed
    /// https://ledger.example/2024/03/12/the-story-nobody-filed
    /// ```
    UNRESOLVED_TITLE = "unresolved-title", Related, Info, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    for (index, related) in outline.related.iter().enumerate() {
        let leads_to_the_web =
            related.link.is_some_and(|link| outline.links[link].link.target() == Target::Web);
        let speaks_elsewhere = related.link.is_some_and(|link| match outline.links[link].link.form {
            LinkForm::Wikilink | LinkForm::Inline | LinkForm::Reference | LinkForm::Template => true,
            LinkForm::Bare | LinkForm::Autolink | LinkForm::Html | LinkForm::FrontMatter => false,
        });
        if leads_to_the_web || speaks_elsewhere {
            continue;
        }
        let (place, title) = match (&related.title, related.link) {
            (Some((place, title)), _) => (*place, title.clone()),
            (None, Some(link)) => (outline.links[link].destination(), outline.links[link].link.url.clone()),
            (None, None) => continue,
        };
        let Answer::Nothing { nearest } = inputs.answers.related(index) else { continue };
        let draft = match nearest {
            Some(nearest) => findings
                .report(place, format!("No article and no URL for “{title}”; did you mean “{nearest}”?"))
                .fix(format!("Change to “{nearest}”"), place.span, article.written_at(place, nearest)),
            None => findings
                .report(place, format!("No article and no URL for “{title}”: add its URL on the next line.")),
        };
        if related.title.is_some() {
            let draft = match linked(article, place, &title) {
                Some(link) => draft.fix("Link it: “TK”", place.span, link),
                None if is_plain(article, place) => {
                    let behind = Span::empty(place.span.end.index());
                    draft.fix("Add its URL: “https://TK”", behind, format!("\n{URL_TO_COME}"))
                }
                None => draft,
            };
            if let Some((name, text)) = new_article(article, &title) {
                draft.fix_by_file(format!("Create “{name}”"), name, text);
            }
        }
    }
}

/// The title as a link yet to be completed, where Markdown takes one.
fn linked(article: &Article, place: Place, title: &str) -> Option<String> {
    let is_text = article.parts()[place.chunk].chunk.structure().front_matter.is_none();
    (is_text && article.format() == Format::Markdown)
        .then(|| format!("[{}](TK)", article.written_at(place, title)))
}

/// Whether a URL on the line below would be the title's.
fn is_plain(article: &Article, place: Place) -> bool {
    article.format() == Format::Plain && article.parts()[place.chunk].chunk.structure().front_matter.is_none()
}

/// The name and the first line of an article with the headline `title`.
fn new_article(article: &Article, title: &str) -> Option<(String, String)> {
    let slug = headline_words(title).join("-");
    let (extension, line) = match article.format() {
        Format::Markdown => ("md", format!("# {title}\n")),
        Format::Plain => ("txt", format!("Headline: {title}\n")),
    };
    (!slug.is_empty()).then(|| (format!("{slug}.{extension}"), line))
}
