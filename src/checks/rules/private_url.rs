//! `private-url`: a URL that only its writer can open.

use super::super::prelude::*;
use crate::article::url::{Private, malformed, private};

rule! {
    /// A reader cannot open this URL.
    ///
    /// ## Why it matters
    /// It leads to the writer's own machine, to a newsroom's inner network or to a document being edited. Readers see an
    /// error, and the address tells outsiders about the network.
    ///
    /// ## Bad
    /// ```text
    /// Source: http://cms.intranet/story/7
    /// ```
    /// ## Good
    /// ```text
    /// Source: https://ledger.example/story/7
    /// ```
    PRIVATE_URL = "private-url", Links, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article
        .outline()
        .links
        .iter()
        .filter(|link| matches!(link.link.target(), Target::Web | Target::Other))
    {
        // What is malformed has no host to speak of.
        let Some(reason) = private(&link.link.url).filter(|_| malformed(&link.link.url).is_none()) else {
            continue;
        };
        let why = match reason {
            Private::ThisMachine => "leads to the writer's own machine",
            Private::File => "is a file on the writer's disk",
            Private::Network => "lies in a private network",
            Private::LocalName => "is known in one network only",
            Private::Draft => "is a document being edited",
        };
        findings.report(
            link.destination(),
            format!("A reader cannot open this URL: it {why}. Link to the public page."),
        );
    }
}
