//! What makes two addresses one article.

use std::sync::LazyLock;

use url::Url;

use super::malformed::is_too_long;
use super::parts::is_below;
use super::plain::Plain;
use super::sites::{SiteException, Sites};
use super::{percent, tracking, wrappers};

/// Wrappers inside wrappers, and what their removal lays bare, are followed so often. What has more is its own key.
const MOST_LAYERS: usize = 8;

/// The form of an address in which two that lead to one article are equal. A key, not an address to open.
///
/// Equal are: `http` and `https`; `www.`, mobile and AMP hosts and the bare one; a path with and without its last slash
/// or `index.html`; escapes however written; an archived, cached or redirecting address and its original (see
/// `data/canonical_quirks.tsv`). Tracking parameters, default ports, user names and the fragment do not count, but for
/// `#!` and `#/`, by which some sites name the page. Idempotent. About a microsecond.
///
/// ```
/// use copydesk::article::url::canonical;
///
/// let shared = "http://m.news.example:80/2024/05/dam/?utm_source=mail#comments";
/// assert_eq!(canonical(shared), "https://news.example/2024/05/dam");
/// ```
pub fn canonical(address: &str) -> String {
    static NONE: LazyLock<Sites> = LazyLock::new(Sites::default);
    canonical_among(address, &NONE)
}

/// The same, where `sites` have their own ways.
pub(super) fn canonical_among(address: &str, sites: &Sites) -> String {
    let written = with_scheme(address.trim());
    let mut key = written.clone();
    for _ in 0..MOST_LAYERS {
        let wrapped = wrappers::unwrapped(&key);
        let is_wrapper = wrapped.is_some();
        let inner = wrapped.map_or(key, |inner| with_scheme(inner.trim()));
        let parsed;
        let page = if let Some(plain) = Plain::of(&inner) {
            Page::from(plain)
        } else if is_too_long(&inner) {
            if !wrappers::is_wrapper(&inner) {
                return inner;
            }
            key = inner;
            continue;
        } else {
            parsed = Url::parse(&inner).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
            let Some(page) = parsed.as_ref().and_then(Page::of) else { return inner };
            page
        };
        let own = bare_host(page.host);
        let exception = sites.of(own);
        let next = page.key(own, exception);
        let is_simple = || !is_wrapper && exception.is_none() && page.is_simple(own, &inner);
        // What was wrapped may itself wrap, however well it is written.
        let is_done = !is_wrapper && next == inner || is_simple() && !wrappers::is_wrapper(&next);
        if is_done {
            return next;
        }
        key = next;
    }
    written
}

/// What an address says about the page it leads to.
struct Page<'u> {
    host: &'u str,
    port: Option<u16>,
    path: &'u str,
    query: Option<&'u str>,
    fragment: Option<&'u str>,
}

impl<'u> From<Plain<'u>> for Page<'u> {
    fn from(Plain { host, path, query }: Plain<'u>) -> Self {
        Self { host, port: None, path, query, fragment: None }
    }
}

impl<'u> Page<'u> {
    /// Nothing where there is no host.
    fn of(url: &'u Url) -> Option<Self> {
        let host = url.host_str()?;
        Some(Self { host, port: url.port(), path: url.path(), query: url.query(), fragment: url.fragment() })
    }

    /// Whether the key of this page of the bare host `own`, written `address`, cannot have a key of its own: nothing was taken away but marks
    /// that stand once, at the ends. Spares most addresses a second look.
    fn is_simple(&self, own: &str, address: &str) -> bool {
        self.port.is_none()
            && !address.contains('%')
            && own == self.host.strip_prefix("www.").unwrap_or(self.host)
            && mobile_edition(self.host).is_none()
            && bare_path(self.path).len() + 1 >= self.path.len()
    }

    /// The key of the page of the bare host `own`, where its address wraps no other; `exception` is what is particular about
    /// its site.
    fn key(&self, own: &str, exception: Option<&SiteException>) -> String {
        let host = exception.and_then(|exception| exception.host.as_deref()).unwrap_or(own);
        let mut key = String::with_capacity("https://".len() + self.host.len() + self.path.len());
        key.push_str("https://");
        match mobile_edition(host) {
            Some((language, site)) => key.extend([language, ".", site]),
            None => key.push_str(host),
        }
        if let Some(port) = self.port {
            key.push(':');
            key.push_str(&port.to_string());
        }
        match article_number(host, self.path) {
            Some(number) => {
                key.push('/');
                key.push_str(number);
            }
            None => percent::push_normalized(bare_path(self.path), &mut key),
        }
        if let Some(query) = self.query {
            push_query(query, own, exception, &mut key);
        }
        if let Some(page) = self.fragment.filter(|fragment| names_a_page(fragment, exception)) {
            key.push('#');
            percent::push_normalized(page, &mut key);
        }
        key
    }
}

fn with_scheme(address: &str) -> String {
    let lower_start = address.get(..4).unwrap_or_default();
    if lower_start.eq_ignore_ascii_case("www.") { format!("https://{address}") } else { address.to_owned() }
}

fn bare_host(host: &str) -> &str {
    let mut bare = host.trim_end_matches('.');
    // By their first letters, most hosts are bare.
    while bare.starts_with(['w', 'm', 'a', 't'])
        && let Some((first, rest)) = bare.split_once('.')
    {
        let numbered =
            first.strip_prefix("www").is_some_and(|n| n.len() < 2 && n.bytes().all(|b| b.is_ascii_digit()));
        let stands_for_the_rest = numbered || matches!(first, "m" | "mobile" | "amp" | "touch" | "wap");
        if !stands_for_the_rest || !rest.contains('.') {
            break;
        }
        bare = rest;
    }
    bare
}

/// The language and the site of a mobile edition as Wikipedia names them: `en.m.wikipedia.org`.
fn mobile_edition(host: &str) -> Option<(&str, &str)> {
    let mark = (0..=3).find(|at| host.as_bytes()[host.len().min(*at)..].starts_with(b".m."))?;
    let (language, site) = (&host[..mark], &host[mark + 3..]);
    (mark > 1 && site.contains('.')).then_some((language, site))
}

/// The Moscow Times writes an article's number behind the slug; the slug may change.
fn article_number<'u>(host: &str, path: &'u str) -> Option<&'u str> {
    let number = is_below(host, "themoscowtimes.com")
        .then(|| path.trim_end_matches('/').rsplit(['-', '/']).next())??;
    let digits = number.strip_prefix('a')?;
    (digits.len() == 5 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

/// The path without what names a rendering of the page, not the page.
fn bare_path(path: &str) -> &str {
    let mut bare =
        path.strip_prefix("/amp").filter(|rest| rest.len() > 1 && rest.starts_with('/')).unwrap_or(path);
    loop {
        let shorter = RENDERINGS.iter().find_map(|rendering| bare.strip_suffix(rendering)).unwrap_or(bare);
        let shorter = shorter.strip_suffix('/').unwrap_or(shorter);
        if shorter == bare {
            return bare;
        }
        bare = shorter;
    }
}

const RENDERINGS: [&str; 9] = [
    "/amp",
    ".amp",
    ".amp.html",
    "/index.html",
    "/index.htm",
    "/index.php",
    "/default.aspx",
    "/index.shtml",
    "/print",
];

/// The parameters that choose the page, in the order of the alphabet.
fn push_query(query: &str, host: &str, exception: Option<&SiteException>, key: &mut String) {
    let is_among = |names: fn(&SiteException) -> &Vec<String>, name: &str| {
        exception.is_some_and(|exception| names(exception).iter().any(|known| known == name))
    };
    let mut kept: Vec<&str> = query
        .split('&')
        .map(|parameter| parameter.trim_start_matches("amp;"))
        .filter(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            !parameter.is_empty()
                && !is_among(|site| &site.ignore, name)
                && (is_among(|site| &site.keep, name)
                    || !names_a_rendering(name, value) && !tracking::is_tracking(name, host))
        })
        .collect();
    kept.sort_unstable();
    for (number, parameter) in kept.into_iter().enumerate() {
        key.push(if number == 0 { '?' } else { '&' });
        percent::push_normalized(parameter, key);
    }
}

/// Whether a site chooses its pages by this fragment: `#!` and `#/` say so themselves.
fn names_a_page(fragment: &str, exception: Option<&SiteException>) -> bool {
    let is_of_site = exception.is_some_and(|site| site.has_pages_by_fragment);
    (fragment.starts_with(['!', '/']) && fragment.len() > 1)
        || (is_of_site && !fragment.is_empty() && !fragment.starts_with(":~:"))
}

fn names_a_rendering(name: &str, value: &str) -> bool {
    match name {
        "amp" => matches!(value, "" | "1" | "true"),
        "outputType" | "output" => value == "amp",
        "amp_js_v" | "amp_gsa" | "usqp" => true,
        "print" | "printable" | "printview" => matches!(value, "1" | "yes" | "true" | "y"),
        "pagewanted" | "page" => value == "all",
        "all" | "single" => value == "1",
        "singlepage" => value == "true",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::canonical;

    const ARTICLE: &str = "https://news.example/2024/05/dam-bursts";

    #[test]
    fn one_article_has_one_key() {
        for address in [
            "https://news.example/2024/05/dam-bursts",
            "http://news.example/2024/05/dam-bursts/",
            "HTTPS://WWW.News.Example/2024/05/dam-bursts",
            "www.news.example/2024/05/dam-bursts",
            "https://m.news.example/2024/05/dam-bursts?utm_source=x&fbclid=Iw2",
            "https://amp.news.example/2024/05/dam-bursts",
            "https://news.example/2024/05/dam-bursts/amp/",
            "https://news.example/amp/2024/05/dam-bursts",
            "https://news.example/2024/05/dam-bursts?amp=1",
            "https://news.example:443/2024/05/dam-bursts#comments",
            "http://news.example:80/2024/05/dam-bursts/index.html",
            "https://news.example/2024/05/dam%2Dbursts",
            "https://news.example/2024/05/dam-bursts#:~:text=the%20dam",
            "https://news.example/2024/05/dam-bursts?print=1",
            "https://web.archive.org/web/20240511083000/https://news.example/2024/05/dam-bursts",
            "http://web.archive.org/web/2024/http://www.news.example/2024/05/dam-bursts/",
            "https://archive.ph/20240511083000/https://news.example/2024/05/dam-bursts",
            "https://www.google.com/amp/s/news.example/2024/05/dam-bursts",
            "https://news-example.cdn.ampproject.org/c/s/news.example/2024/05/dam-bursts",
            "https://cdn.ampproject.org/c/s/news.example/2024/05/dam-bursts",
            "https://urldefense.com/v3/__https://news.example/2024/05/dam-bursts__;!!Ab1",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2F2024%2F05%2Fdam-bursts&h=AT1",
        ] {
            assert_eq!(canonical(address), ARTICLE, "{address}");
        }
    }

    #[test]
    fn a_key_is_its_own_key_however_often_it_was_wrapped() {
        let wrapped = |times: usize| {
            ["https://www.web.archive.org/web/2024/", &"web.archive.org/web/2024/".repeat(times)].concat()
        };
        for address in [wrapped(1) + "%2F", wrapped(3) + "news.example/a", wrapped(20) + "news.example/a"] {
            let key = canonical(&address);
            assert_eq!(canonical(&key), key, "{address}");
        }
    }

    #[test]
    fn another_page_has_another_key() {
        for address in [
            "https://news.example/2024/05/Dam-bursts",
            "https://news.example/2024/05/dam-bursts?page=2",
            "https://sport.news.example/2024/05/dam-bursts",
            "https://news.example:8080/2024/05/dam-bursts",
            "https://news.example/2024/05/dam-bursts#!/live",
            "https://news.example/2024/05/dam",
        ] {
            assert_ne!(canonical(address), ARTICLE, "{address}");
        }
    }

    #[test]
    fn sites_with_several_hosts_are_one() {
        for (one, other) in [
            ("https://twitter.com/desk/status/12", "https://x.com/desk/status/12?s=20"),
            ("https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
            ("https://en.m.wikipedia.org/wiki/Dam", "https://en.wikipedia.org/wiki/Dam"),
            ("https://edition.cnn.com/2024/05/11/dam", "https://www.cnn.com/2024/05/11/dam"),
            ("https://www.bbc.co.uk/news/world-1", "https://www.bbc.com/news/world-1"),
            (
                "https://www.themoscowtimes.com/2023/09/17/one-a12345",
                "https://themoscowtimes.com/2023/09/18/two-a12345",
            ),
            ("https://news.example/s?a=1&b=2", "https://news.example/s?b=2&a=1"),
            ("https://пресса.example/дом", "https://xn--80aj3aega.example/%d0%b4%d0%be%d0%bc"),
        ] {
            assert_eq!(canonical(one), canonical(other), "{one}");
        }
    }

    #[test]
    fn what_is_not_on_the_web_stays_as_it_is() {
        for address in ["mailto:desk@news.example", "notes/dam.md", "", "https://", "#top"] {
            assert_eq!(canonical(address), address);
        }
    }
}
