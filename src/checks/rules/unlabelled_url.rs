//! `unlabelled-url`: a URL without a label that is a related article's.

use super::super::prelude::*;

rule! {
    /// A URL has no label, and looks like the related article's.
    ///
    /// ## Why it matters
    /// Exports put the URLs of related articles at the end, without saying whose they are. A label keeps the two together
    /// when lines are moved.
    ///
    /// ## Bad
    /// ```text
    /// Related article: Ferry to Stop in May
    ///
    /// Original url:
    /// https://ledger.example/2024/03/12/board-meets
    ///
    /// https://ledger.example/2024/03/10/ferry-to-stop-in-may
    /// ```
    /// ## Good
    /// ```text
    /// Related article: Ferry to Stop in May
    /// https://ledger.example/2024/03/10/ferry-to-stop-in-may
    /// ```
    UNLABELLED_URL = "unlabelled-url", Links, Hint, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    for related in outline.related.iter().filter(|related| related.is_matched_by_slug) {
        let (Some(link), Some((title_place, title))) = (related.link, &related.title) else { continue };
        let place = outline.links[link].extent();
        let start = Place::new(place.chunk, Span::empty(place.span.start.index()));
        findings
            .report(place, format!("This URL has no label; it looks like that of “{title}”."))
            .see(*title_place, "the related article")
            .fix_at("Label it “Related link:”", start, "Related link: ");
    }
}
