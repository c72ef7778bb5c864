//! `url-shortener`: a URL that hides where it leads.

use super::super::link_news::in_place_of;
use super::super::prelude::*;
use super::super::verdict::Verdict;
use crate::article::url::{
    credentials, host, is_home_page, is_of_shortener, private, shortener, without_tracking,
};
use crate::article::{BlockKind, RoledLink};
use crate::attribution::Quote;

rule! {
    /// A shortened URL hides the source.
    ///
    /// ## Why it matters
    /// Nobody sees where it leads before they are there, it tells somebody who followed it, and when the service closes the
    /// source is lost. Short forms that name the outlet or the work (`youtu.be`, `doi.org`) are fine. In a quote, and where a
    /// post was copied with the `t.co` that its network puts in, it is a hint only: the words are somebody else's. Once the
    /// network was asked where it leads, because you said so, a quick fix puts that in its place.
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

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (index, link) in article.outline().links.iter().enumerate() {
        if link.link.target() != Target::Web {
            continue;
        }
        let Some(host) = shortener(&link.link.url) else { continue };
        if findings.texts(&ALLOW).iter().any(|allowed| allowed.eq_ignore_ascii_case(host)) {
            continue;
        }
        let place = link.destination();
        let target = inputs.verdicts.of(index).and_then(|news| target(&news.verdict));
        let draft = match target {
            Some((to, site)) => {
                let to = in_place_of(link, &to);
                let title = format!("Expand to {}", shown(&to));
                let message = format!("“{host}” hides that this leads to {site}: put the whole URL.");
                findings.report(place, message).fix(title, place.span, to)
            }
            None => findings.report(place, format!("“{host}” hides where this leads: put the whole URL.")),
        };
        let is_copied = host == "t.co" && link.role == LinkRole::Bare && link.field.is_none();
        if is_copied || is_quoted(article, link) {
            draft.at_most(Severity::Hint);
        }
    }
}

/// The page that was behind a shortened address, and its host: the first that is no shortener's. What lies further may be a
/// wall of consent, or the site's own affair. Nothing where a reader could not use it: a front page in the place of a page
/// that is gone, a private address, one that carries a token.
fn target(verdict: &Verdict) -> Option<(String, String)> {
    let to = verdict.redirects.iter().map(|redirect| &*redirect.to).find(|to| !is_of_shortener(to))?;
    let is_for_readers = !is_home_page(to) && private(to).is_none() && credentials(to).is_none();
    is_for_readers.then(|| Some((without_tracking(to).into_owned(), host(to)?)))?
}

/// So many characters of an address are shown in a title.
const SHOWN: usize = 80;

fn shown(address: &str) -> String {
    match address.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &address[..at]),
        None => address.to_owned(),
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
