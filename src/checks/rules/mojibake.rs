//! `mojibake`: text that was decoded wrongly.

use super::super::prelude::*;

rule! {
    /// Text was decoded wrongly.
    ///
    /// ## Why it matters
    /// UTF-8 was read as Windows-1252 and written again, so that readers see `â€œ` where a quotation mark was. It is said once
    /// a file; the repair is offered for the place and for all of them.
    ///
    /// ## Bad
    /// ```text
    /// The cafÃ© on the quay is open again.
    /// ```
    /// ## Good
    /// ```text
    /// The café on the quay is open again.
    /// ```
    MOJIBAKE = "mojibake", Metadata, Info, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let garbled = &article.outline().garbled;
    let Some((place, meant)) = garbled.first() else { return };
    let written = article.text_at(*place);
    let message = format!("“{written}” was “{meant}” before the text was decoded wrongly: repair it.");
    let draft =
        findings.report(*place, message).fix(format!("Change to “{meant}”"), place.span, meant.clone());
    if garbled.len() > 1 {
        draft.fix_edits(format!("Repair all {} places", garbled.len()), garbled.clone());
    }
}
