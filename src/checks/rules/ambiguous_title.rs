//! `ambiguous-title`: a related title that two articles have.

use super::super::prelude::*;
use crate::article::Format;
use crate::checks::inputs::Target;

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
            if let Some((at, text)) = named(article, *place, title, target) {
                draft = draft.fix(format!("Name {}", target.way), at, text);
            }
        }
    }
}

/// The edit by which the title at `place` names `target` and no other: its URL on the next line; a link, where Markdown
/// takes one; its file, in front matter.
fn named(article: &Article, place: Place, title: &str, target: &Target) -> Option<(Span, String)> {
    if article.parts()[place.chunk].chunk.structure().front_matter.is_some() {
        return Some((place.span, article.written_at(place, &target.way)));
    }
    if article.format() == Format::Markdown {
        return Some((place.span, format!("[{}]({})", article.written_at(place, title), target.way)));
    }
    let below = Span::empty(place.span.end.index());
    target.url.as_ref().map(|url| (below, format!("\n{url}")))
}
