//! `reportedly`: "reportedly".

use super::super::prelude::*;
use crate::attribution::DoubtKind;

rule! {
    /// "Reportedly" does not say who reports it.
    ///
    /// ## Why it matters
    /// The word passes on a report and drops its source. Silent where a source stands in the same sentence.
    ///
    /// ## Bad
    /// ```text
    /// The captain reportedly refused.
    /// ```
    /// ## Good
    /// ```text
    /// The captain refused, Harbour Radio reported.
    /// ```
    REPORTEDLY = "reportedly", Attribution, Hint, Passage(Sign::Doubts, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for doubt in analysis.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::Reportedly) {
        findings.report(doubt.span, "“Reportedly”: reported by whom? Name who reports it.");
    }
}
