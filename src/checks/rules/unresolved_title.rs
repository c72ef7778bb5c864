//! `unresolved-title`: a related title that leads nowhere.

use super::super::prelude::*;

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
        match inputs.answers.related(index) {
            Answer::Nothing { nearest: Some(nearest) } => {
                findings
                    .report(place, format!("No article and no URL for “{title}”; did you mean “{nearest}”?"))
                    .fix(format!("Change to “{nearest}”"), place.span, nearest.clone());
            }
            Answer::Nothing { nearest: None } => {
                findings.report(
                    place,
                    format!("No article and no URL for “{title}”: add its URL on the next line."),
                );
            }
            Answer::Unknown | Answer::One(_) | Answer::Several(_) => {}
        }
    }
}
