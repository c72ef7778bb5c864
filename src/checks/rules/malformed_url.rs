//! `malformed-url`: an address that no browser can follow.

use super::super::prelude::*;
use crate::article::url::{Fault, Malformed, malformed};

rule! {
    /// An address is not a usable URL.
    ///
    /// ## Why it matters
    /// A slip in the scheme (`htps:/`, a colon lost, `http://` pasted twice) makes a link that leads nowhere, and the reader
    /// cannot trace the source. So does an address that was escaped as a whole (`https%3A%2F%2F`), one whose host no host can
    /// be called, and one that is longer than sites take (8,000 characters).
    ///
    /// ## Bad
    /// ```text
    /// Source: htps://ledger.example/ferry
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/ferry
    /// ```
    MALFORMED_URL = "malformed-url", Links, Error, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    for (chunk, malformed) in &outline.malformed {
        report(Place::new(*chunk, malformed.span), malformed, findings);
    }
    for link in outline.links.iter().filter(|link| link.link.form != LinkForm::Bare) {
        let of_the_web = matches!(link.link.target(), Target::Web | Target::Other);
        if let Some(malformed) = of_the_web.then(|| malformed(&link.link.url)).flatten() {
            report(link.destination(), &malformed, findings);
        }
    }
}

fn report(place: Place, malformed: &Malformed, findings: &mut ArticleFindings<'_>) {
    if let Some(repair) = &malformed.repair {
        let message = format!("Not a usable URL; “{repair}” is probably meant.");
        findings.report(place, message).fix("Repair the URL", place.span, repair.clone());
    } else {
        let why = why(malformed);
        findings
            .report(place, format!("Not a usable URL{why}: check it against the page it should lead to."));
    }
}

/// What is wrong, where that can be said in a few words.
fn why(malformed: &Malformed) -> String {
    match malformed.fault {
        Fault::Length => format!(" ({} characters, more than sites take)", malformed.span.len()),
        Fault::Host => " (no host is called so)".to_owned(),
        Fault::Escape => " (a percent sign begins no escape)".to_owned(),
        Fault::Escaped => " (it is escaped as a whole)".to_owned(),
        Fault::Scheme
        | Fault::DoubledScheme
        | Fault::Slashes
        | Fault::Colon
        | Fault::Backslashes
        | Fault::Blank
        | Fault::Www
        | Fault::FullWidth
        | Fault::DirectionMark => String::new(),
    }
}
