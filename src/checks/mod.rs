//! What a copy desk would say: the rules, their registry, and the one run that the editor and the command line share.
//!
//! Pure: network verdicts, archive answers and settings come in as `Inputs`.

mod checked;
mod finding;
mod findings;
mod fixes;
mod inputs;
mod passage;
mod prelude;
mod profile;
mod registry;
mod rule;
mod rules;

pub use checked::{Checked, is_english};
pub use finding::{Finding, Fix, FixEdit, RelatedPlace, Spot};
pub use fixes::safe_edits;
pub use inputs::{Answer, Answers, Inputs, Target};
pub use profile::Levels;
pub use registry::{RULES, rule_named};
pub use rule::{Check, Group, Rule, Severity};
