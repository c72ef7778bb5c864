//! What the rules share that speak of verdicts of the network.

use super::inputs::Inputs;
use super::verdict::{ArchivedCopy, LinkNews, VerdictKind};
use crate::article::{Article, RoledLink};

/// The links of `article` on which the network's verdict is `kind`.
pub(super) fn reported<'a>(
    article: &'a Article,
    inputs: &'a Inputs,
    kind: VerdictKind,
) -> impl Iterator<Item = (&'a RoledLink, &'a LinkNews)> {
    news(article, inputs).filter(move |(_, news)| news.verdict.kind == kind)
}

/// The links of `article` of which the network has told anything.
pub(super) fn news<'a>(
    article: &'a Article,
    inputs: &'a Inputs,
) -> impl Iterator<Item = (&'a RoledLink, &'a LinkNews)> {
    let links = article.outline().links.iter().enumerate();
    links.filter_map(|(index, link)| Some((link, inputs.verdicts.of(index)?)))
}

/// Whether the article itself names an archived copy of the page that `link` leads to: the one that is known, or another that
/// its address tells.
pub(super) fn has_copy(article: &Article, link: &RoledLink, known: &ArchivedCopy) -> bool {
    let page = article.house().sites.canonical(&link.link.url);
    let known = match known {
        ArchivedCopy::Found { url, .. } => Some(url),
        ArchivedCopy::Nothing | ArchivedCopy::Unasked => None,
    };
    article.outline().links.iter().any(|other| {
        let url = &other.link.url;
        Some(url) == known || (is_wrapped(url) && article.house().sites.canonical(url) == page)
    })
}

/// Whether `url` holds another address, as those of archives do.
fn is_wrapped(url: &str) -> bool {
    url.match_indices("://").nth(1).is_some()
}
