//! `unbalanced-quote`: a quotation mark without its partner.

use super::super::prelude::*;
use crate::attribution::Ending;

rule! {
    /// A quotation mark is not closed, or was never opened.
    ///
    /// ## Why it matters
    /// Nobody can see where the speaker's words end and the reporter's begin. A quote that goes on in the next paragraph
    /// stays open, if that one opens again.
    ///
    /// ## Bad
    /// ```text
    /// “We will rebuild, the mayor said.
    /// ```
    /// ## Good
    /// ```text
    /// “We will rebuild,” the mayor said.
    /// ```
    UNBALANCED_QUOTE = "unbalanced-quote", Quotes, Warning, Passage(check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for quote in analysis.quotes.iter().filter(|quote| quote.is_outermost()) {
        let excused = match quote.ending {
            Ending::Closed => true,
            Ending::Open => passage.is_continued,
            Ending::Broken => false,
        };
        if excused {
            continue;
        }
        let end = passage.sentence_at(quote.content.start).end.max(quote.content.start);
        let span = Span { start: quote.span.start, end };
        let opening = Span { start: quote.span.start, end: quote.content.start }.of(passage.text);
        let closing = closing_mark(opening);
        findings.report(span, "Quotation mark is not closed: show where the quoted words end.").fix(
            format!("Close it with {closing}"),
            Span { start: end, end },
            closing,
        );
    }
    let mut is_second = false;
    for mark in &analysis.lone_marks {
        // Two straight marks that close nothing are one quote whose first mark clings to the wrong word.
        is_second = !is_second && mark.of(passage.text) == "\"";
        if !is_second && mark.of(passage.text) == "\"" {
            continue;
        }
        let sentence = passage.sentence_at(mark.start);
        let span = Span { start: sentence.start.min(mark.start), end: mark.end };
        findings.report(span, "Quotation mark was never opened: show where the quoted words begin.");
    }
}

fn closing_mark(opening: &str) -> &'static str {
    match opening {
        "“" | "„" => "”",
        "‘" | "‚" => "’",
        "«" => "»",
        "‹" => "›",
        "「" => "」",
        "『" => "』",
        "'" => "'",
        "''" => "''",
        _ => "\"",
    }
}
