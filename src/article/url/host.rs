//! What an address gives away before anybody follows it: that only its writer can open it, or who its writer is.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use memchr::memchr2;

use super::parts::{Parts, without_parameters};
use crate::text::Span;

/// Why a reader elsewhere cannot open an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Private {
    /// The writer's own machine: `localhost`, `127.0.0.1`, `[::1]`.
    ThisMachine,
    /// A file on the writer's disk.
    File,
    /// An address of a private network (RFC 1918, RFC 4193) or of one link (RFC 3927).
    Network,
    /// A name that only one network knows: `intranet`, `wiki.local`, `cms.corp`.
    LocalName,
    /// A document being written, open to its authors: Google Docs' `/edit`, a CMS's `/wp-admin/`.
    Draft,
}

/// Why nobody but its writer can open `address`, if that is so. Names reserved for examples are public (RFC 2606).
pub fn private(address: &str) -> Option<Private> {
    let parts = Parts::of(address);
    if parts.scheme.eq_ignore_ascii_case("file") {
        return Some(Private::File);
    }
    if !matches!(parts.scheme.to_ascii_lowercase().as_str(), "" | "http" | "https" | "ftp")
        || parts.host.is_empty()
    {
        return None;
    }
    let host = parts.host.trim_end_matches('.').to_ascii_lowercase();
    if let Ok(number) = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
        return private_number(number);
    }
    if host == "localhost" || host.ends_with(".localhost") || host.ends_with(".localdomain") {
        return Some(Private::ThisMachine);
    }
    let is_draft = (host == "docs.google.com" && parts.path.trim_end_matches('/').ends_with("/edit"))
        || parts.path.contains("/wp-admin/");
    let top = host.rsplit('.').next().unwrap_or_default();
    // RFC 8375: `home.arpa` is every home's own.
    let is_local = !host.is_empty()
        && (!host.contains('.') || LOCAL_TOPS.contains(&top) || host.ends_with(".home.arpa"));
    if is_local && !RESERVED_TOPS.contains(&top) {
        Some(Private::LocalName)
    } else {
        is_draft.then_some(Private::Draft)
    }
}

/// Ends of names that the public name system does not have.
const LOCAL_TOPS: [&str; 9] =
    ["corp", "home", "internal", "intranet", "lan", "local", "private", "workgroup", "localnet"];

/// RFC 2606 and 6761: names for examples and tests.
const RESERVED_TOPS: [&str; 3] = ["example", "invalid", "test"];

fn private_number(number: IpAddr) -> Option<Private> {
    match number {
        IpAddr::V4(v4) => private_v4(v4),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(|| private_v6(v6), private_v4),
    }
}

fn private_v4(number: Ipv4Addr) -> Option<Private> {
    if number.is_loopback() || number.is_unspecified() {
        Some(Private::ThisMachine)
    } else {
        (number.is_private() || number.is_link_local()).then_some(Private::Network)
    }
}

fn private_v6(number: Ipv6Addr) -> Option<Private> {
    if number.is_loopback() || number.is_unspecified() {
        Some(Private::ThisMachine)
    } else {
        (number.is_unique_local() || number.is_unicast_link_local()).then_some(Private::Network)
    }
}

/// Where `address` carries a password or an access token: `user:password@` or the whole parameter.
pub fn credentials(address: &str) -> Option<Span> {
    // Neither a user nor a parameter stands in most addresses.
    memchr2(b'@', b'?', address.as_bytes())?;
    let parts = Parts::of(address);
    if let Some(userinfo) = parts.userinfo
        && userinfo.split_once(':').is_some_and(|(_, password)| !password.is_empty())
    {
        let start = parts.offset_of(userinfo);
        return Some(Span::new(start, start + userinfo.len() + 1));
    }
    parts.parameters().find(|(name, value)| is_secret(name, value)).map(|(name, value)| {
        let start = parts.offset_of(name);
        Span::new(start, parts.offset_of(value) + value.len())
    })
}

fn is_secret(name: &str, value: &str) -> bool {
    const SECRETS: [&str; 14] = [
        "access_token",
        "accesstoken",
        "api_key",
        "apikey",
        "auth_token",
        "authtoken",
        "client_secret",
        "id_token",
        "passwd",
        "password",
        "pwd",
        "refresh_token",
        "secret",
        "token",
    ];
    // `?token=` alone is a page about tokens; a placeholder is short.
    value.len() > 3 && SECRETS.iter().any(|secret| name.eq_ignore_ascii_case(secret))
}

/// The address without its passwords and tokens.
///
/// ```
/// use copydesk::article::url::without_credentials;
///
/// assert_eq!(without_credentials("https://desk:k3y@wire.example/a?id=1"), "https://wire.example/a?id=1");
/// ```
pub fn without_credentials(address: &str) -> String {
    let mut clean = without_parameters(address, is_secret).into_owned();
    if let Some(span) = credentials(&clean) {
        clean.replace_range(span.range(), "");
    }
    clean
}

/// Whether `address` leads to a host's first page: it has no path, query or fragment of its own.
pub fn is_home_page(address: &str) -> bool {
    let parts = Parts::of(address);
    !parts.host.is_empty()
        && matches!(parts.path, "" | "/")
        && parts.query.is_none()
        && parts.fragment.is_none()
}

/// The host of `address` in small letters, without port and user name; nothing where there is none, or none that could be:
/// whoever looks for the domains that it lies below is spared a megabyte of them.
pub fn host(address: &str) -> Option<String> {
    let host = Parts::of(address).host;
    (1..=LONGEST_HOST).contains(&host.len()).then(|| host.to_ascii_lowercase())
}

/// 253 characters (RFC 1035), each of four bytes.
const LONGEST_HOST: usize = 4 * 253;

/// The domain that somebody has registered, to which `host` belongs, by the public suffix list: of `news.ledger.co.uk` that is
/// `ledger.co.uk`. Nothing where there is none, as for `co.uk` itself and for numbers.
///
/// ```
/// use copydesk::article::url::registered_domain;
///
/// assert_eq!(registered_domain("www.news.ledger.co.uk"), Some("ledger.co.uk"));
/// assert_eq!(registered_domain("co.uk"), None);
/// ```
pub fn registered_domain(host: &str) -> Option<&str> {
    let is_number = host.starts_with('[') || host.parse::<IpAddr>().is_ok();
    if is_number { None } else { psl::domain_str(host) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_writer_can_open_is_private() {
        let cases = [
            ("http://localhost:8000/draft", Private::ThisMachine),
            ("http://127.0.0.1/", Private::ThisMachine),
            ("http://[::1]:3000/", Private::ThisMachine),
            ("file:///home/desk/notes.txt", Private::File),
            ("http://10.0.4.7/wiki", Private::Network),
            ("https://192.168.1.20:8443/cms", Private::Network),
            ("http://169.254.1.1/", Private::Network),
            ("http://[fd00::12]/", Private::Network),
            ("http://intranet/desk", Private::LocalName),
            ("http://printer.local/", Private::LocalName),
            ("http://router.home.arpa/", Private::LocalName),
            ("https://docs.google.com/document/d/1abc/edit", Private::Draft),
            ("https://docs.google.com/document/d/1abc/edit?usp=sharing#heading=h.1", Private::Draft),
        ];
        for (address, why) in cases {
            assert_eq!(private(address), Some(why), "{address}");
        }
    }

    #[test]
    fn the_public_web_and_names_for_examples_are_not() {
        for address in [
            "https://local.news.example/story",
            "https://www.localnews.com/internal",
            "http://172.32.0.1/",
            "http://test/",
            "https://docs.google.com/document/d/1abc/pub",
            "mailto:desk@news.example",
            "/local/path",
            "https://8.8.8.8/",
        ] {
            assert_eq!(private(address), None, "{address}");
        }
    }

    #[test]
    fn passwords_and_tokens_are_found_and_taken_out() {
        let cases = [
            ("https://desk:hunter2@wire.example/a", "https://wire.example/a"),
            ("https://api.example/v1?id=3&access_token=abcd1234", "https://api.example/v1?id=3"),
            ("https://api.example/v1?token=abcd1234&id=3", "https://api.example/v1?id=3"),
            ("https://api.example/v1?api_key=abcd1234#top", "https://api.example/v1#top"),
        ];
        for (address, clean) in cases {
            assert!(credentials(address).is_some(), "{address}");
            assert_eq!(without_credentials(address), clean);
        }
        for address in
            ["https://medium.example/@desk/story", "https://desk@wire.example/", "https://a.example/?token="]
        {
            assert_eq!(credentials(address), None, "{address}");
        }
    }
}
