//! `links.exclude`: addresses that are never asked.

use regex::{RegexSet, RegexSetBuilder};
use thiserror::Error;
use url::Url;

/// Patterns of addresses.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    /// As the user wrote them: patterns written alike are alike.
    written: Vec<String>,
    set: RegexSet,
}

impl PartialEq for Patterns {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Patterns {}

/// A text that is no pattern.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "“{0}” is no pattern of addresses; write a host (intranet.example), hosts below one (*.example), or an address \
         with `*` for anything (https://news.example/drafts/*)"
)]
pub struct BadPattern(String);

impl Patterns {
    /// The patterns that `written` are: an address when it has a scheme, else a host, with or without a path; `*` stands for
    /// anything. A host alone means all its pages.
    pub fn of<S: AsRef<str>>(written: &[S]) -> Result<Self, BadPattern> {
        let sources: Result<Vec<String>, BadPattern> =
            written.iter().map(|text| source(text.as_ref())).collect();
        let set = RegexSetBuilder::new(sources?).case_insensitive(true).build();
        let written: Vec<String> = written.iter().map(|text| text.as_ref().to_owned()).collect();
        match set {
            Ok(set) => Ok(Self { written, set }),
            Err(_) => Err(BadPattern(written.join(", "))),
        }
    }

    /// Whether `url` is meant.
    pub fn match_url(&self, url: &Url) -> bool {
        !self.set.is_empty() && self.set.is_match(url.as_str())
    }
}

/// The pattern as an expression over the address as `Url` writes it.
fn source(pattern: &str) -> Result<String, BadPattern> {
    let bare = pattern.trim();
    let (scheme, rest) = bare.split_once("://").map_or((None, bare), |(scheme, rest)| (Some(scheme), rest));
    let (host, path) = rest.find('/').map_or((rest, None), |at| (&rest[..at], Some(&rest[at..])));
    if host.is_empty() || bare.contains(char::is_whitespace) {
        return Err(BadPattern(pattern.to_owned()));
    }
    let wild = |text: &str| regex::escape(text).replace(r"\*", ".*");
    let scheme = scheme.map_or_else(|| "[a-z]+".to_owned(), wild);
    // `*.example` means the host itself too.
    let host = match host.strip_prefix("*.") {
        Some(domain) => format!("(?:[^/]*\\.)?{}", wild(domain)),
        None => wild(host),
    };
    // A host written without its port means every port.
    let port = if host.contains(':') { "" } else { "(?::[0-9]+)?" };
    let path = match path {
        None | Some("/") => "(?:[/?].*)?".to_owned(),
        Some(path) => wild(path),
    };
    Ok(format!("^{scheme}://{host}{port}{path}$"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, address: &str) -> bool {
        let patterns = Patterns::of(&[pattern]).expect("a pattern");
        patterns.match_url(&Url::parse(address).expect("a URL"))
    }

    #[test]
    fn a_host_means_all_its_pages() {
        for (pattern, address, is_meant) in [
            ("intranet.example", "https://intranet.example/a?b", true),
            ("intranet.example", "http://intranet.example:8080/", true),
            ("intranet.example", "https://www.intranet.example/", false),
            ("intranet.example", "https://news.example/intranet.example", false),
            ("*.example.org", "https://a.b.example.org/x", true),
            ("*.example.org", "https://example.org/", true),
            ("*.example.org", "https://badexample.org/", false),
            ("news.example/drafts/*", "https://news.example/drafts/1", true),
            ("news.example/drafts/*", "https://news.example/1", false),
            ("https://news.example/*", "http://news.example/1", false),
            ("http://news.example", "http://news.example/1", true),
            ("news.example:8080", "http://news.example:8080/x", true),
            ("news.example:8080", "http://news.example/x", false),
            ("NEWS.example", "https://news.example/", true),
        ] {
            assert_eq!(matches(pattern, address), is_meant, "{pattern} {address}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_named() {
        for wrong in ["", "https://", "/path", "a b"] {
            assert_eq!(Patterns::of(&[wrong]).expect_err("no pattern"), BadPattern(wrong.to_owned()));
        }
        let none: [&str; 0] = [];
        assert!(
            !Patterns::of(&none).expect("none").match_url(&Url::parse("https://a.example/").expect("a URL"))
        );
    }
}
