//! `state-media-unlabelled`: a state's own outlet, named like any other.

use std::collections::HashMap;

use super::super::prelude::*;
use crate::attribution::Outlet;

rule! {
    /// A state outlet is cited and the article does not say that a state runs it.
    ///
    /// ## Why it matters
    /// Readers weigh a report by who may tell its editors what to write. "State news agency" at the first mention is enough.
    ///
    /// ## Bad
    /// ```text
    /// KCNA reported that the bridge had been opened.
    /// ```
    /// ## Good
    /// ```text
    /// North Korea's state news agency KCNA reported that the bridge had been opened.
    /// ```
    STATE_MEDIA_UNLABELLED = "state-media-unlabelled", Sources, Hint off, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let mut cited: Vec<(At, Outlet)> = Vec::new();
    let mut labelled: HashMap<&str, bool> = HashMap::new();
    for (at, named) in story.names() {
        let outlet = named.mention.outlet.filter(|outlet| outlet.is_of_the_state());
        let Some(outlet) = outlet else { continue };
        *labelled.entry(outlet.id()).or_default() |= named.is_labelled();
        if named.mention.is_source && !cited.iter().any(|(_, known)| *known == outlet) {
            cited.push((at, outlet));
        }
    }
    for (at, outlet) in cited.into_iter().filter(|(_, outlet)| !labelled[outlet.id()]) {
        let name = story.name(at).unwrap_or_else(|| outlet.name().to_owned());
        tales.report(
            Anchor::Name(at),
            format!("{name} is run by a state ({}): say so here.", outlet.country()),
        );
    }
}
