//! `two-speakers-in-paragraph`: two people quoted in one paragraph.

use super::super::prelude::*;
use crate::attribution::{Attribution, AttributionKind, Mention, SourceKind};

rule! {
    /// Two speakers are quoted in one paragraph.
    ///
    /// ## Why it matters
    /// A new speaker in mid-paragraph is easily read as the old one. A paragraph of its own makes the change plain.
    ///
    /// ## Bad
    /// ```text
    /// “The bridge is safe,” said Ines Duarte. “It is not,” said Tom Okoro.
    /// ```
    /// ## Good
    /// ```text
    /// “The bridge is safe,” said Ines Duarte.
    ///
    /// “It is not,” said Tom Okoro.
    /// ```
    TWO_SPEAKERS_IN_PARAGRAPH = "two-speakers-in-paragraph", Attribution, Hint off, Passage(Sign::Attributions, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    let mut first: Option<&str> = None;
    for attribution in
        analysis.attributions.iter().filter(|attribution| gives_sentences(passage, attribution))
    {
        let Some(mention) = analysis.mentions.get(attribution.mention as usize) else { continue };
        let Some(speaker) = identity(mention, passage.prose) else { continue };
        match first {
            None => first = Some(speaker),
            Some(before) if before != speaker => {
                let words = on_one_line(mention.name.unwrap_or(mention.span).of(passage.text));
                let message = format!("“{words}” is the second speaker in this paragraph: begin a new one.");
                findings.report(mention.span, message);
                return;
            }
            Some(_) => {}
        }
    }
}

/// Whether the attribution has a quote of more than a few words.
fn gives_sentences(passage: &Passage<'_>, attribution: &Attribution) -> bool {
    let quotes = passage.analysis.map_or(&[][..], |analysis| &analysis.quotes);
    let has_quote = |content: &Span| quotes.iter().any(|quote| quote.words > 2 && content.covers(quote.span));
    attribution.is_speech
        && attribution.kind != AttributionKind::Indirect
        && attribution.content.iter().any(has_quote)
}

/// By what a speaker is told from another: the last word of the name. A pronoun is taken to be whoever spoke before.
fn identity<'t>(mention: &Mention, prose: &'t str) -> Option<&'t str> {
    match mention.kind {
        SourceKind::Person | SourceKind::Name | SourceKind::Organisation | SourceKind::Outlet => {
            mention.name?.of(prose).split_whitespace().next_back()
        }
        SourceKind::Document | SourceKind::Described | SourceKind::Vague | SourceKind::Pronoun => None,
    }
}
