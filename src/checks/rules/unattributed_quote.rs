//! `unattributed-quote`: somebody's words, and nobody who says them.

use super::super::prelude::*;
use crate::attribution::{Ending, KnownSpeaker, Quote};

rule! {
    /// A quote has no speaker.
    ///
    /// ## Why it matters
    /// A reader cannot weigh words without knowing whose they are, and nobody can ask the speaker back (AP, Reuters). The
    /// paragraphs around are read too: a quote that goes on from a clear speaker, stands below a heading with a name or in a
    /// turn of dialogue has one.
    ///
    /// ## Bad
    /// ```text
    /// The bridge was closed in May.
    ///
    /// "Nobody asked us before they closed it."
    ///
    /// The works end in June.
    /// ```
    /// ## Good
    /// ```text
    /// The bridge was closed in May.
    ///
    /// "Nobody asked us before they closed it," baker Ines Duarte said.
    ///
    /// The works end in June.
    /// ```
    UNATTRIBUTED_QUOTE = "unattributed-quote", Attribution, Warning, Passage(Sign::Quotes, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let has_unknown = passage.speakers.iter().any(|(_, known)| *known == KnownSpeaker::Unknown);
    // A line in capitals is a headline, and old wire copy names its speakers in ways of its own.
    if !has_unknown || !passage.prose.contains(char::is_lowercase) {
        return;
    }
    // Where a mark is missing, unbalanced-quote speaks; a quote that ends in a comma goes on with whoever says it.
    let is_whole = |quote: &Quote| quote.ending == Ending::Closed && !goes_on(passage.prose, quote);
    for (quote, _) in
        passage.spoken().filter(|(quote, known)| is_whole(quote) && *known == KnownSpeaker::Unknown)
    {
        let mut draft = findings.report(quote.span, "Quote has no speaker: say whose words these are.");
        for name in ["TK"].into_iter().chain(passage.cast.people.iter().map(String::as_str)) {
            let (at, text) = said_by(name, passage.text, quote);
            draft = draft.fix(format!("Add “{name} said”"), at, text);
        }
    }
}

/// Whether the sentence goes on behind a comma inside the marks: “The way I see it,” she elaborated.
fn goes_on(prose: &str, quote: &Quote) -> bool {
    let behind = &prose[quote.span.end.index()..];
    quote.content.of(prose).trim_end().ends_with(',') && behind.trim_start().starts_with(char::is_alphabetic)
}

/// The edit that names the speaker behind `quote`: the sentence's stop becomes a comma.
fn said_by(name: &str, text: &str, quote: &Quote) -> (Span, String) {
    let closing = Span { start: quote.content.end, end: quote.span.end };
    let inside = quote.content.of(text);
    let ends_in_stop = inside.ends_with('.') && !inside.ends_with("..");
    let mark = closing.of(text);
    if ends_in_stop {
        let at = Span::new(quote.content.end.index() - 1, quote.span.end.index());
        return (at, format!(",{mark} {name} said."));
    }
    let comma = if inside.ends_with([',', '?', '!', '…', '.', '—']) { "" } else { "," };
    (closing, format!("{comma}{mark} {name} said"))
}
