//! `listed-not-used`: a source in the list that the text never names.

use std::collections::HashSet;

use super::super::prelude::*;
use crate::article::RoledLink;
use crate::attribution::SourceKind;

rule! {
    /// The list of sources has an entry that the text does not use.
    ///
    /// ## Why it matters
    /// Either a statement has lost its attribution, or the entry was left behind when its paragraph was cut. An article that
    /// names none of its sources in the text is let alone.
    ///
    /// ## Bad
    /// ```text
    /// The bridge will open in May, Reuters reported.
    ///
    /// Sources
    /// - Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
    /// - The Guardian, “Ferry sold”, 2 February 2024: https://www.theguardian.com/ferry
    /// ```
    /// ## Good
    /// ```text
    /// The bridge will open in May, Reuters reported.
    ///
    /// Sources
    /// - Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
    /// ```
    LISTED_NOT_USED = "listed-not-used", Sources, Info, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let article = story.article;
    let entries = article.source_entries();
    if entries.is_empty() || !names_sources(story) {
        return;
    }
    let links =
        article.outline().links.iter().filter(|link| matches!(link.role, LinkRole::Inline | LinkRole::Bare));
    let sites = &article.house().sites;
    let linked: HashSet<&str> = links.map(|link| link.link.canonical(sites)).collect();
    let named: HashSet<_> = story.names().filter_map(|(_, named)| named.mention.outlet).collect();
    for (index, entry) in entries.iter().enumerate() {
        let is_used = entry.outlets.iter().any(|outlet| named.contains(outlet))
            || entry.links.iter().any(|link| linked.contains(link.canonical(sites)))
            || story.wanted.entry(index).any(|phrase| story.holds(phrase));
        // A bare address says too little to be looked for.
        if !is_used && (!entry.words.is_empty() || !entry.outlets.is_empty()) {
            let first = || entry.words.split([',', ':', '“', '"', '(']).next().unwrap_or_default().trim();
            let name = entry.outlets.first().map_or_else(first, |outlet| outlet.name());
            tales.report(
                Anchor::Place(entry.place),
                format!(
                    "“{name}” is listed and never used: name it where the text draws on it, or take it out."
                ),
            );
        }
    }
}

/// Whether the text names or links whatever it draws on at all.
fn names_sources(story: &Story<'_>) -> bool {
    let is_web = |link: &&RoledLink| link.role == LinkRole::Inline && link.link.target() == Target::Web;
    story.names().any(|(_, named)| named.mention.is_source && named.mention.kind == SourceKind::Outlet)
        || story.article.outline().links.iter().any(|link| is_web(&link))
}
