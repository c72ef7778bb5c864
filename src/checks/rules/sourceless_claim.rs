//! `sourceless-claim`: a claim that hangs on "is believed to".

use super::super::prelude::*;
use crate::attribution::DoubtKind;

rule! {
    /// A claim is reported and nobody is named who makes it.
    ///
    /// ## Why it matters
    /// "Is believed to", "it is claimed that" and "fears that" leave open who believes, claims or fears. A reader cannot trace
    /// the statement. A source named in the same sentence is enough.
    ///
    /// ## Bad
    /// ```text
    /// The board is believed to be interested in selling the ships.
    /// ```
    /// ## Good
    /// ```text
    /// The guild believes that the board is interested in selling the ships.
    /// ```
    SOURCELESS_CLAIM = "sourceless-claim", Attribution, Warning, Passage(Sign::Doubts, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for doubt in analysis.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::SourcelessClaim) {
        let words = crate::article::on_one_line(doubt.span.of(passage.text));
        let end = Span::empty(doubt.span.end.index());
        findings.report(doubt.span, format!("“{words}”: by whom? Say who believes or claims it.")).fix(
            "Insert “[by whom? TK]”",
            end,
            " [by whom? TK]",
        );
    }
}
