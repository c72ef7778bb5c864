//! `statistic-without-source`: a figure, and nobody who gives it.

use super::super::prelude::*;

rule! {
    /// A figure stands in a paragraph that names no source.
    ///
    /// ## Why it matters
    /// Figures are the first thing that readers pass on and the last that they can check for themselves. Dates, ages and
    /// times are left alone.
    ///
    /// ## Bad
    /// ```text
    /// Unemployment on the islands has risen to 14 percent.
    /// ```
    /// ## Good
    /// ```text
    /// Unemployment on the islands has risen to 14 percent, according to the statistics office.
    /// ```
    STATISTIC_WITHOUT_SOURCE = "statistic-without-source", Attribution, Hint off, Passage(Sign::RunningText, check)
}

static STATISTIC: Phrase = Phrase::new(
    r"(?:(?:\$|€|£|¥)\s?)?[0-9][0-9.,]*(?:\s?%|[\s-](?:percent|per cent|percentage points?|hundred|thousand|million|billion|trillion|crowns?|dollars?|euros?|pounds|yen|roubles|rubles|tons|tonnes|kilograms?|kilos|kilometres|kilometers|km|kg|miles|metres|meters|feet|acres|hectares|litres|liters|barrels|degrees|megawatts|people|jobs|deaths|cases|votes)\b)",
);

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    let is_sourced = !analysis.attributions.is_empty() || analysis.outlets().next().is_some();
    if is_sourced || passage.has_link(Span::new(0, passage.text.len())) {
        return;
    }
    if let Some(span) = passage.spoken_of(&STATISTIC).first().copied() {
        let words = on_one_line(span.of(passage.text));
        findings.report(span, format!("“{words}”: whose figure is it? Name its source."));
    }
}
