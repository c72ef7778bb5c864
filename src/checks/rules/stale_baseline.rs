//! `stale-baseline`: an entry of the baseline that no longer occurs.

use super::super::prelude::*;

rule! {
    /// The baseline knows a finding that no longer occurs.
    ///
    /// ## Why it matters
    /// The entry would hide the fault if it came back. `copydesk check --write-baseline` writes the baseline anew.
    ///
    /// ## Bad
    /// ```json
    /// {"version":1,"findings":[{"path":"a.txt","rule":"reportedly","text":"reportedly","count":1}]}
    /// ```
    /// ## Good
    /// ```json
    /// {"version":1,"findings":[]}
    /// ```
    STALE_BASELINE = "stale-baseline", Metadata, Hint, LeftOut(check)
}

fn check(article: &Article, left_out: &LeftOut, findings: &mut ArticleFindings<'_>) {
    for known in &left_out.stale {
        let message = format!(
            "The baseline knows a finding that no longer occurs, {} at “{}”: write it anew with `copydesk check --write-baseline`.",
            known.rule,
            shortened(&known.text)
        );
        findings.report(article.first_line(), message);
    }
}

/// More than these characters of a quotation are not repeated.
const ENOUGH: usize = 60;

fn shortened(text: &str) -> String {
    let text = text.trim_matches(['“', '”', '"']);
    match text.char_indices().nth(ENOUGH) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
