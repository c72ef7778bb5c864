//! `title-drift`: a related title that its article no longer has.

use super::super::prelude::*;
use crate::article::url::headline_words;

rule! {
    /// A related article has another headline by now.
    ///
    /// ## Why it matters
    /// The reader follows a title and finds another one. Lists and related lines are looked at; a title that is cut short is
    /// still the title.
    ///
    /// ## Bad
    /// ```markdown
    /// The ferry stops.
    ///
    /// # Related news
    ///
    /// - [Harbour Board to Meet](harbour-board.md)
    /// ```
    /// ## Good
    /// ```markdown
    /// The ferry stops.
    ///
    /// # Related news
    ///
    /// - [The Harbour Board](harbour-board.md)
    /// ```
    TITLE_DRIFT = "title-drift", Related, Info, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (index, related) in article.outline().related.iter().enumerate() {
        let (Some((place, title)), Answer::One(target)) = (&related.title, inputs.answers.related(index))
        else {
            continue;
        };
        let Some(headline) =
            target.headline.as_ref().filter(|headline| !target.is_self && drifts(title, headline))
        else {
            continue;
        };
        findings
            .report(
                *place,
                format!(
                    "The headline of this article is “{headline}” by now: change the title, or the link."
                ),
            )
            .see_article(&target.path, "the related article")
            .fix(format!("Change to “{headline}”"), place.span, article.written_at(*place, headline));
    }
}

/// Whether `title` is another than `headline`: neither its beginning nor the whole of it with more words around.
fn drifts(title: &str, headline: &str) -> bool {
    let (title, headline) = (headline_words(title), headline_words(headline));
    let holds =
        |long: &[String], short: &[String]| long.windows(short.len().max(1)).any(|words| words == short);
    !title.is_empty() && !headline.is_empty() && !headline.starts_with(&title) && !holds(&title, &headline)
}
