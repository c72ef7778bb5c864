//! `deceptive-url`: an address that looks like another.

use super::super::prelude::*;
use crate::article::RoledLink;
use crate::article::url::{Deception, deceptive, goes_on_behind_mark};
use crate::text::ByteOffset;

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
        let mut place = link.destination();
        let marked = going_on(article, link).map(|(mark, more)| {
            place.span.end = more;
            Deception::DirectionMark(mark)
        });
        let message = match marked.or_else(|| deceptive(&link.link.url)) {
            Some(Deception::MixedScripts(label)) => {
                format!("“{label}” mixes letters of several scripts: make sure that it is the host you mean.")
            }
            Some(Deception::DirectionMark(mark)) => {
                format!("URL hides a direction mark (U+{:04X}): take it out.", u32::from(mark))
            }
            None => continue,
        };
        findings.report(place, message);
    }
}

/// Where a URL in running text, which ends before a mark of direction, goes on behind it; and the mark.
fn going_on(article: &Article, link: &RoledLink) -> Option<(char, ByteOffset)> {
    if link.link.form != LinkForm::Bare {
        return None;
    }
    let end = link.link.destination().end;
    let behind = &article.parts()[link.chunk].chunk.text()[end.index()..];
    let (mark, more) = goes_on_behind_mark(behind)?;
    Some((mark, ByteOffset(end.0 + more as u32)))
}
