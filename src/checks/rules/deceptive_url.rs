//! `deceptive-url`: an address that looks like another.

use super::super::prelude::*;
use crate::article::url::{Deception, deceptive};

rule! {
    /// A host mixes scripts, or a URL hides direction marks.
    ///
    /// ## Why it matters
    /// A Cyrillic letter among Latin ones makes a false address that nobody can tell from the true one. Scripts that are
    /// always written together, as in Japanese and Korean, are fine, and so is a host in one script.
    ///
    /// ## Bad
    /// ```text
    /// Source: https://lеdger.example/ferry
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/ferry
    /// ```
    DECEPTIVE_URL = "deceptive-url", Links, Hint, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article.outline().links.iter().filter(|link| link.link.target() == Target::Web) {
        let message = match deceptive(&link.link.url) {
            Some(Deception::MixedScripts(label)) => {
                format!("“{label}” mixes letters of several scripts: make sure that it is the host you mean.")
            }
            Some(Deception::DirectionMark(mark)) => {
                format!("URL hides a direction mark (U+{:04X}): take it out.", u32::from(mark))
            }
            None => continue,
        };
        findings.report(link.destination(), message);
    }
}
