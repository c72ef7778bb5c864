//! `url-shortener`: a URL that hides where it leads.

use super::super::prelude::*;
use crate::article::url::shortener;
use crate::article::{BlockKind, RoledLink};
use crate::attribution::Quote;

rule! {
    /// A shortened URL hides the source.
    ///
    /// ## Why it matters
    /// Nobody sees where it leads before they are there, it tells somebody who followed it, and when the service closes the
    /// source is lost. Short forms that name the outlet or the work (`youtu.be`, `doi.org`) are fine. In a quote, and where a
    /// post was copied with the `t.co` that its network puts in, it is a hint only: the words are somebody else's.
    ///
    /// ## Bad
    /// ```markdown
    /// The board [put it off](https://bit.ly/3fErry).
    /// ```
    /// ## Good
    /// ```markdown
    /// The board [put it off](https://ledger.example/2024/03/12/board-puts-off-vote).
    /// ```
    URL_SHORTENER = "url-shortener", Links, Warning, Article(check), [ALLOW]
}

static ALLOW: RuleOption = RuleOption {
    name: "allow",
    kind: OptionKind::Texts,
    doc: "Hosts that may stand, such as your own: `[\"ldgr.example\"]`.",
};

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    for link in article.outline().links.iter().filter(|link| link.link.target() == Target::Web) {
        let Some(host) = shortener(&link.link.url) else { continue };
        if findings.texts(&ALLOW).iter().any(|allowed| allowed.eq_ignore_ascii_case(host)) {
            continue;
        }
        let draft = findings
            .report(link.destination(), format!("“{host}” hides where this leads: put the whole URL."));
        let is_copied = host == "t.co" && link.role == LinkRole::Bare && link.field.is_none();
        if is_copied || is_quoted(article, link) {
            draft.at_most(Severity::Hint);
        }
    }
}

/// Whether the link stands in somebody's words.
fn is_quoted(article: &Article, link: &RoledLink) -> bool {
    let chunk = &article.parts()[link.chunk].chunk;
    let at = chunk.blocks.iter().position(|block| block.span.covers(link.link.extent));
    at.is_some_and(|at| {
        let block = chunk.blocks[at];
        let is_in = |quote: &Quote| quote.span.shifted(block.span.start).covers(link.link.extent);
        block.kind == BlockKind::Quote || block.kind.is_prose() && chunk.analysis(at).quotes.iter().any(is_in)
    })
}
