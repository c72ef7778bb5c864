//! `late-attribution`: a long quote that says at its very end whose it is.

use super::super::prelude::*;
use crate::attribution::Quote;

rule! {
    /// A quote runs for several sentences before it says who speaks.
    ///
    /// ## Why it matters
    /// A reader should not have to wait three whole sentences to learn whose words they are. Name the speaker behind the first.
    ///
    /// ## Bad
    /// ```text
    /// “It was dark. The bridge was gone. We drove on. Nobody warned us,” said Ines Duarte, a baker.
    /// ```
    /// ## Good
    /// ```text
    /// “It was dark,” said Ines Duarte, a baker. “The bridge was gone. We drove on. Nobody warned us.”
    /// ```
    LATE_ATTRIBUTION = "late-attribution", Attribution, Hint off, Passage(Sign::Attributions, check), [SENTENCES]
}

static SENTENCES: RuleOption = RuleOption {
    name: "sentences",
    kind: OptionKind::Count { usual: 3, least: 1 },
    doc: "So many whole sentences before the one that has the speaker are too many.",
};

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for attribution in &analysis.attributions {
        let speaker = attribution.source.iter().chain(&attribution.cue).map(|span| span.start).min();
        let is_before = |quote: &&Quote| {
            quote.is_outermost()
                && speaker.is_some_and(|speaker| quote.span.end <= speaker)
                && attribution.content.iter().any(|content| content.covers(quote.span))
        };
        let quotes: Vec<&Quote> = analysis.quotes.iter().filter(is_before).collect();
        let count: usize = quotes.iter().map(|quote| whole_sentences(quote.content.of(passage.prose))).sum();
        if let Some(first) = quotes.first().filter(|_| count >= findings.count(&SENTENCES)) {
            let message =
                format!("{count} sentences before it is said who speaks: name the speaker behind the first.");
            findings.report(first.span, message);
        }
    }
}

/// Sentences of a quote that end before its last one does, with which the speaker's own sentence ends.
fn whole_sentences(quote: &str) -> usize {
    let quote = quote.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = quote.match_indices(['.', '!', '?', '…']);
    let is_end = |at: usize| {
        let behind = quote[at..].trim_start_matches(['.', '!', '?', '…', '’', '\'']);
        behind.starts_with(char::is_whitespace)
            && behind.trim_start().starts_with(|c: char| !c.is_lowercase() && c != '.')
            && !quote[..at].ends_with(' ')
    };
    ends.filter(|(at, _)| is_end(*at) && !ends_in_short_form(&quote[..*at])).count()
}

/// Whether the word before a stop is a short form or an initial: `Mr. Novak`, `J. Novak`.
fn ends_in_short_form(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    word.chars().count() == 1 && word != "I"
        || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Sen" | "Rep" | "Gov" | "Gen" | "St" | "U.S")
}
