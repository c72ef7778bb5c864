//! `vague-authority`: "some analysts say".

use super::super::prelude::*;
use crate::attribution::DoubtKind;

rule! {
    /// A statement rests on people nobody could name.
    ///
    /// ## Why it matters
    /// "Critics say" may be one person or the reporter. Readers should be able to weigh whose view it is. Silent where
    /// somebody is named in the same sentence.
    ///
    /// ## Bad
    /// ```text
    /// Some analysts say the ferry will not come back.
    /// ```
    /// ## Good
    /// ```text
    /// The ferry will not come back, says Tom Okoro, who teaches shipping at Alba College.
    /// ```
    VAGUE_AUTHORITY = "vague-authority", Sources, Info, Passage(Sign::Doubts, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for doubt in analysis.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::VagueAuthority) {
        let words = crate::article::on_one_line(doubt.span.of(passage.text));
        findings.report(doubt.span, format!("“{words}”: who? Name at least one of them."));
    }
}
