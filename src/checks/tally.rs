//! Counts what is left out of the findings, and tells what of that is worth saying.

use super::inputs::Inputs;
use super::known::Known;
use super::left_out::{Fate, LeftOut, LeftOutCounts};
use super::profile::Profile;
use super::reaches::{Meant, Reaches};
use super::registry::{self, RULES};

/// What a run has left out so far.
pub(super) struct Tally {
    /// By the number of the name: whether it silences something.
    pub used: Vec<bool>,
    /// By the entry of the settings: whether it leaves something out.
    ignores: Vec<bool>,
    /// By the entry of the baseline: how often it may still occur, and whether it has.
    left: Vec<u32>,
    occurred: Vec<bool>,
    pub counts: LeftOutCounts,
}

impl Tally {
    pub fn new(reaches: &Reaches, known: &Known) -> Self {
        Self {
            used: vec![false; reaches.names().len()],
            ignores: vec![false; known.ignored().len()],
            left: known.baseline().iter().map(|known| known.count).collect(),
            occurred: vec![false; known.baseline().len()],
            counts: LeftOutCounts::default(),
        }
    }

    /// Whether a finding of that fate stays.
    pub fn says(&mut self, fate: Fate) -> bool {
        match fate {
            Fate::Says => return true,
            Fate::Suppressed => self.counts.article += 1,
            Fate::Ignored(entry) => {
                self.ignores[entry] = true;
                self.counts.settings += 1;
            }
            Fate::Known(entry) => {
                self.occurred[entry] = true;
                let Some(left) = self.left[entry].checked_sub(1) else { return true };
                self.left[entry] = left;
                self.counts.baseline += 1;
            }
        }
        false
    }

    /// What of it is worth saying.
    pub fn left_out(&self, reaches: &Reaches, inputs: &Inputs, profile: Profile) -> LeftOut {
        let names = reaches.names().iter().zip(&self.used);
        let unknown =
            names.clone().map(|(named, _)| *named).filter(|named| matches!(named.meant, Meant::Unknown(_)));
        // What the archive has not said yet may still be silenced.
        let is_settled = !inputs.answers.is_growing;
        let unused = names.filter(|(named, used)| {
            is_settled && !**used && !named.ends_something && could_speak(named.meant, inputs, profile)
        });
        let idle = inputs.known.ignored().iter().zip(&self.ignores).filter(|(ignored, ignores)| {
            let meant = ignored.rule.as_deref().and_then(registry::index).map_or(Meant::All, Meant::Rule);
            is_settled && !**ignores && ignored.is_for_this_alone && could_speak(meant, inputs, profile)
        });
        let known = inputs.known.baseline().iter().zip(&self.occurred);
        let stale = known.filter(|(known, occurred)| {
            let rule = registry::index(&known.rule);
            let is_judged = rule.is_none_or(|index| is_judged(index, inputs, profile));
            is_settled && !**occurred && is_judged
        });
        LeftOut {
            unknown: unknown.collect(),
            unused: unused.map(|(named, _)| *named).collect(),
            idle: idle.map(|(ignored, _)| ignored.clone()).collect(),
            stale: stale.map(|(known, _)| known.clone()).collect(),
        }
    }
}

/// Whether a rule that `meant` names is on and looks at the article itself.
fn could_speak(meant: Meant, inputs: &Inputs, profile: Profile) -> bool {
    match meant {
        Meant::All => true,
        Meant::Rule(index) => is_judged(index, inputs, profile),
        Meant::Unknown(_) => false,
    }
}

/// Whether the rule of that index has been asked, so that its silence means something.
fn is_judged(index: usize, inputs: &Inputs, profile: Profile) -> bool {
    let rule = RULES[index];
    let heard = &inputs.verdicts.links;
    let has_heard = !heard.is_empty() && heard.iter().all(Option::is_some);
    (has_heard || !HEARSAY.contains(&rule.name))
        && !rule.is_about_left_out()
        && inputs.levels.at(profile, index).is_some()
}

/// Rules that say what the network has said of links, and are silent unless it was asked about them.
const HEARSAY: [&str; 5] = ["blocked-link", "dead-link", "moved-link", "no-archived-copy", "unknown-link"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hearsay_is_that_of_rules_that_there_are() {
        assert!(HEARSAY.iter().all(|name| registry::index(name).is_some()));
    }
}
