//! Addresses of web archives that lead to no archived copy.

use super::host::is_home_page;
use super::parts::{Parts, is_below};

/// Archive.today under all its names.
const ARCHIVE_TODAY: [&str; 7] =
    ["archive.today", "archive.fo", "archive.is", "archive.li", "archive.md", "archive.ph", "archive.vn"];

/// Whether `address` is a web archive's form for saving a page, or its list of a page's copies, rather than a copy.
///
/// ```
/// use copydesk::article::url::leads_to_no_copy;
///
/// assert!(leads_to_no_copy("https://web.archive.org/web/*/https://news.example/ferry"));
/// assert!(!leads_to_no_copy("https://web.archive.org/web/20240511120000/https://news.example/ferry"));
/// ```
pub fn leads_to_no_copy(address: &str) -> bool {
    let parts = Parts::of(address);
    let host = parts.host.to_ascii_lowercase();
    let is_wayback =
        is_below(&host, "web.archive.org") || matches!(&*host, "archive.org" | "www.archive.org");
    if !is_wayback && !ARCHIVE_TODAY.iter().any(|name| is_below(&host, name)) {
        return false;
    }
    let path = parts.path.to_ascii_lowercase().replace("%2a", "*");
    if is_wayback {
        let stamp = path.strip_prefix("/web/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        return path.starts_with("/save/") || stamp.contains('*');
    }
    path.starts_with("/submit")
        || path.starts_with("/*")
        || path.len() < 2 && parts.query.is_some_and(|query| query.contains("url="))
}

/// Whether `address`, given for an archived copy, is of no archived copy at all: a web archive's first page, or a page of
/// `origin`, the site that the copy would be of.
pub fn outside_archives(address: &str, origin: Option<&str>) -> bool {
    let parts = Parts::of(address);
    let host = parts.host.to_ascii_lowercase();
    let is_archive = is_below(&host, "archive.org") || ARCHIVE_TODAY.iter().any(|name| is_below(&host, name));
    let starts_nothing = matches!(parts.path.trim_matches('/'), "web" | "save") && parts.query.is_none();
    if is_archive {
        return is_home_page(address) || starts_nothing;
    }
    origin.is_some_and(|origin| {
        let origin = Parts::of(origin).host.to_ascii_lowercase();
        !origin.is_empty() && host.trim_start_matches("www.") == origin.trim_start_matches("www.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_lists_are_no_copies() {
        for address in [
            "https://web.archive.org/save/https://news.example/ferry",
            "https://web.archive.org/web/*/news.example/ferry",
            "https://web.archive.org/web/2023*/https://news.example/ferry",
            "https://web.archive.org/web/%2A/https://news.example/ferry",
            "https://archive.ph/?url=https%3A%2F%2Fnews.example%2Fferry",
            "https://archive.is/submit/?url=https://news.example/ferry",
            "http://archive.today/*.news.example",
        ] {
            assert!(leads_to_no_copy(address), "{address}");
        }
    }

    #[test]
    fn copies_are() {
        for address in [
            "https://web.archive.org/web/20230917083000/https://news.example/ferry",
            "https://web.archive.org/web/20230917083000if_/https://news.example/*/ferry",
            "https://web.archive.org/web/https://news.example/ferry",
            "https://archive.ph/AbC12",
            "https://archive.ph/newest/https://news.example/ferry",
            "https://archive.org/details/ferry-almanac",
            "https://perma.cc/4XYZ-ABCD",
            "https://news.example/save/ferry",
        ] {
            assert!(!leads_to_no_copy(address), "{address}");
        }
    }

    #[test]
    fn an_address_of_the_site_itself_lies_outside() {
        let origin = Some("https://www.news.example/ferry");
        assert!(outside_archives("https://news.example/ferry", origin));
        assert!(outside_archives("https://web.archive.org/", origin));
        assert!(!outside_archives("https://archive.news.example/ferry", origin));
        assert!(!outside_archives("https://perma.cc/4XYZ-ABCD", origin));
    }
}
