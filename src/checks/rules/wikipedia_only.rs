//! `wikipedia-only`: an article whose only source is Wikipedia.

use super::super::prelude::*;
use crate::article::RoledLink;

rule! {
    /// The only source is Wikipedia.
    ///
    /// ## Why it matters
    /// Wikipedia is where a search begins. Its footnotes lead to who said what, and they can be cited.
    ///
    /// ## Bad
    /// ```text
    /// The bridge was opened in 1911.
    ///
    /// Source: https://en.wikipedia.org/wiki/Old_Bridge
    /// ```
    /// ## Good
    /// ```text
    /// The bridge was opened in 1911.
    ///
    /// Source: https://archive.example/1911/bridge-opened
    /// ```
    WIKIPEDIA_ONLY = "wikipedia-only", Sources, Info off, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let outline = story.article.outline();
    let mut sources = outline.links_of(LinkRole::Source).peekable();
    let Some(first) = sources.peek().copied() else { return };
    let is_wikipedia = |link: &RoledLink| {
        link.outlet(story.article.house()).is_some_and(|outlet| outlet.id() == "wikipedia")
    };
    let is_elsewhere =
        outline.fields_of(FieldKind::Source).any(|field| !field.has_url && !field.text.is_empty())
            || story.article.source_entries().iter().any(|entry| entry.links.is_empty())
            || story.spoken().any(|(_, spoken)| spoken.kind.is_named());
    if sources.all(is_wikipedia) && !is_elsewhere {
        tales.report(
            Anchor::Place(first.destination()),
            "The only source is Wikipedia: follow its footnotes to who said it, and cite them.",
        );
    }
}
