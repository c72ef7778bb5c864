//! `malformed-url`: an address that no browser can follow.

use super::super::prelude::*;
use crate::article::url::{Malformed, malformed};

rule! {
    /// An address is not a usable URL.
    ///
    /// ## Why it matters
    /// A slip in the scheme (`htps:/`, a colon lost, `http://` pasted twice) makes a link that leads nowhere, and the reader
    /// cannot trace the source.
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
    match &malformed.repair {
        Some(repair) => {
            let message = format!("Not a usable URL; “{repair}” is probably meant.");
            findings.report(place, message).fix("Repair the URL", place.span, repair.clone());
        }
        None => {
            findings.report(place, "Not a usable URL: check it against the page it should lead to.");
        }
    }
}
