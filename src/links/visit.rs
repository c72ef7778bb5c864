//! Following one address to where it leads: for the head of the page first, and for the page where that does not tell.

use std::collections::HashSet;
use std::time::Duration;

use url::Url;

use super::cookies::Cookies;
use super::exchange::{Ask, Failure, Method, Reply, Request};
use super::host::Hosts;
use crate::checks::Redirect;

/// What was met on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The redirects, in order.
    pub redirects: Vec<Redirect>,
    /// The address that was asked last.
    pub last: Url,
    /// What came of it.
    pub end: End,
}

/// How following an address ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// With an answer that is no redirect.
    Answered(Reply),
    /// Without an answer.
    Failed(Failure),
    /// It leads to where it was before.
    Circle,
    /// It leads further than any browser follows.
    TooFar,
    /// It leads to what is no address of the web.
    Astray(String),
    /// The host wants to be left alone.
    Resting,
}

/// Browsers follow twenty; what needs more than ten is broken to those who care.
const MOST_REDIRECTS: usize = 10;

/// How often a host that says when to come back is asked again.
const MOST_RETURNS: usize = 2;

/// How long a host rests that says “too many” and not until when.
const SHORT_REST: Duration = Duration::from_secs(5);

/// So much of a page tells what it is called.
const HEAD_OF_PAGE: usize = 64 << 10;

/// So much of a page is searched for a place in it.
const WHOLE_PAGE: usize = 2 << 20;

/// Follows addresses, one host's manners in mind.
#[derive(Debug)]
pub struct Visitor<'a, A> {
    /// Who is asked.
    pub ask: &'a A,
    /// How hosts are treated.
    pub hosts: &'a Hosts,
    /// Whether the place in the page matters that an address names, so that the page has to be read.
    pub reads_page: bool,
}

impl<A: Ask> Visitor<'_, A> {
    /// Follows `url`.
    pub async fn visit(&self, url: &Url) -> Evidence {
        let reads_page = self.reads_page && url.fragment().is_some();
        if reads_page {
            return self.follow(Method::Get, url, WHOLE_PAGE).await;
        }
        let head = self.follow(Method::Head, url, 0).await;
        if head.tells_all() { head } else { self.follow(Method::Get, url, HEAD_OF_PAGE).await }
    }

    /// Follows `url` for the first `most` bytes of the page.
    pub async fn read(&self, url: &Url, most: usize) -> Evidence {
        self.follow(Method::Get, url, most).await
    }

    async fn follow(&self, method: Method, start: &Url, body: usize) -> Evidence {
        let mut cookies = Cookies::default();
        let mut seen = HashSet::new();
        let mut returns = 0;
        let mut last = start.clone();
        last.set_fragment(None);
        let mut redirects: Vec<Redirect> = Vec::new();
        let end = loop {
            let header = cookies.header(&last);
            let Ok(turn) = self.hosts.turn(&last).await else { break End::Resting };
            let request = Request { method, url: &last, cookies: header.clone(), body };
            let answer = self.ask.ask(request).await;
            drop(turn);
            let reply = match answer {
                Ok(reply) => reply,
                Err(failure) => break End::Failed(failure),
            };
            for set in &reply.cookies {
                cookies.set(&last, set);
            }
            if let Some(pause) = pause(&reply) {
                let is_bearable = self.hosts.rest(&last, pause);
                if is_bearable && reply.retry_after.is_some() && returns < MOST_RETURNS {
                    returns += 1;
                    continue;
                }
                break End::Answered(reply);
            }
            let next = match target(&last, &reply) {
                Target::Here => break End::Answered(reply),
                Target::Astray(location) => break End::Astray(location),
                Target::There(next) => next,
            };
            if !seen.insert((String::from(last.clone()), header)) {
                break End::Circle;
            }
            if redirects.len() == MOST_REDIRECTS {
                break End::TooFar;
            }
            redirects.push(Redirect { status: reply.status, to: next.to_string() });
            last = next;
        };
        Evidence { redirects, last, end }
    }
}

/// How long the host wants to be left alone.
fn pause(reply: &Reply) -> Option<Duration> {
    match reply.status {
        429 => Some(reply.retry_after.unwrap_or(SHORT_REST)),
        503 => reply.retry_after,
        _ => None,
    }
}

enum Target {
    Here,
    There(Url),
    Astray(String),
}

fn target(from: &Url, reply: &Reply) -> Target {
    let Some(location) =
        reply.location.as_deref().filter(|_| matches!(reply.status, 301 | 302 | 303 | 307 | 308))
    else {
        return Target::Here;
    };
    match from.join(location.trim()) {
        Ok(mut next) if matches!(next.scheme(), "http" | "https") && next.has_host() => {
            next.set_fragment(None);
            // No redirect makes us tell passwords.
            let cleared = next.set_username("").and_then(|()| next.set_password(None));
            if cleared.is_ok() { Target::There(next) } else { Target::Astray(location.to_owned()) }
        }
        Ok(_) | Err(_) => Target::Astray(location.to_owned()),
    }
}

impl Evidence {
    /// Whether asking for the page could tell nothing else than asking for its head did.
    fn tells_all(&self) -> bool {
        match &self.end {
            End::Answered(reply) => match reply.status {
                // A page has a kind and a length: an answer without is one that is given to every such question.
                200..=299 => reply.content_type.is_some() && reply.content_length != Some(0),
                429 | 999 => true,
                503 => reply.retry_after.is_some(),
                _ => false,
            },
            End::Failed(
                Failure::NoSuchHost
                | Failure::NoNames(_)
                | Failure::Refused(_)
                | Failure::NoConnection(_)
                | Failure::Insecure(_),
            )
            | End::Resting => true,
            End::Failed(Failure::Timeout | Failure::Broken(_) | Failure::NotHttp(_))
            | End::Circle
            | End::TooFar
            | End::Astray(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{Future, ready};
    use std::sync::Mutex;

    use super::super::host::Manners;
    use super::*;

    /// A web of few pages, which notes what it is asked.
    struct Web {
        pages: fn(&str, Method, Option<&str>, usize) -> Result<Reply, Failure>,
        asked: Mutex<Vec<String>>,
    }

    impl Ask for Web {
        fn ask(&self, request: Request<'_>) -> impl Future<Output = Result<Reply, Failure>> + Send {
            let mut asked = self.asked.lock().expect("no panic");
            let cookies = request.cookies.as_deref();
            let written = request.url.as_str();
            let before = asked.len();
            asked.push(format!(
                "{:?} {written}{}",
                request.method,
                cookies.map(|c| format!(" ({c})")).unwrap_or_default()
            ));
            ready((self.pages)(written, request.method, cookies, before))
        }
    }

    async fn visit(
        address: &str,
        pages: fn(&str, Method, Option<&str>, usize) -> Result<Reply, Failure>,
    ) -> (Evidence, Vec<String>) {
        let web = Web { pages, asked: Mutex::default() };
        let hosts = Hosts::new(Manners::default());
        let visitor = Visitor { ask: &web, hosts: &hosts, reads_page: false };
        let evidence = visitor.visit(&Url::parse(address).expect("a URL")).await;
        (evidence, web.asked.into_inner().expect("no panic"))
    }

    fn page(status: u16) -> Reply {
        Reply { status, content_type: Some("text/html".to_owned()), ..Reply::default() }
    }

    fn redirect(status: u16, to: &str) -> Reply {
        Reply { location: Some(to.to_owned()), ..page(status) }
    }

    #[tokio::test(start_paused = true)]
    async fn a_page_that_is_there_is_asked_for_once() {
        let (evidence, asked) = visit("https://a.example/x#part", |_, _, _, _| Ok(page(200))).await;
        assert_eq!(evidence.end, End::Answered(page(200)));
        assert_eq!(asked, ["Head https://a.example/x"]);
    }

    #[tokio::test(start_paused = true)]
    async fn where_the_head_fails_or_lies_the_page_is_asked_for() {
        for lie in [404, 403, 405, 501, 500] {
            static LIE: Mutex<u16> = Mutex::new(0);
            *LIE.lock().expect("no panic") = lie;
            let (evidence, asked) = visit("https://a.example/x", |_, method, _, _| {
                Ok(page(if method == Method::Get { 200 } else { *LIE.lock().expect("no panic") }))
            })
            .await;
            assert_eq!(evidence.end, End::Answered(page(200)), "{lie}");
            assert_eq!(asked.len(), 2);
        }
        let (evidence, _) = visit("https://a.example/x", |_, method, _, _| {
            Ok(if method == Method::Get { page(404) } else { Reply { status: 200, ..Reply::default() } })
        })
        .await;
        assert_eq!(evidence.end, End::Answered(page(404)), "an answer without a kind says nothing");
    }

    #[tokio::test(start_paused = true)]
    async fn redirects_are_followed_and_noted_and_passwords_in_them_forgotten() {
        let (evidence, asked) = visit("https://a.example/x", |address, _, _, _| {
            Ok(match address {
                "https://a.example/x" => redirect(301, "/y"),
                "https://a.example/y" => redirect(302, "http://desk:secret@b.example/z#end"),
                _ => page(200),
            })
        })
        .await;
        assert_eq!(
            asked,
            ["Head https://a.example/x", "Head https://a.example/y", "Head http://b.example/z"]
        );
        let redirects: Vec<(u16, &str)> =
            evidence.redirects.iter().map(|one| (one.status, one.to.as_str())).collect();
        assert_eq!(redirects, [(301, "https://a.example/y"), (302, "http://b.example/z")]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_wall_that_sets_a_cookie_and_leads_back_is_passed() {
        let (evidence, asked) = visit("https://a.example/x", |address, _, cookies, _| {
            Ok(match (address, cookies) {
                ("https://a.example/x", Some("consent=yes")) => page(200),
                ("https://a.example/x", _) => redirect(302, "/consent"),
                _ => Reply { cookies: vec!["consent=yes".to_owned()], ..redirect(302, "/x") },
            })
        })
        .await;
        assert_eq!(evidence.end, End::Answered(page(200)), "{asked:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn circles_endless_ways_and_ways_out_of_the_web_end() {
        let (evidence, _) = visit("https://a.example/x", |_, _, _, _| Ok(redirect(302, "/x"))).await;
        assert_eq!(evidence.end, End::Circle);
        let (evidence, asked) =
            visit("https://a.example/", |address, _, _, _| Ok(redirect(302, &format!("{address}x")))).await;
        assert_eq!(evidence.end, End::TooFar);
        assert_eq!(asked.len(), 2 * (MOST_REDIRECTS + 1));
        for astray in ["file:///etc/passwd", "gopher://a.example/", "http://"] {
            static TO: Mutex<&str> = Mutex::new("");
            *TO.lock().expect("no panic") = astray;
            let (evidence, _) =
                visit("https://a.example/x", |_, _, _, _| Ok(redirect(302, *TO.lock().expect("no panic"))))
                    .await;
            assert_eq!(evidence.end, End::Astray(astray.to_owned()));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_says_when_to_come_back_is_asked_again_then() {
        let busy = |_: &str, _: Method, _: Option<&str>, before: usize| {
            Ok(if before == 0 {
                Reply { retry_after: Some(Duration::from_secs(20)), ..page(429) }
            } else {
                page(200)
            })
        };
        let begun = tokio::time::Instant::now();
        let (evidence, asked) = visit("https://a.example/x", busy).await;
        assert_eq!((evidence.end, asked.len()), (End::Answered(page(200)), 2));
        assert_eq!(begun.elapsed().as_secs(), 20);

        let never = |_: &str, _: Method, _: Option<&str>, _: usize| {
            Ok(Reply { retry_after: Some(Duration::from_secs(7200)), ..page(503) })
        };
        let (evidence, asked) = visit("https://a.example/x", never).await;
        assert!(matches!(evidence.end, End::Answered(reply) if reply.status == 503));
        assert_eq!(asked.len(), 1, "nobody waits for two hours");
    }

    #[tokio::test(start_paused = true)]
    async fn where_nobody_can_be_reached_nobody_is_asked_twice() {
        let (evidence, asked) = visit("https://a.example/x", |_, _, _, _| Err(Failure::NoSuchHost)).await;
        assert_eq!((evidence.end, asked.len()), (End::Failed(Failure::NoSuchHost), 1));
        let (_, asked) = visit("https://a.example/x", |_, _, _, _| Err(Failure::Broken(String::new()))).await;
        assert_eq!(asked.len(), 2, "a connection that broke may hold the next time");
    }
}
