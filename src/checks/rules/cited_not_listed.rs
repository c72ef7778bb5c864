//! `cited-not-listed`: an outlet that the text draws on and the list of sources does not have.

use std::collections::HashSet;

use super::super::prelude::*;
use crate::attribution::SourceKind;

rule! {
    /// The text cites an outlet or a document, and the list of sources does not have it.
    ///
    /// ## Why it matters
    /// Where there is a list, a reader trusts that it is whole. People and bodies that merely spoke need not stand in it.
    ///
    /// ## Bad
    /// ```text
    /// The bridge will open in May, Reuters reported. The ferry will be sold, according to TASS.
    ///
    /// Sources
    /// - Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
    /// ```
    /// ## Good
    /// ```text
    /// The bridge will open in May, Reuters reported.
    ///
    /// Sources
    /// - Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
    /// ```
    CITED_NOT_LISTED = "cited-not-listed", Sources, Info, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let article = story.article;
    let entries = article.source_entries();
    if entries.is_empty() {
        return;
    }
    let outline = article.outline();
    let fields: Vec<&str> = outline.fields_of(FieldKind::Source).map(|field| field.text.as_str()).collect();
    let own: Vec<_> =
        outline.links_of(LinkRole::Original).filter_map(|link| link.outlet(article.house())).collect();
    let mut seen = HashSet::new();
    for (at, named) in
        story.names().filter(|(_, named)| named.mention.is_source && named.mention.kind == SourceKind::Outlet)
    {
        let Some(name) = story.name(at) else { continue };
        let known = named.mention.outlet.map_or_else(|| name.clone(), |outlet| outlet.name().to_owned());
        if !seen.insert(known) {
            continue;
        }
        let is_outlet = |outlet: Option<_>| outlet.is_some() && outlet == named.mention.outlet;
        let is_listed = entries.iter().any(|entry| {
            entry.words.contains(&name) || entry.outlets.iter().any(|outlet| is_outlet(Some(*outlet)))
        });
        let is_own = own.iter().any(|outlet| is_outlet(Some(*outlet)))
            || fields.iter().any(|field| field.contains(&name));
        if !is_listed && !is_own {
            tales.report(
                Anchor::Name(at),
                format!("{name} is cited here and not among the sources: list it."),
            );
        }
    }
    let listed: HashSet<&str> =
        entries.iter().flat_map(|entry| &entry.links).map(|link| link.url.as_str()).collect();
    for link in outline.links_of(LinkRole::Inline).filter(|link| link.link.target() == Target::Web) {
        let Some(text) = link.link.text else { continue };
        let words = on_one_line(text.of(article.parts()[link.chunk].chunk.text()));
        if names_document(&words) && !listed.contains(link.link.url.as_str()) {
            tales.report(
                Anchor::Place(link.extent()),
                format!("“{words}” is cited here and not among the sources: list it."),
            );
        }
    }
}

/// Whether a link's words say that it leads to a document.
fn names_document(words: &str) -> bool {
    const DOCUMENTS: [&str; 14] = [
        "report",
        "study",
        "letter",
        "statement",
        "ruling",
        "judgment",
        "minutes",
        "survey",
        "audit",
        "memo",
        "filing",
        "indictment",
        "transcript",
        "paper",
    ];
    let last = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    DOCUMENTS.contains(&last.trim_matches(|c: char| !c.is_alphanumeric()))
}
