//! A check of links from plan to verdict: what is known already is not asked, and what is learned is remembered at once.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use url::Host;

use super::address::Allowed;
use super::archived::Archive;
use super::cache::Cache;
use super::client::{Client, ClientError, Identity, Names, Proxy, SystemNames};
use super::exchange::Failure;
use super::host::{self, Hosts, Manners};
use super::patterns::Patterns;
use super::plan::{Plan, Planned, Unasked, addresses};
use super::queue::{Bounds, Ended, Stop, run};
use super::verdict::judge;
use super::visit::{End, Visitor};
use crate::article::url::private;
use crate::article::{Article, Date};
use crate::checks::{LinkNews, Moment, PRIVATE_ADDRESS, Verdict, VerdictKind, Verdicts};

/// What is asked, and how.
#[derive(Clone)]
pub struct Options {
    /// Private networks that are asked all the same.
    pub allowed: Allowed,
    /// Addresses that are never asked.
    pub excluded: Patterns,
    /// Whom a site's owner may write to.
    pub contact: Option<String>,
    /// How long an answer may take.
    pub timeout: Duration,
    /// Whether the place in a page matters that an address names.
    pub reads_places: bool,
    /// Whether what is known is asked again all the same.
    pub asks_again: bool,
    /// Who is asked for archived copies.
    pub archive: Archive,
    /// Who knows the addresses of hosts.
    pub names: Arc<dyn Names>,
    /// Through whom sites are asked.
    pub proxy: Proxy,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            allowed: Allowed::default(),
            excluded: Patterns::default(),
            contact: None,
            timeout: Duration::from_secs(20),
            reads_places: false,
            asks_again: false,
            archive: Archive::default(),
            names: Arc::new(SystemNames),
            proxy: Proxy::System,
        }
    }
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many have been asked.
    pub done: usize,
    /// Of so many.
    pub total: usize,
}

/// What bounds a run.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Stops it.
    pub stop: Stop,
    /// When the time is up.
    pub until: Option<Instant>,
}

/// Verdicts that are known, shared by all who ask and tell.
pub type SharedCache = Arc<Mutex<Cache>>;

/// Asks the network about links.
pub struct Checker {
    options: Options,
    client: Client,
    hosts: Arc<Hosts>,
    cache: SharedCache,
}

impl Checker {
    /// One that asks as `options` say, treats hosts as `hosts` says and keeps what it learns in `cache`.
    pub fn new(options: Options, hosts: Arc<Hosts>, cache: SharedCache) -> Result<Self, ClientError> {
        let client = Client::new(Identity {
            allowed: options.allowed.clone(),
            timeout: options.timeout,
            contact: options.contact.clone(),
            names: Arc::clone(&options.names),
            proxy: options.proxy.clone(),
        })?;
        Ok(Self { options, client, hosts, cache })
    }

    /// What it was made with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What of `plan` nobody knows yet, so that it would be asked.
    pub fn wanted<'p>(&self, plan: &'p Plan) -> Vec<&'p Planned> {
        let mut cache = self.cache();
        cache.refresh();
        let now = Moment::now();
        plan.asked.iter().filter(|planned| self.needs_asking(&cache, planned, now)).collect()
    }

    /// Whether the address of `planned` is one of a private network as it stands. That of a name is known when it is asked.
    pub fn refuses(&self, planned: &Planned) -> bool {
        let address = match planned.url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(_)) | None => return false,
        };
        self.options.allowed.refuses(address).is_some()
    }

    /// Asks about what `plan` says and nobody knows yet.
    pub async fn check(&self, plan: &Plan, limits: &Limits, mut tell: impl FnMut(Progress)) -> Ended {
        let wanted = self.wanted(plan);
        for (url, _) in plan.unasked.iter().filter(|(_, why)| *why == Unasked::NotWeb) {
            self.cache().note(url, unknown(Unasked::NotWeb.words()));
        }
        let mut progress = Progress { done: 0, total: wanted.len() };
        tell(progress);
        let jobs = wanted.iter().map(|&planned| (host::name(&planned.url), planned));
        let learn = |(planned, verdict): (&Planned, Verdict)| {
            self.cache().learn(planned.url.as_str(), verdict);
            progress.done += 1;
            tell(progress);
        };
        let ended =
            run(jobs, self.bounds(limits), &limits.stop, |planned| self.verdict(planned), learn).await;
        if ended == Ended::OutOfTime {
            for planned in wanted {
                self.cache().note(planned.url.as_str(), unknown(TIME_IS_UP));
            }
        }
        ended
    }

    /// Asks the archive for copies of `wanted`, each near the day of its article.
    pub async fn find_copies(
        &self,
        wanted: Vec<(String, Option<Date>)>,
        limits: &Limits,
        mut tell: impl FnMut(Progress),
    ) -> Ended {
        let archive = &self.options.archive;
        let mut progress = Progress { done: 0, total: wanted.len() };
        tell(progress);
        let jobs = wanted.into_iter().map(|one| (archive.host(), one));
        let ask = |(of, near): (String, Option<Date>)| async move {
            let copy = archive.ask(&self.visitor(), &of, near).await;
            (archive.key(&of, near), copy)
        };
        run(jobs, self.bounds(limits), &limits.stop, ask, |(key, copy)| {
            if let Some(copy) = copy {
                self.cache().learn_copy(key, copy, Moment::now());
            }
            progress.done += 1;
            tell(progress);
        })
        .await
    }

    /// The links of `article` of which a copy is wanted, those that are dead or all, as far as nobody knows of one. An archive
    /// of the public web is not told what a private network holds.
    pub fn wanted_copies(&self, article: &Article, of_all: bool) -> Vec<(String, Option<Date>)> {
        let near = article.published();
        let (cache, now) = (self.cache(), Moment::now());
        let links = addresses(article, &self.options.excluded, self.options.reads_places, now);
        let planned = links.filter_map(|(_, planned)| planned.ok());
        let is_wanted = |planned: &Planned| {
            let url = planned.url.as_str();
            let is_dead = || cache.verdict(url).is_some_and(|verdict| verdict.kind == VerdictKind::Dead);
            let known = cache.fresh_copy(&self.options.archive.key(url, near), now);
            let is_told_no_stranger = private(url).is_none() || self.options.archive.is_private();
            !is_archive(&planned.url)
                && is_told_no_stranger
                && (of_all || is_dead())
                && known.is_none_or(|_| self.options.asks_again)
        };
        planned.filter(is_wanted).map(|planned| (planned.url.to_string(), near)).collect()
    }

    /// What is known of the links of `article`.
    pub fn verdicts(&self, article: &Article) -> Verdicts {
        known(&self.cache(), article, &self.options)
    }

    fn needs_asking(&self, cache: &Cache, planned: &Planned, now: Moment) -> bool {
        let fresh = cache.fresh(planned.url.as_str(), now).filter(|_| !self.options.asks_again);
        // What is allowed may have changed, and there may be more time.
        fresh.is_none_or(|verdict| matches!(verdict.reason.as_str(), PRIVATE_ADDRESS | TIME_IS_UP))
    }

    async fn verdict<'p>(&self, planned: &'p Planned) -> (&'p Planned, Verdict) {
        let mut evidence = self.visitor().visit(&planned.url).await;
        let host = evidence.last.host_str().unwrap_or_default();
        let is_never = host == "invalid" || host.ends_with(".invalid");
        if evidence.end == End::Failed(Failure::NoSuchHost)
            && !is_never
            && !self.client.has_names(&self.options.archive.host()).await
        {
            evidence.end = End::Failed(Failure::NoNames("there seems to be no network".to_owned()));
        }
        (planned, judge(&planned.url, &evidence, Moment::now()))
    }

    fn visitor(&self) -> Visitor<'_, Client> {
        Visitor { ask: &self.client, hosts: &self.hosts, reads_page: self.options.reads_places }
    }

    fn bounds(&self, limits: &Limits) -> Bounds {
        let Manners { connections, in_all, .. } = self.hosts.manners();
        // Most of them wait for their host.
        Bounds { at_once: 16 * in_all, of_one_host: connections, until: limits.until }
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        // What a thread that panicked has learned is whole or not there.
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The reason of a link that nobody had the time to ask.
const TIME_IS_UP: &str = "not asked: the time was up";

fn unknown(reason: &str) -> Verdict {
    Verdict {
        kind: VerdictKind::Unknown,
        redirects: Vec::new(),
        reason: reason.to_owned(),
        checked_at: Moment::now(),
    }
}

/// What `cache` knows of the links of `article`, under `options`. Costs a look-up a link.
pub fn known(cache: &Cache, article: &Article, options: &Options) -> Verdicts {
    let near = article.published();
    let mut answers = addresses(article, &options.excluded, options.reads_places, Moment::now()).peekable();
    let links = article.outline().links.iter().map(|link| {
        let (_, planned) = answers.next_if(|(asked, _)| std::ptr::eq(*asked, &raw const *link.link))?;
        let key = match planned {
            Ok(planned) => planned.url.to_string(),
            Err(Unasked::NotWeb) => link.link.url.clone(),
            Err(Unasked::Embargoed | Unasked::Excluded) => return None,
        };
        let verdict = cache.verdict(&key)?.clone();
        let copy = cache.copy(&options.archive.key(&key, near)).cloned().unwrap_or_default();
        Some(LinkNews { verdict, copy })
    });
    Verdicts { links: links.collect() }
}

/// Whether `url` leads to an archive of the web, whose pages are copies themselves.
fn is_archive(url: &url::Url) -> bool {
    url.host_str()
        .and_then(crate::attribution::Outlet::of_host)
        .is_some_and(|outlet| outlet.kind() == "archive")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;
    use crate::checks::ArchivedCopy;

    #[test]
    fn each_link_has_its_own_news() {
        let text =
            "See https://a.example/1, mailto:desk@a.example, https://a.example/2 and ftp://a.example/.\n";
        let article = Article::parse(text, Format::Markdown);
        let mut cache = Cache::default();
        let verdict = |reason: &str| Verdict {
            kind: VerdictKind::Dead,
            redirects: Vec::new(),
            reason: reason.to_owned(),
            checked_at: Moment(1),
        };
        cache.learn("https://a.example/2", verdict("gone"));
        cache.learn("ftp://a.example/", verdict("not asked"));
        let options = Options::default();
        let day = Date::new(2020, 1, 1).expect("a day");
        let copy = ArchivedCopy::Found { url: "https://web.archive.org/2".to_owned(), day };
        cache.learn_copy(options.archive.key("https://a.example/2", None), copy.clone(), Moment(1));
        let news = known(&cache, &article, &options);
        let reasons: Vec<Option<&str>> =
            news.links.iter().map(|news| news.as_ref().map(|news| news.verdict.reason.as_str())).collect();
        assert_eq!(reasons, [None, None, Some("gone"), Some("not asked")]);
        assert_eq!(news.of(2).map(|news| &news.copy), Some(&copy));
    }

    #[test]
    fn archives_are_known_by_their_hosts() {
        for (address, is_one) in [
            ("https://web.archive.org/web/2020/https://a.example/", true),
            ("https://archive.ph/abc", true),
            ("https://a.example/archive.org", false),
        ] {
            assert_eq!(is_archive(&url::Url::parse(address).expect("a URL")), is_one, "{address}");
        }
    }
}
