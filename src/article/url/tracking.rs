//! Parameters that tell who shared a link, not which page it leads to. The list is `data/tracking_params.tsv`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::parts::{Parts, is_below, without_parameters};

/// Where a parameter of some name is for tracking only, or is needed.
struct Scope {
    /// A domain, or nothing for all.
    domain: Option<&'static str>,
    strip: bool,
}

struct Table {
    names: HashMap<&'static str, Vec<Scope>>,
    prefixes: Vec<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { names: HashMap::new(), prefixes: Vec::new() };
    for line in include_str!("../../data/tracking_params.tsv").lines().skip(1) {
        let mut columns = line.split('\t');
        let (Some(name), Some(domain), Some(strip)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        if let Some(prefix) = name.strip_suffix('*') {
            table.prefixes.push(prefix);
        } else {
            let domain = (domain != "*").then_some(domain);
            table.names.entry(name).or_default().push(Scope { domain, strip: strip == "yes" });
        }
    }
    table
});

/// Whether the query parameter `name` on `host` is there for tracking only.
pub(super) fn is_tracking(name: &str, host: &str) -> bool {
    // Facebook counts some: `__cft__[0]`.
    let name = name.split(['[', '%']).next().unwrap_or(name);
    let Some(scopes) = TABLE.names.get(name) else {
        return TABLE.prefixes.iter().any(|prefix| name.starts_with(prefix));
    };
    let here = scopes.iter().find(|scope| scope.domain.is_some_and(|domain| is_below(host, domain)));
    here.or_else(|| scopes.iter().find(|scope| scope.domain.is_none())).is_some_and(|scope| scope.strip)
}

/// The address without its tracking parameters; borrowed if it has none.
///
/// ```
/// use copydesk::article::url::without_tracking;
///
/// let shared = "https://news.example/dam?id=7&utm_source=mail#top";
/// assert_eq!(without_tracking(shared), "https://news.example/dam?id=7#top");
/// ```
pub fn without_tracking(address: &str) -> Cow<'_, str> {
    let host = Parts::of(address).host.to_ascii_lowercase();
    without_parameters(address, |name, _| is_tracking(name, &host))
}

#[cfg(test)]
mod tests {
    use super::without_tracking;

    #[test]
    fn tracking_parameters_go_and_the_others_stay() {
        assert_eq!(without_tracking("https://a.example/x?utm_source=a&utm_medium=b"), "https://a.example/x");
        assert_eq!(without_tracking("https://a.example/x?fbclid=Iw1&page=2"), "https://a.example/x?page=2");
        assert_eq!(without_tracking("https://a.example/x?p=1&gclid=q#c"), "https://a.example/x?p=1#c");
    }

    #[test]
    fn what_tracks_on_one_site_names_the_article_on_another() {
        assert_eq!(
            without_tracking("https://n.news.naver.com/read?aid=12"),
            "https://n.news.naver.com/read?aid=12"
        );
        assert_eq!(
            without_tracking("https://www.youtube.com/watch?v=a&ab_channel=b"),
            "https://www.youtube.com/watch?v=a"
        );
        assert_eq!(
            without_tracking("https://a.example/watch?ab_channel=b"),
            "https://a.example/watch?ab_channel=b"
        );
    }
}
