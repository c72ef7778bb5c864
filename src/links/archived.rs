//! Archived copies: what to ask an archive of the web, and what its answers mean.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use thiserror::Error;
use url::Url;

use super::cache::CopyKey;
use super::exchange::Ask;
use super::visit::{End, Visitor};
use crate::article::Date;
use crate::article::url::private;
use crate::checks::{ArchivedCopy, Moment};

/// An archive of the web, which answers as the Wayback Machine does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// Where `/available?url=…` is asked.
    endpoint: String,
    /// Before what the address stands that a Memento `TimeMap` (RFC 7089) is asked of.
    timemap: Option<String>,
}

impl Default for Archive {
    fn default() -> Self {
        Self {
            endpoint: "https://archive.org/wayback".to_owned(),
            timemap: Some("https://web.archive.org/web/timemap/link/".to_owned()),
        }
    }
}

/// A text that is no address of an archive.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("“{0}” is no address of an archive; write one that begins with https:// or http://")]
pub struct BadEndpoint(String);

/// An index of a page with years of copies may be long; what lies behind is not looked at.
const LONGEST_ANSWER: usize = 4 << 20;

impl Archive {
    /// The archive at `endpoint`.
    pub fn at(endpoint: &str) -> Result<Self, BadEndpoint> {
        let bare = endpoint.trim().trim_end_matches('/');
        let is_web =
            Url::parse(bare).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        if !is_web {
            return Err(BadEndpoint(endpoint.to_owned()));
        }
        Ok(Self { endpoint: bare.to_owned(), timemap: Some(format!("{bare}/timemap/link/")) })
    }

    /// Its host, by which people know it.
    pub fn host(&self) -> String {
        let host = Url::parse(&self.endpoint).ok().and_then(|url| url.host_str().map(str::to_owned));
        host.unwrap_or_default()
    }

    /// Whether it lies in a private network itself.
    pub fn is_private(&self) -> bool {
        private(&self.endpoint).is_some()
    }

    /// The question for a copy of `of` near the day `near`, as the cache knows it.
    pub fn key(&self, of: &str, near: Option<Date>) -> CopyKey {
        CopyKey { archive: self.endpoint.clone(), of: of.to_owned(), near: near.map(|near| near.to_string()) }
    }

    /// Asks for the copy of `of` nearest to the day `near`. Nothing where there is no answer to be made sense of.
    pub async fn ask<A: Ask>(
        &self,
        visitor: &Visitor<'_, A>,
        of: &str,
        near: Option<Date>,
    ) -> Option<ArchivedCopy> {
        let available = read(visitor, self.available(of, near)?).await.and_then(|answer| closest(&answer));
        if let Some(ArchivedCopy::Found { .. }) = available {
            return available;
        }
        // The quick answer misses copies; the list of all does not.
        let listed = match self.timemap(of) {
            Some(url) => read(visitor, url).await.and_then(|answer| nearest(&answer, near)),
            None => None,
        };
        listed.or(available)
    }

    fn available(&self, of: &str, near: Option<Date>) -> Option<Url> {
        let mut url = Url::parse(&format!("{}/available", self.endpoint)).ok()?;
        url.query_pairs_mut().append_pair("url", of);
        if let Some(Date { year, month, day }) = near {
            url.query_pairs_mut().append_pair("timestamp", &format!("{year:04}{month:02}{day:02}"));
        }
        Some(url)
    }

    fn timemap(&self, of: &str) -> Option<Url> {
        Url::parse(&format!("{}{of}", self.timemap.as_deref()?)).ok()
    }
}

async fn read<A: Ask>(visitor: &Visitor<'_, A>, url: Url) -> Option<String> {
    match visitor.read(&url, LONGEST_ANSWER).await.end {
        End::Answered(reply) if reply.status == 200 => {
            Some(String::from_utf8_lossy(&reply.body).into_owned())
        }
        End::Answered(_) | End::Failed(_) | End::Circle | End::TooFar | End::Astray(_) | End::Resting => None,
    }
}

/// The answer of a service like the Wayback Machine's `available`. Nothing where it is none.
fn closest(answer: &str) -> Option<ArchivedCopy> {
    let answer: Value = serde_json::from_str(answer).ok()?;
    let closest = &answer.get("archived_snapshots")?["closest"];
    let is_page = closest["status"].as_str().is_none_or(|status| status.starts_with('2'));
    if closest["available"] != true || !is_page {
        return Some(ArchivedCopy::Nothing);
    }
    let url = closest["url"].as_str()?;
    Some(ArchivedCopy::Found { url: secure(url), day: day_of_stamp(closest["timestamp"].as_str()?)? })
}

/// The Wayback Machine still names its copies by `http`.
fn secure(url: &str) -> String {
    match url.strip_prefix("http://web.archive.org/") {
        Some(rest) => format!("https://web.archive.org/{rest}"),
        None => url.to_owned(),
    }
}

/// `20230918120000`.
fn day_of_stamp(stamp: &str) -> Option<Date> {
    Date::new(stamp.get(..4)?.parse().ok()?, stamp.get(4..6)?.parse().ok()?, stamp.get(6..8)?.parse().ok()?)
}

/// The memento in a `TimeMap` nearest to the day `near`, or else the last; nothing where it is none.
fn nearest(timemap: &str, near: Option<Date>) -> Option<ArchivedCopy> {
    let entries = timemap.split('<').skip(1).filter_map(|entry| entry.split_once('>'));
    let mut is_timemap = false;
    let mut mementos = Vec::new();
    for (url, about) in entries {
        let relation = parameter(about, "rel").unwrap_or_default();
        is_timemap |=
            relation.split(' ').any(|word| matches!(word, "original" | "timegate" | "self" | "memento"));
        let when = parameter(about, "datetime").and_then(|when| httpdate::parse_http_date(when).ok());
        if let Some(when) = when.filter(|_| relation.split(' ').any(|word| word == "memento")) {
            mementos.push((moment(when), url));
        }
    }
    let distance = |at: Moment| match near {
        Some(near) => at.0.abs_diff(Moment::of_day(near).0),
        None => u64::MAX - at.0,
    };
    let best = mementos.into_iter().min_by_key(|(at, _)| distance(*at));
    match best {
        Some((at, url)) => Some(ArchivedCopy::Found { url: secure(url), day: at.day() }),
        None => is_timemap.then_some(ArchivedCopy::Nothing),
    }
}

fn moment(time: SystemTime) -> Moment {
    Moment(time.duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs()))
}

fn parameter<'a>(about: &'a str, name: &str) -> Option<&'a str> {
    let start = about.find(&format!("{name}=\""))? + name.len() + 2;
    about[start..].split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(url: &str, day: &str) -> ArchivedCopy {
        ArchivedCopy::Found { url: url.to_owned(), day: day_of_stamp(day).expect("a day") }
    }

    #[test]
    fn the_wayback_machine_is_asked_for_the_day_of_the_article() {
        let archive = Archive::default();
        let asked = archive.available("https://a.example/x?y=1&z=2", Date::new(2023, 9, 7)).expect("a URL");
        assert_eq!(
            asked.as_str(),
            "https://archive.org/wayback/available?url=https%3A%2F%2Fa.example%2Fx%3Fy%3D1%26z%3D2&timestamp=20230907"
        );
        let own = Archive::at("http://127.0.0.1:8080/wb/").expect("an endpoint");
        let asked = own.available("https://a.example/", None).expect("a URL");
        assert_eq!(asked.as_str(), "http://127.0.0.1:8080/wb/available?url=https%3A%2F%2Fa.example%2F");
        assert_eq!(own.host(), "127.0.0.1");
        for wrong in ["", "archive.org", "ftp://archive.org", "https://"] {
            assert!(Archive::at(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn its_answer_is_a_copy_or_none() {
        let answer = r#"{"url":"a.example","archived_snapshots":{"closest":{"status":"200","available":true,
            "url":"http://web.archive.org/web/20230918120000/http://a.example/","timestamp":"20230918120000"}}}"#;
        assert_eq!(
            closest(answer),
            Some(found("https://web.archive.org/web/20230918120000/http://a.example/", "20230918"))
        );
        assert_eq!(closest(r#"{"archived_snapshots":{}}"#), Some(ArchivedCopy::Nothing));
        assert_eq!(closest(&answer.replace("200\"", "404\"")), Some(ArchivedCopy::Nothing));
        for nonsense in ["", "<html>", "{}", "[]", r#"{"archived_snapshots":{"closest":{"available":true}}}"#]
        {
            assert_eq!(closest(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn of_a_list_of_copies_the_nearest_counts() {
        let list = r#"<http://a.example/>; rel="original",
<https://arc.example/timemap/http://a.example/>; rel="self"; type="application/link-format"; from="Tue, 20 Jun 2000 18:02:59 GMT",
<https://arc.example/1/http://a.example/>; rel="first memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT",
<https://arc.example/2/http://a.example/>; rel="memento"; datetime="Sun, 17 Sep 2023 10:00:00 GMT",
<https://arc.example/3/http://a.example/>; rel="last memento"; datetime="Thu, 16 May 2024 10:00:00 GMT"
"#;
        let near = |year, month, day| nearest(list, Date::new(year, month, day));
        assert_eq!(near(1999, 1, 1), Some(found("https://arc.example/1/http://a.example/", "20000620")));
        assert_eq!(near(2023, 9, 19), Some(found("https://arc.example/2/http://a.example/", "20230917")));
        assert_eq!(nearest(list, None), Some(found("https://arc.example/3/http://a.example/", "20240516")));
        assert_eq!(nearest("<http://a.example/>; rel=\"original\"", None), Some(ArchivedCopy::Nothing));
        assert_eq!(nearest("<html><body>no such page</body></html>", None), None);
    }
}
