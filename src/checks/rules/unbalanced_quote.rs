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
    UNBALANCED_QUOTE = "unbalanced-quote", Quotes, Warning, Passage(Sign::Quotes, check)
}

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for span in analysis.unbalanced(passage.prose, &passage.before, passage.next) {
        let first = analysis.quotes.partition_point(|quote| quote.span.start < span.start);
        let mut beginning =
            analysis.quotes[first..].iter().take_while(|quote| quote.span.start == span.start);
        match beginning.find(|quote| quote.content.start <= span.end) {
            Some(quote) if quote.ending != Ending::Closed => {
                let opening = Span { start: quote.span.start, end: quote.content.start }.of(passage.text);
                let closing = closing_mark(opening);
                let end = Span { start: span.end, end: span.end };
                findings.report(span, "Quotation mark is not closed: show where the quoted words end.").fix(
                    format!("Close it with {closing}"),
                    end,
                    closing,
                );
            }
            Some(_) | None => {
                findings.report(span, "Quotation mark was never opened: show where the quoted words begin.");
            }
        }
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
