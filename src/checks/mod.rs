//! What a copy desk would say: the rules, their registry, and the one run that the editor and the command line share.
//!
//! Pure: network verdicts, archive answers and settings come in as `Inputs`.

mod cast;
mod checked;
mod entry;
mod finding;
mod findings;
mod fixes;
mod inputs;
mod known;
mod left_out;
mod levels;
mod link_news;
mod nearest;
mod option;
mod passage;
mod phrase;
mod prelude;
mod profile;
mod reaches;
mod registry;
mod rule;
mod rules;
mod story;
mod tally;
mod verdict;
mod width;

pub use checked::{Checked, named_profile};
pub use finding::{Finding, Fix, FixEdit, NewFile, RelatedPlace, Spot, There};
pub use fixes::safe_edits;
pub use inputs::{Answer, Answers, Inputs, Likeness, Repeated, Target, Twin};
pub use known::{Ignored, Known, KnownFinding, quoted};
pub use left_out::{LeftOut, LeftOutCounts};
pub use levels::Levels;
pub use nearest::nearest;
pub use option::{OptionKind, OptionValue, Options, RuleOption};
pub use profile::{Change, Profile};
pub use registry::{RULES, rule_named};
pub use rule::{Check, Group, Rule, Severity};
pub use verdict::{
    ArchivedCopy, LinkNews, Moment, PRIVATE_ADDRESS, Redirect, Verdict, VerdictKind, Verdicts,
};
