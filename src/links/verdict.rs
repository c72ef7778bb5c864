//! What came of following an address, judged.

use url::Url;

use super::exchange::{Failure, Reply};
use super::fragment;
use super::visit::{End, Evidence};
use crate::checks::{Moment, PRIVATE_ADDRESS, Verdict, VerdictKind};

/// The verdict on `asked`, by what following it met.
pub fn judge(asked: &Url, evidence: &Evidence, now: Moment) -> Verdict {
    let (kind, reason) = match &evidence.end {
        End::Answered(reply) => answered(asked, evidence, reply),
        End::Failed(failure) => failed(evidence, failure),
        End::Circle => (VerdictKind::Unknown, "redirects in a circle".to_owned()),
        End::TooFar => (VerdictKind::Unknown, "redirects too often".to_owned()),
        End::Astray(location) => (VerdictKind::Unknown, format!("redirects to “{}”", short(location))),
        End::Resting => (VerdictKind::Unknown, "the host asks to be left alone".to_owned()),
    };
    Verdict { kind, redirects: evidence.redirects.clone(), reason, checked_at: now }
}

fn answered(asked: &Url, evidence: &Evidence, reply: &Reply) -> (VerdictKind, String) {
    let status = status_line(reply.status);
    match reply.status {
        _ if reply.is_bot_wall => (VerdictKind::Blocked, format!("{status}: a wall against programs")),
        200..=299 => match doubt(asked, evidence, reply) {
            Some(doubt) => (VerdictKind::Unknown, doubt),
            None => found(evidence, status),
        },
        404 | 410 => (VerdictKind::Dead, at(evidence, status)),
        401 | 402 | 403 | 405 | 406 | 407 | 429 | 451 | 999 => (VerdictKind::Blocked, at(evidence, status)),
        _ => (VerdictKind::Unknown, at(evidence, status)),
    }
}

/// The page is there; the redirects say whether its address still holds.
fn found(evidence: &Evidence, status: String) -> (VerdictKind, String) {
    match evidence.redirects.first() {
        Some(first) if first.is_for_good() => (VerdictKind::Moved, status_line(first.status)),
        Some(first) => (VerdictKind::Alive, format!("{} to {}", first.status, short(evidence.last.as_str()))),
        None => (VerdictKind::Alive, status),
    }
}

fn failed(evidence: &Evidence, failure: &Failure) -> (VerdictKind, String) {
    let unknown = |reason: String| (VerdictKind::Unknown, reason);
    match failure {
        Failure::NoSuchHost if evidence.redirects.is_empty() => {
            (VerdictKind::Dead, "no such host".to_owned())
        }
        Failure::NoSuchHost => {
            (VerdictKind::Dead, format!("no such host: {}", evidence.last.host_str().unwrap_or_default()))
        }
        Failure::Refused(_) => unknown(PRIVATE_ADDRESS.to_owned()),
        Failure::NoNames(why) => unknown(format!("the name could not be looked up: {why}")),
        Failure::Timeout => unknown("no answer in time".to_owned()),
        Failure::NoConnection(why) => unknown(format!("no connection: {why}")),
        Failure::Broken(why) => unknown(format!("the connection broke: {why}")),
        Failure::Insecure(why) => unknown(format!("not secure: {why}")),
        Failure::NotHttp(why) => unknown(format!("not an answer of a web server: {why}")),
    }
}

/// What makes one doubt that a page that answers is the page that was meant.
fn doubt(asked: &Url, evidence: &Evidence, reply: &Reply) -> Option<String> {
    let last = &evidence.last;
    if !evidence.redirects.is_empty() && is_home(last) && !is_home(asked) {
        return Some("leads to a front page: the article may be gone".to_owned());
    }
    if !evidence.redirects.is_empty() && is_called_missing(last) && !is_called_missing(asked) {
        return Some(format!("leads to {}: the article may be gone", short(last.path())));
    }
    if let Some(title) = title(&reply.body).filter(|title| says_missing(title)) {
        return Some(format!("the page is called “{}”: the article may be gone", short(&title)));
    }
    fragment::missing(asked, reply)
}

/// Whether `url` is a site's first page, or the first page in a language: `/`, `/en/`, `/index.html`.
fn is_home(url: &Url) -> bool {
    let path = url.path().trim_matches('/');
    url.query().is_none()
        && (path.is_empty() || path.len() == 2 || matches!(path, "index.html" | "index.php" | "home"))
}

fn is_called_missing(url: &Url) -> bool {
    const NAMES: [&str; 9] = [
        "404",
        "404.html",
        "notfound",
        "not-found",
        "not_found",
        "pagenotfound",
        "page-not-found",
        "page_not_found",
        "error404",
    ];
    let mut segments = url.path().split('/').map(str::to_ascii_lowercase);
    segments.any(|segment| NAMES.contains(&segment.as_str()))
}

/// The title of a page, on one line.
fn title(page: &[u8]) -> Option<String> {
    let page = String::from_utf8_lossy(page);
    let lower = page.to_ascii_lowercase();
    let open = lower.find("<title")?;
    let start = open + lower[open..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    let words: Vec<&str> = page[start..end].split_whitespace().collect();
    Some(words.join(" "))
}

/// Whether a page of that title says that there is none. A headline may speak of a thing not found, so the words have to
/// open the title, or stand alone between its marks.
fn says_missing(title: &str) -> bool {
    const SAID: [&str; 9] = [
        "404",
        "page not found",
        "not found",
        "error 404",
        "404 not found",
        "404 error",
        "404 - not found",
        "file not found",
        "page unavailable",
    ];
    let title = title.to_lowercase();
    title.split(['|', '–', '—', '·', ':', '-', '!', '.', ',']).any(|part| SAID.contains(&part.trim()))
        || title.starts_with("page not found")
        || title.starts_with("404 not found")
}

/// The status, with the address that gave it where that is not the link's own.
fn at(evidence: &Evidence, status: String) -> String {
    if evidence.redirects.is_empty() {
        status
    } else {
        format!("{status} at {}", short(evidence.last.as_str()))
    }
}

/// So many characters of an address or a title are shown in a reason.
const SHORT: usize = 120;

fn short(text: &str) -> String {
    match text.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// The status with its words (RFC 9110; those of the few others are their inventors').
fn status_line(status: u16) -> String {
    let words = match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        203 => "Non-Authoritative Information",
        204 => "No Content",
        206 => "Partial Content",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        410 => "Gone",
        418 => "I'm a teapot",
        421 => "Misdirected Request",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => return status.to_string(),
    };
    format!("{status} {words}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Redirect;

    fn url(address: &str) -> Url {
        Url::parse(address).expect("a URL")
    }

    /// The verdict where `asked` is redirected by `hops` and then ends like `end`.
    fn verdict(asked: &str, hops: &[(u16, &str)], end: End) -> Verdict {
        let last = url(hops.last().map_or(asked, |(_, to)| to));
        let redirects = hops.iter().map(|&(status, to)| Redirect { status, to: to.to_owned() }).collect();
        judge(&url(asked), &Evidence { redirects, last, end }, Moment(0))
    }

    fn status(status: u16) -> End {
        End::Answered(Reply { status, ..Reply::default() })
    }

    fn page(text: &str) -> End {
        End::Answered(Reply { status: 200, body: text.as_bytes().to_vec(), ..Reply::default() })
    }

    const DAM: &str = "https://news.example/2024/05/dam-bursts";

    #[test]
    fn a_status_has_one_meaning() {
        for (answer, kind) in [
            (200, VerdictKind::Alive),
            (204, VerdictKind::Alive),
            (206, VerdictKind::Alive),
            (300, VerdictKind::Unknown),
            (302, VerdictKind::Unknown),
            (304, VerdictKind::Unknown),
            (400, VerdictKind::Unknown),
            (401, VerdictKind::Blocked),
            (402, VerdictKind::Blocked),
            (403, VerdictKind::Blocked),
            (404, VerdictKind::Dead),
            (405, VerdictKind::Blocked),
            (406, VerdictKind::Blocked),
            (407, VerdictKind::Blocked),
            (408, VerdictKind::Unknown),
            (410, VerdictKind::Dead),
            (418, VerdictKind::Unknown),
            (429, VerdictKind::Blocked),
            (451, VerdictKind::Blocked),
            (500, VerdictKind::Unknown),
            (503, VerdictKind::Unknown),
            (520, VerdictKind::Unknown),
            (999, VerdictKind::Blocked),
        ] {
            assert_eq!(verdict(DAM, &[], status(answer)).kind, kind, "{answer}");
        }
        assert_eq!(verdict(DAM, &[], status(404)).reason, "404 Not Found");
        assert_eq!(verdict(DAM, &[], status(999)).reason, "999");
    }

    #[test]
    fn a_page_has_moved_where_it_is_said_for_good() {
        let there = "https://news.example/dams/dam-bursts";
        let moved = verdict(DAM, &[(301, there)], status(200));
        assert_eq!((moved.kind, moved.moved_to()), (VerdictKind::Moved, Some(there)));
        let chain = verdict(
            DAM,
            &[(308, "https://news.example/a"), (301, there), (302, "https://cdn.example/x")],
            status(200),
        );
        assert_eq!(chain.moved_to(), Some(there), "where it is today is not where it has moved to");
        let for_now = verdict(DAM, &[(302, there)], status(200));
        assert_eq!((for_now.kind, for_now.moved_to()), (VerdictKind::Alive, None));
        assert_eq!(for_now.reason, format!("302 to {there}"));
        let gone = verdict(DAM, &[(301, there)], status(404));
        assert_eq!((gone.kind, gone.moved_to()), (VerdictKind::Dead, None));
        assert_eq!(gone.reason, format!("404 Not Found at {there}"));
    }

    #[test]
    fn an_answer_that_is_hardly_the_article_is_no_verdict() {
        for (hops, end) in [
            (&[(301, "https://news.example/")][..], status(200)),
            (&[(302, "https://news.example/en/")], status(200)),
            (&[(302, "https://news.example/404.html")], status(200)),
            (&[(302, "https://news.example/errors/not-found?from=x")], status(200)),
            (&[], page("<html><head><TITLE lang=en>\n Page not\n found | News</TITLE>")),
            (&[], page("<title>404</title>")),
            (&[], page("<title>Error 404 – The News</title>")),
        ] {
            let verdict = verdict(DAM, hops, end);
            assert_eq!(verdict.kind, VerdictKind::Unknown, "{verdict:?}");
            assert!(verdict.reason.ends_with("the article may be gone"), "{verdict:?}");
        }
        for (asked, hops, end) in [
            ("https://news.example/", &[(301, "https://www.news.example/")][..], status(200)),
            (DAM, &[], page("<title>Cause of crash not found, report says</title>")),
            (DAM, &[], page("<title>Route 404 closed</title>")),
            (DAM, &[], page("<title>unclosed")),
            ("https://news.example/404/why", &[(302, "https://news.example/404/why/")], status(200)),
        ] {
            let verdict = verdict(asked, hops, end);
            assert!(matches!(verdict.kind, VerdictKind::Alive | VerdictKind::Moved), "{verdict:?}");
        }
    }

    #[test]
    fn who_cannot_be_reached_is_unknown_but_who_does_not_exist_is_dead() {
        let failed = |failure| verdict(DAM, &[], End::Failed(failure));
        assert_eq!(failed(Failure::NoSuchHost).kind, VerdictKind::Dead);
        let refused = failed(Failure::Refused("this machine"));
        assert_eq!((refused.kind, refused.reason.as_str()), (VerdictKind::Unknown, "private address"));
        for failure in [
            Failure::NoNames("busy".to_owned()),
            Failure::Timeout,
            Failure::NoConnection("refused".to_owned()),
            Failure::Broken("reset".to_owned()),
            Failure::Insecure("expired".to_owned()),
            Failure::NotHttp("garbage".to_owned()),
        ] {
            assert_eq!(failed(failure).kind, VerdictKind::Unknown);
        }
        let leads = verdict(DAM, &[(301, "https://gone.invalid/x")], End::Failed(Failure::NoSuchHost));
        assert_eq!((leads.kind, leads.reason.as_str()), (VerdictKind::Dead, "no such host: gone.invalid"));
    }

    #[test]
    fn a_wall_against_programs_blocks_whatever_its_status() {
        for answer in [200, 403, 503] {
            let reply = Reply { status: answer, is_bot_wall: true, ..Reply::default() };
            assert_eq!(verdict(DAM, &[], End::Answered(reply)).kind, VerdictKind::Blocked);
        }
    }
}
