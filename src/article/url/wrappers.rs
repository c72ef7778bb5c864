//! Addresses that stand for another: archived copies, caches, redirects, and sites that have changed their host. The
//! list is `data/canonical_quirks.tsv`; the rows for all hosts are `canonical`'s own.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex_automata::util::captures::Captures;

use super::pattern::{Pattern, Patterns};
use super::percent::decoded;

/// What a wrapper's address is replaced with.
enum Inner {
    /// The pattern's match becomes this template.
    Template(&'static str),
    /// The whole address is the first group, percent-decoded.
    Decoded,
}

struct Wrapper {
    pattern: Pattern,
    inner: Inner,
}

struct Wrappers {
    /// The patterns of all, to find at once whether any matches.
    set: Patterns,
    all: Vec<Wrapper>,
}

static WRAPPERS: LazyLock<Wrappers> = LazyLock::new(|| {
    let rows = include_str!("../../data/canonical_quirks.tsv").lines().skip(1).filter_map(row);
    let all: Vec<Wrapper> =
        rows.map(|(source, inner)| Wrapper { pattern: Pattern::new(source), inner }).collect();
    Wrappers { set: Patterns::new(all.iter().map(|wrapper| &wrapper.pattern)), all }
});

fn row(line: &'static str) -> Option<(&'static str, Inner)> {
    let mut columns = line.split('\t').skip(1);
    let (host, pattern, action) = (columns.next()?, columns.next()?, columns.next()?);
    if host == "*" {
        return None;
    }
    if action.starts_with("percent-decoded") {
        return Some((pattern, Inner::Decoded));
    }
    let template = action.split([' ', ',', ';']).next()?;
    let is_address = template.starts_with("https://") || template.starts_with('$');
    is_address.then_some((pattern, Inner::Template(template)))
}

/// The sites that the patterns name, each by a whole label of its host.
const SITES: [&str; 27] = [
    "abcnews",
    "ampproject",
    "archive",
    "bbc",
    "cnn",
    "facebook",
    "google",
    "googleusercontent",
    "guardian",
    "huffingtonpost",
    "instagram",
    "itar-tass",
    "linkedin",
    "nitter",
    "outlook",
    "reddit",
    "reuters",
    "sputniknews",
    "t",
    "telegram",
    "thetimes",
    "twitter",
    "urldefense",
    "vk",
    "youtu",
    "youtube",
    "youtube-nocookie",
];

/// Whether the host of `address` has a label that some pattern asks for. Spares most addresses the patterns, and most runs
/// their making.
fn is_of_known_site(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else {
        return false;
    };
    let host = &rest[..memchr::memchr(b'/', rest.as_bytes()).unwrap_or(rest.len())];
    host.split('.').any(|label| SITES.contains(&label))
}

/// The address that `address` wraps; nothing if it wraps none. A second wrapper may lie inside.
///
/// One pass of a set of automata over the host and the first characters of the path.
pub(super) fn unwrapped(address: &str) -> Option<String> {
    if !is_of_known_site(address) {
        return None;
    }
    let number = WRAPPERS.set.matching(address).into_iter().next()?;
    let wrapper = WRAPPERS.all.get(number)?;
    let groups = wrapper.pattern.captures(address)?;
    let inner = match wrapper.inner {
        Inner::Decoded => decoded(address.get(groups.get_group(1)?.range())?),
        Inner::Template(template) => Cow::Owned(filled(template, &groups, address)),
    };
    let has_scheme =
        inner.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphanumeric()));
    let inner =
        if has_scheme { inner.into_owned() } else { format!("https://{}", inner.trim_start_matches('/')) };
    (inner != address && inner.len() > "https://".len()).then_some(inner)
}

/// Whether `address` may wrap another.
pub(super) fn is_wrapper(address: &str) -> bool {
    is_of_known_site(address) && WRAPPERS.set.match_in(address)
}

fn filled(template: &str, groups: &Captures, address: &str) -> String {
    let mut inner = String::new();
    groups.interpolate_string_into(address, template, &mut inner);
    let rest = groups.get_match().and_then(|whole| address.get(whole.end()..)).unwrap_or_default();
    let is_whole = template.strip_prefix("https://").unwrap_or(template).starts_with('$');
    match rest.strip_prefix('?') {
        _ if is_whole => {}
        Some(parameters) if template.contains('?') => {
            inner.push('&');
            inner.push_str(parameters);
        }
        _ => inner.push_str(rest),
    }
    inner
}

#[cfg(test)]
mod tests {
    use super::{SITES, is_of_known_site, row};

    #[test]
    fn every_pattern_names_a_known_site() {
        assert!(SITES.is_sorted());
        for (pattern, _) in include_str!("../../data/canonical_quirks.tsv").lines().skip(1).filter_map(row) {
            assert!(pattern.starts_with("^https?://"), "{pattern}");
            // The label may follow others that may be missing, and ends at a dot.
            let names = |site: &&str| {
                let literal = [site, r"\."].concat();
                pattern.match_indices(&literal).any(|(at, _)| pattern[..at].ends_with(['/', ')', '.', '?']))
                    || *site == "youtube-nocookie" && pattern.contains(r"youtube(?:-nocookie)?\.")
            };
            assert!(SITES.iter().any(names), "{pattern}");
        }
        assert!(is_of_known_site("https://web.archive.org/web/2024/https://news.example/"));
        assert!(!is_of_known_site("https://news.example/twitter.com"));
    }
}
