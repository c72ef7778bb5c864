//! `self-related`: an article that names itself as related.

use super::super::prelude::*;
use crate::article::Related;

rule! {
    /// An article lists itself as related.
    ///
    /// ## Why it matters
    /// The reader who follows the link is where they were. Another article was meant.
    ///
    /// ## Bad
    /// ```text
    /// Headline: Ferry Stops in May
    /// Related article: Ferry Stops in May
    /// ```
    /// ## Good
    /// ```text
    /// Headline: Ferry Stops in May
    /// Related article: Board to Meet on Ferry
    /// ```
    SELF_RELATED = "self-related", Related, Warning, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let headline = article.headline().map(|headline| headline.to_lowercase());
    let sites = &article.house().sites;
    let own: Vec<&str> =
        outline.links_of(LinkRole::Original).map(|link| link.link.canonical(sites)).collect();
    for (index, related) in outline.related.iter().enumerate() {
        let web =
            related.link.map(|link| &outline.links[link]).filter(|link| link.link.target() == Target::Web);
        // A URL given for the title decides.
        let is_self = match (web, inputs.answers.related(index)) {
            (Some(link), _) => own.contains(&link.link.canonical(sites)),
            (None, Answer::One(target)) => target.is_self,
            (None, Answer::Unknown | Answer::Nothing { .. } | Answer::Several(_)) => {
                let title = related.title.as_ref().map(|(_, title)| title.to_lowercase());
                title.is_some() && title == headline
            }
        };
        if is_self {
            let draft = findings.report(
                outline.value_of(related),
                "The article lists itself as related: name another, or take the line out.",
            );
            if let Some(lines) = lines_of(article, related) {
                draft.fix_at("Take the line out", lines, "");
            }
        }
    }
}

/// The lines of an entry, and of the URL below it, where they hold nothing else.
fn lines_of(article: &Article, related: &Related) -> Option<Place> {
    let entry = related.entry;
    let whole = match related.link.map(|link| article.outline().links[link].extent()) {
        Some(link) if link.chunk != entry.chunk || link.span.start < entry.span.start => return None,
        Some(link) => Place::new(entry.chunk, entry.span.join(link.span)),
        None => entry,
    };
    article.own_lines(whole)
}
