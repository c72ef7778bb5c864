//! `bare-source`: "a source said".

use super::super::prelude::*;
use crate::attribution::DoubtKind;

rule! {
    /// "A source" tells the reader nothing.
    ///
    /// ## Why it matters
    /// AP almost always prohibits it: an unnamed source must at least be described, so that readers can judge how it knows.
    ///
    /// ## Bad
    /// ```text
    /// A source said the ships will be sold.
    /// ```
    /// ## Good
    /// ```text
    /// A member of the board, who may not speak for it, said the ships will be sold.
    /// ```
    BARE_SOURCE = "bare-source", Sources, Warning, Passage(Sign::Doubts, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for doubt in analysis.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::BareSource) {
        let words = crate::article::on_one_line(doubt.span.of(passage.text));
        findings.report(
            doubt.span,
            format!("“{words}” tells the reader nothing: say what kind of source, and why unnamed."),
        );
    }
}
