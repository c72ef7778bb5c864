//! What a newsroom knows of single sites: exceptions to what makes two addresses one article.

use std::collections::BTreeMap;

use super::canonical::canonical_among;

/// Exceptions, by host; one of a domain holds for all hosts below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sites(BTreeMap<String, SiteException>);

/// What is particular about a site's addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteException {
    /// Parameters that choose the page, whatever they do elsewhere.
    pub keep: Vec<String>,
    /// Parameters that do not.
    pub ignore: Vec<String>,
    /// Whether the fragment chooses the page.
    pub has_pages_by_fragment: bool,
    /// The host under which its articles are known.
    pub host: Option<String>,
}

impl Sites {
    /// Adds an exception for `host` and all hosts below.
    pub fn add(&mut self, host: &str, exception: SiteException) {
        let host = host.to_ascii_lowercase();
        self.0.insert(host.trim_start_matches("www.").to_owned(), exception);
    }

    /// The canonical form of `address` (`super::canonical`), these exceptions taken into account.
    pub fn canonical(&self, address: &str) -> String {
        canonical_among(address, self)
    }

    /// What is particular about `host`: what is said of itself, or of the nearest domain above.
    pub(super) fn of(&self, host: &str) -> Option<&SiteException> {
        if self.0.is_empty() {
            return None;
        }
        let mut domain = host;
        loop {
            if let Some(exception) = self.0.get(domain) {
                return Some(exception);
            }
            domain = domain.split_once('.')?.1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sites() -> Sites {
        let mut sites = Sites::default();
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        sites.add(
            "www.Ledger.example",
            SiteException {
                keep: names(&["utm_source"]),
                ignore: names(&["sid"]),
                ..SiteException::default()
            },
        );
        let alias = SiteException { host: Some("ledger.example".to_owned()), ..SiteException::default() };
        sites.add("oldledger.example", alias);
        let app = SiteException { has_pages_by_fragment: true, ..SiteException::default() };
        sites.add("app.example", app);
        sites
    }

    #[test]
    fn a_site_may_have_its_own_ways() {
        for (address, key) in [
            (
                "https://ledger.example/a?utm_source=x&utm_medium=y&sid=7",
                "https://ledger.example/a?utm_source=x",
            ),
            ("http://m.news.ledger.example/a?sid=7&id=1", "https://news.ledger.example/a?id=1"),
            ("https://www.oldledger.example/a/?sid=7", "https://ledger.example/a"),
            ("https://app.example/#story-7", "https://app.example#story-7"),
            ("https://app.example/#:~:text=dam", "https://app.example"),
            ("https://other.example/a?sid=7&utm_source=x#part", "https://other.example/a?sid=7"),
        ] {
            assert_eq!(sites().canonical(address), key, "{address}");
            assert_eq!(sites().canonical(key), key, "a key is its own key");
        }
    }
}
