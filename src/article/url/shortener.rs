//! Addresses that hide where they lead. The hosts are those of `data/shorteners.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::parts::Parts;

/// Hosts that say nothing of the page behind; those that name their outlet or the page (`youtu.be`, `doi.org`) aside.
static SHORTENERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/shorteners.tsv").lines().skip(1);
    let hosts = rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (domain, _, exempt) = (cells.next()?, cells.next()?, cells.next()?);
        (exempt == "no").then_some(domain)
    });
    hosts.collect()
});

/// The host of `address` if it is a shortener's and a page of it is named. One hash look-up.
///
/// ```
/// use copydesk::article::url::shortener;
///
/// assert_eq!(shortener("https://bit.ly/3xYz"), Some("bit.ly"));
/// assert_eq!(shortener("https://youtu.be/3xYz"), None);
/// ```
pub fn shortener(address: &str) -> Option<&'static str> {
    let parts = Parts::of(address);
    let names_a_page = parts.path.len() > 1;
    service(&parts).filter(|_| names_a_page)
}

/// Whether the host of `address` is a shortener's, whatever it shows there: what it shortens, or a page of its own.
pub fn is_of_shortener(address: &str) -> bool {
    service(&Parts::of(address)).is_some()
}

fn service(parts: &Parts<'_>) -> Option<&'static str> {
    let host = parts.host.to_ascii_lowercase();
    SHORTENERS.get(host.strip_prefix("www.").unwrap_or(&host)).copied()
}
