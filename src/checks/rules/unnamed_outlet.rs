//! `unnamed-outlet`: "media reported".

use super::super::prelude::*;
use crate::attribution::{DoubtKind, SourceKind};

rule! {
    /// A report is passed on and the outlet is not named.
    ///
    /// ## Why it matters
    /// "Local media reported" cannot be looked up. Where such outlets are named later in the article it is a hint only, and
    /// where they were named before it is silent.
    ///
    /// ## Bad
    /// ```text
    /// The ferry will stop in May, local media reported.
    /// ```
    /// ## Good
    /// ```text
    /// The ferry will stop in May, Harbour Radio reported.
    /// ```
    UNNAMED_OUTLET = "unnamed-outlet", Sources, Warning, Passage(Sign::Doubts, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for doubt in analysis.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnnamedOutlet) {
        if passage.outlets.named_before || names_one_before(passage, doubt.span) {
            continue;
        }
        let words = crate::article::on_one_line(doubt.span.of(passage.text));
        let mut draft = findings.report(doubt.span, format!("“{words}”: which outlet? Name it."));
        for outlet in &passage.cast.outlets {
            draft = draft.fix(format!("Name {outlet}"), doubt.source, outlet.clone());
        }
        if passage.outlets.named_later || names_one_behind(passage, doubt.span) {
            draft.at_most(Severity::Hint);
        }
    }
}

fn outlets_in<'a>(passage: &Passage<'a>) -> impl Iterator<Item = Span> + use<'a> {
    let mentions = passage.analysis.map_or(&[][..], |analysis| &analysis.mentions);
    mentions.iter().filter(|mention| mention.kind == SourceKind::Outlet).map(|mention| mention.span)
}

fn names_one_before(passage: &Passage<'_>, span: Span) -> bool {
    outlets_in(passage).any(|outlet| outlet.end <= span.start)
}

fn names_one_behind(passage: &Passage<'_>, span: Span) -> bool {
    outlets_in(passage).any(|outlet| outlet.start >= span.end)
}
