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
    let sites = &article.house().sites;
    let page = link.link.canonical(sites);
    let known = match known {
        ArchivedCopy::Found { url, .. } => Some(url),
        ArchivedCopy::Nothing | ArchivedCopy::Unasked => None,
    };
    article.outline().links.iter().any(|other| {
        let url = &other.link.url;
        Some(url) == known || (is_wrapped(url) && other.link.canonical(sites) == page)
    })
}

/// The address `to`, as it can stand where `link` is written. The place in the page that `link` names goes along, as it does
/// in a browser; brackets without a partner are escaped, which would end the address for whoever reads it.
pub(super) fn in_place_of(link: &RoledLink, to: &str) -> String {
    let place_in_page = link.link.url.split_once('#').filter(|_| !to.contains('#'));
    let to = place_in_page.map_or_else(|| to.to_owned(), |(_, place)| format!("{to}#{place}"));
    if has_pairs_of_brackets(&to) { to } else { to.replace('(', "%28").replace(')', "%29") }
}

fn has_pairs_of_brackets(address: &str) -> bool {
    let mut brackets = address.bytes().filter(|byte| matches!(byte, b'(' | b')'));
    let open = brackets.try_fold(0_usize, |open, byte| match byte {
        b'(' => Some(open + 1),
        _ => open.checked_sub(1),
    });
    open == Some(0)
}

/// Whether `url` holds another address, as those of archives do.
fn is_wrapped(url: &str) -> bool {
    url.match_indices("://").nth(1).is_some()
}
