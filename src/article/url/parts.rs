//! An address cut at its marks, as written: no decoding, no judgement.

use std::borrow::Cow;

/// The parts of an address, each a slice of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    whole: &'a str,
    /// `https`, without the colon; empty where there is none.
    pub scheme: &'a str,
    /// `user:password`, where there is an `@` behind it.
    pub userinfo: Option<&'a str>,
    /// The host as written, without port.
    pub host: &'a str,
    /// The port's digits.
    pub port: Option<&'a str>,
    /// From the slash behind the host; empty where there is none.
    pub path: &'a str,
    /// Behind the question mark.
    pub query: Option<&'a str>,
    /// Behind the number sign.
    pub fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Cuts `address`. Total: what has no scheme has a host if it begins with `www.` or `//`, else only a path.
    pub fn of(address: &'a str) -> Self {
        let (before_fragment, fragment) = split_once(address, b'#');
        let (before_query, query) = split_once(before_fragment, b'?');
        let (scheme, rest) = match split_once(before_query, b':') {
            (scheme, Some(rest)) if is_scheme(scheme) => (scheme, rest),
            _ => ("", before_query),
        };
        let has_authority = rest.starts_with("//") || (scheme.is_empty() && rest.starts_with("www."));
        let rest = if has_authority { rest.strip_prefix("//").unwrap_or(rest) } else { rest };
        let slash = || memchr::memchr2(b'/', b'\\', rest.as_bytes());
        let authority_end = if has_authority { slash().unwrap_or(rest.len()) } else { 0 };
        let (authority, path) = rest.split_at(authority_end);
        let (userinfo, host_and_port) = match authority.rsplit_once('@') {
            Some((userinfo, host)) => (Some(userinfo), host),
            None => (None, authority),
        };
        let (host, port) = match host_and_port.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (host_and_port, None),
        };
        Self { whole: address, scheme, userinfo, host, port, path, query, fragment }
    }

    /// Where `part`, a slice of the address, begins in it.
    pub fn offset_of(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.whole.as_ptr() as usize
    }

    /// The query's parameters as name and value.
    pub fn parameters(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.query.unwrap_or_default().split('&').map(name_and_value)
    }
}

/// A parameter's name and value. Copied from a page's source, it may begin with what is left of an entity (`&amp;`).
fn name_and_value(parameter: &str) -> (&str, &str) {
    let parameter = parameter.trim_start_matches("amp;");
    parameter.split_once('=').unwrap_or((parameter, ""))
}

/// The address without the parameters that `drop` chooses by name and value; borrowed if it chooses none.
pub(super) fn without_parameters(address: &str, drop: impl Fn(&str, &str) -> bool) -> Cow<'_, str> {
    if !address.contains('?') {
        return Cow::Borrowed(address);
    }
    let parts = Parts::of(address);
    let Some(query) = parts.query else { return Cow::Borrowed(address) };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|parameter| {
            let (name, value) = name_and_value(parameter);
            !drop(name, value)
        })
        .collect();
    if kept.len() == query.split('&').count() {
        return Cow::Borrowed(address);
    }
    let mut clean = address[..parts.offset_of(query) - 1].to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(kept.join("&").trim_start_matches("amp;"));
    }
    if let Some(fragment) = parts.fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    Cow::Owned(clean)
}

/// Whether `host` is `domain` or lies below it.
pub fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|below| below.is_empty() || below.ends_with('.'))
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-'))
}

fn split_once(text: &str, mark: u8) -> (&str, Option<&str>) {
    match memchr::memchr(mark, text.as_bytes()) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}
