//! Cookies, kept while one link is followed and then forgotten: walls of consent set one and lead back to the page.

use url::Url;

use crate::article::url::registered_domain;

/// So many are kept, each no longer than a site may expect (RFC 6265, 6.1).
const MOST: usize = 50;
const LONGEST: usize = 4096;

/// What sites have set on the way.
#[derive(Clone, Debug, Default)]
pub struct Cookies(Vec<Cookie>);

#[derive(Clone, Debug)]
struct Cookie {
    name: String,
    value: String,
    host: String,
    /// Whether hosts below see it too.
    is_wide: bool,
    is_secure: bool,
}

impl Cookies {
    /// Takes over the header `Set-Cookie: set` of an answer from `url`. Returns whether that is news.
    pub fn set(&mut self, url: &Url, set: &str) -> bool {
        let Some(cookie) = Cookie::read(url, set) else { return false };
        let same = |known: &Cookie| known.name == cookie.name && known.host == cookie.host;
        match self.0.iter().position(same) {
            Some(at) => {
                let before = std::mem::replace(&mut self.0[at], cookie);
                before.value != self.0[at].value
            }
            None if self.0.len() < MOST => {
                self.0.push(cookie);
                true
            }
            None => false,
        }
    }

    /// The header `Cookie` for `url`.
    pub fn header(&self, url: &Url) -> Option<String> {
        let host = url.host_str().unwrap_or_default();
        let sees = |cookie: &&Cookie| {
            let is_here = cookie.host == host || cookie.is_wide && is_below(host, &cookie.host);
            is_here && (!cookie.is_secure || url.scheme() == "https")
        };
        let pairs: Vec<String> =
            self.0.iter().filter(sees).map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

impl Cookie {
    fn read(url: &Url, set: &str) -> Option<Self> {
        let set = Some(set).filter(|set| set.len() <= LONGEST)?;
        let mut parts = set.split(';').map(str::trim);
        let (name, value) = parts.next()?.split_once('=')?;
        let is_plain = |text: &str| text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if name.is_empty() || !is_plain(name) || !is_plain(value) {
            return None;
        }
        let own = url.host_str()?;
        let mut cookie = Self {
            name: name.to_owned(),
            value: value.to_owned(),
            host: own.to_owned(),
            is_wide: false,
            is_secure: false,
        };
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            if key.eq_ignore_ascii_case("domain") {
                let domain = value.trim_start_matches('.').to_ascii_lowercase();
                // A host speaks for itself and for the domain above it, not for a stranger or for all of `co.uk`.
                let is_somebodys = registered_domain(&domain).is_some();
                if is_somebodys && (domain == own || is_below(own, &domain)) {
                    (cookie.host, cookie.is_wide) = (domain, true);
                }
            } else if key.eq_ignore_ascii_case("secure") {
                cookie.is_secure = true;
            }
        }
        Some(cookie)
    }
}

fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Url {
        Url::parse(address).expect("a URL")
    }

    #[test]
    fn a_cookie_goes_back_to_whom_it_came_from() {
        let mut cookies = Cookies::default();
        assert!(cookies.set(&url("https://news.example/a"), "seen=1; Path=/; HttpOnly"));
        assert!(!cookies.set(&url("https://news.example/a"), "seen=1"), "it is known");
        assert!(cookies.set(&url("https://news.example/a"), "lang=de"));
        assert_eq!(cookies.header(&url("https://news.example/b")).as_deref(), Some("seen=1; lang=de"));
        assert_eq!(cookies.header(&url("https://other.example/")), None);
        assert_eq!(cookies.header(&url("https://www.news.example/")), None);
    }

    #[test]
    fn a_cookie_of_a_domain_goes_to_all_its_hosts_and_to_no_strangers() {
        let mut cookies = Cookies::default();
        cookies.set(&url("https://consent.news.example/"), "ok=1; Domain=.news.example; Secure");
        cookies.set(&url("https://consent.news.example/"), "spy=1; Domain=bank.example");
        cookies.set(&url("https://consent.news.example/"), "all=1; Domain=example");
        cookies.set(&url("https://consent.news.co.uk/"), "all=1; Domain=co.uk");
        assert_eq!(cookies.header(&url("https://www.news.example/")).as_deref(), Some("ok=1"));
        assert_eq!(cookies.header(&url("http://www.news.example/")), None);
        assert_eq!(cookies.header(&url("https://bank.example/")), None);
        assert_eq!(cookies.header(&url("https://other.example/")), None);
        assert_eq!(cookies.header(&url("https://bank.co.uk/")), None);
    }

    #[test]
    fn what_could_break_a_header_is_dropped() {
        let mut cookies = Cookies::default();
        for set in ["", "novalue", "=x", "a=b\r\nHost: x", "a=ü"] {
            assert!(!cookies.set(&url("https://news.example/"), set), "{set:?}");
        }
        assert!(!cookies.set(&url("https://news.example/"), &format!("a={}", "x".repeat(LONGEST))));
        for number in 0..2 * MOST {
            cookies.set(&url("https://news.example/"), &format!("c{number}=1"));
        }
        assert_eq!(cookies.0.len(), MOST);
    }
}
