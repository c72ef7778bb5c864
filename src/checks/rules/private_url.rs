//! `private-url`: a URL that only its writer can open.

use super::super::prelude::*;
use super::unresolved_marker::URL_TO_COME;
use crate::article::url::{Private, host, is_below, malformed, private};

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
    PRIVATE_URL = "private-url", Links, Warning, Article(check), [HOSTS]
}

static HOSTS: RuleOption = RuleOption {
    name: "hosts",
    kind: OptionKind::Texts,
    doc: "Hosts besides these that only the newsroom can open, with all below them: `[\"cms.ledger.example\"]`.",
};

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article.outline().links.iter().filter(|link| {
        matches!(link.link.target(), Target::Web | Target::Other) && link.link.url != URL_TO_COME
    }) {
        let own = || is_own(findings.texts(&HOSTS), &link.link.url).then_some(Private::Network);
        // What is malformed has no host to speak of.
        let reason = private(&link.link.url).or_else(own).filter(|_| malformed(&link.link.url).is_none());
        let Some(reason) = reason else { continue };
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

/// Whether the host of `address` is one of `hosts` or below one.
fn is_own(hosts: &[String], address: &str) -> bool {
    !hosts.is_empty()
        && host(address).is_some_and(|host| hosts.iter().any(|own| is_below(&host, &own.to_lowercase())))
}
