//! `url-date-mismatch`: a date of publication that the URL does not bear out.

use super::super::prelude::*;
use crate::article::{DateReading, date_of_address, read_date};

rule! {
    /// The original URL's date is not the date of publication.
    ///
    /// ## Why it matters
    /// Many sites write the day into the URL. Where it is another, one of the two was copied wrongly, or the date is that of
    /// the copy. A day more or less is a matter of time zones.
    ///
    /// ## Bad
    /// ```text
    /// Published: 2024-03-21
    /// Original url: https://ledger.example/2024/03/12/ferry-stops
    /// ```
    /// ## Good
    /// ```text
    /// Published: 2024-03-12
    /// Original url: https://ledger.example/2024/03/12/ferry-stops
    /// ```
    URL_DATE_MISMATCH = "url-date-mismatch", Links, Hint, Article(check), [DAYS]
}

static DAYS: RuleOption = RuleOption {
    name: "days",
    kind: OptionKind::Count { usual: 1, least: 0 },
    doc: "The two may be so many days apart.",
};

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let published = outline.fields_of(FieldKind::Published).find_map(|field| match read_date(&field.text) {
        DateReading::Day(day) => Some((field.value, day)),
        DateReading::Vague | DateReading::Ambiguous(..) | DateReading::Unreadable => None,
    });
    let Some((place, published)) = published else { return };
    for link in outline.links_of(LinkRole::Original) {
        let Some(day) = date_of_address(&link.link.url) else { continue };
        if (day.days() - published.days()).unsigned_abs() as usize > findings.count(&DAYS) {
            findings
                .report(
                    link.destination(),
                    format!("The URL is of {day}, and the article says it was published on {published}."),
                )
                .see(place, "the date of publication");
        }
    }
}
