//! `one-way-related`: a related article that does not lead back.

use super::super::prelude::*;

rule! {
    /// A related article does not lead back to this one.
    ///
    /// ## Why it matters
    /// Who starts at the other article never learns of this one. A later article cannot be named by an earlier one unless
    /// somebody goes back to it, so the rule is off until it is switched on. Lists and related lines are looked at; the other
    /// article may lead back anywhere in its text.
    ///
    /// ## Bad
    /// ```markdown
    /// The ferry stops.
    ///
    /// # Related news
    ///
    /// - [The Harbour Board](harbour-board.md)
    /// ```
    /// ## Good
    /// ```markdown
    /// The ferry stops, as [the harbour board](harbour-board.md) has it.
    /// ```
    ONE_WAY_RELATED = "one-way-related", Related, Hint off, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    for index in &inputs.answers.one_way {
        let (Some(related), Answer::One(target)) =
            (outline.related.get(*index), inputs.answers.related(*index))
        else {
            continue;
        };
        let name = target.headline.as_deref().unwrap_or(&target.way);
        findings
            .report(
                outline.value_of(related),
                format!("“{name}” does not lead back to this article: name this one there, too."),
            )
            .see_article(&target.path, "the related article");
    }
}
