//! `unplaced-officials`: officials of nothing in particular.

use super::super::prelude::*;
use crate::attribution::SourceKind;

rule! {
    /// Officials say something and nobody knows of what they are officials.
    ///
    /// ## Why it matters
    /// A place, a body or a nationality is the least by which a reader can tell whose word it is.
    ///
    /// ## Bad
    /// ```text
    /// The bridge is safe, officials said.
    /// ```
    /// ## Good
    /// ```text
    /// The bridge is safe, transport ministry officials said.
    /// ```
    UNPLACED_OFFICIALS = "unplaced-officials", Sources, Hint, Passage(Sign::Attributions, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for attribution in analysis.attributions.iter().filter(|attribution| attribution.is_speech) {
        let (&[source], Some(cue)) = (&attribution.source[..], attribution.cue) else { continue };
        let Some(noun) = placeless(source.of(passage.prose)) else { continue };
        let is_beside = source.end.0.abs_diff(cue.start.0).min(cue.end.0.abs_diff(source.start.0)) <= 2;
        if !is_beside || is_placed_before(passage, source) {
            continue;
        }
        let span = source.join(cue);
        let words = on_one_line(span.of(passage.text));
        findings.report(span, format!("“{words}”: {noun} of what? Name the body or the place."));
    }
}

/// The noun, where nothing else in the phrase says whose officials they are. "The officials" are known from before.
fn placeless(phrase: &str) -> Option<&'static str> {
    const NOTHING: [&str; 12] =
        ["some", "many", "several", "other", "senior", "top", "two", "three", "four", "a", "few", "unnamed"];
    let mut words = phrase.split_whitespace().rev();
    let last = words.next()?;
    let noun = ["officials", "authorities"].into_iter().find(|noun| last.eq_ignore_ascii_case(noun))?;
    words.all(|word| NOTHING.iter().any(|known| word.eq_ignore_ascii_case(known))).then_some(noun)
}

/// A body or a place that earlier words name: whoever reads on knows whose officials these are.
static PLACED: Phrase = Phrase::new(
    r"\b(?:government|administration|ministry|agency|department|bureau|military|council|police|[a-z-]+ (?:officials|authorities)|(?:officials|authorities) (?:in|at|from|of|with|for))\b",
);

/// Whether the paragraph has said before whose officials they are: a body by name, other officials that are placed, or a
/// place at the sentence's start ("In Porto Velho, officials said").
fn is_placed_before(passage: &Passage<'_>, source: Span) -> bool {
    let before = &passage.prose[..source.start.index()];
    let mentions = passage.analysis.map_or(&[][..], |analysis| &analysis.mentions);
    let names_body = mentions
        .iter()
        .any(|mention| mention.kind == SourceKind::Organisation && mention.span.end <= source.start);
    let sentence = &before[passage.sentence_of(source).start.index().min(before.len())..];
    let mut words = sentence.split_whitespace();
    let opens_with_place = words.next().is_some_and(|first| matches!(first, "In" | "At" | "Across"))
        && words.next().is_some_and(|second| second.starts_with(char::is_uppercase) || second == "the");
    names_body || opens_with_place || PLACED.is_in(before)
}
