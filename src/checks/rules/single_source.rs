//! `single-source`: an article that one person alone has told.

use std::collections::HashSet;

use super::super::prelude::*;
use crate::attribution::SourceKind;

rule! {
    /// Everything that is attributed comes from one source.
    ///
    /// ## Why it matters
    /// A second source confirms, corrects or contradicts the first. Articles with fewer than three attributions are left
    /// alone.
    ///
    /// ## Bad
    /// ```text
    /// The bridge is safe, Ines Duarte said. It will open in May, Duarte said. She said it cost 4 million.
    /// ```
    /// ## Good
    /// ```text
    /// The bridge is safe, Ines Duarte said. It will open in May, Duarte said. The engineer Tom Okoro said it cost 4 million.
    /// ```
    SINGLE_SOURCE = "single-source", Sources, Info off, Story(check), [ATTRIBUTIONS]
}

static ATTRIBUTIONS: RuleOption = RuleOption {
    name: "attributions",
    kind: OptionKind::Count { usual: 3, least: 2 },
    doc: "Articles with fewer attributions are left alone.",
};

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let mut sources = HashSet::new();
    let mut name = String::new();
    let mut count = 0;
    for (at, spoken) in story.spoken().filter(|(_, spoken)| spoken.is_speech) {
        count += 1;
        if spoken.kind == SourceKind::Pronoun {
            continue;
        }
        let source = At { index: spoken.mention, ..at };
        // Whoever has no name may be somebody else each time.
        let Some(named) = story.name(source).filter(|_| spoken.kind.is_named()) else { return };
        sources.insert(named.split_whitespace().next_back().unwrap_or_default().to_owned());
        if named.len() > name.len() {
            name = named;
        }
    }
    if count >= tales.count(&ATTRIBUTIONS) && sources.len() == 1 {
        let message = format!("All {count} attributions rest on {name}: find a second source.");
        tales.report(Anchor::Place(story.article.first_line()), message);
    }
}
