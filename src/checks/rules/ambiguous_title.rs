//! `ambiguous-title`: a related title that two articles have.

use super::super::prelude::*;

rule! {
    /// A related title matches two articles.
    ///
    /// ## Why it matters
    /// Series and updates share a headline; without the URL nobody can tell which one is meant.
    ///
    /// ## Bad
    /// ```text
    /// Related article: Morning Briefing
    /// ```
    /// ## Good
    /// ```text
    /// Related article: Morning Briefing
    /// https://ledger.example/2024/03/12/morning-briefing
    /// ```
    AMBIGUOUS_TITLE = "ambiguous-title", Related, Warning, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    for (index, related) in outline.related.iter().enumerate() {
        let (Some((place, title)), Answer::Several(targets)) =
            (&related.title, inputs.answers.related(index))
        else {
            continue;
        };
        // A URL given for the title decides.
        if related.link.is_some() {
            continue;
        }
        let count = targets.len();
        let mut draft = findings
            .report(*place, format!("{count} articles are called “{title}”: add the URL of the one meant."));
        for target in targets {
            draft = draft.see_article(&target.path, "one of them");
        }
    }
}
